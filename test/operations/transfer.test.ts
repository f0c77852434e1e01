/** An export that is imported elsewhere gives the same data, and importing it again changes nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { insertIdentity } from '../../src/features/oidc/queries.ts'
import { dueReminders } from '../../src/features/reminders/remind.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newSection, newTodo, newView, newWebhook } from '../support/build.ts'
import {
  type DataExport,
  emptyExport,
  exportedLabel,
  exportedSection,
  exportedTodo,
  exportedView,
  exportedWebhook,
  exportOf,
  idOf,
  importInto,
} from '../support/exports.ts'
import { limited, newPerson, type Person, startService, type TestService } from '../support/service.ts'

let here: TestService
let there: TestService
beforeAll(async () => {
  here = await startService()
  there = await startService()
})
afterAll(async () => {
  await here.close()
  await there.close()
})

const create = async (person: Person, path: string, body: object) =>
  (await person.send('post', path, body).expect(201)).body

/** Lets a reminder remind now. */
async function remindOf(id: string): Promise<void> {
  const { context, database } = here
  await database.pool('reminders').update({ remind_at: database.pool.fn.now() }).where({ id })
  await doPeriodically(context, dueReminders(context))
}

/** Somebody with something of every kind. */
async function busyPerson(): Promise<Person> {
  const [ada, bob] = [await newPerson(here, 'Ada'), await newPerson(here, 'Bob')]
  const garden = await create(ada, '/projects', {
    ...{ name: 'Garden', description: 'Behind the house' },
    ...{ color: '#16a34a', icon: '🌱', default_view: 'board' },
  })
  await newMember(ada, garden.id, bob, 'editor')
  // Its parent is exported after it.
  const house = await create(ada, '/projects', { name: 'House' })
  await ada.send('patch', `/projects/${garden.id}`, { parent_id: house.id }).expect(200)
  const [outside, quiet] = [
    await newLabel(ada, { name: 'outside', color: '#3b82f6', project_id: garden.id }),
    await newLabel(ada, { name: 'quiet' }),
  ]
  const [first, last] = [await newSection(ada, garden.id), await newSection(ada, garden.id, { takes_completed: true })]
  await ada.send('post', `/sections/${last.id}/move`, { before: first.id }).expect(200)
  const seeds = {
    title: 'Buy seeds',
    project_id: garden.id,
    section_id: first.id,
    assignee_ids: [ada.id],
    label_ids: [outside.id],
    priority: 1,
  }
  await create(ada, '/todos', seeds)
  await create(bob, '/todos', { title: 'Dig', project_id: garden.id, assignee_ids: [bob.id], completed: true })
  const own = await create(ada, '/todos', { title: 'Read', due_at: '2030-01-01T00:00:00Z', label_ids: [quiet.id] })
  const chapter = await create(ada, '/todos', { title: 'Chapter 1', parent_id: own.id })
  const reminder = await create(ada, `/todos/${own.id}/reminders`, { minutes_before: 60 })
  await create(ada, `/todos/${own.id}/reminders`, { at: '2029-12-31T00:00:00Z' })
  await remindOf(reminder.id)
  await ada.send('post', `/reminders/${reminder.id}/snooze`, { until: '2029-12-30T00:00:00Z' }).expect(200)
  await create(ada, '/todos', { title: 'First' }).then(({ id }) =>
    ada.send('post', `/todos/${id}/move`, { before: own.id }).expect(200),
  )
  // Its parent is exported after it.
  const book = await create(ada, '/todos', { title: 'The book' })
  await ada.send('patch', `/todos/${chapter.id}`, { parent_id: book.id, completed: true }).expect(200)
  const gone = await create(ada, '/todos', { title: 'In the trash' })
  await ada.send('delete', `/todos/${gone.id}`).expect(204)
  await ada.send('patch', `/projects/${garden.id}`, { status: 'archived' }).expect(200)
  await create(ada, '/webhooks', { url: 'https://example.com/hooks', project_id: garden.id })
  await ada.send('patch', `/projects/${garden.id}`, { is_favourite: true, is_muted: true }).expect(200)
  await ada.send('patch', '/users/me/preferences', { mail: { todo_completed: true } }).expect(200)
  await insertIdentity(here.database.pool, { issuer: 'https://id.example.com', subject: `of ${ada.id}` }, ada.id)
  return ada
}

