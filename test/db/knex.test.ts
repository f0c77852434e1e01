import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseUnavailable } from '../../src/db/errors.ts'
import { assertReachable, createPool } from '../../src/db/knex.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})

afterAll(() => database.drop())

test('an instant keeps its microseconds and is in UTC, whatever zone the session has', async () => {
  const micros = fc.integer({ min: -2_000_000_000_000_000, max: 30_000_000_000_000_000 })
  const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia']
  await database.pool.transaction(async (db) => {
    await fc.assert(
      fc.asyncProperty(micros, fc.constantFrom(...zones), async (offset, zone) => {
        await db.raw(`set local timezone to '${zone}'`)
        const { rows } = await db.raw(
          `select v as instant, to_char(v at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as expected
           from (select timestamptz '2000-01-01Z' + make_interval(secs => ?::numeric / 1000000) as v) as t`,
          [offset],
        )
        const { instant, expected } = rows[0]
        const [whole, fraction = ''] = instant.slice(0, -1).split('.')
        expect(`${whole}.${fraction.padEnd(6, '0')}Z`).toBe(expected)
      }),
      { numRuns: 150 },
    )
  })
})

test('a connection that is left in a transaction serves nobody else', async () => {
  const { connection } = database
  const pool = createPool({ connection, max: 1, applicationName: 'taskpact tests' })
  try {
    // The error and what the server says of the transaction after it may come apart.
    for (let count = 0; count < 100; count++) {
      await expect(pool.raw('begin; select 1 / 0; commit')).rejects.toThrow('division by zero')
      expect((await pool.raw('select 1 as one')).rows).toEqual([{ one: 1 }])
    }
    await pool.raw('begin; select 1')
    // Other tests have transactions on the same server.
    const { rows } = await pool.raw(
      "select state from pg_stat_activity where state like 'idle in transaction%' and datname = current_database()",
    )
    expect(rows).toEqual([])
  } finally {
    await pool.destroy()
  }
})

test.each([
  ['as long as the caller waits', 50, 5_000],
  ['as long as the pool does', 5_000, 1_000],
])('no connection %s', async (_, wait, acquireTimeout) => {
  const { connection } = database
  const pool = createPool({ connection, max: 1, applicationName: 'taskpact tests', acquireTimeout })
  try {
    const held = await pool.client.acquireConnection()
    const db = withLimits(pool, { signal: new AbortController().signal, wait })
    await expect(db.raw('select 1')).rejects.toThrow(DatabaseUnavailable)
    await pool.client.releaseConnection(held)
  } finally {
    await pool.destroy()
  }
})

test('counts are numbers, null stays null', async () => {
  const { rows } = await database.pool.raw(
    'select count(*) as total, null::timestamptz as never from (values (1)) as t',
  )
  expect(rows).toEqual([{ total: 1, never: null }])
})

test("the error of a statement has none of its values, not even where it has Postgres's own question mark", async () => {
  const statement = "select ?::text, '{}'::jsonb \\? 'a', missing"
  const error: Error = await database.pool.raw(statement, ['a-hidden-value']).catch((cause) => cause)
  expect(error.message).toMatch(/^select \$1.*column "missing" does not exist$/)
  expect(error.message).not.toContain('a-hidden-value')
})

test.each([
  ['nobody listens', 'postgres://ada:hidden-password@127.0.0.1:1/taskpact'],
  ['the name does not exist', 'postgres://ada:hidden-password@nowhere.invalid/taskpact'],
])('a start without a database says so in one sentence: %s', async (_, connection) => {
  const pool = createPool({ connection, max: 1, applicationName: 'tests' })
  const error = await assertReachable(pool).catch((cause) => cause)
  expect(error.name).toBe('StartupError')
  expect(error.message).toMatch(/^The database cannot be reached: .+\. Check DATABASE_URL\.$/)
  expect(error.message).not.toContain('hidden-password')
  await pool.destroy()
})
