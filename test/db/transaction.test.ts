import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase({ max: 4 })
  pool = database.pool
  await pool.raw(`
    create table counters (id integer primary key, value integer not null);
    create table children (counter_id integer references counters deferrable initially deferred);
    insert into counters values (1, 0)`)
})

afterAll(() => database.drop())

const valueAt = async (id: number) => (await pool('counters').first('value').where({ id }))?.value
const connectionsInUse = () => pool.client.pool.numUsed()

test('without a query no connection is taken', async () => {
  const answer = await inTransaction(pool, async () => {
    expect(connectionsInUse()).toBe(0)
    return 'done'
  })
  expect(answer).toBe('done')
})

test('one connection serves the whole unit of work and goes back', async () => {
  await inTransaction(pool, async (db) => {
    const ids = await Promise.all([1, 2, 3].map(() => db.raw('select pg_backend_pid() as pid, txid_current() as tx')))
    expect(new Set(ids.map(({ rows }) => `${rows[0].pid} ${rows[0].tx}`)).size).toBe(1)
    expect(connectionsInUse()).toBe(1)
  })
  expect(connectionsInUse()).toBe(0)
})

test('what resolves is committed, what throws is not', async () => {
  await inTransaction(pool, (db) => db('counters').insert({ id: 10, value: 1 }))
  expect(await valueAt(10)).toBe(1)
  const failing = inTransaction(pool, async (db) => {
    await db('counters').update({ value: 2 }).where({ id: 10 })
    throw new Error('changed its mind')
  })
  await expect(failing).rejects.toThrow('changed its mind')
  expect(await valueAt(10)).toBe(1)
  expect(connectionsInUse()).toBe(0)
})

test('nobody else sees it before it is committed', async () => {
  await inTransaction(pool, async (db) => {
    await db('counters').insert({ id: 11, value: 1 })
    expect(await valueAt(11)).toBeUndefined()
  })
  expect(await valueAt(11)).toBe(1)
})

test('a transaction inside of it is a savepoint', async () => {
  await inTransaction(pool, async (db) => {
    await db('counters').insert({ id: 12, value: 1 })
    const inner = db.transaction(async (nested) => {
      await nested('counters').update({ value: 2 }).where({ id: 12 })
      throw new Error('only this part')
    })
    await expect(inner).rejects.toThrow('only this part')
    await db.transaction((nested) => nested('counters').insert({ id: 13, value: 3 }))
  })
  expect([await valueAt(12), await valueAt(13)]).toEqual([1, 3])
})

test('a commit that fails is an error', async () => {
  const failing = inTransaction(pool, (db) => db('children').insert({ counter_id: 999 }))
  await expect(failing).rejects.toMatchObject({ code: '23503' })
  expect(await pool('children')).toEqual([])
  expect(connectionsInUse()).toBe(0)
})

test('a failed query that was swallowed does not become a commit', async () => {
  const failing = inTransaction(pool, async (db) => {
    await db('counters').insert({ id: 14, value: 1 })
    await db.raw('select 1 / 0').catch(() => {})
  })
  await expect(failing).rejects.toThrow('could not commit')
  expect(await valueAt(14)).toBeUndefined()
  expect((await pool.raw('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('it cannot be used after its end', async () => {
  let leaked: Knex | undefined
  await inTransaction(pool, async (db) => {
    leaked = db
    await db.raw('select 1')
  })
  await expect(leaked?.raw('select 1')).rejects.toThrow('has ended')
})

test('a connection that is lost in the middle is not used again', async () => {
  const failing = inTransaction(pool, async (db) => {
    const { rows } = await db.raw('select pg_backend_pid() as pid')
    await pool.raw('select pg_terminate_backend(?)', [rows[0].pid])
    await db.raw('select pg_sleep(5)')
  })
  await expect(failing).rejects.toThrow()
  const answers = await Promise.all([1, 2, 3, 4].map(() => pool.raw('select 1 as one')))
  expect(answers.map(({ rows }) => rows[0].one)).toEqual([1, 1, 1, 1])
})

test('serialization failures run again: concurrent increments sum exactly', async () => {
  let runs = 0
  const increment = (read: () => Promise<void>) =>
    inTransaction(pool, async (db) => {
      runs++
      await db.raw('set transaction isolation level repeatable read')
      const { value } = await db('counters').first('value').where({ id: 1 })
      await read()
      await db('counters')
        .update({ value: value + 1 })
        .where({ id: 1 })
    })
  for (let round = 0; round < 25; round++) {
    // Each pair writes only when both have read, so one of them has read what is no longer so.
    let reads = 0
    const both = Promise.withResolvers<void>()
    const read = async () => {
      if (++reads === 2) both.resolve()
      await both.promise
    }
    await Promise.all([increment(read), increment(read)])
  }
  expect(await valueAt(1)).toBe(50)
  expect(runs).toBe(75)
})

test('deadlocks run again', async () => {
  await pool('counters').insert([
    { id: 20, value: 0 },
    { id: 21, value: 0 },
  ])
  const met = Promise.withResolvers<void>()
  let waiting = 0
  const both = (first: number, second: number) =>
    inTransaction(pool, async (db) => {
      await db('counters').increment('value', 1).where({ id: first })
      if (++waiting === 2) met.resolve()
      await met.promise
      await db('counters').increment('value', 1).where({ id: second })
    })
  await Promise.all([both(20, 21), both(21, 20)])
  expect([await valueAt(20), await valueAt(21)]).toEqual([2, 2])
  // A transaction that runs again may run into the same conflict once more.
  expect(waiting).toBeGreaterThanOrEqual(3)
})

test('what fails for another reason does not run again', async () => {
  let runs = 0
  const failing = inTransaction(pool, async (db) => {
    runs++
    await db('counters').insert({ id: 1, value: 0 })
  })
  await expect(failing).rejects.toMatchObject({ code: '23505' })
  expect(runs).toBe(1)
})
