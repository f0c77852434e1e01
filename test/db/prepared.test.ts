/** Prepared statements: the same rows as the query would have, prepared where the connection is the server's own. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool, withoutOptimisations } from '../../src/db/knex.ts'
import { prepared } from '../../src/db/statements/prepared.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase()
  // One connection, so that what is prepared on it can be looked at.
  pool = createPool({ connection: database.connection, max: 1, applicationName: 'taskpact tests' })
  await pool.raw('create table things (id integer primary key, size smallint, name text)')
  await pool.raw("insert into things select n, n, 'thing ' || n from generate_series(1, 9) as n")
})

afterAll(async () => {
  await pool.destroy()
  await database.drop()
})

const statements = async () => {
  const { rows } = await pool.raw("select name, statement from pg_prepared_statements where statement like '%things%'")
  return rows as { name: string; statement: string }[]
}

test('a statement is prepared once, and answers by its values', async () => {
  const select = prepared<'id', { name: string }>((db, value) =>
    db('things')
      .select('name')
      .where({ id: value('id') }),
  )
  for (const id of [1, 2, 3]) expect(await select(pool, { id })).toEqual([{ name: `thing ${id}` }])
  expect(await inTransaction(pool, (db) => select(db, { id: 4 }))).toEqual([{ name: 'thing 4' }])
  expect(await statements()).toEqual([
    { name: expect.stringMatching(/^taskpact_\d+$/), statement: 'select "name" from "things" where "id" = $1' },
  ])
})

test('an array is one value, and a question mark in the SQL is none', async () => {
  const select = prepared<'ids', { id: number; has: boolean }>((db, value) =>
    db.raw(`select id, '{"a": 1}'::jsonb \\? 'a' as has from things where id = any(?) order by id`, [value('ids')]),
  )
  expect(await select(pool, { ids: [7, 8, 99] })).toEqual([
    { id: 7, has: true },
    { id: 8, has: true },
  ])
})

test('a column that gets another type does not stop it: outside and inside of a transaction', async () => {
  const select = prepared<'id', { size: number | string }>((db, value) =>
    db('things')
      .select('size')
      .where({ id: value('id') }),
  )
  expect(await select(pool, { id: 5 })).toEqual([{ size: 5 }])
  await pool.raw('alter table things alter size type integer')
  expect(await select(pool, { id: 5 })).toEqual([{ size: 5 }])
  await pool.raw('alter table things alter size type text')
  let tries = 0
  const inOne = await inTransaction(pool, (db) => {
    tries++
    return select(db, { id: 5 })
  })
  expect(inOne).toEqual([{ size: '5' }])
  expect(tries).toBe(2)
})

test('a connection whose server process is another one than it says keeps no statement', async () => {
  // As PgBouncer does it, the key that the client was given is no process's.
  const elsewhere = createPool({ connection: database.connection, max: 1, applicationName: 'taskpact tests' })
  const connection = await elsewhere.client.acquireConnection()
  connection.processID++
  elsewhere.client.releaseConnection(connection)
  const select = prepared<'id', { id: number }>((db, value) =>
    db('things')
      .select('id')
      .where({ id: value('id') }),
  )
  expect(await select(elsewhere, { id: 6 })).toEqual([{ id: 6 }])
  const { rows } = await elsewhere.raw('select name from pg_prepared_statements')
  expect(rows).toEqual([])
  await elsewhere.destroy()
})

test('each shape of a query has its own SQL, also the shapes beyond those that are kept', async () => {
  let built = 0
  const select = prepared<'most', { id: number }, number[]>(
    (db, value, without) => {
      built++
      return db('things').select('id').whereNotIn('id', without).where('id', '<=', value('most')).orderBy('id')
    },
    { replanned: true },
  )
  expect(await select(pool, { most: 3 }, [1])).toEqual([{ id: 2 }, { id: 3 }])
  expect(await select(pool, { most: 3 }, [2])).toEqual([{ id: 1 }, { id: 3 }])
  expect(await select(pool, { most: 2 }, [1])).toEqual([{ id: 2 }])
  expect(built).toBe(2)
  for (let shape = 100; shape < 700; shape++) await select(pool, { most: 1 }, [shape])
  expect(await select(pool, { most: 1 }, [1000])).toEqual([{ id: 1 }])
  expect(await select(pool, { most: 1 }, [1000])).toEqual([{ id: 1 }])
  expect(built).toBe(2 + 600 + 2)
})

test('without optimisations nothing is prepared, and the rows are the same: also for null, which is equal to nothing', async () => {
  const plain = withoutOptimisations(pool)
  const select = prepared<'id' | 'ids', { id: number }>((db, value) =>
    db('things')
      .select('id')
      .where({ id: value('id') })
      .orWhereRaw('id = any(?)', [value('ids')])
      .orderBy('id'),
  )
  const insert = prepared<'id' | 'name'>((db, value) => db('things').insert({ id: value('id'), name: value('name') }), {
    deferred: true,
  })
  const before = await statements()
  for (const values of [
    { id: 1, ids: [3, 4] },
    { id: null, ids: [] },
    { id: undefined, ids: [2] },
  ])
    expect(await select(plain, values)).toEqual(await select(pool, values))
  expect(await insert(plain, { id: 50, name: null })).toEqual([])
  await expect(inTransaction(plain, (db) => insert(db, { id: 50, name: 'again' }))).rejects.toMatchObject({
    code: '23505',
  })
  expect((await statements()).length - before.length).toBe(1)
})
