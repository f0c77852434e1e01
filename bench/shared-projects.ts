/**
 * Sixteen clients of six users who work in four shared projects at once: the part of `npm run soak` in which requests run
 * into each other. A 5xx is a fault, and so is where counts, ranks, copies or versions are not as they should.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  acceptReceivedInvitation,
  applyStep,
  type Copy,
  createInvitation,
  createProject,
  createTaskpact,
  createTodo,
  deleteTodo,
  events,
  exportData,
  getTodo,
  importData,
  items,
  listTodos,
  moveTodo,
  register,
  restoreTrashItem,
  runBatch,
  signIn,
  syncSteps,
  type TaskpactClient,
  TaskpactError,
  type Todo,
  updateMember,
  updateTodo,
} from '../src/sdk/index.ts'

const password = 'tin whistle at low tide'
const [users, clients, projects] = [6, 16, 4]
/** For the 99th percentile. The summary has both: how fast this machine is decides no test. */
const aimMs = 300

interface Person {
  client: TaskpactClient
  id: string
  copy: Copy
  cursor: string | undefined
}

interface Counts {
  latencies: number[]
  serverErrors: string[]
}

interface Load {
  people: Person[]
  projectIds: string[]
  /** Todos that were seen lately, in use or not. */
  todoIds: string[]
  end: number
}

const any = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

export interface SharedResult {
  summary: string
  faults: string[]
}

/** `url` is that of a service without rate limits and without other load. */
export async function soakShared(url: string, milliseconds: number): Promise<SharedResult> {
  const counts: Counts = { latencies: [], serverErrors: [] }
  const people = await Promise.all(Array.from({ length: users }, (_, index) => newPerson(url, counts, index)))
  const projectIds = await shareProjects(people)
  const load: Load = { people, projectIds, todoIds: [], end: performance.now() + milliseconds }
  const stopped = new AbortController()
  const order = watchOrder(people[0] as Person, stopped.signal)
  await fillProjects(load)
  counts.latencies.length = 0
  await Promise.all([
    ...Array.from({ length: clients }, (_, index) => work(load, people[index % users] as Person)),
    ...people.map((person) => keepCopy(load, person)),
  ])
  const latencies = counts.latencies.sort((a, b) => a - b)
  const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0
  const faults = [...new Set(counts.serverErrors)].slice(0, 10)
  faults.push(...(await judge(load)), ...(await order.faults()))
  stopped.abort()
  const summary =
    `${latencies.length} requests of ${clients} clients in shared projects, ` +
    `${counts.serverErrors.length} of them with a 5xx, p99 ${p99.toFixed(0)} ms (the aim is ${aimMs} ms)`
  return { summary, faults }
}

/** Its client counts responses and never retries, so that no 5xx is hidden. */
async function newPerson(url: string, counts: Counts, index: number): Promise<Person> {
  const client = createTaskpact({
    baseUrl: url,
    retry: false,
    async fetch(input) {
      const request = input as Request
      const begun = performance.now()
      const response = await fetch(request)
      if (!new URL(request.url).pathname.startsWith('/events')) counts.latencies.push(performance.now() - begun)
      if (response.status >= 500) counts.serverErrors.push(`${response.status} to ${request.method} ${request.url}`)
      return response
    },
  })
  const email = `shared-${index}@example.com`
  const { data } = await register({ client, body: { email, password, name: `Ada ${index}` }, throwOnError: true })
  await signIn(client, { email, password })
  return { client, id: data.id, copy: emptyCopy(), cursor: undefined }
}

const emptyCopy = (): Copy => ({
  projects: new Map(),
  sections: new Map(),
  labels: new Map(),
  views: new Map(),
  todos: new Map(),
  reminders: new Map(),
})

async function shareProjects(people: Person[]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, owner] of people.slice(0, projects).entries()) {
    const { client } = owner
    const { data } = await createProject({ client, body: { name: `Shared ${index}` }, throwOnError: true })
    ids.push(data.id)
    for (const invited of people)
      if (invited.id !== owner.id) {
        const { data: invitation } = await createInvitation({
          ...{ client, path: { project_id: data.id }, throwOnError: true },
          body: { user_id: invited.id, role: 'editor' },
        })
        const path = { invitation_id: invitation.id }
        await acceptReceivedInvitation({ client: invited.client, path, throwOnError: true })
      }
  }
  return ids
}

async function fillProjects({ people, projectIds, todoIds }: Load): Promise<void> {
  for (const project_id of projectIds)
    for (let made = 0; made < 15; made++) {
      const { client } = any(people)
      const { data } = await createTodo({ client, body: { title: 'Dig', project_id }, throwOnError: true })
      todoIds.push(data.id)
    }
}

/** The next step of a client, by weight. A refusal is as good as a success: another client was first. */
const steps: [number, (load: Load, person: Person) => Promise<unknown>][] = [
  [20, create],
  [20, ({ todoIds }, { client }) => patch(client, any(todoIds), { title: `Dig ${Math.random()}` })],
  [15, ({ todoIds }, { client }) => patch(client, any(todoIds), { completed: Math.random() < 0.5 })],
  [8, ({ todoIds, people }, { client }) => patch(client, any(todoIds), { assignee_ids: [any(people).id] })],
  [8, ({ todoIds, projectIds }, { client }) => patch(client, any(todoIds), { project_id: any(projectIds) })],
  [
    12,
    ({ todoIds }, { client }) =>
      moveTodo({ client, path: { todo_id: any(todoIds) }, body: { to: any(['first', 'last']) } }),
  ],
  [
    8,
    ({ todoIds }, { client }) => moveTodo({ client, path: { todo_id: any(todoIds) }, body: { after: any(todoIds) } }),
  ],
  [6, ({ todoIds }, { client }) => deleteTodo({ client, path: { todo_id: any(todoIds) } })],
  [4, ({ todoIds }, { client }) => restoreTrashItem({ client, path: { item_id: any(todoIds) } })],
  [10, sendBatch],
  [4, changeRole],
  [1, transfer],
  [6, ({ projectIds }, { client }) => listTodos({ client, query: { project_id: any(projectIds), limit: 20 } })],
]
const weighted = steps.flatMap(([weight, step]) => Array.from({ length: weight }, () => step))

