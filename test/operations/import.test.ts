/** An import keeps the rules of direct writes: archived projects, the order of a list, versions. Documents may come in any order. */
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject, newTodo, newWebhook } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { emptyExport, exportedTodo, exportedWebhook, idOf } from '../support/exports.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

type DataExport = Schemas['DataExport']

const service = useService()
const importInto = (person: Person, document: Partial<DataExport>) =>
  person.send('post', '/users/me/import', { ...emptyExport, ...document })
const todosOf = async (person: Person, query = ''): Promise<Schemas['Todo'][]> =>
  (await person.send('get', `/todos?sort=position${query}`).expect(200)).body
const at = emptyExport.exported_at

const exportedProject = (number: number, change: Partial<Schemas['Project']> = {}): Schemas['Project'] => ({
  ...{ id: idOf(number), name: `Project ${number}`, description: null, status: 'active', owner_id: idOf(1) },
  ...{ color: null, icon: null, default_view: 'list', is_favourite: false, is_muted: false, position: '5000000000' },
  ...{ role: 'owner', parent_id: null, task_count: 0, open_task_count: 0, version: 1, created_at: at, updated_at: at },
  ...change,
})

test('an archived project takes no imported todo, whoever asks, as it takes no other', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  const project_id = await newProject(ada, [[bob, 'editor']])
  await ada.send('patch', `/projects/${project_id}`, { status: 'archived' }).expect(200)
  for (const person of [ada, bob]) {
    const answer = await importInto(person, { todos: [exportedTodo(2), exportedTodo(3, { project_id })] })
    assertContract('importData', answer)
    assertProblem(answer, 'project_archived')
  }
  expect([await todosOf(ada), await todosOf(bob)]).toEqual([[], []])
  await ada.send('patch', `/projects/${project_id}`, { status: 'active' }).expect(200)
  await importInto(bob, { todos: [exportedTodo(3, { project_id })] }).expect(200)
  expect(await todosOf(ada)).toMatchObject([{ project_id, user_id: bob.id }])
})

test('a project that was exported as archived takes its todos, from this document and from a later one', async () => {
  const ada = await newPerson(service())
  const projects = [exportedProject(2, { status: 'archived' })]
  await importInto(ada, { projects, todos: [exportedTodo(3, { project_id: idOf(2) })] }).expect(200)
  await importInto(ada, { projects, todos: [exportedTodo(4, { project_id: idOf(2) })] }).expect(200)
  const [project] = (await ada.send('get', '/projects?status=archived')).body
  expect(project).toMatchObject({ task_count: 2, status: 'archived' })
})

test.each(['9999999999', '9999999999zzzz', `9999999999${'z'.repeat(90)}`, '8999999999', '9000000000'])(
  'after an import of the position %s a new todo is the last one, and can become the first',
  async (position) => {
    const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const first = await newTodo(ada, { title: 'first', project_id })
    const todos = [2, 3].map((number) =>
      exportedTodo(number, { title: `imported ${number}`, project_id, position: position.slice(0, 100 - number) }),
    )
    await importInto(bob, { todos }).expect(200)
    for (const title of ['new', 'newer']) await newTodo(ada, { title, project_id })
    const titles = async () => (await todosOf(ada, `&project_id=${project_id}`)).map(({ title }) => title)
    const [, ...imported] = (await titles()).slice(0, 3)
    expect(await titles()).toEqual(['first', ...imported, 'new', 'newer'])
    expect(imported.sort()).toEqual(['imported 2', 'imported 3'])
    await ada.send('post', `/todos/${first.id}/move`, { to: 'last' }).expect(200)
    expect((await titles()).at(-1)).toBe('first')
    await ada.send('post', `/todos/${first.id}/move`, { to: 'first' }).expect(200)
    expect((await titles())[0]).toBe('first')
  },
)

