/**
 * From the deletion of an account on, nothing that is read has the name or the address, be it deleted by the user or by an admin;
 * after the job of the deletion no row of any table has it.
 */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { readEvents } from '../../src/changelog/queries.ts'
import { forgetDeletedUser } from '../../src/features/account/forgetting.ts'
import { findNotificationsLetter } from '../../src/features/notifications/letter-queries.ts'
import { findDueDelivery } from '../../src/features/webhooks/deliveries.ts'
import { dispatchEvents } from '../../src/features/webhooks/dispatch.ts'
import { type JsonObject, resolver, type Schema } from '../../src/kernel/index.ts'
import { document, operationOf } from '../support/answers.ts'
import { newInvitation, newMember, newProject, newTodo, newWebhook } from '../support/build.ts'
import { newAdmin, newPerson, type Person, useService } from '../support/service.ts'
import { operationIds } from './cases.ts'

const service = useService()

/** The rows of all tables with one of some words, as `table: row`. Bytes are read as text. */
async function findRows(words: string[]): Promise<string[]> {
  const { pool } = service().database
  const tables: { table: string; columns: { name: string; type: string }[] }[] = await pool('pg_attribute')
    .join('pg_class', 'pg_class.oid', 'attrelid')
    .select(pool.raw('attrelid::regclass::text as table'))
    .select(pool.raw(`jsonb_agg(jsonb_build_object('name', attname, 'type', atttypid::regtype)) as columns`))
    .whereRaw(`relnamespace = any('{public,pgboss}'::regnamespace[])`)
    .where({ relkind: 'r', attisdropped: false })
    .where('attnum', '>', 0)
    .groupBy('attrelid')
  expect(tables.length).toBeGreaterThan(30)
  const found = tables.map(async ({ table, columns }) => {
    const texts = columns.map(({ name, type }) =>
      type === 'bytea' ? `encode("${name}", 'escape')` : `"${name}"::text`,
    )
    const { rows } = await pool.raw(`select * from ${table} where concat_ws(' ', ${texts}) ilike any(?)`, [
      words.map((word) => `%${word}%`),
    ])
    return rows.map((row: object) => `${table}: ${JSON.stringify(row)}`)
  })
  return (await Promise.all(found)).flat()
}

/** All that a person, and an admin, can read about others. */
async function readAll(person: Person): Promise<string> {
  const { pool } = service().database
  const root = await newAdmin(service())
  const texts: string[] = []
  const read = async (path: string, by = person) => {
    const { text, body } = await by.send('get', path).expect(200)
    texts.push(text)
    return body
  }
  for (const path of ['/activity', '/notifications', '/sync', '/projects', '/trash', '/users/me/export'])
    await read(path)
  for (const { id } of await read('/projects')) await read(`/projects/${id}/members`)
  for (const { id } of await read('/webhooks')) {
    const deliveries = `/webhooks/${id}/deliveries`
    for (const delivery of await read(deliveries)) {
      await read(`${deliveries}/${delivery.id}`)
      texts.push(JSON.stringify(await findDueDelivery(pool, delivery.id, 1)))
    }
  }
  for (const path of ['/admin/audit', '/admin/audit/export', '/admin/users', '/admin/jobs']) await read(path, root)
  texts.push(JSON.stringify(await readEvents(pool, { transaction: '0', sequence: '0' }, 1000, person.id)))
  for (const id of await pool('notifications').where({ user_id: person.id }).pluck('id'))
    texts.push(JSON.stringify(await findNotificationsLetter(pool, { id }, 10)))
  return texts.join('\n')
}

/** Runs the jobs of the deletion, which its transaction has made. */
async function forget({ id }: Person, signal = new AbortController().signal): Promise<void> {
  const made = await service().database.pool('pgboss.job').where({ name: 'forget_user' })
  expect(made.filter(({ data }) => data.user_id === id)).toHaveLength(2)
  await forgetDeletedUser(service().context, id, signal)
}

/** A person who has done all that names them to others: the name is nowhere else, and was another one before. */
async function busyPerson(): Promise<{ person: Person; names: string[]; friend: Person }> {
  const [former, name] = [`Former${randomUUID().slice(0, 8)}`, `Name${randomUUID().slice(0, 8)}`]
  const [person, friend] = [await newPerson(service(), former), await newPerson(service(), 'Friend')]
  const project_id = await newProject(person)
  await newWebhook(friend, { url: 'https://example.com/hook' })
  await newWebhook(person, { url: 'https://example.com/own' })
  await newMember(person, project_id, friend, 'editor')
  const others = await newProject(friend)
  await newMember(friend, others, person, 'editor')
  await friend.send('patch', `/projects/${others}/members/${person.id}`, { role: 'owner' }).expect(200)
  const todo = await newTodo(person, { project_id, assignee_ids: [friend.id] })
  await person.send('patch', '/users/me', { name }).expect(200)
  await newTodo(person, { project_id: others, assignee_ids: [friend.id] })
  await friend.send('patch', `/todos/${todo.id}`, { completed: true }).expect(200)
  const theirs = await newTodo(friend, { project_id: others })
  await person.send('patch', `/todos/${theirs.id}`, { completed: true }).expect(200)
  await newInvitation(person, project_id, await newPerson(service(), 'Other'), 'viewer')
  const third = await newProject(friend)
  await friend.send('post', `/projects/${third}/invitations`, { email: person.email, role: 'viewer' }).expect(201)
  await person.send('put', '/users/me/email', { email: person.email, password: person.password }).expect(202)
  await person.send('post', '/auth/password-reset', { email: person.email }).expect(202)
  const { body: notified } = await friend.send('get', '/notifications')
  const operations = [
    { method: 'POST', path: '/todos', body: { title: 'Dig' } },
    { method: 'GET', path: `/projects/${others}/members` },
    { method: 'GET', path: '/activity' },
    { method: 'PATCH', path: `/projects/${others}/members/${person.id}`, body: { role: 'editor' } },
    { method: 'PATCH', path: `/notifications/${notified[0].id}`, body: { read: true } },
  ]
  const batch = friend.send('post', '/batch', { operations }).set('Idempotency-Key', randomUUID())
  expect((await batch.expect(200)).text).toContain(name)
  await dispatchEvents(service().context)
  return { person, names: [former, name, person.email], friend }
}

