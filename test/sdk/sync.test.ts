/** A copy kept by the SDK equals the service's data: at the start, during changes, and after its cursor has expired. */
import { expect, onTestFinished, test } from 'vitest'
import {
  acceptReceivedInvitation,
  applyStep,
  type Copy,
  createInvitation,
  createProject,
  createTodo,
  deleteProject,
  deleteTodo,
  getMe,
  items,
  listProjects,
  listTodos,
  removeMember,
  type SyncStep,
  syncSteps,
  type TaskpactClient,
  type Todo,
  updateTodo,
} from '../../src/sdk/index.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { clientOf, network, problem } from './faults.ts'

const service = useService()
const soon = { timeout: 20_000, interval: 100 }

interface Kept extends Copy {
  steps: SyncStep[]
  over: Promise<void>
  stop(): void
}

function keep(client: TaskpactClient, cursor?: string): Kept {
  const leaving = new AbortController()
  const copy: Copy = {
    projects: new Map(),
    sections: new Map(),
    labels: new Map(),
    views: new Map(),
    todos: new Map(),
    reminders: new Map(),
  }
  const steps: SyncStep[] = []
  async function follow(): Promise<void> {
    for await (const step of syncSteps({ client, cursor, limit: 3, signal: leaving.signal })) {
      applyStep(copy, step)
      steps.push(step)
    }
  }
  const over = follow()
  over.catch(() => {})
  const stop = () => leaving.abort(new Error('I left'))
  onTestFinished(stop)
  return { ...copy, steps, over, stop }
}

const byId = (rows: Iterable<{ id: string }>) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

async function becomesEqual({ projects, todos }: Copy, person: Person): Promise<void> {
  const client = clientOf(service(), person)
  await expect.poll(() => byId(todos.values()), soon).toEqual(byId(await all(items(listTodos, { client }))))
  await expect.poll(() => byId(projects.values()), soon).toEqual(byId(await all(items(listProjects, { client }))))
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const one of source) found.push(one)
  return found
}

async function createTodos(client: TaskpactClient, count: number, project_id: string | null = null): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < count; index++)
    ids.push((await createTodo({ client, body: { title: `Todo ${index}`, project_id }, throwOnError: true })).data.id)
  return ids
}

test('a copy is complete, and stays equal while other users change its projects and todos', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const [hers, his] = [clientOf(service(), ada), clientOf(service(), bob)]
  const own = await createTodos(hers, 8)
  const copy = keep(hers)
  await expect.poll(() => copy.steps.at(-1)?.complete, soon).toBe(true)
  expect(copy.steps.map(({ restarted }) => restarted)).toEqual(copy.steps.map((_, index) => index === 0))
  await becomesEqual(copy, ada)

  const { data: project } = await createProject({ client: his, body: { name: 'Garden' }, throwOnError: true })
  await createTodos(his, 7, project.id)
  const path = { project_id: project.id }
  const body = { user_id: ada.id, role: 'editor' } as const
  const { data: invitation } = await createInvitation({ client: his, path, body, throwOnError: true })
  await acceptReceivedInvitation({ client: hers, path: { invitation_id: invitation.id }, throwOnError: true })
  await updateTodo({ client: hers, path: { todo_id: own[0] as string }, body: { completed: true }, throwOnError: true })
  await deleteTodo({ client: hers, path: { todo_id: own[1] as string }, throwOnError: true })
  await expect.poll(() => [copy.todos.size, copy.projects.size], soon).toEqual([14, 1])
  await becomesEqual(copy, ada)

  await removeMember({ client: his, path: { ...path, user_id: ada.id }, throwOnError: true })
  await expect.poll(() => [copy.todos.size, copy.projects.size], soon).toEqual([7, 0])
  await becomesEqual(copy, ada)
  copy.stop()
  await expect(copy.over).rejects.toThrow('I left')
})