test('times in the future become the time of the import, and others stay', async () => {
  const ada = await newPerson(service())
  const ahead = '2999-01-01T00:00:00.000000Z'
  const future = { created_at: ahead, updated_at: ahead }
  await importInto(ada, { todos: [exportedTodo(2, future), exportedTodo(3, { due_at: ahead })] }).expect(200)
  const [clamped, kept] = await todosOf(ada)
  for (const time of [clamped?.created_at, clamped?.updated_at])
    expect(Math.abs(Date.parse(time ?? '') - Date.now())).toBeLessThan(60_000)
  expect([kept?.created_at, kept?.due_at].map((time) => Date.parse(time ?? ''))).toEqual([at, ahead].map(Date.parse))
})

/** Compiles only while an import takes whatever an export can have. */
const asImport = (exported: DataExport) => exported satisfies Schemas['DataImport']

test('webhooks that the service disabled are imported, for whatever reason', async () => {
  const ada = await newPerson(service())
  const reasons = ['gone', 'failing', 'password_reset', 'api_token_ended', 'filter_unreadable', null] as const
  const webhooks = reasons.map((disabled_reason, number) =>
    exportedWebhook(number + 1, { enabled: false, disabled_reason }),
  )
  await importInto(ada, asImport({ ...emptyExport, webhooks })).expect(200)
  const { body } = await ada.send('get', '/webhooks')
  expect(body.map(({ enabled }: Schemas['Webhook']) => enabled)).toEqual(reasons.map(() => false))
})

test('a version never comes again with other content, when an import brings a purged object back', async () => {
  const ada = await newPerson(service())
  const heir = await newPerson(service())
  const document = {
    projects: [exportedProject(2)],
    todos: [exportedTodo(3), exportedTodo(4, { project_id: idOf(2) })],
    webhooks: [exportedWebhook(5)],
  }
  const paths = async () => {
    const read = async (path: string) => (await ada.send('get', path).expect(200)).body as { id: string }[]
    const [todos, projects, webhooks] = [await read('/todos'), await read('/projects'), await read('/webhooks')]
    return [
      ...todos.map(({ id }) => `/todos/${id}`),
      ...projects.map(({ id }) => `/projects/${id}`),
      ...webhooks.map(({ id }) => `/webhooks/${id}`),
    ].sort()
  }
  await importInto(ada, document).expect(200)
  const seen = new Map((await paths()).map((path) => [path, new Set<string>()]))
  expect(seen.size).toBe(4)
  for (let life = 0; life < 3; life++) {
    expect(await paths()).toEqual([...seen.keys()])
    for (const [path, tags] of seen) {
      const change = path.startsWith('/todos') ? { title: `Life ${life}` } : { description: `Life ${life}` }
      const { etag } = (await ada.send('get', path)).headers
      const changed = await ada.send('patch', path, change).expect(200)
      for (const tag of [etag, changed.headers.etag] as string[]) {
        expect([path, tags.has(tag)]).toEqual([path, false])
        tags.add(tag)
      }
    }
    // Another owner purges the project: the importer can still bring it back.
    const project = [...seen.keys()].find((path) => path.startsWith('/projects')) as string
    await newMember(ada, project.replace('/projects/', ''), heir, 'owner')
    await ada.send('delete', `${project}/members/${ada.id}`).expect((answer) => expect(answer.status).toBeLessThan(300))
    await heir.send('delete', project).expect(200)
    await heir.send('delete', '/trash').expect(200)
    for (const path of seen.keys()) if (!path.startsWith('/projects')) await ada.send('delete', path)
    await ada.send('delete', '/trash').expect(200)
    await importInto(ada, document).expect(200)
  }
})

