/** A database that cannot store or sort all texts is refused at the start, with words, and left as it is. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { prepareDatabase } from '../../src/start/database.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { empty } from '../support/dumps.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const refusal = (message: RegExp) => ({ name: 'StartupError', message: expect.stringMatching(message) })

test.each([
  `encoding 'SQL_ASCII' locale 'C' locale_provider libc`,
  `encoding 'LATIN1' locale 'C' locale_provider libc`,
])('a database with %s', async (options) => {
  const name = `${database.connection.database}_other`
  await database.pool.raw(`create database ${name} template template0 ${options}`)
  const connection = { ...database.connection, database: name }
  const pool = createPool({ connection, max: 2, applicationName: 'taskpact tests' })
  try {
    await expect(prepareDatabase(pool)).rejects.toMatchObject(
      refusal(/^The database has the encoding (SQL_ASCII|LATIN1), and UTF8 is needed: .* Nothing was changed\.$/),
    )
    expect(await pool.schema.hasTable('knex_migrations')).toBe(false)
  } finally {
    await pool.destroy()
    await database.pool.raw(`drop database ${name} with (force)`)
  }
})

test('a server without ICU', async () => {
  await empty(database)
  await database.pool.raw(`delete from pg_collation where collprovider = 'i'`)
  await expect(prepareDatabase(database.pool)).rejects.toMatchObject(refusal(/has no ICU collations/))
  expect(await database.pool.schema.hasTable('knex_migrations')).toBe(false)
})
