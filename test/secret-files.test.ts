/** `NAME_FILE`: each secret variable may be in a file. */
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { loadConfig } from '../src/config/config.ts'
import { secretNames } from '../src/config/secret-files.ts'
import { secretsOf } from '../src/config/secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'taskpact-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

let count = 0
function file(content: string | Buffer): string {
  const path = join(folder, String(count++))
  writeFileSync(path, content)
  return path
}

const strong = 'pZ4vQ8Yw1sKc7dTn3xJm9rLb5hFg2uAe6oVi0qWk'
const values: Record<string, string> = {
  DATABASE_URL: 'postgres://ada:hush-1@db/taskpact',
  DATABASE_REPLICA_URLS: 'postgres://ada:hush-2@replica/taskpact',
  DATABASE_LISTEN_URL: 'postgres://ada:hush-3@db/taskpact',
  JWT_SECRET: strong,
  SMTP_URL: 'smtp://ada:hush-4@mail.example.com',
  ADMIN_PASSWORD: 'seven geese in a row',
}
const usual = {
  DATABASE_URL: values.DATABASE_URL,
  ADMIN_EMAIL: 'ada@example.com',
  ADMIN_PASSWORD: values.ADMIN_PASSWORD,
}

test('every secret has a value here', () => {
  expect(secretNames().sort()).toEqual(Object.keys(values).sort())
})

test.each(Object.entries(values))('%s_FILE is the same as the variable', (name, value) => {
  const { [name as keyof typeof usual]: _, ...others } = usual
  const direct = { ...loadConfig({ ...others, [name]: value }), jwtSecretFile: null }
  for (const end of ['', '\n', '\r\n']) {
    const config = loadConfig({ ...others, [name]: '', [`${name}_FILE`]: file(value + end) })
    expect({ ...config, jwtSecretFile: null, settings: direct.settings }).toEqual(direct)
    expect(secretsOf(config).length).toBeGreaterThan(0)
  }
})

test('only one newline at the end is cut, and nothing else', () => {
  const link = join(folder, 'link')
  symlinkSync(file(` ${strong} \n`), link)
  expect(loadConfig({ JWT_SECRET_FILE: link }).jwtSecrets).toEqual([` ${strong} `])
})

test.each<[string, Record<string, string>, string]>([
  [
    'both',
    { JWT_SECRET: strong, JWT_SECRET_FILE: file(strong) },
    'JWT_SECRET and JWT_SECRET_FILE are both set: keep one of them.',
  ],
  [
    'no such file',
    { SMTP_URL_FILE: join(folder, 'none') },
    `SMTP_URL_FILE is "${join(folder, 'none')}", which cannot be read (ENOENT): `,
  ],
  ['a folder', { JWT_SECRET_FILE: folder }, `JWT_SECRET_FILE is "${folder}", which is no file: `],
  ['a device', { JWT_SECRET_FILE: '/dev/zero' }, 'JWT_SECRET_FILE is "/dev/zero", which is no file: '],
  ['an empty file', { JWT_SECRET_FILE: file('\n') }, ', which is empty: '],
  ['a large file', { JWT_SECRET_FILE: file('x'.repeat(65_537)) }, ', which has more than 65536 bytes: '],
  ['two lines', { JWT_SECRET_FILE: file(`${strong}\n${strong}\n`) }, ', which has more than one line: '],
  ['a value that does not fit', { JWT_SECRET_FILE: file('hush') }, 'JWT_SECRET_FILE has fewer than 32 bytes: '],
  [
    'no database',
    { DATABASE_URL_FILE: file('mysql://hush') },
    'DATABASE_URL_FILE is not the address of a Postgres server: ',
  ],
])('%s is refused', (_, env, message) => {
  const refused = () => loadConfig(env)
  expect(refused).toThrow(message)
  expect(refused).not.toThrow(/hush|\n/)
})

test('a file that cannot be read is one complaint, and counts as given', () => {
  const env = { NODE_ENV: 'production', DATABASE_URL: values.DATABASE_URL as string, JWT_SECRET_FILE: '/nowhere' }
  expect(() => loadConfig(env)).toThrow(/^JWT_SECRET_FILE is "\/nowhere", which cannot be read \(ENOENT\): [^\n]+$/)
})
