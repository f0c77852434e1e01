/** The service on a Postgres that somebody else runs, and its refusals there. */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbedded } from '../../src/db/embedded/embedded.ts'
import { createPool } from '../../src/db/knex.ts'
import { urlOf } from '../support/database.ts'
import { type Dump, restoreDump } from '../support/dumps.ts'
import { createTodo, newPerson, newPlace, run, start, titles } from './process.ts'

let folder: string
let server: EmbeddedPostgres

/** A server that, unlike the embedded one, asks one of its users for a password. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-start-'))
  await chmod(folder, 0o711)
  const accessRules = join(folder, 'pg_hba.conf')
  await writeFile(accessRules, 'local all guarded scram-sha-256\nlocal all all trust\n')
  server = await startEmbedded({ dataFolder: join(folder, 'data'), settings: { fsync: 'off', hba_file: accessRules } })
  await administer("create role guarded login password 'right-word'", 'create database guarded owner guarded')
})

afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true })
})

async function administer(...statements: string[]): Promise<void> {
  const client = new pg.Client(server.connection)
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

const url = (password: string, database = 'guarded') =>
  `postgresql:///${database}?host=${encodeURIComponent(server.connection.host)}&user=guarded&password=${password}`

test('DATABASE_URL: it works there, starts no server of its own and leaves that one running', async () => {
  const place = await newPlace()
  const env = { DATABASE_URL: url('right-word') }
  const first = await start(place, { env })
  expect(first.text.output).not.toContain('right-word')
  const { token } = await newPerson(first.url)
  expect((await createTodo(first.url, token, 'Elsewhere')).status).toBe(201)
  expect(await first.stop()).toBe(0)
  await administer('select 1')

  const second = await start(place, { env })
  expect(await titles(second.url, token)).toEqual(['Elsewhere'])
  expect(await second.stop()).toBe(0)
})

/** Restores a dump into a new database and returns its `DATABASE_URL`. */
async function restored(dump: Dump): Promise<string> {
  const name = `dump_${dump.replace(/\W/g, '_')}`
  await administer(`create database ${name}`)
  const connection = { ...server.connection, database: name }
  const pool = createPool({ connection, max: 1, applicationName: 'tests' })
  await restoreDump({ pool, connection }, dump).finally(() => pool.destroy())
  return urlOf({ connection })
}

test('a database of another lineage: one sentence, exit code 1, and nothing is changed', async () => {
  const env = { DATABASE_URL: await restored('draft') }
  for (const command of ['start', 'worker']) {
    const { code, output, errors } = await run(await newPlace(), { env, args: [command] })
    expect({ code, output }).toEqual({ code: 1, output: '' })
    expect(errors).toMatch(/^The database is not of this Taskpact: it has applied 0006_events, [^\n]+\n$/)
  }
})

test('a database that a newer version has migrated: the start says what to do, and serves', async () => {
  const place = await newPlace()
  const env = { DATABASE_URL: await restored('0.2.0-later') }
  expect(await (await start(place, { env })).stop()).toBe(0)
  const client = new pg.Client({ ...server.connection, database: 'dump_0_2_0_later' })
  await client.connect()
  await client.query(`insert into knex_migrations (name, batch) values ('9999_labels', 99)`)
  await client.end()
  const service = await start(place, { env })
  expect(service.text.errors).toMatch(
    /^A newer version of Taskpact has migrated the database: it has 9999_labels\. .*"Downgrade"\)\.\n$/,
  )
  expect(await service.stop()).toBe(0)
})

test.each([
  ['a wrong password', () => url('wrong-word'), 'password authentication failed for user "guarded"'],
  ['no such database', () => url('right-word', 'elsewhere'), 'database "elsewhere" does not exist'],
])('%s: one sentence that does not tell the password', async (_, address, reason) => {
  expect(await run(await newPlace(), { env: { DATABASE_URL: address() } })).toEqual({
    code: 1,
    output: '',
    errors: `The database cannot be reached: ${reason}. Check DATABASE_URL.\n`,
  })
})
