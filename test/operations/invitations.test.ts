/** Invitations; what arrives by mail is in mail.test.ts. */
import type { Test } from 'supertest'
import { expect, test } from 'vitest'
import { newProject } from '../support/build.ts'
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
    const token = service.context.mailedTokens.sign('invitation', body)
    expect((await revoke(owner, project)).status, end).toBeLessThan(300)
    assertProblem(await invitee.send('post', '/invitations/accept', { token }), 'invitation_invalid')
    await invitee.send('get', `/projects/${project}`).expect(404)
  }
})
