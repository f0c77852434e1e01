/** Lists that grow page by page in TanStack Query: each item comes once, though others write. */
import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import {
  createTodoMutation,
  listTodosInfiniteOptions,
  listTodosOptions,
  listTodosQueryKey,
} from '../../generated/react-query.ts'
import { createTodo, deleteTodo, listTodos, runBatch, TaskpactError } from '../../src/sdk/index.ts'
import { newPerson, useService } from '../support/service.ts'
import { clientOf } from './faults.ts'

const service = useService()
const queries = () => new QueryClient({ defaultOptions: { queries: { retry: false } } })

async function clientWithTodos(count: number) {
  const client = clientOf(service(), await newPerson(service()))
  const titles = Array.from({ length: count }, (_, index) => `Todo ${index}`)
  for (let at = 0; at < count; at += 50)
    await runBatch({
      client,
      body: {
        operations: titles.slice(at, at + 50).map((title) => ({ method: 'POST', path: '/todos', body: { title } })),
      } as never,
      throwOnError: true,
    })
  return { client, titles }
}

test('250 todos are read page by page, each once, while others are added and removed', async () => {
  const { client, titles } = await clientWithTodos(250)
  const options = listTodosInfiniteOptions({ client, query: { sort: '-created_at' } })
  const list = new InfiniteQueryObserver(queries(), options)
  const stop = list.subscribe(() => {})
  await expect.poll(() => list.getCurrentResult().isSuccess).toBe(true)
  const removed: string[] = []
  while (list.getCurrentResult().hasNextPage) {
    // Added before what has been read, where an offset repeats; removed there, where an offset skips.
    await createTodo({ client, body: { title: 'New' } })
    const shown = list.getCurrentResult().data?.pages.flatMap(({ items }) => items) ?? []
    const first = shown[removed.length]
    if (first) await deleteTodo({ client, path: { todo_id: first.id } })
    removed.push(first?.id ?? '')
    await list.fetchNextPage()
  }
  stop()
  const { data } = list.getCurrentResult()
  const items = data?.pages.flatMap(({ items }) => items) ?? []
  expect(data?.pages.map(({ items }) => items.length)).toEqual([100, 100, 50])
  expect(items.map(({ title }) => title)).toEqual(titles.toReversed())
  expect(new Set(items.map(({ id }) => id)).size).toBe(250)
})

test('it has the filters of its first page, and is invalidated with the list', async () => {
  const { client } = await clientWithTodos(5)
  const cache = queries()
  const query = { completed: false, limit: 2, skip: 1 }
  const options = listTodosInfiniteOptions({ client, query })
  const { pages, pageParams } = await cache.fetchInfiniteQuery({ ...options, pages: 9 })
  expect(pages.map(({ items }) => items.length)).toEqual([2, 2])
  expect(pageParams).toEqual([null, expect.any(String)])
  await cache.invalidateQueries({ queryKey: listTodosQueryKey({ client }) })
  expect(cache.getQueryState(options.queryKey)?.isInvalidated).toBe(true)
  const other = listTodosOptions({ client, query })
  expect(other.queryKey).not.toEqual(options.queryKey)
})

test('a last page that is full has no next page', async () => {
  const { client } = await clientWithTodos(4)
  const options = listTodosInfiniteOptions({ client, query: { limit: 2 } })
  const { pages } = await queries().fetchInfiniteQuery({ ...options, pages: 9 })
  expect(pages.map(({ items, next }) => [items.length, next !== null])).toEqual([
    [2, true],
    [2, false],
  ])
})

test('errors of queries and mutations are TaskpactErrors', async () => {
  const client = clientOf(service(), null)
  const refused = await queries()
    .fetchQuery(listTodosOptions({ client }))
    .catch((error) => error)
  expect(refused).toBeInstanceOf(TaskpactError)
  const list = new QueryObserver(queries(), listTodosOptions({ client }))
  const stop = list.subscribe(() => {})
  await expect.poll(() => list.getCurrentResult().error?.code).toBe('unauthenticated')
  expect(list.getCurrentResult().error?.message).toContain('unauthenticated, 401')
  stop()
  const away = clientOf({ url: 'http://127.0.0.1:1' }, null, { retry: false })
  const creation = new MutationObserver(queries(), createTodoMutation({ client: away }))
  await creation.mutate({ body: { title: 'Buy milk' } }).catch(() => {})
  expect(creation.getCurrentResult().error?.code === 'no_answer').toBe(true)
  expect((await listTodos({ client })).error?.code).toBe('unauthenticated')
})
