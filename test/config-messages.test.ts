/** The message for each value that an environment variable does not take. */
import { expect, test } from 'vitest'
import { complaint } from './support/configuration.ts'

test.each([
  ['PORT', 'abc', 'PORT is "abc", which does not fit: write a whole number from 0 to 65535.'],
  ['PORT', '65536', 'write a whole number from 0 to 65535'],
  ['PORT', '-1', 'write a whole number from 0 to 65535'],
  ['PORT', '1e3', 'write a whole number from 0 to 65535'],
  ['PORT', '80.5', 'write a whole number from 0 to 65535'],
  ['HOST', 'http://localhost', 'write 127.0.0.1'],
  ['HOST', '[::1]', 'write 127.0.0.1'],
  ['HOST', 'a b', 'write 127.0.0.1'],
  ['REGISTRATION', 'none', 'write one of open, invited, closed'],
  ['BREACHED_PASSWORDS_URL', 'http://example.com/range/', 'write an https address'],
  ['BREACHED_PASSWORDS_URL', 'https://example.com/?range=', 'write an https address'],
  ['LOG_FORMAT', 'xml', 'write one of pretty, json'],
  ['PUBLIC_URL', 'example.com', 'write an address such as https://todo.example.com'],
  ['PUBLIC_URL', 'https://example.com/?a=1', 'write an address such as https://todo.example.com'],
  ['SMTP_URL', 'mail.example.com', 'write smtp://user:password@mail.example.com:587'],
  ['SMTP_URL', 'smtp://user:p/w@mail:x', 'percent-encoded'],
  ['MAIL_FROM', 'Taskpact', 'write Taskpact <todo@example.com>'],
  ['WORKERS', 'yes', 'write one of on, off'],
  ['JWKS_URL', 'http://id.example.com/jwks.json', 'write an https address'],
  ['JWKS_URL', 'id.example.com', 'write an https address'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318', 'write an address such as http://localhost:4318'],
  [
    'JWT_ISSUER',
    'https://id.example.com/',
    'JWT_ISSUER is set and JWKS_URL and JWT_AUDIENCE are not: set all three, or none',
  ],
  ['DATABASE_URL', 'mysql://root@db/tasks', 'write postgres://user:password@host:5432/database'],
  ['DATABASE_URL', 'taskpact', 'write postgres://user:password@host:5432/database'],
  ['DATABASE_URL', 'postgres://ada:hunter#2@db/taskpact', 'percent-encoded'],
  ['DATABASE_POOL_SIZE', '1', 'write a whole number from 2 to 1000'],
  ['JWT_SECRET', 'much-too-short', 'JWT_SECRET has fewer than 32 bytes: write a random one'],
  ['CORS_ORIGINS', '*', 'write each origin'],
  ['CORS_ORIGINS', 'https://*.example.com', 'write each origin'],
  ['CORS_ORIGINS', 'https://app.example.com/', 'write https://app.example.com.'],
  ['CORS_ORIGINS', 'https://app.example.com:8443/login?next=1', 'write https://app.example.com:8443.'],
  ['CORS_ORIGINS', 'https://ada:pw@app.example.com', 'write https://app.example.com.'],
  ['CORS_ORIGINS', 'http://localhost:3000,app.example.com', 'contains "app.example.com", not an origin'],
  ['CORS_ORIGINS', 'localhost:3000', 'contains "localhost:3000", not an origin'],
  ['CORS_ORIGINS', 'null', 'contains "null", not an origin'],
  ['LOG_LEVEL', 'verbose', 'write one of silent, fatal, error, warn, info, debug, trace'],
  ['SLOW_REQUEST_MS', '1s', 'write a whole number from 0 to 86400000'],
  ['METRICS_PORT', 'on', 'write a whole number from 0 to 65535'],
  ['METRICS_HOST', 'http://localhost', 'write 127.0.0.1'],
  ['NODE_ENV', 'prod', 'write one of development, test, production'],
  ['TRUST_PROXY', 'true', 'write false, how many are in front'],
  ['TRUST_PROXY', '10.0.0.0/33', 'write false, how many are in front'],
  ['TRUST_PROXY', 'nginx', 'write false, how many are in front'],
  ['RATE_LIMITS', 'no', 'write one of on, off'],
  ['QUOTAS', 'cats=9', 'names the unknown quota "cats"'],
  ['QUOTAS', 'todos=-1', 'write a whole number from 0'],
  ['TASKPACT_PLAIN', 'yes', 'write one of 0, 1'],
  ['TASKPACT_DATE', './data', 'TASKPACT_DATE is not a variable of Taskpact'],
])('is refused with what to write instead: %s=%s', (name, value, words) => {
  const message = complaint({ [name]: value })
  expect(message).toContain(words)
  expect(message).toMatch(new RegExp(`^${name} `))
  expect(message).not.toContain('\n')
})

test('all errors are reported at once', () => {
  const message = complaint({ PORT: 'x', LOG_LEVEL: 'y', ADMIN_EMAIL: 'ada@example.com' })
  expect(message.split('\n')).toEqual([
    'The configuration is not usable:',
    expect.stringMatching(/^ {2}PORT is "x", .*\.$/),
    expect.stringMatching(/^ {2}LOG_LEVEL is "y", .*\.$/),
    '  ADMIN_EMAIL is set and ADMIN_PASSWORD is not: set both, or neither.',
  ])
})

test('an administrator needs both variables', () => {
  expect(complaint({ ADMIN_PASSWORD: 'correct horse' })).toBe(
    'ADMIN_PASSWORD is set and ADMIN_EMAIL is not: set both, or neither.',
  )
  expect(complaint({ ADMIN_EMAIL: 'ada', ADMIN_PASSWORD: 'correct horse' })).toContain('ADMIN_EMAIL is "ada", which')
  const longEmail = `${'a'.repeat(65)}@example.com`
  expect(complaint({ ADMIN_EMAIL: longEmail, ADMIN_PASSWORD: 'correct horse' })).toContain('is not an e-mail address')
  expect(complaint({ ADMIN_EMAIL: 'ada@example.com', ADMIN_PASSWORD: 'short' })).toContain('write 8 to 128 characters')
})

test('no message contains a secret', () => {
  const message = complaint({
    DATABASE_URL: 'postgres://ada:hunter2@db:x/taskpact',
    JWT_SECRET: 'hunter2hunter2',
    ADMIN_PASSWORD: 'hunter2',
  })
  expect(message).toContain('DATABASE_URL')
  expect(message).toContain('JWT_SECRET')
  expect(message).toContain('ADMIN_PASSWORD')
  expect(message).not.toContain('hunter2')
})
