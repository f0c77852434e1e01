/**
 * Email addresses are for owners of a project: whatever its other members read, and whatever the log and the deliveries of
 * webhooks keep, has no address of another user.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import type { JsonObject } from '../../src/kernel/index.ts'
import { document } from '../support/answers.ts'
import { newInvitation, newProject, newTodo, newWebhook } from '../support/build.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { operationIds } from './cases.ts'

const service = useService()
let people: Record<'owner' | 'editor' | 'viewer' | 'invited', Person>
let ids: Record<string, string>

const invitedAddress = 'invited.by.email@example.com'

beforeAll(async () => {
  const [owner, editor, viewer, invited] = [
    await newPerson(service(), 'Olga'),
    await newPerson(service(), 'Ed'),
    await newPerson(service(), 'Vera'),
    await newPerson(service(), 'Ida'),
  ]
  people = { owner, editor, viewer, invited }
  const project_id = await newProject(owner)
  const webhook = await newWebhook(editor, { url: 'https://example.com/hook' })
  for (const [person, role] of [
    [editor, 'editor'],
    [viewer, 'editor'],
  ] as const) {
    const { id } = await newInvitation(owner, project_id, person, role)
    const { body } = await person.send('post', `/users/me/invitations/${id}/accept`).expect(200)
    expect(body.email).toBe(person.email)
  }
  await owner.send('patch', `/projects/${project_id}/members/${viewer.id}`, { role: 'viewer' }).expect(200)
  const invitation = await newInvitation(owner, project_id, invited, 'viewer')
  await owner.send('post', `/projects/${project_id}/invitations`, { email: invitedAddress, role: 'viewer' }).expect(201)
  const todo = await newTodo(editor, { project_id, assignee_ids: [viewer.id] })
  await owner.send('patch', `/todos/${todo.id}`, { completed: true }).expect(200)
  const deleted = await newTodo(editor, { project_id })
  await editor.send('delete', `/todos/${deleted.id}`).expect(204)
  await owner.send('patch', '/users/me', { name: 'Olga the owner' }).expect(200)
  ids = {
    ...{ project_id, todo_id: todo.id, item_id: deleted.id, webhook_id: webhook.id, user_id: owner.id },
    invitation_id: invitation.id,
  }
})

/** All addresses but a person's own. */
const addressesOfOthers = (reader: Person) => [
  invitedAddress,
  ...Object.values(people).flatMap(({ id, email }) => (id === reader.id ? [] : [email])),
]

function expectNone(text: string, addresses: string[]): void {
  for (const address of addresses) expect(text.toLowerCase()).not.toContain(address.toLowerCase())
}

const reading = operationIds.filter((id) => {
  const { method, auth, roles } = contract[id]
  return method === 'get' && auth === 'required' && roles.length === 0 && id !== 'streamEvents'
})

describe.each(['editor', 'viewer', 'invited'] as const)('the %s', (name) => {
  test.each(reading)('reads no address of another user by %s, nor in a batch', async (id) => {
    const reader = people[name]
    const path = contract[id].path.replace(/\{(\w+)\}/g, (_, parameter) => ids[parameter] ?? reader.id)
    const { status, text } = await reader.send('get', path)
    expect(status, text).toBeLessThan(500)
    expectNone(text, addressesOfOthers(reader))
    const batch = await reader.send('post', '/batch', { operations: [{ method: 'GET', path }] }).expect(200)
    expectNone(batch.text, addressesOfOthers(reader))
  })
})

test('the log has addresses only in events that their own user alone sees', async () => {
  const events = await service().database.pool('events').whereNot({ type: 'user.updated' })
  expect(events.length).toBeGreaterThan(10)
  const all = [invitedAddress, ...Object.values(people).map(({ email }) => email)]
  expectNone(JSON.stringify(events), all)
})

test('an owner sees the addresses of all members, until they are no owner any more', async () => {
  const { owner, editor, viewer } = people
  const addresses = async () => {
    const { body } = await owner.send('get', `/projects/${ids.project_id}/members`)
    return body.map(({ email }: { email: string | null }) => email)
  }
  expect((await addresses()).sort()).toEqual([owner.email, editor.email, viewer.email].sort())
  const path = `/projects/${ids.project_id}/members`
  await owner.send('patch', `${path}/${editor.id}`, { role: 'owner' }).expect(200)
  const { headers } = await owner.send('get', `${path}/${viewer.id}`)
  await owner.send('patch', `${path}/${owner.id}`, { role: 'editor' }).expect(200)
  expect((await addresses()).filter((email: string | null) => email !== null)).toEqual([owner.email])
  const again = await owner
    .send('get', `${path}/${viewer.id}`)
    .set('If-None-Match', headers.etag as string)
    .expect(200)
  expect(again.body.email).toBe(null)
})

/** Each schema with an address, and why that is shown, or where it is only sent. */
const addressed: Record<string, string> = {
  Registration: 'only sent',
  User: 'the own account',
  ImportedUser: 'only sent, as a part of an export of the own account',
  Member: 'null unless the caller is an owner, or it is the own one',
  AdminUser: 'for admins',
  AdminUserCreate: 'only sent',
  Invitation: 'for owners',
  InvitationCreate: 'only sent',
  ServiceInvitation: 'for admins',
  ServiceInvitationCreate: 'only sent',
  ServiceInvitationWithLink: 'for admins',
  EmailChange: 'only sent',
  PasswordResetRequest: 'only sent',
}

test('each schema with an email address is in the table of the users who may see it', () => {
  const schemas = (document.components as JsonObject).schemas as Record<string, JsonObject>
  const found = Object.keys(schemas).filter((name) => JSON.stringify(schemas[name]).includes('schemas/Email"'))
  expect(found.sort()).toEqual(Object.keys(addressed).sort())
})
