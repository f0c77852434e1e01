/** A quota that is counted is locked before the rows of projects, in every write (docs/decisions/032-order-of-locks.md). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newProject, newTodo } from '../support/build.ts'
import { emptyExport, exportedTodo, exportedWebhook } from '../support/exports.ts'
import { limited, newPerson, type Person, startService, type TestService } from '../support/service.ts'

let service: TestService
let ada: Person
beforeAll(async () => {
  service = await startService({ WEBHOOK_TARGETS: 'any' })
  ada = await newPerson(service)
  // Below the limit from which users far from it are not counted.
  await limited(ada, service, { todos: 1000 })
})
afterAll(() => service.close())

interface Place {
  project_id: string
  todo_id: string
}

const daily = { due_on: '2026-12-01', recurrence: 'FREQ=DAILY' }
const batch = (...operations: object[]) => ada.send('post', '/batch', { atomic: false, operations })
const post = (path: string, body: object) => ({ method: 'POST', path, body })
const rename = ({ project_id }: Place) => ({ method: 'PATCH', path: `/projects/${project_id}`, body: { name: 'Yard' } })
const guest = { email: 'grace@example.com', role: 'viewer' }

/** By operation: the quota that it takes, and its request. */
const writes: Record<string, [quota: string, send: (place: Place) => PromiseLike<{ status: number; body: unknown }>]> =
  {
    createTodo: ['todos', ({ project_id }) => ada.send('post', '/todos', { title: 'Dig', project_id })],
    quickAddTodo: ['todos', ({ project_id }) => ada.send('post', '/todos/quick', { text: 'Dig', project_id })],
    updateTodo: ['todos', ({ todo_id }) => ada.send('patch', `/todos/${todo_id}`, { completed: true })],
    'updateTodo, with a condition': [
      'todos',
      ({ todo_id }) => ada.send('patch', `/todos/${todo_id}`, { completed: true }).set('If-Match', '"1"'),
    ],
    updateManyTodos: [
      'todos',
      ({ todo_id }) => ada.send('patch', '/todos', { ids: [todo_id], patch: { completed: true } }),
    ],
    createReminder: [
      'reminders',
      ({ todo_id }) => ada.send('post', `/todos/${todo_id}/reminders`, { minutes_before: 5 }),
    ],
    'runBatch, which creates': [
      'todos',
      (place) => batch(rename(place), post('/todos', { title: 'Dig', project_id: place.project_id })),
    ],
    'runBatch, which completes': [
      'todos',
      (place) => batch(rename(place), { method: 'PATCH', path: `/todos/${place.todo_id}`, body: { completed: true } }),
    ],
    'runBatch, which invites': [
      'invitations',
      (place) => batch(rename(place), post(`/projects/${place.project_id}/invitations`, guest)),
    ],
    importData: [
      'todos',
      ({ project_id }) =>
        ada.send('post', '/users/me/import', { ...emptyExport, todos: [exportedTodo(1, { project_id })] }),
    ],
    'importData, with a webhook': [
      'webhooks',
      ({ project_id }) =>
        ada.send('post', '/users/me/import', {
          ...emptyExport,
          todos: [exportedTodo(2, { project_id })],
          webhooks: [exportedWebhook(3, { project_id })],
        }),
    ],
  }

test.each(Object.entries(writes))('%s locks no project while it waits for the quota', async (_, [quota, send]) => {
  const project_id = await newProject(ada)
  const { id: todo_id } = await newTodo(ada, { project_id, ...daily })
  const { pool } = service.database
  const holder = await pool.transaction()
  await holder.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`quota ${quota} ${ada.id}`])
  const sent = Promise.resolve(send({ project_id, todo_id }))
  try {
    const waiting = () => pool.raw("select 1 from pg_locks where locktype = 'advisory' and not granted")
    await expect.poll(async () => (await waiting()).rowCount).toBe(1)
    await pool.transaction((other) => other('projects').where({ id: project_id }).forUpdate().noWait())
    await pool.transaction((other) => other('todos').where({ id: todo_id }).forUpdate().noWait())
  } finally {
    await holder.rollback()
  }
  const { status, body } = await sent
  expect([status, body]).toEqual([expect.toBeOneOf([200, 201]), expect.anything()])
})