/** An export without what is another one there: ids become the order in which they come. */
function comparable(
  { exported_at: _, identities: __, profile, memberships, ...document }: DataExport,
  owner: string,
): unknown {
  const names = new Map([[profile.id, 'the account']])
  const nameOf = (id: string) => {
    names.set(id, names.get(id) ?? `id ${names.size}`)
    return names.get(id)
  }
  const text = JSON.stringify(
    {
      ...document,
      projects: document.projects.map(({ version: _, ...project }) => project),
      sections: document.sections.map(({ version: _, ...section }) => section),
      labels: document.labels.map(({ version: _, ...label }) => label),
      views: document.views.map(({ version: _, ...view }) => view),
      memberships: memberships.map(({ created_at: _, ...membership }) => membership),
      // The importer owns all todos, since no other user is there.
      todos: document.todos.map(({ version: _, user_id: __, assignee_ids, ...todo }) => {
        return { ...todo, assigned_to_me: assignee_ids.includes(owner) }
      }),
      reminders: document.reminders.map(({ version: _, ...reminder }) => reminder),
      webhooks: document.webhooks.map(({ enabled: _, version: __, ...webhook }) => webhook),
      notifications: document.notifications.map(({ actor_id, ...notification }) => {
        return { ...notification, by_me: actor_id === owner }
      }),
    },
    (_, value) => (typeof value === 'string' && /^[0-9a-f]{8}-/.test(value) ? nameOf(value) : value),
  )
  return JSON.parse(text)
}

test('an export that was imported elsewhere is exported again without a difference', async () => {
  const ada = await busyPerson()
  const document = await exportOf(ada)
  expect(document).toMatchObject({
    projects: { length: 2 },
    identities: [{ issuer: 'https://id.example.com', subject: `of ${ada.id}` }],
    sections: { length: 2 },
    labels: { length: 2 },
    todos: { length: 6 },
    reminders: { length: 2 },
    webhooks: { length: 1 },
  })
  expect(JSON.stringify(document)).not.toMatch(/secret|whsec|password|In the trash/)
  const moved = await newPerson(there, 'Ada')
  const result = await importInto(moved, document)
  const added = (list: unknown[]) => ({ added: list.length, present: 0, left_out: 0, over_quota: 0 })
  expect(result).toEqual({
    projects: added(document.projects),
    sections: added(document.sections),
    labels: added(document.labels),
    views: added(document.views),
    todos: added(document.todos),
    reminders: added(document.reminders),
    webhooks: added(document.webhooks),
    notifications: added(document.notifications),
  })
  const again = await exportOf(moved)
  // Otherwise a document would let its author sign in as the importer.
  expect(again.identities).toEqual([])
  expect(comparable(again, moved.id)).toEqual(comparable(document, ada.id))
  expect(again.webhooks[0]?.enabled).toBe(false)

  const { body: activity } = await moved.send('get', '/activity').expect(200)
  expect(activity.filter(({ type }: Schemas['Event']) => type === 'todo.created')).toHaveLength(6)
})

test('a second import adds nothing, on the same service and on another one', async () => {
  const ada = await busyPerson()
  const document = await exportOf(ada)
  const before = await exportOf(ada)
  const present = (list: unknown[]) => ({ added: 0, present: list.length, left_out: 0, over_quota: 0 })
  const nothing = {
    projects: present(document.projects),
    sections: present(document.sections),
    labels: present(document.labels),
    views: present(document.views),
    todos: present(document.todos),
    reminders: present(document.reminders),
    webhooks: present(document.webhooks),
    notifications: present(document.notifications),
  }
  expect(await importInto(ada, document)).toEqual(nothing)
  expect({ ...(await exportOf(ada)), exported_at: '' }).toEqual({ ...before, exported_at: '' })

  const moved = await newPerson(there, 'Ada')
  // Two at once, as a client sends them that retries after a timeout.
  await Promise.all([importInto(moved, document), importInto(moved, document)])
  const first = await exportOf(moved)
  const [todo] = first.todos
  await moved.send('patch', `/projects/${first.projects[0]?.id}`, { status: 'active' }).expect(200)
  await moved.send('patch', `/todos/${todo?.id}`, { title: 'Changed there' }).expect(200)
  expect(await importInto(moved, document)).toEqual(nothing)
  const last = await exportOf(moved)
  expect(last.todos).toHaveLength(first.todos.length)
  expect(last.todos[0]?.title).toBe('Changed there')
})