test('an import that waits for a purge of the same object begins above its version', async () => {
  const ada = await newPerson(service())
  const document = { todos: [exportedTodo(2)] }
  await importInto(ada, document).expect(200)
  const [todo] = await todosOf(ada)
  for (const title of ['One', 'Two']) await ada.send('patch', `/todos/${todo?.id}`, { title }).expect(200)
  const purge = await service().database.pool.transaction()
  await purge('todos').delete().where({ id: todo?.id })
  const waiting = importInto(ada, document).then((answer) => answer)
  const isWaiting = async () => {
    const { rows } = await service().database.pool.raw(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.length
  }
  await expect.poll(isWaiting, { timeout: 10_000 }).toBeGreaterThan(0)
  await purge.commit()
  expect((await waiting).body.todos).toMatchObject({ added: 1 })
  expect(await todosOf(ada)).toMatchObject([{ id: todo?.id, title: 'Todo 2', version: 4 }])
})

test('the documents of one export give the same data in any order', async () => {
  const ada = await newPerson(service(), 'Ada')
  // More objects than one document has; the references go over its end.
  const projects = Array.from({ length: 30 }, (_, number) => exportedProject(10_000 + number))
  const todos = Array.from({ length: 1_000 }, (_, number) =>
    exportedTodo(20_000 + number, { project_id: idOf(10_000 + (number % 30)) }),
  )
  const notifications = Array.from({ length: 40 }, (_, number) => ({
    ...{ id: idOf(30_000 + number), type: 'todo_assigned' as const, message: 'Do it', actor_id: null },
    ...{ project_id: idOf(10_000 + (number % 30)), todo_id: idOf(20_000 + number), read_at: null, created_at: at },
    ...{ reminder_id: number < 20 ? idOf(40_000 + number) : null, late: false },
  }))
  const reminders = Array.from({ length: 40 }, (_, number) => ({
    ...{ id: idOf(40_000 + number), todo_id: idOf(20_000 + 20 * number), at: null, minutes_before: number },
    ...{ remind_at: null, snoozed_until: null, reminded_at: at, version: 1, created_at: at, updated_at: at },
  }))
  await importInto(ada, { projects, todos, reminders, notifications }).expect(200)
  await newWebhook(ada, {
    url: 'https://example.com/hooks',
    project_id: (await ada.send('get', '/projects')).body[0].id,
  })
  const documents: DataExport[] = []
  for (let path: string | undefined = '/users/me/export'; path !== undefined; ) {
    const answer = await ada.send('get', path).expect(200)
    documents.push(answer.body)
    path = nextOf(answer)
  }
  expect(documents.length).toBeGreaterThan(1)
  const orders = [documents, [...documents].reverse()]
  const people = [await newPerson(service()), await newPerson(service())]
  for (const [index, person] of people.entries())
    for (const document of orders[index] ?? []) await importInto(person, document).expect(200)
  const [inOrder, reversed] = await Promise.all(people.map(linked))
  expect(inOrder).toEqual(reversed)
  expect(inOrder?.todos.filter(([, project]) => project === null)).toEqual([])
  expect(inOrder?.notifications.filter(([, todo]) => todo === undefined)).toEqual([])
})

/** The references of a person's objects, by names, which are the same for every importer. */
async function linked(person: Person) {
  const all = async (path: string) => {
    const items = []
    for (let next: string | undefined = path; next !== undefined; ) {
      const answer = await person.send('get', next).expect(200)
      items.push(...answer.body)
      next = nextOf(answer)
    }
    return items
  }
  const names = new Map((await all('/projects')).map(({ id, name }) => [id, name]))
  const todos = await all('/todos')
  const titles = new Map(todos.map(({ id, title }) => [id, title]))
  const pairs = (list: (string | undefined)[][]) => list.map((pair) => pair.map((name) => name ?? null)).sort()
  return {
    todos: pairs(todos.map(({ title, project_id }) => [title, names.get(project_id)])),
    webhooks: pairs((await all('/webhooks')).map(({ url, project_id }) => [url, names.get(project_id)])),
    notifications: (await all('/notifications'))
      .map(({ project_id, todo_id, reminder_id }) => [names.get(project_id), titles.get(todo_id), reminder_id !== null])
      .sort(),
  }
}
