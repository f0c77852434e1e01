/** A server without the extensions for an index of texts finds the same, without the words that are written alike. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { down, up } from '../../src/db/migrations/0095_todo_search.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newTodo } from '../support/build.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'

let database: TestDatabase
let service: TestService

beforeAll(async () => {
  database = await createDatabase()
  service = await startService({}, {}, database)
})

afterAll(async () => {
  await service.close()
  await database.drop()
})

const indexes = async (db: Knex): Promise<string[]> =>
  db('pg_indexes').where('indexname', 'like', 'todos_search%').orderBy('indexname').pluck('indexname')

/** The migration by a role that may not create extensions. */
async function withoutExtensions(): Promise<void> {
  const { pool } = database
  await down(pool)
  await pool.raw('drop extension if exists pg_trgm cascade')
  await pool.raw('drop extension if exists btree_gin cascade')
  const role = `plain_${Date.now()}`
  await pool.raw(`create role ${role}`)
  await pool.raw(`grant usage, create on schema public to ${role}`)
  const [{ owner }] = await pool('pg_tables')
    .where({ tablename: 'todos', schemaname: 'public' })
    .select('tableowner as owner')
  await pool.raw(`alter table todos owner to ${role}`)
  await pool.transaction(async (transaction) => {
    await transaction.raw(`set local role ${role}`)
    await up(transaction)
  })
  await pool.raw(`reassign owned by ${role} to ${owner}`)
  await pool.raw(`drop owned by ${role}`)
  await pool.raw(`drop role ${role}`)
}

test('a search finds the same words with the indexes and without them', async () => {
  const ada = await newPerson(service, 'Ada')
  for (const title of ['Watering', 'Water the plants', 'Buy watter', 'Wine']) await newTodo(ada, { title })
  const found = async (query: string) => {
    const { body } = await ada.send('get', `/todos?${query}`).expect(200)
    return body.map(({ title }: Schemas['Todo']) => title)
  }
  expect(await indexes(database.pool)).toEqual(['todos_search', 'todos_search_of_project'])
  const words = await found('search=plants%20WATER')
  expect(await found('search=water&sort=relevance')).toEqual(['Water the plants', 'Watering', 'Buy watter'])

  await withoutExtensions()
  expect(await indexes(database.pool)).toEqual([])
  for (const title of ['Watering', 'Water the plants', 'Buy watter', 'Wine'])
    await newTodo(ada, { title: `${title} too` })
  expect(await found('search=plants%20WATER%20too')).toEqual(['Water the plants too'])
  expect(words).toEqual(['Water the plants'])
  expect(await found('search=water%20too&sort=relevance')).toEqual(['Water the plants too', 'Watering too'])
})
