/** Invitations; what arrives by mail is in mail.test.ts. */
import { expect, test } from 'vitest'
import { newProject } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { invitation } from '../support/mailed.ts'
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
