/** PATCH is a merge patch: what is sent changes, and nothing else, whatever the todo and the patch. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { send } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { anyPatch, anyTodo, comparable, expected, toBody } from './todo-samples.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

async function create(body: object): Promise<Schemas['Todo']> {
  const answer = await send('createTodo', service(), { as: ada, body })
  expect(answer.status, answer.text).toBe(201)
  return answer.body
}
async function patch(id: string, body: object): Promise<Schemas['Todo']> {
  const answer = await send('updateTodo', service(), { as: ada, path: { todo_id: id }, body })
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const get = async (id: string) => (await send('getTodo', service(), { as: ada, path: { todo_id: id } })).body

test('a todo has the members that were sent, and a patch changes only those that it names', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(anyTodo, fc.array(anyPatch, { minLength: 1, maxLength: 3 }), async (sample, patches) => {
      let todo = await create(toBody(sample))
      expect(comparable(todo)).toMatchObject(expected(sample))
      for (const change of patches) {
        const patched = await patch(todo.id, toBody(change))
        const { completed_at, version, updated_at, ...members } = comparable(patched)
        const { completed_at: _, version: __, updated_at: ___, ...before } = comparable(todo)
        expect(members).toEqual({ ...before, ...expected(change, before) })
        const isSame = isDeepStrictEqual(members, before)
        expect(version).toBe(isSame ? todo.version : todo.version + 1)
        if (isSame) expect(updated_at).toBe(todo.updated_at)
        if (!patched.completed) expect(completed_at).toBeNull()
        else expect(completed_at).toBe(todo.completed ? todo.completed_at : updated_at)
        expect(await get(todo.id)).toEqual(patched)
        todo = patched
      }
    }),
    { numRuns: 60 },
  )
})

test('an empty patch changes nothing, not even the version', async () => {
  const todo = await create({ title: 'Buy milk', completed: true })
  expect(await patch(todo.id, {})).toEqual(todo)
  expect(await get(todo.id)).toEqual(todo)
})

describe('completed_at', () => {
  test('is set by completing, kept by completing again, cleared by opening', async () => {
    const { id } = await create({ title: 'Buy milk' })
    const completed = await patch(id, { completed: true })
    expect(completed.completed_at).toBe(completed.updated_at)
    const again = await patch(id, { completed: true, priority: 1 })
    expect(again.completed_at).toBe(completed.completed_at)
    expect(again.updated_at).not.toBe(completed.updated_at)
    expect((await patch(id, { title: 'Buy oat milk' })).completed_at).toBe(completed.completed_at)
    expect((await patch(id, { completed: false })).completed_at).toBeNull()
    expect((await patch(id, { completed: false })).completed_at).toBeNull()
    const anew = await patch(id, { completed: true })
    expect(anew.completed_at).toBe(anew.updated_at)
  })
})

test('many changes at once are all made, one after the other', async () => {
  const { id } = await create({ title: 'Buy milk' })
  const members = [{ title: 'Buy tea' }, { description: 'Green' }, { priority: 1 }, { due_at: '2026-11-22T17:00:00Z' }]
  const answers = await Promise.all([...members, ...members].map((change) => patch(id, change)))
  // Each member is changed by the first of its two requests, and the other one changes nothing.
  expect([...new Set(answers.map(({ version }) => version))].sort()).toEqual([2, 3, 4, 5])
  expect(await get(id)).toMatchObject({ ...Object.assign({}, ...members), version: 5 })
})
