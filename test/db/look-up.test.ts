/** Look-ups that requests share: who asks on the pool does, a unit of work asks by itself, and waits are told of. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bounded } from '../../src/db/limits/limits.ts'
import { sharedLookUp, shareEach } from '../../src/db/statements/batched-lookup.ts'
import { compileOnce } from '../../src/db/statements/prepared.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
  await database.pool.raw('create table words (id integer primary key, word text not null)')
  await database.pool('words').insert([1, 2, 3].map((id) => ({ id, word: `word ${id}` })))
})
afterAll(() => database.drop())

/** A look-up of words, and the keys of each of its statements. */
function words() {
  const statements: number[][] = []
  const select = compileOnce<'ids', { word: string | null }>((db, value) =>
    db.raw(
      `select words.word from unnest(?::integer[]) with ordinality as asked(id, place)
       left join words using (id) order by place`,
      [value('ids')],
    ),
  )
  const find = sharedLookUp<number, string | null>(async (db, ids) => {
    statements.push(ids)
    return (await select(db, { ids })).map(({ word }) => word)
  })
  return { statements, find }
}

/** The `db` of one request. */
function requestOn(pool: Knex, waited?: (milliseconds: number) => void) {
  const controller = new AbortController()
  const db = bounded(pool, { signal: controller.signal, wait: 1_000, ...(waited && { waited }) })
  return { db, stop: (reason: Error) => controller.abort(reason) }
}

test('requests that ask at once share a statement, and each gets its own answer', async () => {
  const { statements, find } = words()
  const asked = [3, 1, 9, 1, 2]
  const answers = await Promise.all(asked.map((id) => find(requestOn(database.pool).db, id)))
  expect(answers).toEqual(['word 3', 'word 1', null, 'word 1', 'word 2'])
  expect(statements).toEqual([asked])
})

test('a unit of work asks by itself, and sees what it wrote', async () => {
  const { statements, find } = words()
  const { db } = requestOn(database.pool)
  const within = inTransaction(db, async (transaction) => {
    await transaction('words').insert({ id: 4, word: 'word 4' })
    return Promise.all([find(transaction, 4), find(db, 4)])
  })
  expect(await within).toEqual(['word 4', null])
  expect(statements.toSorted()).toEqual([[4], [4]])
})

test('who stops waiting throws its own reason, and the others are answered', async () => {
  const { find } = words()
  const [one, other] = [requestOn(database.pool), requestOn(database.pool)]
  const answers = Promise.allSettled([find(one.db, 1), find(other.db, 2)])
  one.stop(new Error('the client has gone'))
  expect(await answers).toMatchObject([
    { status: 'rejected', reason: new Error('the client has gone') },
    { status: 'fulfilled', value: 'word 2' },
  ])
})

test('to wait for the statements before counts as waiting for the database, for each who does', async () => {
  const waits: number[] = []
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const slow = sharedLookUp<number, number>(async (db, keys) => {
    await db.raw('select 1')
    await held
    return keys
  })
  const ask = (key: number) => slow(requestOn(database.pool, (milliseconds) => waits.push(milliseconds)).db, key)
  const asked: Promise<number>[] = []
  // Two statements are under way when the last two ask.
  for (const key of [1, 2]) {
    asked.push(ask(key))
    while (waits.length < key) await nextTurn()
  }
  asked.push(ask(3), ask(4))
  const begun = performance.now()
  await nextTurn()
  const waited = performance.now() - begun
  release()
  expect(await Promise.all(asked)).toEqual([1, 2, 3, 4])
  expect(waits).toHaveLength(4)
  for (const wait of waits.slice(2)) expect(wait).toBeGreaterThanOrEqual(waited)
})

test('of the shapes of a query only some are shared, since each is prepared', () => {
  const lookUpOf = shareEach((shape: { limit: number }) => shape)
  expect(lookUpOf({ limit: 1 })).toBe(lookUpOf({ limit: 1 }))
  const known = Array.from({ length: 100 }, (_, limit) => lookUpOf({ limit })).filter((lookUp) => lookUp)
  expect(known).toHaveLength(30)
})
