/** Invitations; what arrives by mail is in mail.test.ts. */
import type { Test } from 'supertest'
import { expect, test } from 'vitest'
import { newInvitation, newMember, newProject } from '../support/build.ts'
import { assertProblem, runCases } from '../support/cases.ts'
import { invitation } from '../support/mailed.ts'
import { newPerson, type Person } from '../support/service.ts'
import { invitationsCases } from './invitations.cases.ts'

const world = runCases<'invitations'>(invitationsCases)

test('of many concurrent invitations of one address to one project, one is made', async () => {
  const { ada } = world()
  const project_id = await newProject(ada)
  const path = `/projects/${project_id}/invitations`
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => ada.send('post', path, { email: 'grace@example.com', role: 'viewer' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect((await ada.send('get', path)).body).toHaveLength(1)
})

test('of many users who accept one invitation at once, one becomes a member', async () => {
  const { service, ada, bob, root } = world()
  const { project_id, token } = await invitation(service, ada)
  const answers = await Promise.all(
    [bob, root, bob, root].map((who) => who.send('post', '/invitations/accept', { token })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  expect((await ada.send('get', `/projects/${project_id}/members`)).body).toHaveLength(2)
})

test('an invitation without an answer expires', async () => {
  const { service, ada } = world()
  const { project_id, invitation_id } = await invitation(service, ada)
  await service.database
    .pool('invitations')
    .update({ expires_at: new Date(0) })
    .where({ id: invitation_id })
  const { body } = await ada.send('get', `/projects/${project_id}/invitations/${invitation_id}`)
  expect(body.status).toBe('expired')
})

test('the invitations of an owner end when the owner is removed, demoted or disabled, or leaves', async () => {
  const { service, ada, root } = world()
  const ends: Record<string, (owner: Person, project: string) => Test> = {
    removed: (owner, project) => ada.send('delete', `/projects/${project}/members/${owner.id}`),
    demoted: (owner, project) => ada.send('patch', `/projects/${project}/members/${owner.id}`, { role: 'editor' }),
    disabled: (owner) => root.send('patch', `/admin/users/${owner.id}`, { disabled: true }),
    left: (owner, project) => owner.send('delete', `/projects/${project}/members/${owner.id}`),
  }
  for (const [end, revoke] of Object.entries(ends)) {
    const [owner, invitee] = [await newPerson(service), await newPerson(service)]
    const project = await newProject(ada, [[owner, 'owner']])
    const path = `/projects/${project}/invitations`
    const { body } = await owner.send('post', path, { email: invitee.email, role: 'owner' }).expect(201)
    const byId = await newInvitation(owner, project, invitee, 'owner')
    const token = service.context.mailedTokens.sign('invitation', body)
    expect((await revoke(owner, project)).status, end).toBeLessThan(300)
    assertProblem(await invitee.send('post', '/invitations/accept', { token }), 'invitation_invalid')
    for (const { id } of [body, byId])
      assertProblem(await invitee.send('post', `/users/me/invitations/${id}/accept`), 'invitation_not_found')
    expect((await invitee.send('get', '/users/me/invitations')).body, end).toEqual([])
    expect((await invitee.send('get', '/notifications')).body, end).toEqual([])
    await invitee.send('get', `/projects/${project}`).expect(404)
  }
})

test('a user is no member before they accept, and sees what they are invited to', async () => {
  const { service, ada } = world()
  const grace = await newPerson(service, 'Grace')
  const project_id = await newProject(ada)
  const { id } = await newInvitation(ada, project_id, grace, 'editor')
  await grace.send('get', `/projects/${project_id}`).expect(404)
  const assigned = { title: 'Dig', project_id, assignee_ids: [grace.id] }
  assertProblem(await ada.send('post', '/todos', assigned), 'assignee_not_member')
  expect((await grace.send('get', '/sync')).body.changes).toEqual([])
  const { body } = await grace.send('get', '/users/me/invitations')
  expect(body).toMatchObject([{ id, project_id, project_name: 'Garden', invited_by: ada.id, role: 'editor' }])
  expect(JSON.stringify(body)).not.toContain(ada.email)
  expect((await grace.send('get', '/notifications')).body).toMatchObject([{ type: 'project_invited', project_id }])
  await grace.send('post', `/users/me/invitations/${id}/accept`).expect(200)
  await grace.send('get', `/projects/${project_id}`).expect(200)
  assertProblem(await grace.send('post', `/users/me/invitations/${id}/accept`), 'invitation_not_found')
  expect((await grace.send('get', '/users/me/invitations')).body).toEqual([])
})

test('of many concurrent invitations of one user to one project, one is made, and one acceptance of it', async () => {
  const { service, ada } = world()
  const [grace, project_id] = [await newPerson(service), await newProject(ada)]
  const body = { user_id: grace.id, role: 'viewer' }
  const made = await Promise.all(
    Array.from({ length: 10 }, () => ada.send('post', `/projects/${project_id}/invitations`, body)),
  )
  expect(made.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  const id = made.find(({ status }) => status === 201)?.body.id
  const answers = await Promise.all(
    ['accept', 'decline', 'accept', 'decline'].map((verb) => grace.send('post', `/users/me/invitations/${id}/${verb}`)),
  )
  expect(answers.filter(({ status }) => status < 300)).toHaveLength(1)
})

test('after a declined invitation the next one has to wait until the first would have expired', async () => {
  const { service, ada } = world()
  const [grace, project_id] = [await newPerson(service), await newProject(ada)]
  const { id } = await newInvitation(ada, project_id, grace, 'viewer')
  await grace.send('post', `/users/me/invitations/${id}/decline`).expect(204)
  const path = `/projects/${project_id}/invitations`
  assertProblem(await ada.send('post', path, { user_id: grace.id, role: 'viewer' }), 'invitation_declined')
  assertProblem(await ada.send('delete', `${path}/${id}`), 'invitation_declined')
  await service.database
    .pool('invitations')
    .update({ expires_at: new Date(0) })
    .where({ id })
  await newMember(ada, project_id, grace, 'viewer')
})

test('a user with an unconfirmed address does not see what that address is invited to', async () => {
  const { service, ada } = world()
  const squatter = await newPerson(service)
  await service.database.pool('users').update({ email_verified_at: null }).where({ id: squatter.id })
  const path = `/projects/${await newProject(ada)}/invitations`
  const { body } = await ada.send('post', path, { email: squatter.email, role: 'viewer' }).expect(201)
  expect(body).toMatchObject({ user_id: null, email: squatter.email })
  for (const list of ['/users/me/invitations', '/notifications'])
    expect((await squatter.send('get', list)).body).toEqual([])
  assertProblem(await squatter.send('post', `/users/me/invitations/${body.id}/accept`), 'invitation_not_found')
})

test('by id and by email are two invitations, of which accepting one withdraws the other', async () => {
  const { service, ada } = world()
  const [grace, project_id] = [await newPerson(service), await newProject(ada)]
  const path = `/projects/${project_id}/invitations`
  await ada.send('post', path, { email: grace.email, role: 'viewer' }).expect(201)
  await newMember(ada, project_id, grace, 'editor')
  expect((await grace.send('get', '/users/me/invitations')).body).toEqual([])
  expect((await ada.send('get', path)).body).toMatchObject([{ user_id: grace.id, status: 'accepted' }])
})
