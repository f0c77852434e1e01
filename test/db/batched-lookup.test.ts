/** Batched look-ups: requests of one moment share a statement, a unit of work does not, and each wait is reported. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitsOf, withLimits } from '../../src/db/limits/limits.ts'
import { batchedLookup, lookupPerShape } from '../../src/db/statements/batches.ts'
import { prepared } from '../../src/db/statements/prepared.ts'
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
  const select = prepared<'ids', { word: string | null }>((db, value) =>
    db.raw(
      `select words.word from unnest(?::integer[]) with ordinality as asked(id, place)
       left join words using (id) order by place`,
      [value('ids')],
    ),
  )
  const find = batchedLookup<number, string | null>(async (db, ids) => {
    statements.push(ids)
    return (await select(db, { ids })).map(({ word }) => word)
  })
  return { statements, find }
}

/** The `db` of one request. */
function newRequest(waited?: (milliseconds: number) => void) {
  const controller = new AbortController()
  const db = withLimits(database.pool, { signal: controller.signal, wait: 1_000, ...(waited && { waited }) })
  return { db, stop: (reason: Error) => controller.abort(reason) }
}

/** A look-up whose batches return when the test says so. `ask` is one request's. */
function heldLookup() {
  const batches: { keys: number[]; signal: AbortSignal | undefined; finish(): void; fail(error: Error): void }[] = []
  const find = batchedLookup<number, string>((db, keys) => {
    const { promise, resolve, reject } = Promise.withResolvers<string[]>()
    batches.push({
      keys,
      signal: limitsOf(db)?.signal,
      finish: () => resolve(keys.map((key) => `value of ${key}`)),
      fail: reject,
    })
    return promise
  })
  return { batches, keys: () => batches.map(({ keys }) => keys), ask: (key: number) => find(newRequest().db, key) }
}

/** The keys are asked for in one turn of the event loop, so that they form a batch behind the one of the first key. */
async function askTogether(ask: (key: number) => Promise<string>, keys: number[]) {
  const values = keys.map(ask)
  await nextTurn()
  return values
}

test('requests of one turn of the event loop share a statement, and each gets its own value', async () => {
  const { statements, find } = words()
  const asked = [3, 1, 9, 1, 2]
  expect(await Promise.all(asked.map((id) => find(newRequest().db, id)))).toEqual([
    'word 3',
    'word 1',
    null,
    'word 1',
    'word 2',
  ])
  expect(statements).toEqual([[3], [1, 9, 1, 2]])
})

test('a request that comes while no other does is not held back for a batch, until several have come at once', async () => {
  const { batches, keys, ask } = heldLookup()
  const first = ask(1)
  expect(keys()).toEqual([[1]])
  batches[0]?.finish()
  expect(await first).toBe('value of 1')
  const [second, ...crowd] = [ask(2), ask(3), ask(4)]
  expect(keys()).toEqual([[1], [2]])
  await nextTurn()
  expect(keys()).toEqual([[1], [2], [3, 4]])
  for (const { finish } of batches) finish()
  await Promise.all([second, ...crowd])
  const later = ask(5)
  expect(keys()).toHaveLength(3)
  await nextTurn()
  expect(keys()).toHaveLength(4)
  batches[3]?.finish()
  await later
})

test('a unit of work asks by itself, and sees what it wrote', async () => {
  const { statements, find } = words()
  const { db } = newRequest()
  const work = inTransaction(db, async (transaction) => {
    await transaction('words').insert({ id: 4, word: 'word 4' })
    return Promise.all([find(transaction, 4), find(db, 4)])
  })
  expect(await work).toEqual(['word 4', null])
  expect(statements).toEqual([[4], [4]])
})

test('of two batches in flight neither gets another key: a value is never older than its request', async () => {
  const { batches, keys, ask } = heldLookup()
  const values = await askTogether(ask, [1, 1])
  expect(keys()).toEqual([[1], [1]])
  values.push(...(await askTogether(ask, [1, 2])))
  expect(keys()).toEqual([[1], [1]])
  batches[0]?.finish()
  await values[0]
  await nextTurn()
  expect(keys()).toEqual([[1], [1], [1, 2]])
  for (const { finish } of batches) finish()
  expect(await Promise.all(values)).toEqual(['value of 1', 'value of 1', 'value of 1', 'value of 2'])
})

test('a batch smaller than the one in flight waits until that one returns, or for a moment while it is slow', async () => {
  const { batches, keys, ask } = heldLookup()
  const values = await askTogether(ask, [0, 1, 2])
  batches[0]?.finish()
  await values[0]
  values.push(...(await askTogether(ask, [3])))
  expect(keys()).toEqual([[0], [1, 2]])
  values.push(...(await askTogether(ask, [4])))
  expect(keys()).toEqual([[0], [1, 2], [3, 4]])
  batches[1]?.finish()
  await values[1]
  values.push(...(await askTogether(ask, [5])))
  expect(keys()).toHaveLength(3)
  await expect.poll(() => keys()).toEqual([[0], [1, 2], [3, 4], [5]])
  for (const { finish } of batches) finish()
  expect(await Promise.all(values)).toEqual([0, 1, 2, 3, 4, 5].map((key) => `value of ${key}`))
})