test('an import gives no access to the objects of other users by their ids', async () => {
  const [ada, eve] = [await busyPerson(), await newPerson(here, 'Eve')]
  const document = await exportOf(ada)
  const result = await importInto(eve, { ...document, projects: [], notifications: [] })
  expect(result).toMatchObject({ todos: { added: 6 }, webhooks: { added: 0, left_out: 1, over_quota: 0 } })
  const { todos } = await exportOf(eve)
  expect(todos.map(({ project_id, user_id }) => ({ project_id, user_id }))).toEqual(
    Array(6).fill({ project_id: null, user_id: eve.id }),
  )
  expect((await exportOf(ada)).todos).toEqual(document.todos)
})

test('labels go to where their todos go, by their names where they are there, and a document of an older version has none', async () => {
  const ada = await newPerson(there, 'Ada')
  const home = await newLabel(ada, { name: 'HOME' })
  const elsewhere = exportedTodo(9).id
  const labels = [
    exportedLabel(1, { name: 'home' }),
    exportedLabel(2, { name: 'Work ' }),
    // Of a project that is not here: the todo has none then.
    exportedLabel(3, { name: 'home', project_id: elsewhere }),
  ]
  const label_ids = labels.map(({ id }) => id)
  const { labels: _, sections: __, views: _____, ...older } = emptyExport
  const { label_ids: ___, section_id: ____, ...without } = exportedTodo(4)
  await importInto(ada, { ...older, todos: [without] })
  const todos = [exportedTodo(5, { label_ids, project_id: elsewhere }), exportedTodo(6, { label_ids: [idOf(99)] })]
  const result = await importInto(ada, { ...emptyExport, labels, todos })
  expect(result.labels).toEqual({ added: 1, present: 2, left_out: 0, over_quota: 0 })
  const { body } = await ada.send('get', '/todos?sort=position').expect(200)
  const work = (await ada.send('get', '/labels').expect(200)).body.find(({ name }: Schemas['Label']) => name === 'Work')
  expect(body.map((todo: Schemas['Todo']) => todo.label_ids)).toEqual([[], [home.id, work.id].sort(), []])
  await limited(ada, there, { labels: 2 })
  const more = await importInto(ada, { ...emptyExport, labels: [exportedLabel(7), exportedLabel(2)] })
  expect(more.labels).toEqual({ added: 0, present: 1, left_out: 0, over_quota: 1 })
})

test('sections go to where their project is, and are left out without one', async () => {
  const [ada, project_id] = [await newPerson(there, 'Ada'), idOf(9)]
  const taking = { takes_completed: true }
  const sections = [exportedSection(1, project_id, taking), exportedSection(2, project_id, taking)]
  const todos = [exportedTodo(3, { project_id, section_id: idOf(1) })]
  const alone = await importInto(ada, { ...emptyExport, sections, todos })
  expect(alone.sections).toEqual({ added: 0, present: 0, left_out: 2, over_quota: 0 })
  const own = await create(ada, '/projects', { name: 'Garden' })
  const counts = await importInto(ada, {
    ...emptyExport,
    sections: sections.map((section) => ({ ...section, project_id: own.id })),
    todos: [exportedTodo(4, { project_id: own.id, section_id: idOf(2) })],
  })
  expect(counts.sections).toEqual({ added: 2, present: 0, left_out: 0, over_quota: 0 })
  const { body } = await ada.send('get', `/projects/${own.id}/sections`).expect(200)
  expect(body.map((section: Schemas['Section']) => section.takes_completed)).toEqual([true, false])
  const list = await ada.send('get', `/todos?project_id=${own.id}`).expect(200)
  expect(list.body[0].section_id).toBe(body[1].id)
})

