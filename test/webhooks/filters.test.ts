/** Filters of webhooks: which events of which todos are sent, and what a filter costs others. */
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { dispatchEvents } from '../../src/features/webhooks/dispatch.ts'
import { webhookPolicy } from '../../src/features/webhooks/policy.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newProject, newReminder, newSection, newTodo, newWebhook } from '../support/build.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService({ WEBHOOK_TARGETS: 'any' })
const url = 'http://127.0.0.1:9/'

const subscribe = (person: Person, filter: string | null, change: Partial<Schemas['WebhookCreate']> = {}) =>
  newWebhook(person, { url, filter, ...change })

/** Webhooks of a person's that differ in their filter alone. */
async function subscribeAll(person: Person, filters: string[]): Promise<{ id: string; filter: string }[]> {
  const { pool } = service().database
  const { id } = await subscribe(person, null)
  const row = await pool('webhooks').first().where({ id })
  const rows = filters.map((filter) => ({ ...row, id: uuid(), filter }))
  await pool('webhooks').delete().where({ id })
  await pool('webhooks').insert(rows)
  return rows
}

/** The events that a webhook gets, in their order. */
async function sent({ id }: { id: string }): Promise<Schemas['Event'][]> {
  const { context, database } = service()
  // Without a time for filters, so that each turn is as short as it may be.
  await dispatchEvents({ ...context, webhookPolicy: { ...webhookPolicy, filterLimit: 0 } })
  const bodies = await database
    .pool('webhook_deliveries')
    .join('events', 'events.id', 'event_id')
    .where({ webhook_id: id })
    .orderBy(['transaction_id', 'sequence'])
    .pluck('request_body')
  return bodies.map((body) => JSON.parse(body))
}

const typesOf = async (webhook: { id: string }) => (await sent(webhook)).map(({ type }) => type)

test('a change is sent where the todo fulfils the filter after it or before it, and a deletion where it did', async () => {
  const ada = await newPerson(service())
  const urgent = await subscribe(ada, 'priority >= 4 and not completed')
  const { id } = await newTodo(ada, { title: 'Comes and goes', priority: 1 })
  const patch = (body: object, of = id) => ada.send('patch', `/todos/${of}`, body).expect(200)
  await patch({ title: 'Not yet' })
  await patch({ priority: 5 })
  await patch({ title: 'Urgent' })
  await patch({ completed: true })
  await patch({ title: 'Done' })
  await ada.send('delete', `/todos/${id}`).expect(204)
  const { id: other } = await newTodo(ada, { title: 'Other', priority: 4 })
  await ada.send('delete', `/todos/${other}`).expect(204)
  await ada.send('post', `/trash/${other}/restore`).expect(200)
  await newProject(ada)
  const seen = (await sent(urgent)).map(({ type, data, changes }) => [
    type,
    (data as Schemas['Todo']).title,
    changes.map(({ member }) => member).sort(),
  ])
  expect(seen).toEqual([
    ['todo.updated', 'Not yet', ['priority']],
    ['todo.updated', 'Urgent', ['title']],
    ['todo.updated', 'Urgent', ['completed', 'completed_at']],
    ['todo.created', 'Other', []],
    ['todo.deleted', 'Other', []],
    ['todo.restored', 'Other', []],
  ])
})

test('what has left a list or was purged is sent whatever it was, so that a receiver can drop it', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const [secret, garden] = [await newProject(ada, [], 'Secret'), await newProject(ada, [[bob, 'viewer']])]
  const [ofAda, ofBob] = [await subscribe(ada, 'project = Garden'), await subscribe(bob, 'project = Secret')]
  const { id } = await newTodo(ada, { project_id: secret })
  await ada.send('patch', `/todos/${id}`, { project_id: garden }).expect(200)
  await ada.send('patch', `/todos/${id}`, { project_id: secret }).expect(200)
  await ada.send('delete', `/todos/${id}`).expect(204)
  await ada.send('delete', `/trash/${id}`).expect(204)
  expect(await typesOf(ofAda)).toEqual(['todo.removed', 'todo.updated', 'todo.removed', 'todo.purged'])
  // He never learns the name of the project that the todo came from.
  expect(await typesOf(ofBob)).toEqual(['todo.removed'])
})

