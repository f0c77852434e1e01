/** Labels and sections stay in their home, whatever the version before does that does not know them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDamage } from '../../src/db/invariants.ts'
import { newId } from '../../src/db/new-id.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const [ann, bob, first, second, section, shared, own, inProject, without] = Array.from({ length: 9 }, newId) as [
  string,
  ...string[],
]
const refused = (constraint: string) => expect.objectContaining({ constraint })
const pool = () => database.pool
const todo = async (id: string | undefined) => pool()('todos').where({ id }).first('section_id', 'label_ids')
const change = (id: string | undefined, values: object) => pool()('todos').where({ id }).update(values)

beforeAll(async () => {
  const urgent = { name: 'Urgent', folded_name: 'urgent' }
  await pool().transaction(async (db) => {
    await db('users').insert([ann, bob].map((id) => ({ id, email: `${id}@example.com`, name: 'Ada' })))
    await db('projects').insert([first, second].map((id) => ({ id, owner_id: ann, name: 'Garden' })))
    await db('project_members').insert([first, second].map((id) => ({ project_id: id, user_id: ann, role: 'owner' })))
    await db('sections').insert({ id: section, project_id: first, name: 'Doing', position: '5000000000' })
    await db('labels').insert([
      { id: shared, project_id: first, user_id: null, ...urgent },
      { id: own, project_id: null, user_id: ann, ...urgent },
    ])
    const made = { user_id: ann, title: 'Dig', position: '5000000000' }
    await db('todos').insert([
      { ...made, id: inProject, project_id: first, section_id: section, label_ids: [shared] },
      { ...made, id: without, project_id: null, section_id: null, label_ids: [own] },
    ])
  })
})

test('a todo that changes otherwise has them still', async () => {
  await change(inProject, { title: 'Dig deeper', user_id: bob })
  await change(without, { title: 'Read' })
  expect(await todo(inProject)).toEqual({ section_id: section, label_ids: [shared] })
  expect(await todo(without)).toEqual({ section_id: null, label_ids: [own] })
  expect(await findDamage(pool())).toEqual([])
})

test('a todo that goes elsewhere leaves them behind', async () => {
  await change(inProject, { project_id: second })
  await change(without, { user_id: bob })
  expect(await todo(inProject)).toEqual({ section_id: null, label_ids: [] })
  expect(await todo(without)).toEqual({ section_id: null, label_ids: [] })
  expect(await findDamage(pool())).toEqual([])
})

test('a section of another project is refused, and labels of another home are found', async () => {
  await expect(change(inProject, { section_id: section })).rejects.toEqual(refused('todos_section_of_project'))
  await expect(change(without, { section_id: section })).rejects.toEqual(refused('todos_own_section'))
  await expect(pool()('sections').where({ id: section }).delete()).resolves.toBe(1)
  await change(inProject, { label_ids: [shared] })
  await change(without, { label_ids: [newId()] })
  const [damage, ...others] = await findDamage(pool())
  expect(others).toEqual([])
  expect([...(damage?.ids ?? [])].sort()).toEqual([inProject, without].sort())
})
