import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { knownMigrations, migrate, migrateThrough, pendingMigrations } from '../../src/db/migrate.ts'
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

test('a todo that was due at a time has its day, and one that is due on a day gets a time by the way back', async () => {
  const pool = await emptied()
  const before = (await knownMigrations()).filter((name) => name < '0080').at(-1) as string
  await migrateThrough(pool, before)
  const user_id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10'
  const todo = (n: number, others: object) => ({
    ...{ id: `0199d0a2-7c3e-7b54-9a43-00000000000${n}`, user_id, title: 'Dig', position: '5000000000' },
    ...others,
  })
  await pool('users').insert({ id: user_id, email: 'ada@example.com', name: 'Ada' })
  await pool('todos').insert([todo(1, { due_at: '2026-11-22T23:30:00Z' }), todo(2, {})])
  const due = () => pool('todos').select('due_on', 'due_at', 'time_zone').orderBy('id')
  await migrate(pool)
  const [first, second] = await due()
  expect(first).toEqual({ due_on: '2026-11-22', due_at: '2026-11-22T23:30:00Z', time_zone: 'UTC' })
  expect(second).toEqual({ due_on: null, due_at: null, time_zone: null })

  // As the version before writes, which may run beside.
  await pool('todos').insert(todo(3, { due_at: '2026-11-23T09:00:00Z' }))
  await pool('todos').where({ title: 'Dig' }).update({ due_at: '2026-11-24T09:00:00Z' })
  const written = { due_on: '2026-11-24', due_at: '2026-11-24T09:00:00Z', time_zone: 'UTC' }
  expect(await due()).toEqual([written, written, written])

  await pool('users').update({ time_zone: 'Asia/Tokyo' })
  await pool('todos').update({ due_on: '2026-11-22', due_at: null, time_zone: null, description: 'x'.repeat(16_384) })
  await pool('todos')
    .where({ id: todo(1, {}).id })
    .update({ time_zone: 'Europe/Berlin' })
  for (const name of ['0104_daily_digest', '0103_reminders', '0081_due_until', '0080_due_days'])
    await (await import(`../../src/db/migrations/${name}.ts`)).down(pool)
  expect(await pool('todos').orderBy('id').pluck('due_at')).toEqual([
    '2026-11-22T22:59:59.999999Z',
    '2026-11-22T14:59:59.999999Z',
    '2026-11-22T14:59:59.999999Z',
  ])
  expect(await pool('todos').pluck('description')).toEqual(Array(3).fill('x'.repeat(1_000)))
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
