/** The configuration for people: complete, with its sources, and without secrets. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../src/config/config.ts'
import { secretNames } from '../src/config/secret-files.ts'
import { variables } from '../src/config/variables.ts'

type Env = Record<string, string>
const settingOf = (name: string, env: Env = {}) => loadConfig(env).settings.find((one) => one.name === name)

test('it has every variable, in order', () => {
  expect(loadConfig({}).settings.map(({ name }) => name)).toEqual(Object.keys(variables))
})

test.each<[string, Env, string | null, string]>([
  ['PORT', {}, '8000', 'default'],
  ['PORT', { PORT: ' 9000 ' }, '9000', 'environment'],
  ['PORT', { PORT: ' ' }, '8000', 'default'],
  ['METRICS_PORT', {}, null, 'default'],
  ['PUBLIC_URL', { PORT: '9000' }, 'http://localhost:9000', 'default'],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://todo.example.com/' }, 'https://todo.example.com', 'environment'],
  ['REGISTRATION', {}, 'open', 'default'],
  ['REGISTRATION', { HOST: '0.0.0.0' }, 'invited', 'default'],
  ['TASKPACT_DATA', { TASKPACT_DATA: 'here' }, resolve('here'), 'environment'],
  ['SMTP_URL', {}, null, 'default'],
  ['SMTP_URL', { SMTP_URL: 'smtp://ada:hunter2@mail.example.com' }, '********', 'environment'],
])('%s of %j is %s, by %s', (name, env, value, source) => {
  expect(settingOf(name, env)).toMatchObject({ value, source })
})

test('a secret from a file is masked, and says so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-settings-'))
  try {
    await writeFile(join(folder, 'smtp'), 'smtp://ada:hunter2@mail.example.com\n')
    const setting = settingOf('SMTP_URL', { SMTP_URL_FILE: join(folder, 'smtp') })
    expect(setting).toEqual({ name: 'SMTP_URL', value: '********', source: 'file', secret: true })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('no secret is shown, nor a credential in an address', () => {
  const secret = 'hunter2-hunter3-hunter4-hunter5-hunter6'
  const url = (scheme: string) => `${scheme}://ada:${secret}@example.com/path?key=${secret}`
  const given: Env = {
    DATABASE_URL: url('postgres'),
    DATABASE_REPLICA_URLS: `${url('postgres')},${url('postgres')}`,
    DATABASE_LISTEN_URL: url('postgres'),
    JWT_SECRET: secret,
    SMTP_URL: `smtp://ada:${secret}@example.com`,
    ADMIN_EMAIL: 'ada@example.com',
    ADMIN_PASSWORD: secret,
    // No secrets by themselves.
    JWKS_URL: url('https'),
    JWT_ISSUER: url('https'),
    JWT_AUDIENCE: 'taskpact',
    OTEL_EXPORTER_OTLP_ENDPOINT: `https://ada:${secret}@example.com`,
  }
  expect(secretNames().filter((name) => !(name in given))).toEqual([])
  const { settings } = loadConfig(given)
  expect(JSON.stringify(settings)).not.toContain('hunter')
  expect(settings.find(({ name }) => name === 'JWKS_URL')?.value).toBe('https://********@example.com/path?********')
})
