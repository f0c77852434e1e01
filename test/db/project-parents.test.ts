/** Projects have three levels, whatever happens at once, as subtasks have five. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/db/new-id.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
const owner = newId()
beforeAll(async () => {
  database = await createDatabase()
  await database.pool('users').insert({ id: owner, email: 'ada@example.com', name: 'Ada' })
})
afterAll(() => database.drop())

/** A project and one on each further level. */
async function chain(levels: number): Promise<[string, string, ...string[]]> {
  const ids = Array.from({ length: levels }, newId)
  await database.pool.transaction(async (db) => {
    await db('projects').insert(
      ids.map((id, index) => ({ id, owner_id: owner, name: 'Garden', parent_id: ids[index - 1] ?? null })),
    )
    await db('project_members').insert(ids.map((id) => ({ project_id: id, user_id: owner, role: 'owner' })))
  })
  return ids as [string, string, ...string[]]
}
const change = (id: string, parent_id: string | null) => database.pool('projects').where({ id }).update({ parent_id })
const refused = expect.objectContaining({ constraint: 'projects_levels' })

test('a fourth level and a circle are refused, and a purge leaves what is below', async () => {
  const [top, middle, last] = (await chain(3)) as [string, string, string]
  const [other, below] = await chain(2)
  await expect(chain(4)).rejects.toEqual(refused)
  for (const [id, parent] of [
    [top, last],
    [other, middle],
    [other, other],
    [other, below],
  ] as const)
    await expect(change(id, parent)).rejects.toEqual(refused)
  await change(other, top)
  await database.pool('projects').where({ id: top }).delete()
  const rows = await database.pool('projects').whereIn('id', [other, middle]).pluck('parent_id')
  expect(rows).toEqual([null, null])
})

test('changes at once make no circle and no fourth level, though each by itself would make none', async () => {
  const atOnce = async (moves: [string, string][]) => {
    // They lock no row of each other, and all have changed theirs before one commits.
    const all = Promise.withResolvers<void>()
    let changed = 0
    const results = await Promise.allSettled(
      moves.map(([id, parent_id]) =>
        database.pool.transaction(async (db) => {
          await db('projects').where({ id }).update({ parent_id })
          if (++changed === moves.length) all.resolve()
          await all.promise
        }),
      ),
    )
    return results.filter(({ status }) => status === 'rejected')
  }
  const [first, second, third] = await Promise.all([chain(1), chain(1), chain(1)])
  expect(
    (
      await atOnce([
        [first[0], second[0]],
        [second[0], first[0]],
      ])
    ).length,
  ).toBeGreaterThan(0)
  const [top, between, last] = await Promise.all([chain(1), chain(2), chain(2)])
  expect(
    (
      await atOnce([
        [between[0], top[0]],
        [last[0], between[0]],
      ])
    ).length,
  ).toBeGreaterThan(0)
  expect(await atOnce([[third[0], top[0]]])).toEqual([])
  const { rows } = await database.pool.raw('select id from projects where exceeds_levels($$projects$$, id, 3)')
  expect(rows).toEqual([])
})
