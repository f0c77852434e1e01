/** Subtasks stay with their parents, whatever the version before does that does not know them, and whatever happens at once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDamage } from '../../src/db/invariants.ts'
import { newId } from '../../src/db/new-id.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const [ann, bob, first, second] = Array.from({ length: 4 }, newId) as [string, ...string[]]
const pool = () => database.pool
const refused = (constraint: string) => expect.objectContaining({ constraint })
const change = (id: string, values: object) => pool()('todos').where({ id }).update(values)
const read = (id: string) => pool()('todos').where({ id }).first('parent_id', 'subtask_count', 'deleted_with')

beforeAll(async () => {
  await pool().transaction(async (db) => {
    await db('users').insert([ann, bob].map((id) => ({ id, email: `${id}@example.com`, name: 'Ada' })))
    await db('projects').insert([first, second].map((id) => ({ id, owner_id: ann, name: 'Garden' })))
    await db('project_members').insert([first, second].map((id) => ({ project_id: id, user_id: ann, role: 'owner' })))
  })
})

/** A todo and a subtask on each further level. */
async function chain(levels: number, values: object = {}): Promise<string[]> {
  const ids = Array.from({ length: levels }, newId)
  await pool()('todos').insert(
    ids.map((id, index) => ({
      ...{ id, user_id: ann, project_id: first, title: 'Dig', position: '5000000000', ...values },
      parent_id: ids[index - 1] ?? null,
    })),
  )
  return ids
}

test('a todo that moves alone parts from its parent and its subtasks', async () => {
  const [top, middle, last] = (await chain(3)) as [string, string, string]
  await change(middle, { project_id: second })
  expect(await read(middle)).toEqual({ parent_id: null, subtask_count: 0, deleted_with: null })
  expect(await read(last)).toMatchObject({ parent_id: null })
  expect(await read(top)).toMatchObject({ subtask_count: 0 })
  const [own, below] = (await chain(2, { project_id: null })) as [string, string]
  await change(own, { user_id: bob })
  expect(await read(below)).toMatchObject({ parent_id: null })
  expect(await findDamage(pool())).toEqual([])
})

test('a todo that goes to the trash alone, or comes back alone, parts from its subtasks', async () => {
  const [top, below] = (await chain(2)) as [string, string]
  await change(top, { deleted_at: pool().fn.now() })
  expect(await read(below)).toMatchObject({ parent_id: null })
  const [other, subtask] = (await chain(2)) as [string, string]
  await pool()('todos')
    .whereIn('id', [other, subtask])
    .update({ deleted_at: pool().fn.now(), deleted_with: pool().raw('parent_id') })
  await change(other, { deleted_at: null })
  expect(await read(subtask)).toMatchObject({ parent_id: other, deleted_with: null })
  await change(subtask, { deleted_at: null })
  expect(await read(other)).toMatchObject({ subtask_count: 1 })
  await pool()('todos').where({ id: other }).delete()
  expect(await read(subtask)).toMatchObject({ parent_id: null })
  expect(await findDamage(pool())).toEqual([])
})

test('a parent elsewhere, a sixth level and a circle are refused', async () => {
  const [top, , , , last] = (await chain(5)) as string[]
  const [elsewhere, below] = (await chain(2, { project_id: second })) as [string, string]
  await expect(chain(6)).rejects.toEqual(refused('todos_levels'))
  await expect(change(top as string, { parent_id: last })).rejects.toEqual(refused('todos_levels'))
  await expect(change(below, { parent_id: top })).rejects.toEqual(refused('todos_parent'))
  await expect(change(elsewhere, { parent_id: below })).rejects.toEqual(refused('todos_levels'))
  await expect(change(elsewhere, { parent_id: elsewhere })).rejects.toEqual(refused('todos_levels'))
})

test('two changes at once make no circle, though each by itself would make none', async () => {
  for (const project_id of [first, null]) {
    const [top, below] = (await chain(2, { project_id })) as [string, string]
    const [otherTop, otherBelow] = (await chain(2, { project_id })) as [string, string]
    // They lock no row of each other, and both have changed theirs before one commits.
    const both = Promise.withResolvers<void>()
    let changed = 0
    const move = (id: string, parent_id: string) =>
      pool().transaction(async (db) => {
        await db('todos').where({ id }).update({ parent_id })
        if (++changed === 2) both.resolve()
        await both.promise
      })
    const results = await Promise.allSettled([move(top, otherBelow), move(otherTop, below)])
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.constraint] : []))
    expect(failed).toEqual(['todos_levels'])
  }
  expect(await findDamage(pool())).toEqual([])
})
