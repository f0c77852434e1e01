/** A start finds a database that another version or another program has made, and says what to do. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import {
  changedMigrations,
  hashesOfFiles,
  hashOf,
  judgeMigrations,
  withNewHashes,
} from '../../scripts/migration-hashes.ts'
import { createPool } from '../../src/db/knex.ts'
import { knownMigrations, lineageOf, migrate, migrateThrough } from '../../src/db/migrate.ts'
import { migrationHashes } from '../../src/db/migrations/hashes.ts'
import { prepareDatabase } from '../../src/start/database.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { empty, restoreDump } from '../support/dumps.ts'

let database: TestDatabase
const known = await knownMigrations()
const last = known.at(-1) as string

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())
beforeEach(() => empty(database))

/** All that a refused start must leave alone. */
async function stateOf({ pool }: TestDatabase): Promise<unknown> {
  const { rows } = await pool.raw(
    `select relname, relkind from pg_class where relnamespace = 'public'::regnamespace order by 1`,
  )
  const names = await pool('knex_migrations')
    .orderBy('id')
    .pluck('name')
    .catch(() => [])
  return { rows, names }
}

async function expectRefusal(message: string | RegExp): Promise<void> {
  const before = await stateOf(database)
  await expect(prepareDatabase(database.pool)).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringMatching(message),
  })
  expect(await stateOf(database)).toEqual(before)
}

test('no migration has changed since its hash was recorded, and each has one: npm run generate', async () => {
  expect((await judgeMigrations()).changed).toEqual([])
  expect(migrationHashes).toEqual(await hashesOfFiles())
})

test('a hash is that of the statements, whatever the comments, the indentation and the ends of lines', () => {
  const text = "/** A. */\nexport const a = 'select 1 -- one'\n  // b\n  -- c\n"
  expect(hashOf("// Other.\r\n\r\n   export const a = 'select 1 -- one'\r\n")).toBe(hashOf(text))
  expect(hashOf(text.replace('1', '2'))).not.toBe(hashOf(text))
})

test('a changed or deleted migration is named, and never recorded anew', () => {
  const recorded = { '0001_a': 'a', '0002_b': 'b' }
  const now = { '0001_a': 'x', '0003_c': 'c' }
  expect(changedMigrations(recorded, now)).toEqual([
    expect.stringMatching(/^The migration 0001_a has changed, /),
    expect.stringMatching(/^The migration 0002_b is missing, /),
  ])
  expect(withNewHashes(recorded, now)).toMatch(/'0001_a': 'a',\n {2}'0002_b': 'b',\n {2}'0003_c': 'c',\n/)
})

test('each migration is recorded with the hash of its text, in its own transaction', async () => {
  await migrate(database.pool)
  const rows = await database.pool('applied_migrations').orderBy('name').select('name', 'hash')
  expect(Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))).toEqual(migrationHashes)
})

test('a database in which a migration has another content is refused', async () => {
  await migrate(database.pool)
  await database.pool('applied_migrations').update({ hash: 'of another text' }).where({ name: '0004_projects' })
  await expectRefusal(/^The database is not of this Taskpact: it has applied 0004_projects, /)
})

test.each(['0005_idempotency', '20240101_init', '0000_before', 'create-users.js'])(
  'the unknown migration %s is refused',
  async (name) => {
    await migrateThrough(database.pool, '0006_events')
    await database.pool('knex_migrations').insert({ name, batch: 1 })
    await expectRefusal(new RegExp(`^The database is not of this Taskpact: it has applied ${name}, `))
  },
)

test('a database of a commit before the migrations of 0.2.0 were complete is refused', async () => {
  await restoreDump(database, 'draft')
  await expectRefusal(/^The database is not of this Taskpact: it has applied 0006_events, .* Nothing was changed\.$/)
})

test('so is one with the counts of the trash as they were drafted', async () => {
  await migrateThrough(database.pool, '0008_trash')
  const { rows } = await database.pool.raw(`select pg_get_functiondef('count_inserted_todos'::regproc) as text`)
  await database.pool.raw(rows[0].text.replace(/,\s*version = version \+ 1/, '').replaceAll('?', '\\?'))
  await expectRefusal(/it has applied 0008_trash, /)
})

test('every state on the way through the migrations is recognised', async () => {
  for (const name of known) {
    await migrateThrough(database.pool, name)
    const pending = known.filter((one) => one > name)
    expect(await lineageOf(database.pool)).toEqual({
      applied: known.length - pending.length,
      pending,
      newer: [],
      foreign: [],
    })
  }
})

test('a table of another application is named before anything is made', async () => {
  await database.pool.raw('create table users (id integer)')
  await expectRefusal(/^The database has a table "users" that is not of Taskpact\. /)
})

test('a failed migration is one sentence with the reason, and what was applied before stays', async () => {
  await migrateThrough(database.pool, '0030_mails')
  await database.pool.raw('create table left_overs (id integer)')
  const failed = /^The migration 0031_left_overs failed and was rolled back: relation "left_overs" already exists\. /
  await expectRefusal(failed)
  await database.pool.raw('drop table left_overs')
  await prepareDatabase(database.pool)
})

test('a half migrated database, without what its migrations have made, is one sentence', async () => {
  await prepareDatabase(database.pool)
  await database.pool.raw('drop function event_end() cascade')
  await expectRefusal(/^The change log cannot be prepared: function event_end\(\) does not exist\. /)
})

test('a role that may not create tables is one sentence', async () => {
  await database.pool.raw(
    `create role reader_${process.pid} login; grant usage on schema public to reader_${process.pid}`,
  )
  const pool = createPool({
    connection: { ...database.connection, user: `reader_${process.pid}` },
    max: 2,
    applicationName: 'tests',
  })
  await expect(prepareDatabase(pool)).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringMatching(/^The database cannot be migrated: permission denied for schema public\. /),
  })
  await pool.destroy()
  await database.pool.raw(`drop owned by reader_${process.pid}; drop role reader_${process.pid}`)
})

test('after a downgrade the start continues and says what to do; with a mixture of versions it is refused', async () => {
  await prepareDatabase(database.pool)
  const advice: string[] = []
  await database.pool('knex_migrations').insert({ name: '9999_labels', batch: 9 })
  expect(await migrate(database.pool, (message) => advice.push(message))).toEqual([])
  expect(advice).toEqual([
    expect.stringMatching(
      /^A newer version of Taskpact has migrated the database: it has 9999_labels\. .*restore the backup/,
    ),
  ])

  // A newer version has recorded a hash, whatever the number.
  await database.pool('knex_migrations').update({ name: '0002_labels' }).where({ name: '9999_labels' })
  await database.pool('applied_migrations').insert({ name: '0002_labels', hash: 'of its text' })
  expect(await migrate(database.pool, (message) => advice.push(message))).toEqual([])
  expect(advice[1]).toContain('0002_labels')

  await database.pool('knex_migrations').delete().where({ name: last })
  await expectRefusal(`it has 0002_labels, and lacks ${last}. `)
})
