/** The values that each environment variable takes. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { loadConfig } from '../src/config/config.ts'
import { emailPattern } from '../src/config/values.ts'
import { variables } from '../src/config/variables.ts'
import { complaint, strongSecret } from './support/configuration.ts'

test('an empty environment is enough', () => {
  expect(loadConfig({})).toEqual({
    port: 8000,
    host: '127.0.0.1',
    databaseUrl: null,
    databaseReplicaUrls: [],
    databasePoolSize: 10,
    databaseWorkerPoolSize: 3,
    databaseWaitMs: 800,
    databaseListenUrl: null,
    dataFolder: resolve('data'),
    dataFolderIsDefault: true,
    jwtSecrets: null,
    jwtSecretFile: null,
    issuer: null,
    registration: 'open',
    isLocal: true,
    requireSecondFactor: 'off',
    providers: [],
    passwordSignIn: true,
    sessions: { idleDays: 30, maxDays: 365 },
    rememberDeviceDays: 30,
    breachedPasswordsUrl: null,
    corsOrigins: ['http://localhost:3000', 'http://127.0.0.1:3000'],
    logLevel: 'info',
    logFormat: null,
    slowRequestMs: 1000,
    metricsPort: null,
    metricsHost: '127.0.0.1',
    traces: null,
    admin: null,
    production: false,
    trustProxy: false,
    rateLimits: true,
    quotas: {},
    plain: false,
    maxRequests: 200,
    maxStreams: 30,
    publicUrl: 'http://localhost:8000',
    smtpUrl: null,
    mailFrom: 'Taskpact <taskpact@localhost>',
    mailConnections: 2,
    eventRetentionDays: 30,
    webApp: true,
    webhookTargets: 'public',
    trashRetentionDays: 30,
    workers: true,
    shutdownDelayMs: 200,
    settings: expect.any(Array),
  })
})

test('a variable that is set to nothing counts as not set', () => {
  const names = Object.keys(variables)
  expect(names).toContain('JWT_SECRET')
  expect(loadConfig(Object.fromEntries(names.map((name) => [name, ' '])))).toEqual(loadConfig({}))
})

test('PUBLIC_URL follows PORT, so that the links in emails lead to this service', () => {
  expect(loadConfig({ PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
})

test('everything can be set', () => {
  expect(
    loadConfig({
      PORT: '0',
      HOST: '::1',
      DATABASE_URL: 'postgresql://ada:p%23w@db:5432/taskpact',
      DATABASE_REPLICA_URLS: 'postgresql://ada@one/taskpact, postgresql://ada@two/taskpact',
      DATABASE_POOL_SIZE: '3',
      DATABASE_WORKER_POOL_SIZE: '2',
      DATABASE_WAIT_MS: '200',
      DATABASE_LISTEN_URL: 'off',
      TASKPACT_DATA: '/srv/taskpact',
      JWT_SECRET: strongSecret,
      JWKS_URL: 'https://id.example.com/jwks.json',
      JWT_ISSUER: 'https://id.example.com/',
      JWT_AUDIENCE: 'taskpact-api',
      JWT_CREATE_USERS: 'on',
      REGISTRATION: 'closed',
      REQUIRE_SECOND_FACTOR: 'admins',
      PASSWORD_SIGN_IN: 'off',
      OIDC_ACME_ISSUER: 'https://id.acme.example/realms/one',
      OIDC_ACME_CLIENT_ID: 'taskpact',
      OIDC_ACME_CLIENT_SECRET: 'a secret',
      OIDC_ACME_SCOPES: 'openid email groups',
      OIDC_ACME_LABEL: 'Acme & Sons',
      OIDC_ACME_ROLE_CLAIM: 'realm_access.roles = admin',
      OIDC_ACME_ALLOWED_DOMAINS: 'Acme.example, acme.org',
      OIDC_ACME_TRUST_EMAIL: 'on',
      OIDC_ACME_TRUST_MFA: 'on',
      OIDC_ACME_FRONTCHANNEL_LOGOUT: 'on',
      SESSION_IDLE_DAYS: '7',
      SESSION_MAX_DAYS: '90',
      REMEMBER_DEVICE_DAYS: '7',
      BREACHED_PASSWORDS_URL: 'https://api.pwnedpasswords.com/range',
      CORS_ORIGINS: ' https://app.example.com, http://[::1]:3000,https://APP.example.com:443,capacitor://localhost',
      LOG_LEVEL: 'WARN',
      LOG_FORMAT: 'pretty',
      SLOW_REQUEST_MS: '0',
      METRICS_PORT: '9464',
      METRICS_HOST: '0.0.0.0',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
      OTEL_SERVICE_NAME: 'todos',
      ADMIN_EMAIL: 'ada@example.com',
      ADMIN_PASSWORD: ' correct horse ',
      NODE_ENV: 'production',
      TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8',
      RATE_LIMITS: 'off',
      QUOTAS: 'todos=5, webhooks=0',
      TASKPACT_PLAIN: '1',
      MAX_REQUESTS: '7',
      MAX_STREAMS: '8',
      PUBLIC_URL: 'https://example.com/todos/',
      SMTP_URL: 'smtps://ada:p%23w@mail.example.com',
      MAIL_FROM: 'todo@example.com',
      MAIL_CONNECTIONS: '5',
      EVENT_RETENTION_DAYS: '7',
      WEBHOOK_TARGETS: 'any',
      TRASH_RETENTION_DAYS: '14',
      WEB_APP: 'off',
      WORKERS: 'off',
      SHUTDOWN_DELAY_MS: '5000',
      PATH: '/bin',
    }),
  ).toEqual({
    port: 0,
    host: '::1',
    databaseUrl: 'postgresql://ada:p%23w@db:5432/taskpact',
    databaseReplicaUrls: ['postgresql://ada@one/taskpact', 'postgresql://ada@two/taskpact'],
    databasePoolSize: 3,
    databaseWorkerPoolSize: 2,
    databaseWaitMs: 200,
    databaseListenUrl: 'off',
    dataFolder: '/srv/taskpact',
    dataFolderIsDefault: false,
    jwtSecrets: [strongSecret],
    jwtSecretFile: null,
    issuer: {
      jwksUrl: 'https://id.example.com/jwks.json',
      issuer: 'https://id.example.com/',
      audience: 'taskpact-api',
      createUsers: true,
    },
    registration: 'closed',
    isLocal: false,
    requireSecondFactor: 'admins',
    passwordSignIn: false,
    providers: [
      {
        name: 'acme',
        label: 'Acme & Sons',
        issuer: 'https://id.acme.example/realms/one',
        clientId: 'taskpact',
        clientSecret: 'a secret',
        scopes: ['openid', 'email', 'groups'],
        role: { claim: 'realm_access.roles', value: 'admin' },
        domains: ['acme.example', 'acme.org'],
        trustsEmail: true,
        trustsMfa: true,
        frontchannelLogout: true,
      },
    ],
    sessions: { idleDays: 7, maxDays: 90 },
    rememberDeviceDays: 7,
    breachedPasswordsUrl: 'https://api.pwnedpasswords.com/range/',
    corsOrigins: ['https://app.example.com', 'http://[::1]:3000', 'capacitor://localhost'],
    logLevel: 'warn',
    logFormat: 'pretty',
    slowRequestMs: 0,
    metricsPort: 9464,
    metricsHost: '0.0.0.0',
    traces: { endpoint: 'http://collector:4318', serviceName: 'todos' },
    admin: { email: 'ada@example.com', password: ' correct horse ' },
    production: true,
    trustProxy: ['loopback', '10.0.0.0/8', 'fd00::/8'],
    rateLimits: false,
    quotas: { todos: 5, webhooks: 0 },
    plain: true,
    maxRequests: 7,
    maxStreams: 8,
    publicUrl: 'https://example.com/todos',
    smtpUrl: 'smtps://ada:p%23w@mail.example.com',
    mailFrom: 'todo@example.com',
    mailConnections: 5,
    eventRetentionDays: 7,
    webApp: false,
    webhookTargets: 'any',
    trashRetentionDays: 14,
    workers: false,
    shutdownDelayMs: 5000,
    settings: expect.any(Array),
  })
})

test.each([
  ['by default', {}, 'open'],
  ['on another address of this machine', { HOST: '127.0.0.2' }, 'open'],
  ['on IPv6', { HOST: '::1', PUBLIC_URL: 'http://[::1]:9000' }, 'open'],
  ['by name', { HOST: 'localhost', PUBLIC_URL: 'http://127.0.0.1:9000' }, 'open'],
  ['on every network', { HOST: '0.0.0.0' }, 'invited'],
  ['on every network of IPv6', { HOST: '::' }, 'invited'],
  ['on an address that looks alike', { HOST: '127.example.com' }, 'invited'],
  ['under a public name', { PUBLIC_URL: 'https://todo.example.com' }, 'invited'],
  ['behind a proxy', { TRUST_PROXY: '1' }, 'invited'],
  ['where the operator says so', { HOST: '0.0.0.0', REGISTRATION: 'open' }, 'open'],
])('registration is as open as the service can be reached: %s', (_, environment, registration) => {
  expect(loadConfig(environment).registration).toBe(registration)
})

test.each([
  ['a Unix socket', 'DATABASE_URL', 'postgres:///taskpact?host=/run/postgresql'],
  ['a long name', 'DATABASE_URL', 'postgresql://db'],
  ['a host name', 'HOST', 'tasks.internal'],
  ['every network', 'HOST', '::'],
  ['the last port', 'PORT', '65535'],
  ['one proxy', 'TRUST_PROXY', '1'],
  ['a secret with exactly 32 bytes', 'JWT_SECRET', strongSecret.slice(0, 32)],
  ['a secret of 16 two-byte characters', 'JWT_SECRET', 'äöüßéèêñçøåæðþžš'],
])('is accepted: %s', (_, name, value) => {
  expect(() => loadConfig({ [name]: value })).not.toThrow()
})

describe('production', () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/taskpact' }

  test('with a DATABASE_URL it needs a JWT_SECRET', () => {
    expect(complaint(production)).toMatch(/^JWT_SECRET is missing/)
    expect(complaint({ ...production, JWT_SECRET: '   ' })).toMatch(/^JWT_SECRET is missing/)
    expect(loadConfig({ NODE_ENV: 'production' }).jwtSecrets).toBeNull()
    expect(loadConfig({ DATABASE_URL: production.DATABASE_URL }).jwtSecrets).toBeNull()
  })

  test.each([
    'a'.repeat(64),
    'qwzpvqzwpvwqzpvvqwpzzwqvpqwzvpqwzq',
    'Tr0ub4dor&3xyz!'.repeat(3),
    'abcabc1'.repeat(8),
    'changemechangemechangemechangeme',
    'change-me-change-me-change-me-change-me!',
    'secretsecretsecretsecretsecretsecret',
    'your-super-secret-jwt-key-change-in-production',
    'your-256-bit-secret-your-256-bit-secret',
    'this_is_a_very_long_secret_key_for_development_only',
    'abcdefghijklmnopqrstuvwxyz0123456789',
    'MySuperSecretPasswordForTheJWT1234567890',
  ])('refuses the guessable secret %s, which development takes', (secret) => {
    const message = complaint({ ...production, JWT_SECRET: secret })
    expect(message).toMatch(/^JWT_SECRET can be guessed/)
    expect(message).not.toContain(secret)
    expect(loadConfig({ JWT_SECRET: secret }).jwtSecrets).toEqual([secret])
  })

  test.each([
    strongSecret,
    '9f86d081884c7d659a2feaa0c55ad015',
    'a3bf4f1b2b0b822cd15d6c15b0f00a08f6e1b6a0d3e8c3b1',
    'correct horse battery staple under the secret bridge',
    '私の秘密の鍵はとても長い文なので誰にも言い当てられない',
  ])('takes %s', (secret) => {
    expect(loadConfig({ ...production, JWT_SECRET: secret }).jwtSecrets).toEqual([secret])
  })
})

test('JWT_SECRET may have several secrets, each of at least 32 bytes', () => {
  const [one, two] = [strongSecret, 'a3bf4f1b2b0b822cd15d6c15b0f00a08f6e1b6a0d3e8c3b1']
  expect(loadConfig({ JWT_SECRET: `${one},${two}` }).jwtSecrets).toEqual([one, two])
  expect(complaint({ JWT_SECRET: `${one},short` })).toMatch(
    /^JWT_SECRET has several secrets.*one has fewer than 32 bytes/,
  )
  expect(complaint({ JWT_SECRET: `${one},` })).toMatch(/^JWT_SECRET has several secrets/)
  const guessable = { NODE_ENV: 'production', JWT_SECRET: `${one},${'a'.repeat(64)}` }
  expect(complaint(guessable)).toMatch(/^JWT_SECRET can be guessed/)
})

test('a database has one host or several', () => {
  const set = (url: string) => ({ DATABASE_URL: url })
  const url = 'postgresql://ada:p%23w@db1:5432,db2/taskpact?target_session_attrs=read-write'
  expect(loadConfig(set(url)).databaseUrl).toBe(url)
  expect(complaint(set('postgresql://db1:5432,db2:port/taskpact'))).toContain('DATABASE_URL is not a valid address')
})

test('an administrator needs an address that the contract takes', () => {
  const contract = parse(readFileSync(new URL('../openapi.yaml', import.meta.url), 'utf8'))
  expect(emailPattern.source).toBe(new RegExp(contract.components.schemas.Email.pattern).source)
})
