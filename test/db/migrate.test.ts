import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase()
})

afterAll(() => database.drop())

async function emptied(): Promise<TestDatabase['pool']> {
  await database.pool.raw('drop schema public cascade; create schema public')
  return database.pool
}

const another = () => createPool({ connection: database.connection, max: 3, applicationName: 'tests' })

test('an empty database gets everything, once', async () => {
  const pool = await emptied()
  const all = await pendingMigrations(pool)
  expect(all[0]).toBe('0001_users')
  expect(await migrate(pool)).toEqual(all)
  expect(await pendingMigrations(pool)).toEqual([])
  expect(await migrate(pool)).toEqual([])
})

test('of processes that start together one migrates and the others wait', async () => {
  await emptied()
  const pools = [another(), another(), another()]
  const applied = await Promise.all(pools.map((pool) => migrate(pool)))
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  for (const pool of pools) await pool.destroy()
})

test('a process that was killed while it migrated leaves nothing locked', async () => {
  const pool = await emptied()
  await migrate(pool)
  const last = (await pool('knex_migrations').orderBy('id', 'desc').first()).name
  await pool('knex_migrations').delete().where({ name: last })
  await pool('knex_migrations_lock').update({ is_locked: 1 })
  await pool.raw('drop table rate_limits').catch(() => {})
  expect(await pendingMigrations(pool)).toEqual([last])
  await migrate(pool).catch((error) => expect(error.message).not.toMatch(/\block/i))
})

test('every migration can be undone and done again', async () => {
  const pool = await emptied()
  const all = await migrate(pool)
  for (const name of all.toReversed()) {
    const { down } = await import(`../../src/db/migrations/${name}.ts`)
    await down(pool)
  }
  const { rows } = await pool.raw(
    "select table_name from information_schema.tables where table_schema = 'public' and table_name not like 'knex%'",
  )
  expect(rows).toEqual([])
})