async function work(load: Load, person: Person): Promise<void> {
  while (performance.now() < load.end) {
    await any(weighted)(load, person)
  }
}

async function create({ projectIds, todoIds, people }: Load, { client }: Person): Promise<void> {
  const assignee_ids = Math.random() < 0.3 ? [any(people).id] : []
  const { data } = await createTodo({ client, body: { title: 'Dig', project_id: any(projectIds), assignee_ids } })
  if (!data) return
  todoIds.push(data.id)
  if (todoIds.length > 200) todoIds.shift()
}

const patch = (client: TaskpactClient, todo_id: string, body: Parameters<typeof updateTodo>[0]['body']) =>
  updateTodo({ client, path: { todo_id }, body })

/** Ten changes of todos of all projects, in random order: two clients that were offline send what they have. */
function sendBatch({ todoIds, projectIds }: Load, { client }: Person): Promise<unknown> {
  const operations = Array.from({ length: 10 }, (_, index) => {
    if (index % 3 === 0)
      return { method: 'POST' as const, path: '/todos', body: { title: 'Batched', project_id: any(projectIds) } }
    if (index % 3 === 1)
      return { method: 'PATCH' as const, path: `/todos/${any(todoIds)}`, body: { completed: Math.random() < 0.5 } }
    return { method: 'POST' as const, path: `/todos/${any(todoIds)}/move`, body: { to: 'first' } }
  })
  return runBatch({ client, body: { atomic: false, operations } })
}

/** By the owner of one of the projects; the first person stays an editor, so that they see every event. */
function changeRole({ people, projectIds }: Load): Promise<unknown> {
  const index = Math.floor(Math.random() * projectIds.length)
  const { client } = people[index] as Person
  const path = { project_id: projectIds[index] as string, user_id: (people[users - 1] as Person).id }
  return updateMember({ client, path, body: { role: any(['viewer', 'editor']) } })
}

/** Of the last user, whose own list only this user changes. */
async function transfer({ people }: Load): Promise<void> {
  const { client } = people[users - 1] as Person
  const { data } = await exportData({ client })
  if (data) await importData({ client, body: data })
}

/** Follows what a user sees, by sync, until the end. */
async function keepCopy({ end }: Load, person: Person): Promise<void> {
  while (performance.now() < end) {
    await catchUp(person)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function catchUp(person: Person): Promise<void> {
  const { client, copy, cursor } = person
  try {
    for await (const step of syncSteps({ client, cursor, follow: false })) {
      applyStep(copy, step)
      person.cursor = step.cursor
    }
  } catch (error) {
    // The clients of one user share what it may have at the same time. This one goes on from its cursor.
    if (!(error instanceof TaskpactError && error.code === 'concurrency_limited')) throw error
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await catchUp(person)
  }
}

/** Reads a person's events as they come. `faults` waits for the last one, and says which todos went back. */
function watchOrder({ client }: Person, signal: AbortSignal) {
  const versions = new Map<string, number>()
  const back = new Set<string>()
  let last = performance.now()
  const watch = async () => {
    for await (const { event } of events({ client, signal })) {
      last = performance.now()
      if (event.type !== 'todo.created' && event.type !== 'todo.updated') continue
      const { id, version } = event.data as Todo
      if (version <= (versions.get(id) ?? 0)) back.add(id)
      versions.set(id, version)
    }
  }
  watch().catch(() => {})
  return {
    async faults(): Promise<string[]> {
      while (performance.now() - last < 2_000) await new Promise((resolve) => setTimeout(resolve, 100))
      const found = [...back].slice(0, 5).map((id) => `events of the todo ${id} are not in the order of its versions`)
      for (const [id, version] of versions) {
        const { data } = await getTodo({ client, path: { todo_id: id } })
        const now = data?.version
        if (now !== undefined && now !== version)
          found.push(`the last event of ${id} has version ${version}, it has ${now}`)
      }
      return found
    },
  }
}

/** Looks at what all of it has left. */
async function judge({ people, projectIds }: Load): Promise<string[]> {
  const faults: string[] = []
  for (const person of people) {
    await catchUp(person)
    const fresh: Person = { ...person, copy: emptyCopy(), cursor: undefined }
    await catchUp(fresh)
    if (!isDeepStrictEqual(person.copy, fresh.copy)) faults.push(`the copy of ${person.id} differs from a fresh one`)
  }
  const { client, copy } = people[0] as Person
  for (const project_id of projectIds) {
    const todos: Todo[] = []
    for await (const todo of items(listTodos, { client, query: { project_id, sort: 'position' } })) todos.push(todo)
    const counted = [todos.length, todos.filter(({ completed }) => !completed).length]
    const project = copy.projects.get(project_id)
    const kept = [project?.task_count, project?.open_task_count]
    if (!isDeepStrictEqual(counted, kept)) faults.push(`the counts of ${project_id} are ${kept}, it has ${counted}`)
    if (new Set(todos.map(({ position }) => position)).size < todos.length)
      faults.push(`two todos of ${project_id} have one position`)
  }
  return faults
}
