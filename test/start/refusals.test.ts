/** A service that cannot start prints one message, exits with code 1 and leaves no process running. */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { expectNothingLeft, newPlace, type Options, type Place, run } from './process.ts'

async function expectRefusal(place: Place, options: Options, sentence: RegExp): Promise<void> {
  const { code, output, errors } = await run(place, options)
  expect(errors).toMatch(/^[^\n]+\.\n$/)
  expect(errors).toMatch(sentence)
  expect({ code, output }).toEqual({ code: 1, output: '' })
  await expectNothingLeft(place)
}

const unreachable = 'postgres://ada:secret-word@127.0.0.1:1/taskpact'

test.each<[string, Record<string, string>, RegExp]>([
  ['half an admin', { ADMIN_EMAIL: 'ada@example.com' }, /^ADMIN_EMAIL is set and ADMIN_PASSWORD is not: /],
  ['the other half', { ADMIN_PASSWORD: 'seven geese in a row' }, /^ADMIN_PASSWORD is set and ADMIN_EMAIL is not: /],
  ['no port', { PORT: 'http' }, /^PORT is "http", which does not fit: write a whole number/],
  ['a short secret', { JWT_SECRET: 'short' }, /^JWT_SECRET has fewer than 32 bytes: /],
  [
    'production with a weak secret',
    { NODE_ENV: 'production', DATABASE_URL: unreachable, JWT_SECRET: 'change-me-change-me-change-me-change-me' },
    /^JWT_SECRET can be guessed/,
  ],
  [
    'production without a secret',
    { NODE_ENV: 'production', DATABASE_URL: unreachable },
    /^JWT_SECRET is missing, and production with a DATABASE_URL needs one: /,
  ],
  [
    'a database that nobody serves',
    { DATABASE_URL: unreachable },
    /^The database cannot be reached: connect ECONNREFUSED 127\.0\.0\.1:1\. Check DATABASE_URL\.\n$/,
  ],
])('%s', async (_, env, sentence) => {
  await expectRefusal(await newPlace(), { env }, sentence)
})

test('a port in use', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const sentence = new RegExp(`^Port ${port} is in use\\. Stop what listens there, or set PORT to another one\\.\n$`)
  await expectRefusal(await newPlace(), { env: { PORT: String(port) } }, sentence)
})

test('a data folder below a file', async () => {
  const place = await newPlace()
  await writeFile(join(place.folder, 'file'), '')
  const data = join(place.folder, 'file', 'data')
  await expectRefusal(
    place,
    { env: { TASKPACT_DATA: data } },
    /^The data folder .* cannot be written .* Set TASKPACT_DATA/,
  )
})

test.runIf(process.platform === 'linux')('a data folder where there can be none', async () => {
  const place = await newPlace()
  await expectRefusal(place, { env: { TASKPACT_DATA: '/proc/taskpact' } }, /^The data folder .* cannot be written/)
  // The signing secret is kept there as well.
  const env = { TASKPACT_DATA: '/proc/taskpact', DATABASE_URL: unreachable }
  await expectRefusal(place, { env }, /^The database cannot be reached/)
})
