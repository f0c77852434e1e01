/** The parents of imported todos. */
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { emptyExport, exportedTodo, idOf } from '../support/exports.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
const create = async (person: Person, path: string, body: object) =>
  (await person.send('post', path, body).expect(201)).body
const importInto = async (person: Person, document: object): Promise<Schemas['DataImported']> =>
  (await person.send('post', '/users/me/import', document).expect(200)).body

test('subtasks get their parents, where these are there and it makes no circle and no sixth level', async () => {
  const ada = await newPerson(service(), 'Ada')
  const project_id = (await create(ada, '/projects', { name: 'Garden' })).id
  const own = await create(ada, '/todos', { title: 'here' })
  const chain = [1, 2, 3, 4, 5, 6].map((number) =>
    exportedTodo(number, { parent_id: number > 1 ? idOf(number - 1) : own.id }),
  )
  const todos = [
    ...chain.reverse(),
    exportedTodo(7, { parent_id: idOf(8) }),
    exportedTodo(8, { parent_id: idOf(7), subtask_count: 9 }),
    exportedTodo(9, { parent_id: idOf(99) }),
    exportedTodo(10, { parent_id: idOf(1), project_id }),
    exportedTodo(11, { parent_id: idOf(10), project_id, completed: true, completed_at: '2026-11-21T09:00:00.000000Z' }),
    exportedTodo(12, { parent_id: idOf(12) }),
  ]
  expect((await importInto(ada, { ...emptyExport, todos })).todos.added).toBe(12)
  const { body } = await ada.send('get', '/todos').expect(200)
  const titles = new Map(body.map(({ id, title }: Schemas['Todo']) => [id, title]))
  const parents = Object.fromEntries(
    body.map((todo: Schemas['Todo']) => [todo.title, titles.get(todo.parent_id) ?? null]),
  )
  const of = (...numbers: number[]) => numbers.map((number) => parents[`Todo ${number}`])
  expect(of(1, 2, 3, 4, 5, 6)).toEqual(['here', 'Todo 1', 'Todo 2', 'Todo 3', null, 'Todo 5'])
  // One of the two is below the other.
  expect(of(7, 8).filter((parent) => parent === null)).toHaveLength(1)
  expect(of(9, 10, 11, 12)).toEqual([null, null, 'Todo 10', null])
  const counted = body.find(({ title }: Schemas['Todo']) => title === 'Todo 10')
  expect([counted.subtask_count, counted.completed_subtask_count]).toEqual([1, 1])
  const { body: events } = await ada.send('get', '/activity?limit=100').expect(200)
  expect(events.find(({ data }: Schemas['Event']) => (data as { id: string }).id === counted.id).data).toEqual(counted)
})
