/** Lists that are read often: their pages in one batch, and the prepared statements that a connection keeps. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool, withoutOptimisations } from '../../src/db/knex.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { listTodos } from '../../src/features/todos/lists.ts'
import { insertTodo } from '../../src/features/todos/queries.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('pages that are read in one batch are those that each would be by itself, empty ones too', async () => {
  const owners = await Promise.all(
    [0, 1, 5, 0, 3].map(async (count) => {
      const user = randomUUID()
      const email = `${user}@example.com`
      await database.pool('users').insert({ id: user, email, name: 'Ada', password_hash: null })
      for (let n = 0; n < count; n++)
        await insertTodo(database.pool, user, { title: `todo ${n}`, priority: 1, completed: false })
      return user
    }),
  )
  const page = { sort: '-created_at', skip: 0, limit: 20 }
  const request = () => withLimits(database.pool, { signal: new AbortController().signal, wait: 1_000 })
  const batch = await Promise.all(owners.map((id) => listTodos(request(), { userId: id, zone: 'UTC' }, {}, page)))
  const alone = []
  for (const id of owners)
    alone.push(await listTodos(withoutOptimisations(database.pool), { userId: id, zone: 'UTC' }, {}, page))
  expect(batch).toEqual(alone)
  expect(batch.map(({ rows }) => rows.length)).toEqual([0, 1, 5, 0, 3])
})

test('whole lists are prepared, of which a connection keeps 30; others are planned each time', async () => {
  const single = createPool({ connection: database.connection, max: 1, applicationName: 'taskpact tests' })
  const prepared = async () => (await single.raw('select name from pg_prepared_statements')).rows.length
  const list = (limit: number, filter = {}) =>
    listTodos(single, { userId: randomUUID(), zone: 'UTC' }, filter, { sort: '-created_at', skip: 0, limit })
  try {
    for (const limit of [20, 20, 20]) expect((await list(limit)).rows).toEqual([])
    await list(20, { completed: false })
    expect(await prepared()).toBe(1)
    // A client may ask for any number of shapes, which take the server's memory.
    for (let limit = 1; limit <= 100; limit++) await list(limit)
    expect(await prepared()).toBe(30)
    expect((await list(100)).rows).toEqual([])
  } finally {
    await single.destroy()
  }
})