test('a copy continues from its cursor with the changes', async () => {
  const person = await newPerson(service())
  const client = clientOf(service(), person)
  await createTodos(client, 4)
  const first = keep(client)
  await becomesEqual(first, person)
  await expect.poll(() => first.steps.at(-1)?.complete, soon).toBe(true)
  first.stop()

  const { data: project } = await createProject({ client, body: { name: 'Garden' }, throwOnError: true })
  const [gone] = await createTodos(client, 2, project.id)
  await deleteTodo({ client, path: { todo_id: gone as string } })
  const second = keep(client, first.steps.at(-1)?.cursor)
  for (const [id, todo] of first.todos) second.todos.set(id, todo)
  await becomesEqual(second, person)
  expect(second.steps.some(({ restarted }) => restarted)).toBe(false)
  await deleteProject({ client, path: { project_id: project.id }, throwOnError: true })
  await becomesEqual(second, person)
})

test('a copy whose cursor has expired restarts and says so, at its start and while it follows', async () => {
  const person = await newPerson(service())
  const calm = clientOf(service(), person)
  await createTodos(calm, 5)
  let expired = 1
  const { fetch } = network(({ url }) => {
    if (!url.includes('/sync') || !url.includes('cursor=') || expired === 0) return undefined
    expired--
    return problem(409, 'cursor_expired')
  })
  const client = clientOf(service(), person, { fetch })
  const copy = keep(client, 'eyJvbGQiOnRydWV9')
  copy.todos.set('gone long ago', {} as never)
  await becomesEqual(copy, person)
  expect(copy.steps[0]?.restarted).toBe(true)
  await expect.poll(() => copy.steps.at(-1)?.complete, soon).toBe(true)

  copy.steps.length = 0
  expired = 1
  copy.todos.set('gone meanwhile', {} as never)
  await createTodos(calm, 1)
  await becomesEqual(copy, person)
  expect(copy.steps.filter(({ restarted }) => restarted)).toHaveLength(1)
})

test('with `follow: false` it ends once the copy is complete', async () => {
  const person = await newPerson(service())
  const client = clientOf(service(), person)
  await createTodos(client, 4)
  const copy: Copy = {
    projects: new Map(),
    sections: new Map(),
    labels: new Map(),
    views: new Map(),
    todos: new Map(),
    reminders: new Map(),
  }
  const completes: boolean[] = []
  for await (const step of syncSteps({ client, limit: 2, follow: false })) {
    applyStep(copy, step)
    completes.push(step.complete)
  }
  await becomesEqual(copy, person)
  expect([completes.slice(0, -1).every((complete) => !complete), completes.at(-1)]).toEqual([true, true])
})

test('many changes use one stream, and no change causes no request', async () => {
  const person = await newPerson(service())
  const { fetch, sent } = network()
  const copy = keep(clientOf(service(), person, { fetch }))
  await expect.poll(() => copy.steps.at(-1)?.complete, soon).toBe(true)
  await createTodos(clientOf(service(), person), 30)
  await becomesEqual(copy, person)
  expect(sent.filter(({ url }) => url.includes('/events'))).toHaveLength(1)
  // Without changes there are no requests: none during five other calls.
  const whileCalling = async () => {
    const before = sent.length
    for (let call = 0; call < 5; call++) await getMe({ client: clientOf(service(), person), throwOnError: true })
    return sent.length - before
  }
  await expect.poll(whileCalling, soon).toBe(0)
})

test('when the session ends, or on an abort, it throws the reason', async () => {
  const person = await newPerson(service())
  const copy = keep(clientOf(service(), person))
  await expect.poll(() => copy.steps.at(-1)?.complete, soon).toBe(true)
  await service().database.pool('sessions').delete().where({ user_id: person.id })
  await expect(copy.over).rejects.toMatchObject({ name: 'TaskpactError', status: 401 })
})

test('a copy keeps the latest version of an object that it was given', () => {
  const copy: Copy = {
    projects: new Map(),
    sections: new Map(),
    labels: new Map(),
    views: new Map(),
    todos: new Map(),
    reminders: new Map(),
  }
  const apply = (version: number | null) => {
    const todo = version === null ? null : ({ id: 'a', version } as Todo)
    applyStep(copy, { restarted: false, complete: false, cursor: '', changes: [{ type: 'todo', id: 'a', todo }] })
    return copy.todos.get('a')?.version
  }
  expect([2, 3, 2, null, 1].map(apply)).toEqual([2, 3, 3, undefined, 1])
})