test('views go to where their project is, with the filters and webhooks that they are imported with', async () => {
  const [ada, moved] = [await newPerson(here, 'Ada'), await newPerson(there, 'Ada')]
  const project_id = await newProject(ada)
  const label = await newLabel(ada, { name: 'home' })
  const section = await newSection(ada, project_id)
  const parent = await newTodo(ada, { title: 'Parent' })
  // In each form of the language: quoted, in upper case, in lists, negated and nested. A text stays as it is.
  const named = (ids: Record<'project' | 'label' | 'section' | 'parent' | 'ada', string>) =>
    `project = ${ids.project} or not (label in (urgent, "${ids.label}") and section != '${ids.section}') or
     assignee in (me, ${ids.ada}) or creator=${ids.ada} or parent != "${ids.parent}" or title ~ ${project_id}`
  const upper = { project: project_id.toUpperCase(), parent: parent.id.toUpperCase() }
  const filter = named({ ...upper, label: label.id, section: section.id, ada: ada.id })
  await newView(ada, { filter, name: 'Own', icon: '🏡', color: '#16a34a', group_by: 'label', layout: 'board' })
  await newView(ada, { filter: 'assignee = me', name: 'Shared', project_id, sort: 'title', is_favourite: true })
  await newWebhook(ada, { url: 'https://example.com/hooks', filter })
  const document = await exportOf(ada)
  expect(document.views.map(({ name }) => name).sort()).toEqual(['Own', 'Shared'])
  expect((await importInto(ada, document)).views).toEqual({ added: 0, present: 2, left_out: 0, over_quota: 0 })
  expect((await importInto(moved, document)).views).toEqual({ added: 2, present: 0, left_out: 0, over_quota: 0 })
  expect((await importInto(moved, document)).views).toEqual({ added: 0, present: 2, left_out: 0, over_quota: 0 })
  const copy = await exportOf(moved)
  const [project, home, doing] = [copy.projects[0]?.id, copy.labels[0]?.id, copy.sections[0]?.id] as string[]
  const ids = { project, label: home, section: doing, parent: copy.todos[0]?.id, ada: moved.id }
  const inCopy = named(ids as Parameters<typeof named>[0])
  const plain = (views: Schemas['View'][]) =>
    views.map(({ id: _, version: __, ...view }) => view).sort((one, other) => (one.name < other.name ? -1 : 1))
  const [own, shared] = plain(document.views)
  expect(plain(copy.views)).toEqual([
    { ...own, filter: inCopy },
    { ...shared, project_id: project },
  ])
  expect(copy.webhooks.map((webhook) => webhook.filter)).toEqual([inCopy])
  const views = [exportedView(1, { project_id: idOf(9) }), exportedView(2, { filter: 'is it new?' }), exportedView(3)]
  await limited(moved, there, { views: 1 })
  const more = await importInto(moved, { ...emptyExport, views })
  expect(more.views).toEqual({ added: 0, present: 0, left_out: 2, over_quota: 1 })
})

test('webhooks to forbidden URLs are left out, and a failed import leaves nothing', async () => {
  const person = await newPerson(there)
  const unfit = [{ url: 'http://127.0.0.1/hooks' }, { filter: 'is it new?' }, {}]
  const webhooks = unfit.map((change, number) => exportedWebhook(number + 1, change))
  const { webhooks: counts } = await importInto(person, { ...emptyExport, webhooks })
  expect(counts).toEqual({ added: 1, present: 0, left_out: 2, over_quota: 0 })
  const { pool } = there.database
  await pool.raw('alter table webhooks add constraint refuses check (false) not valid')
  const document = { ...emptyExport, todos: [exportedTodo(1)], webhooks: [exportedWebhook(4)] }
  await person.send('post', '/users/me/import', document).expect(422)
  await pool.raw('alter table webhooks drop constraint refuses')
  expect((await exportOf(person)).todos).toEqual([])
})
