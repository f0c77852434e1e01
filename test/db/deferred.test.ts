/** Statements that a unit of work sends without waiting: writes until its end, the first read together with BEGIN. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derive } from '../../src/db/knex.ts'
import { prepared } from '../../src/db/statements/prepared.ts'
import { inSavepoint } from '../../src/db/transactions/savepoint.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase({ max: 2 })
  pool = database.pool
  await pool.raw(`
    create table notes (id integer primary key);
    create sequence tries;
    create function conflict_once() returns integer language plpgsql as $$
    begin
      if nextval('tries') = 1 then raise 'two met' using errcode = 'serialization_failure'; end if;
      return 90;
    end $$`)
})

afterAll(() => database.drop())

const write = prepared<'id'>((db, value) => db('notes').insert({ id: value('id') }), { deferred: true })
const look = prepared<'id', { id: number }>((db, value) => db('notes').where({ id: value('id') }), { readOnly: true })
const notes = async () => (await pool('notes').orderBy('id')).map(({ id }) => id)

test('a write is there when the unit of work has ended, and for the statements after it', async () => {
  const seen = await inTransaction(pool, async (db) => {
    await look(db, { id: 0 })
    await write(db, { id: 1 })
    await write(db, { id: 2 })
    return db('notes').orderBy('id')
  })
  expect(seen).toEqual([{ id: 1 }, { id: 2 }])
  await inTransaction(pool, (db) => write(db, { id: 3 }))
  expect(await notes()).toEqual([1, 2, 3])
})

test('a write that fails is the error of its unit of work, whatever fails after it, and nothing is kept', async () => {
  const alone = inTransaction(pool, async (db) => {
    await write(db, { id: 10 })
    await write(db, { id: 1 })
  })
  await expect(alone).rejects.toMatchObject({ code: '23505' })
  const followed = inTransaction(pool, async (db) => {
    await write(db, { id: 1 })
    await db('notes').insert({ id: 11 })
  })
  await expect(followed).rejects.toMatchObject({ code: '23505' })
  expect(await notes()).toEqual([1, 2, 3])
  expect(pool.client.pool.numUsed()).toBe(0)
})

test('a unit of work runs again when its write says that this may succeed', async () => {
  let runs = 0
  const writeOnce = prepared<never>((db) => db.raw('insert into notes select conflict_once()'), { deferred: true })
  await inTransaction(pool, async (db) => {
    runs++
    await writeOnce(db, {})
  })
  expect(runs).toBe(2)
  expect(await notes()).toEqual([1, 2, 3, 90])
})

test('a write that fails in a part undoes the part', async () => {
  await inTransaction(pool, async (db) => {
    await write(db, { id: 20 })
    const part = inSavepoint(db, async () => {
      await write(db, { id: 21 })
      await write(db, { id: 1 })
    })
    await expect(part).rejects.toMatchObject({ code: '23505' })
    const other = inSavepoint(db, async () => {
      await write(db, { id: 1 })
      await db('notes').insert({ id: 22 })
    })
    await expect(other).rejects.toMatchObject({ code: '23505' })
    await inSavepoint(db, () => write(db, { id: 23 }))
  })
  expect(await notes()).toEqual([1, 2, 3, 20, 23, 90])
})

test('outside of a unit of work a write is waited for', async () => {
  await expect(write(pool, { id: 1 })).rejects.toMatchObject({ code: '23505' })
})

test('where BEGIN fails, a look may be answered, and nothing is written', async () => {
  const cancelled = derive(pool, {
    _query: (connection: unknown, statement: { sql: string }) =>
      pool.client._query(connection, statement.sql === 'BEGIN' ? { sql: 'select 1 / 0' } : statement),
  })
  const seen: unknown[] = []
  const failing = inTransaction(cancelled, async (db) => {
    seen.push(await look(db, { id: 1 }))
    await write(db, { id: 30 })
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  expect(seen).toEqual([[{ id: 1 }]])
  const onlyLooks = inTransaction(cancelled, (db) => look(db, { id: 1 }))
  await expect(onlyLooks).rejects.toMatchObject({ code: '22012' })
  expect(await notes()).toEqual([1, 2, 3, 20, 23, 90])
  expect(pool.client.pool.numUsed()).toBe(0)
})
