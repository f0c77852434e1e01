/**
 * Former members of a project see nothing of it that happens later: every GET operation is sent by members who made things
 * there and have left, or were removed.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { newProject, newTodo, newWebhook } from '../support/build.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { operationIds } from './cases.ts'

const service = useService()
const secret = 'secret of the owner'
/** Streams are not read: test/events/streams.test.ts has a removed member. */
const reading = operationIds.filter((id) => {
  const { method, auth, roles } = contract[id]
  return method === 'get' && auth === 'required' && roles.length === 0 && id !== 'streamEvents'
})

interface Past {
  person: Person
  ids: Record<string, string>
}

async function leaveAfterWork(
  leave: (person: Person, owner: Person, projectId: string) => Promise<unknown>,
): Promise<Past> {
  const owner = await newPerson(service(), 'Owner')
  const person = await newPerson(service(), 'Former')
  const project_id = await newProject(owner, [[person, 'editor']])
  const todo = await newTodo(person, { title: 'Plan', project_id })
  const due = await newTodo(person, { title: 'Plan', project_id })
  const assigned = await newTodo(owner, { title: 'Plan', project_id, assignee_ids: [person.id] })
  const webhook = await newWebhook(person, { url: 'https://example.com/hook', project_id })
  await newWebhook(person, { url: 'https://example.com/all' })
  const deleted = await newTodo(person, { title: 'Plan', project_id })
  await person.send('delete', `/todos/${deleted.id}`).expect(204)
  const invited = await owner.send('post', `/projects/${project_id}/invitations`, {
    email: 'x@example.com',
    role: 'viewer',
  })

  await leave(person, owner, project_id)
  const change = { title: secret, description: secret }
  for (const { id } of [todo, assigned]) {
    await owner.send('patch', `/todos/${id}`, change).expect(200)
    await owner.send('patch', `/todos/${id}`, { completed: true }).expect(200)
  }
  const due_at = new Date(Date.now() + 3_600_000).toISOString()
  await owner.send('patch', `/todos/${due.id}`, { ...change, due_at }).expect(200)
  await owner.send('patch', `/projects/${project_id}`, { name: secret }).expect(200)
  await doPeriodically(service().context, dueSoonNotices(service().context))
  const ids = {
    ...{ project_id, todo_id: todo.id, item_id: deleted.id, webhook_id: webhook.id, user_id: person.id },
    invitation_id: invited.body.id,
  }
  return { person, ids }
}

describe.each<[string, Parameters<typeof leaveAfterWork>[0]]>([
  ['was removed', (person, owner, id) => owner.send('delete', `/projects/${id}/members/${person.id}`).expect(204)],
  ['has left', (person, _, id) => person.send('delete', `/projects/${id}/members/${person.id}`).expect(204)],
])('a member who %s', (_, leave) => {
  let past: Past
  beforeAll(async () => {
    past = await leaveAfterWork(leave)
  })

  test.each(reading)('reads nothing later by %s', async (id) => {
    const { person, ids } = past
    const path = contract[id].path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? person.id)
    const { status, text } = await person.send('get', path)
    expect(status, text).toBeLessThan(500)
    expect(text).not.toContain(secret)
  })

  test('is not notified, and not mailed', async () => {
    const { pool } = service().database
    const rows = await pool('notifications').where({ user_id: past.person.id }).select('message')
    expect(JSON.stringify(rows)).not.toContain(secret)
    const deliveries = await pool('webhook_deliveries')
      .join('webhooks', 'webhooks.id', 'webhook_id')
      .where({ user_id: past.person.id })
    expect(JSON.stringify(deliveries)).not.toContain(secret)
  })
})
