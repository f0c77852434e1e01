/** Damage that earlier versions have left is found and mended, and the database refuses it from then on. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDamage } from '../../src/db/invariants.ts'
import { createPool } from '../../src/db/knex.ts'
import { migrate, migrateThrough } from '../../src/db/migrate.ts'
import { newId } from '../../src/db/new-id.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex
beforeAll(async () => {
  database = await createDatabase()
  const name = `${database.connection.database}_before`
  await database.pool.raw(`create database ${name}`)
  pool = createPool({ connection: { ...database.connection, database: name }, max: 2, applicationName: 'tests' })
})
afterAll(async () => {
  const { rows } = await pool.raw('select current_database() as name')
  await pool.destroy()
  await database.pool.raw(`drop database ${rows[0].name} with (force)`)
  await database.drop()
})

const [ann, bob, left, lost, gone, todo, own] = Array.from({ length: 7 }, newId) as [string, string, ...string[]]
const refused = (constraint: string) => expect.objectContaining({ constraint })

test('each kind of damage is found, and the migration mends it', async () => {
  await migrateThrough(pool, '0019_event_order')
  await pool('users').insert([ann, bob].map((id) => ({ id, email: `${id}@example.com`, name: 'Ada' })))
  const owned = [left, lost, gone].map((id) => ({ id, owner_id: ann, name: 'Garden' }))
  await pool('projects').insert(owned)
  await pool('project_members').insert([
    { project_id: left, user_id: bob, role: 'viewer' },
    { project_id: gone, user_id: ann, role: 'owner' },
  ])
  const made = { user_id: ann, title: 'Dig', position: '5000000000' }
  await pool('todos').insert([
    { ...made, id: todo, project_id: left, assignee_id: ann },
    { ...made, id: own, project_id: null, assignee_id: bob },
    { ...made, id: newId(), project_id: gone, assignee_id: null },
  ])
  await pool('projects').update({ deleted_at: pool.fn.now() }).where({ id: gone })
  await pool('projects').update({ task_count: 3 }).where({ id: left })
  const damage = await findDamage(pool)
  expect(damage.map(({ ids }) => [...ids].sort())).toEqual([
    [todo, own].sort(),
    [left, lost].sort(),
    [expect.any(String)],
    [left],
  ])

  await migrate(pool)
  expect(await findDamage(pool)).toEqual([])
  expect(
    await pool('project_members').where({ role: 'owner' }).orderBy('project_id').select('project_id', 'user_id'),
  ).toEqual(
    [
      { project_id: left, user_id: bob },
      { project_id: lost, user_id: ann },
      { project_id: gone, user_id: ann },
    ].sort((a, b) => ((a.project_id as string) < (b.project_id as string) ? -1 : 1)),
  )
  // A copy has what was mended, so its cursor has expired.
  expect(Number((await pool('event_epoch').first('added')).added)).toBeGreaterThan(0)
})

test('the database refuses it from then on', async () => {
  await expect(pool('todos').update({ assignee_id: ann }).where({ id: todo })).rejects.toEqual(
    refused('todos_assignee_is_member'),
  )
  await expect(pool('todos').update({ assignee_id: bob }).where({ id: own })).rejects.toEqual(
    refused('todos_own_assignee'),
  )
  await expect(pool('project_members').delete().where({ project_id: lost })).rejects.toEqual(
    refused('projects_owner_is_member'),
  )
  await expect(pool('project_members').update({ role: 'editor' }).where({ project_id: lost })).rejects.toEqual(
    refused('projects_owner_is_member'),
  )
  await expect(pool('projects').update({ deleted_at: pool.fn.now() }).where({ id: left })).rejects.toEqual(
    refused('projects_in_trash_are_empty'),
  )
  await expect(pool('projects').update({ deleted_at: null }).where({ id: gone })).rejects.toEqual(
    refused('todos_deleted_with_project'),
  )
  await expect(pool('users').delete().where({ id: ann })).rejects.toMatchObject({ code: '23503' })
})