test.each<[string, (person: Person) => Promise<unknown>]>([
  ['the user', (person) => person.send('delete', '/users/me').expect(204)],
  [
    'an admin',
    async (person) => {
      const root = await newAdmin(service())
      await root.send('get', `/admin/users/${person.id}`).expect(200)
      await root.send('delete', `/admin/users/${person.id}`).expect(204)
    },
  ],
  [
    'an admin, who hands over to another user',
    async (person) => {
      const [root, heir] = [await newAdmin(service()), await newPerson(service(), 'Heir')]
      await root.send('delete', `/admin/users/${person.id}?hand_over_to=${heir.id}`).expect(204)
    },
  ],
])('deleted by %s, an account leaves neither name nor address', async (_, remove) => {
  const { person, names, friend } = await busyPerson()
  const before = await findRows(names)
  for (const table of ['users', 'events', 'notifications', 'webhook_deliveries', 'invitations', 'pgboss.job_common'])
    expect(before.map((row) => row.split(':')[0])).toContain(table)
  const words = new RegExp(names.join('|'), 'i')
  expect(await readAll(friend)).toMatch(words)
  await remove(person)
  expect(await readAll(friend)).not.toMatch(words)
  await forget(person)
  expect(await findRows(names)).toEqual([])
  // The rows that were changed are still as the contract says.
  for (const path of ['/activity', '/notifications', '/sync', '/projects', '/users/me/export'])
    await friend.send('get', path).expect(200)
  const { body: activity } = await friend.send('get', '/activity')
  expect(JSON.stringify(activity)).toContain('Deleted user')
  const { body: notified } = await friend.send('get', '/notifications')
  expect(notified).toContainEqual(expect.objectContaining({ message: 'A todo was assigned to you.', actor_id: null }))
})

test('more than one part of the log is changed', async () => {
  const name = `Busy${randomUUID().slice(0, 8)}`
  const [person, friend] = [await newPerson(service(), name), await newPerson(service())]
  const message = `${name} assigned “Dig” to you.`
  await service().database.pool.raw(
    `insert into events (id, type, actor_id, user_id, data, changes)
     select gen_random_uuid(), 'notification.created', :actor, :user, jsonb_build_object('id', gen_random_uuid(),
       'type', 'todo_assigned', 'message', :message::text, 'actor_id', :actor::uuid, 'project_id', null, 'todo_id', null,
       'read_at', null, 'created_at', '2026-11-21T09:00:00.000000Z'), '[]'
     from generate_series(1, 2500)`,
    { actor: person.id, user: friend.id, message },
  )
  await person.send('delete', '/users/me').expect(204)
  expect(await readAll(friend)).not.toContain(name)
  await forget(person)
  expect(await findRows([name])).toEqual([])
})

/** Schemas that have names or addresses of users, who may be others than the caller. */
const naming = ['Member', 'Notification', 'AdminUser', 'Invitation', 'ReceivedInvitation', 'MemberData']

/** Operations with such schemas that return the caller's own membership, or that no batch may have. */
const others = ['acceptInvitation', 'acceptReceivedInvitation', 'createInvitation', 'addMember', 'streamEvents']

describe('an operation whose response names users', () => {
  const resolve = resolver(document)
  function namesUsers(node: unknown, seen = new Set<unknown>()): boolean {
    if (node === null || typeof node !== 'object') return false
    const reference = (node as { $ref?: string }).$ref
    if (reference && naming.some((name) => reference.endsWith(`/schemas/${name}`))) return true
    const found = reference ? resolve(node) : node
    if (seen.has(found)) return false
    seen.add(found)
    return Object.values(found as JsonObject).some((value) => namesUsers(value, seen))
  }

  test('says so, so that no batch stores the names', () => {
    const marked = operationIds.filter((id) => (operationOf(id) as Schema)['x-names-users'] === true)
    const found = operationIds.filter((id) => {
      const responses = Object.entries((operationOf(id) as Schema).responses as JsonObject)
      return (
        contract[id].auth === 'required' &&
        !others.includes(id) &&
        responses.some(([status, response]) => {
          const { content } = resolve(response) as { content?: JsonObject }
          return Number(status) < 300 && namesUsers(content)
        })
      )
    })
    expect(marked.filter((id) => id !== 'getWebhookDelivery').sort()).toEqual(found.sort())
  })
})
