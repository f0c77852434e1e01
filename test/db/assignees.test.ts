/** The database keeps assignees members of the project, and todos.assignee_id for the version before, in both directions. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findDamage } from '../../src/db/invariants.ts'
import { newId } from '../../src/db/new-id.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const [ann, bob, eve, stranger, first, second] = Array.from({ length: 6 }, newId) as [string, ...string[]] & string[]
const people = [ann, bob, eve, stranger] as string[]
const pool = () => database.pool
const refused = (constraint: string) => expect.objectContaining({ constraint })
const made = { user_id: ann, title: 'Dig', position: '5000000000' }
let todo: string
const insert = async (values: object) => {
  todo = newId()
  await pool()('todos').insert({ ...made, id: todo, ...values })
}
const change = (values: object) => pool()('todos').where({ id: todo }).update(values)
const row = () => pool()('todos').where({ id: todo }).first('assignee_ids', 'assignee_id')
const stored = () => pool()('todo_assignees').where({ todo_id: todo }).orderBy('user_id').pluck('user_id')
const several = (...ids: (string | undefined)[]) => ({ assignee_ids: ids, assignee_id: ids[0] ?? null })

beforeAll(async () => {
  await pool().transaction(async (db) => {
    await db('users').insert(people.map((id) => ({ id, email: `${id}@example.com`, name: 'Ada' })))
    await db('projects').insert([first, second].map((id) => ({ id, owner_id: ann, name: 'Garden' })))
    const owners = [first, second].map((project_id) => ({ project_id, user_id: ann, role: 'owner' }))
    const others = [bob, eve].map((user_id) => ({ project_id: first, user_id, role: 'editor' }))
    await db('project_members').insert([...owners, ...others, { project_id: second, user_id: eve, role: 'editor' }])
  })
})
beforeEach(() => insert({ project_id: first, assignee_ids: [ann, bob, eve] }))

test('the first assignee is that of the version before', async () => {
  expect([await row(), await stored()]).toEqual([several(ann, bob, eve), [ann, bob, eve]])
  await change({ assignee_ids: [bob] })
  expect([await row(), await stored()]).toEqual([several(bob), [bob]])
  await change({ assignee_ids: [] })
  expect([await row(), await stored()]).toEqual([several(), []])
  await insert({ project_id: null, assignee_ids: [ann] })
  expect([await row(), await stored()]).toEqual([several(ann), []])
})

test('what the version before writes is the assignee, and the others stay', async () => {
  await insert({ project_id: first, assignee_id: bob })
  expect([await row(), await stored()]).toEqual([several(bob), [bob]])
  await change({ assignee_id: eve })
  expect([await row(), await stored()]).toEqual([several(eve), [eve]])
  await change({ assignee_id: null })
  expect(await row()).toEqual(several())
  await change({ assignee_ids: [ann, bob] })
  await change({ assignee_id: eve })
  expect(await row()).toEqual(several(bob, eve))
  await change({ assignee_id: null })
  expect([await row(), await stored()]).toEqual([several(eve), [eve]])
  await change({ title: 'Dig deeper', assignee_id: eve })
  expect(await row()).toEqual(several(eve))
})

test('a todo that goes elsewhere leaves those behind who are no members there', async () => {
  await change({ project_id: second })
  expect([await row(), await stored()]).toEqual([several(ann, eve), [ann, eve]])
  // The version before names the assignee of a todo that it moves.
  await change({ project_id: first, assignee_id: bob })
  expect([await row(), await stored()]).toEqual([several(bob, eve), [bob, eve]])
  await change({ project_id: null, assignee_id: null })
  expect([await row(), await stored()]).toEqual([several(), []])
  await change({ project_id: null, assignee_id: ann })
  expect(await row()).toEqual(several(ann))
})

test('one who is no member is refused', async () => {
  await expect(change({ assignee_ids: [ann, stranger] })).rejects.toEqual(refused('todos_assignee_is_member'))
  await expect(change({ assignee_id: stranger })).rejects.toEqual(refused('todos_assignee_is_member'))
  await expect(change({ project_id: second, assignee_ids: [bob] })).rejects.toEqual(refused('todos_assignee_is_member'))
  await expect(change({ project_id: null, assignee_ids: [bob] })).rejects.toEqual(refused('todos_own_assignee'))
  await expect(change({ assignee_ids: [ann, null] })).rejects.toMatchObject({ code: '23502' })
  await expect(change({ assignee_ids: Array(11).fill(ann) })).rejects.toMatchObject({ code: '23514' })
})

test('a member whom the version before removes is taken off', async () => {
  await pool().transaction(async (db) => {
    await db('project_members').where({ project_id: first, user_id: eve }).delete()
    await db('todos').where({ project_id: first, assignee_id: eve }).update({ assignee_id: null })
  })
  expect([await row(), await stored()]).toEqual([several(ann, bob), [ann, bob]])
  expect((await pool()('todos').where({ id: todo }).first('version')).version).toBe(2)
  // This version takes the member off first, with events.
  await pool().transaction(async (db) => {
    await db('project_members').where({ project_id: first, user_id: bob }).delete()
    await db('todos').where({ project_id: first, assignee_id: bob }).update({ assignee_id: null })
  })
  expect(await row()).toEqual(several(ann))
  expect(await findDamage(pool())).toEqual([])
  await pool()('project_members').insert([bob, eve].map((user_id) => ({ project_id: first, user_id, role: 'editor' })))
})

test('a row that only the array or only the table has is found', async () => {
  expect(await findDamage(pool())).toEqual([])
  await pool()('todo_assignees').where({ todo_id: todo, user_id: eve }).delete()
  const [damage] = await findDamage(pool())
  expect(damage).toMatchObject({ ids: [todo], holds: expect.stringContaining('assignees of a todo') })
  await pool().raw((damage?.mend ?? '').replace(/^[^:]*: /, ''))
  expect(await findDamage(pool())).toEqual([])
})
