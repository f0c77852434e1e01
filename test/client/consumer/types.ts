/** The promises of the package's types. Compiled, never run: an `@ts-expect-error` without an error is an error. */

import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import {
  createTaskpact,
  createTodo,
  type Event,
  errorOf,
  getTodo,
  items,
  listProjects,
  type Project,
  type TaskpactError,
  type Todo,
} from '@taskpact/client'
import {
  createTodoMutation,
  type ListPage,
  listTodosInfiniteOptions,
  listTodosOptions,
  useCreateTodoMutation,
  useListTodosQuery,
} from '@taskpact/client/react-query'
import { verifyWebhook } from '@taskpact/client/webhooks'

const client = createTaskpact({ baseUrl: 'http://localhost:8000' })

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
function same<A, B>(..._: Equal<A, B> extends true ? [] : ['these types differ']): void {}

export async function results(): Promise<void> {
  const result = await createTodo({ client, body: { title: 'Buy milk' } })
  same<typeof result.data, Todo | undefined>()
  const { data } = await createTodo({ client, body: { title: 'Buy milk' }, throwOnError: true })
  same<typeof data, Todo>()
  // @ts-expect-error: a todo has a title
  await createTodo({ client, body: {} })
  // @ts-expect-error: a title is a text
  await createTodo({ client, body: { title: 1 } })
  // @ts-expect-error: the path has a todo_id
  await getTodo({ client, path: {} })
  for await (const project of items(listProjects, { client })) same<typeof project, Project>()
  // @ts-expect-error: a todo is no list
  items(getTodo, { client, path: { todo_id: '' } })
}

export async function errors(): Promise<string> {
  const error = errorOf(await getTodo({ client, path: { todo_id: '' } }))
  if (!error) return 'well'
  if (error.code === 'todo_not_found') {
    same<typeof error.status, 404>()
    // @ts-expect-error: this code has one status
    return error.status === 409 ? 'never' : error.title
  }
  same<typeof error, Exclude<TaskpactError, { code: 'todo_not_found' }>>()
  switch (error.code) {
    case 'no_answer':
      return String(error.cause)
    case 'validation_failed':
      return (error.errors ?? []).map(({ pointer, message }) => `${pointer}: ${message}`).join()
    // @ts-expect-error: there is no such code
    case 'todo_lost':
      return ''
    default:
      return error.detail ?? error.title
  }
}

/** A component's body. */
export function hooks(): void {
  const listed = useListTodosQuery({ client, query: { completed: false } })
  same<typeof listed.data, Todo[] | undefined>()
  const titles = useQuery({ ...listTodosOptions({ client }), select: (todos) => todos.map(({ title }) => title) })
  same<typeof titles.data, string[] | undefined>()
  const creation = useCreateTodoMutation({ onSuccess: (todo) => same<typeof todo, Todo>() })
  creation.mutate({ client, body: { title: 'Buy milk' } })
  // @ts-expect-error: a todo has a title
  creation.mutate({ client, body: {} })
  const endless = useInfiniteQuery(listTodosInfiniteOptions({ client, query: { limit: 50 } }))
  same<NonNullable<typeof endless.data>['pages'], ListPage<Todo>[]>()
  same<ListPage<Todo>['items'], Todo[]>()
  // @ts-expect-error: a todo is no list
  listTodosInfiniteOptions({ client, query: { sort: 'colour' } })
}

/** Errors of hooks and results have the members and the codes of a TaskpactError. */
export async function typedErrors(): Promise<void> {
  const q = useQuery(listTodosOptions({ client }))
  const m = useMutation(createTodoMutation({ client }))
  same<typeof q.error, TaskpactError | null>()
  same<typeof m.error, TaskpactError | null>()
  console.log(q.error?.message, m.error?.code === 'no_answer', errorOf(q)?.code)
  const { error } = await listProjects({ client })
  same<typeof error, TaskpactError | undefined>()
  m.mutate({ body: { title: 'Buy milk' } })
  // @ts-expect-error: neither the options nor the call has a client
  useMutation(createTodoMutation()).mutate({ body: { title: 'Buy milk' } })
  // @ts-expect-error: through which client?
  await listProjects()
  // @ts-expect-error: through which client?
  await createTodo({ body: { title: 'Buy milk' } })
  // @ts-expect-error: through which client?
  useListTodosQuery({ query: { completed: false } })
}

export async function webhooks(request: Request): Promise<void> {
  const event = await verifyWebhook<Event>('whsec_', request.headers, await request.text())
  same<typeof event, Event>()
  // @ts-expect-error: parsed before it was verified
  await verifyWebhook('whsec_', request.headers, (await request.json()) as { id: string })
}