test('a filter means for an event what it means in a list, for each field', async () => {
  const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
  await ada.send('patch', '/users/me/preferences', { time_zone: 'Pacific/Kiritimati' }).expect(200)
  const project_id = await newProject(ada, [[bob, 'editor']])
  const section_id = (await newSection(ada, project_id)).id
  const [own, urgent] = [await newLabel(ada, { name: 'Straße' }), await newLabel(ada, { name: 'urgent', project_id })]
  const todos = [
    await newTodo(ada, { title: 'Buy milk', description: 'Oat', priority: 1, label_ids: [own.id] }),
    await newTodo(ada, { title: 'Floating', due_on: '2026-03-01', start_on: '2026-02-01' }),
    await newTodo(ada, { title: 'Moment', due_at: '2026-03-01T12:00:00Z', recurrence: 'FREQ=DAILY' }),
    await newTodo(ada, { title: 'Honolulu', due_on: '2026-03-01', time_zone: 'Pacific/Honolulu' }),
    await newTodo(bob, { title: 'For Ada', project_id, section_id, assignee_ids: [ada.id], label_ids: [urgent.id] }),
    await newTodo(ada, { title: 'Parent', project_id, assignee_ids: [ada.id, bob.id], priority: 5 }),
  ]
  todos.push(await newTodo(ada, { title: 'Child', project_id, parent_id: todos.at(-1)?.id ?? null }))
  await newReminder(ada, todos[0]?.id as string, { at: '2030-01-01T09:00:00Z' })
  await ada.send('patch', `/todos/${todos[1]?.id}`, { completed: true }).expect(200)
  const filters = [
    ...['title = "buy MILK"', 'title ~ o', 'description is none', 'text ~ oat', 'completed', 'priority in (1, 5)'],
    ...['due = 2026-03-01', 'due = 2026-03-02', 'due < 2026-03-01T10:00:01Z', 'due < 2026-03-02T10:00:00Z'],
    ...['due > 2026-03-02T09:59:00Z', 'due is none', 'start <= 2026-02-01', 'has start', 'created = today'],
    ...['updated < now+1h', 'completed_at = today', 'has recurrence', 'has reminders'],
    ...['project = garden', `project != ${project_id}`, 'section = doing', 'section is none', 'label = STRASSE'],
    ...[`label in (urgent, "${own.id.toUpperCase()}")`, 'label is none', 'parent = parent', 'parent is none'],
    ...['has subtasks', 'assignee = me', `assignee = ${bob.id}`, 'assignee is none', 'creator = bob', 'creator = me'],
    ...['not (due < 2026-03-02 or priority = 5) and not completed'],
  ]
  const webhooks = await subscribeAll(ada, filters)
  for (const { id } of todos) await ada.send('post', `/todos/${id}/move`, { to: 'last' }).expect(200)
  const differing: object[] = []
  for (const webhook of webhooks) {
    const query = new URLSearchParams({ filter: webhook.filter })
    const { body } = await ada.send('get', `/todos?${query}`).expect(200)
    const listed = body.map(({ title }: Schemas['Todo']) => title).sort()
    const sentOnes = (await sent(webhook)).map(({ data }) => (data as Schemas['Todo']).title).sort()
    if (JSON.stringify(listed) !== JSON.stringify(sentOnes))
      differing.push({ filter: webhook.filter, listed, sentOnes })
  }
  expect(differing).toEqual([])
})

test('one filter of two owners is read for each of them, and a webhook that has none gets everything', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const project_id = await newProject(ada, [[bob, 'editor']])
  const mine = [await subscribe(ada, 'assignee = me'), await subscribe(bob, 'assignee = me')] as const
  const all = await subscribe(bob, null)
  await newTodo(ada, { title: 'Ada', project_id, assignee_ids: [ada.id] })
  await newTodo(ada, { title: 'Bob', project_id, assignee_ids: [bob.id] })
  await newTodo(ada, { title: 'Both', project_id, assignee_ids: [ada.id, bob.id] })
  const titles = async (webhook: { id: string }) =>
    (await sent(webhook)).map(({ data }) => (data as Schemas['Todo']).title)
  expect([await titles(mine[0]), await titles(mine[1])]).toEqual([
    ['Ada', 'Both'],
    ['Bob', 'Both'],
  ])
  expect(await typesOf(all)).toContain('notification.created')
})

test('a filter that cannot be read any more disables its webhook, with words, and stops nothing else', async () => {
  const ada = await newPerson(service())
  const [broken, works] = [await subscribe(ada, 'due < today'), await subscribe(ada, 'title = Dig')]
  const { pool } = service().database
  await pool('webhooks').update({ filter: 'due < today+9000y' }).where({ id: broken.id })
  await newTodo(ada)
  await newTodo(ada)
  expect(await typesOf(works)).toEqual(['todo.created', 'todo.created'])
  expect(await typesOf(broken)).toEqual([])
  const path = `/webhooks/${broken.id}`
  const { body } = await ada.send('get', path).expect(200)
  expect(body).toMatchObject({ enabled: false, disabled_reason: 'filter_unreadable' })
  const { body: told } = await ada.send('get', '/notifications').expect(200)
  expect(told.map(({ type, message }: Schemas['Notification']) => [type, message])).toEqual([
    ['webhook_disabled', expect.stringContaining('Change the filter')],
  ])
  await ada.send('patch', path, { enabled: true, filter: 'title = Dig' }).expect(200)
  await newTodo(ada)
  expect(await typesOf(broken)).toEqual(['todo.created'])
})

test('a user with more filters than a turn asks is served to the end, each delivery once', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const webhooks = await subscribeAll(
    ada,
    Array.from({ length: 50 }, (_, number) => `priority != ${number} or title = a`),
  )
  const others = await subscribe(bob, 'title = Dig')
  for (const priority of [1, 2, 3]) await newTodo(ada, { priority })
  await newTodo(bob)
  expect(await typesOf(others)).toEqual(['todo.created'])
  const counts: number[] = []
  for (const webhook of webhooks) counts.push((await sent(webhook)).length)
  expect(counts).toEqual(webhooks.map((_, number) => ([1, 2, 3].includes(number) ? 2 : 3)))
  expect(await service().database.pool('webhook_turns')).toEqual([])
})