test('a request that stops waiting throws its own reason, and the statement goes on for the others', async () => {
  const { find } = words()
  const requests = [newRequest(), newRequest(), newRequest()]
  const values = Promise.allSettled(requests.map(({ db }, index) => find(db, index + 1)))
  requests[1]?.stop(new Error('the client has gone'))
  expect(await values).toMatchObject([
    { status: 'fulfilled', value: 'word 1' },
    { status: 'rejected', reason: new Error('the client has gone') },
    { status: 'fulfilled', value: 'word 3' },
  ])
})

test('the statement is cancelled when the last of its requests stops waiting', async () => {
  const { batches } = heldLookup()
  const find = batchedLookup<number, number>((db, keys) => {
    batches.push({ keys, signal: limitsOf(db)?.signal, finish: () => {}, fail: () => {} })
    return new Promise((_, reject) =>
      limitsOf(db)?.signal.addEventListener('abort', () => reject(new Error('aborted'))),
    )
  })
  const [alone, one, other] = [newRequest(), newRequest(), newRequest()]
  const values = [alone, one, other].map(({ db }, key) => find(db, key))
  const settled = Promise.allSettled(values)
  await nextTurn()
  one.stop(new Error('one has gone'))
  await expect(values[1]).rejects.toThrow('one has gone')
  expect(batches[1]).toMatchObject({ keys: [1, 2], signal: { aborted: false } })
  other.stop(new Error('the other has gone'))
  await expect(values[2]).rejects.toThrow('the other has gone')
  expect(batches[1]?.signal?.aborted).toBe(true)
  alone.stop(new Error('the first has gone'))
  await settled
})

test('a request that stopped waiting before its batch was sent is left out of it', async () => {
  const keysOf: number[][] = []
  const find = batchedLookup<number, number>(async (_, keys) => {
    keysOf.push(keys)
    return keys
  })
  const [before, gone, later] = [newRequest(), newRequest(), newRequest()]
  const values = Promise.allSettled([before, gone, later].map(({ db }, key) => find(db, key)))
  gone.stop(new Error('gone'))
  expect(await values).toMatchObject([{ value: 0 }, { reason: new Error('gone') }, { value: 2 }])
  await expect(find(gone.db, 3)).rejects.toThrow('gone')
  expect(keysOf).toEqual([[0], [2]])
})

test('when a statement fails, it fails for all requests of its batch, and for none of the next', async () => {
  const { batches, ask } = heldLookup()
  const [first, ...failing] = await askTogether(ask, [0, 1, 2])
  batches[1]?.fail(new Error('no connection'))
  for (const value of failing) await expect(value).rejects.toThrow('no connection')
  const next = ask(1)
  batches[0]?.finish()
  expect(await first).toBe('value of 0')
  await nextTurn()
  batches[2]?.finish()
  expect(await next).toBe('value of 1')
})

test('a look-up that returns too few values fails', async () => {
  const find = batchedLookup<number, number>(async (_, keys) => keys.slice(1))
  const [, ...values] = [0, 1, 2].map((key) => find(newRequest().db, key))
  for (const value of values) await expect(value).rejects.toThrow('There are 1 values for 2 keys.')
})

test('larger batches are split; each runs in the async context of its first request', async () => {
  const context = new AsyncLocalStorage<number>()
  const [keysOf, contexts]: [number[][], unknown[]] = [[], []]
  const find = batchedLookup<number, number>(async (_, keys) => {
    keysOf.push(keys)
    contexts.push(context.getStore())
    return keys
  }, 2)
  const keys = [1, 2, 3, 4, 5, 6]
  expect(await Promise.all(keys.map((key) => context.run(key, () => find(newRequest().db, key))))).toEqual(keys)
  expect(keysOf).toEqual([[1], [2, 3], [4, 5], [6]])
  expect(contexts).toEqual([1, 2, 4, 6])
})

test('the time that a request waits for the batches before it is reported as a wait for the database', async () => {
  const waits: number[] = []
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const slow = batchedLookup<number, number>(async (db, keys) => {
    await db.raw('select 1')
    await held
    return keys
  })
  const ask = (key: number) => slow(newRequest((milliseconds) => waits.push(milliseconds)).db, key)
  const values: Promise<number>[] = []
  // Two batches are in flight when the last two ask.
  for (const key of [1, 2]) {
    values.push(ask(key))
    while (waits.length < key) await nextTurn()
  }
  values.push(ask(3), ask(4))
  const begun = performance.now()
  await nextTurn()
  const waited = performance.now() - begun
  release()
  expect(await Promise.all(values)).toEqual([1, 2, 3, 4])
  expect(waits).toHaveLength(4)
  for (const wait of waits.slice(2)) expect(wait).toBeGreaterThanOrEqual(waited)
})

test('a look-up for each shape of a query: of many shapes some are batched, since a connection prepares each', () => {
  const lookupOf = lookupPerShape((shape: { limit: number }) => shape)
  expect(lookupOf({ limit: 1 })).toBe(lookupOf({ limit: 1 }))
  const known = Array.from({ length: 100 }, (_, limit) => lookupOf({ limit })).filter((lookup) => lookup)
  expect(known).toHaveLength(30)
})
