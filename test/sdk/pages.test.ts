/** Lists of the SDK: each item comes once, though rows are added and removed during the reading. */
import { expect, expectTypeOf, test } from 'vitest'
import {
  createProject,
  createTodo,
  deleteTodo,
  getTodo,
  items,
  listMembers,
  listTodos,
  type Member,
  type Page,
  pages,
  sync,
  type Todo,
} from '../../src/sdk/index.ts'
import { newPerson, useService } from '../support/service.ts'
import { clientOf, network } from './faults.ts'

const service = useService()

async function clientWithTodos(count: number) {
  const wire = network()
  const client = clientOf(service(), await newPerson(service()), { fetch: wire.fetch })
  const todos: Todo[] = []
  for (let index = 0; index < count; index++)
    todos.push((await createTodo({ client, body: { title: `Todo ${index}` }, throwOnError: true })).data)
  wire.sent.length = 0
  return { client, todos, sent: wire.sent }
}

test('each item comes once and in order, while others are added and removed', async () => {
  const { client, todos } = await clientWithTodos(25)
  const seen: string[] = []
  for await (const todo of items(listTodos, { client, query: { sort: '-created_at', limit: 4 } })) {
    seen.push(todo.id)
    // Added before the current place: an offset would repeat an item. Removed there: an offset would skip one.
    if (seen.length % 4 === 1) await createTodo({ client, body: { title: 'New' } })
    if (seen.length % 8 === 2) await deleteTodo({ client, path: { todo_id: seen[0] as string } })
  }
  expect(seen).toEqual(todos.map(({ id }) => id).toReversed())
})

test('each page has the filters of the first', async () => {
  const { client, sent } = await clientWithTodos(5)
  const sizes: number[] = []
  for await (const { data, response } of pages(listTodos, { client, query: { limit: 2, skip: 1, count: true } })) {
    sizes.push(data.length)
    expect(response.headers.get('Total-Count')).toBe('5')
  }
  expect(sizes).toEqual([2, 2])
  const queries = sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams))
  expect(queries[0]).toEqual({ limit: '2', skip: '1', count: 'true' })
  expect(queries[1]).toEqual({ limit: '2', count: 'true', cursor: expect.any(String) })
})

test('an empty list has no items', async () => {
  const { client } = await clientWithTodos(0)
  for await (const _ of items(listTodos, { client })) expect.unreachable()
})

test('a page is requested only when the loop asks for it', async () => {
  const { client, sent } = await clientWithTodos(6)
  for await (const _ of items(listTodos, { client, query: { limit: 2 } })) break
  expect(sent).toHaveLength(1)
})

test('a rejected request and an abort are thrown', async () => {
  const { client } = await clientWithTodos(3)
  const wrong = items(listTodos, { client, query: { cursor: 'bm9uc2Vuc2U' } }).next()
  await expect(wrong).rejects.toMatchObject({ code: 'cursor_invalid', status: 409 })
  const leaving = new AbortController()
  const reading = items(listTodos, { client, query: { limit: 1 }, signal: leaving.signal })
  await reading.next()
  leaving.abort(new Error('I left'))
  await expect(reading.next()).rejects.toThrow('I left')
})

test('options and items are typed', async () => {
  const { client } = await clientWithTodos(0)
  const { data: project } = await createProject({ client, body: { name: 'Garden' }, throwOnError: true })
  const members: Member[] = []
  for await (const member of items(listMembers, { client, path: { project_id: project.id } })) {
    expectTypeOf(member).toEqualTypeOf<Member>()
    members.push(member)
  }
  expect(members).toHaveLength(1)
  expectTypeOf(pages(listTodos, { client }).next).returns.resolves.toEqualTypeOf<IteratorResult<Page<Todo>, void>>()
  // @ts-expect-error: members of which project?
  items(listMembers, { client })
  // @ts-expect-error: there is no such order
  items(listTodos, { client, query: { sort: 'colour' } })
  // @ts-expect-error: a todo is no list
  items(getTodo, { client, path: { todo_id: project.id } })
  // @ts-expect-error: its pages are read by syncSteps
  items(sync, { client })
})
