/** Statements that a shared transaction allows, and when there is none: none may take locks that others wait for. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withoutOptimisations } from '../../src/db/knex.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { inSharedTransaction } from '../../src/db/transactions/shared-transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await database.pool.raw('create table lines (id integer primary key, tx bigint not null default txid_current())')
})
afterAll(() => database.drop())

/** Runs `work` as the unit of work of a request. */
function begin<T>(work: (db: Knex) => Promise<T>, pool = database.pool) {
  return inSharedTransaction(withLimits(pool, { signal: new AbortController().signal, wait: 1_000 }), {}, work)
}

test.each([
  'select id from lines for update',
  'select id from lines for key share',
  'update lines set tx = 0',
  'delete from lines',
  'select pg_advisory_xact_lock(1)',
  'lock table lines',
])('a statement that takes locks throws, alone or among others: %s', async (statement) => {
  for (const others of [0, 3]) {
    const all = Array.from({ length: others }, (_, index) => begin((db) => db.raw('select ?', [index])))
    const locking = begin((db) => db.raw(statement))
    await expect(locking).rejects.toThrow('must not take locks')
    await Promise.all(all)
  }
})

test.each(['select id from lines for update skip locked', 'select pg_try_advisory_xact_lock(1)'])(
  'a statement that waits for no lock runs: %s',
  async (statement) => {
    await begin((db) => db.raw(statement))
  },
)

test('of concurrent units of work most share a transaction; without optimisations none does', async () => {
  const transactions = async (pool: Knex, ids: number[]) => {
    await Promise.all(ids.map((id) => begin((db) => db('lines').insert({ id }), pool)))
    return new Set(await database.pool('lines').whereIn('id', ids).pluck('tx')).size
  }
  expect(await transactions(database.pool, [1, 2, 3, 4])).toBe(2)
  expect(await transactions(withoutOptimisations(database.pool), [5, 6, 7, 8])).toBe(4)
})
