/** Administration: what an admin changes acts at once. */
import { describe, expect, test } from 'vitest'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem, runCases } from '../support/cases.ts'
import { newAdmin, newPerson, signIn, startService } from '../support/service.ts'
import { adminCases } from './admin.cases.ts'

const world = runCases<'admin'>(adminCases)

describe('a disabled user', () => {
  test('loses every session at once, and can sign in again when enabled', async () => {
    const { root, service } = world()
    const grace = await newPerson(service, 'Grace')
    const elsewhere = await signIn(service.server, grace)
    const disabled = await root.send('patch', `/admin/users/${grace.id}`, { disabled: true })
    expect(disabled.body.disabled_at).not.toBeNull()
    for (const session of [grace, elsewhere]) assertProblem(await session.send('get', '/users/me'), 'user_not_found')
    await expect(signIn(service.server, grace)).rejects.toThrow('401')
    await root.send('patch', `/admin/users/${grace.id}`, { disabled: false })
    // The old sessions have ended for good.
    assertProblem(await grace.send('get', '/users/me'), 'unauthenticated')
    expect((await (await signIn(service.server, grace)).send('get', '/users/me')).status).toBe(200)
  })
})

describe('a role', () => {
  test('changes at once, for tokens that were signed before as well', async () => {
    const { root, service } = world()
    const grace = await newPerson(service, 'Grace')
    await root.send('patch', `/admin/users/${grace.id}`, { role: 'admin' })
    assertProblem(await grace.send('get', '/users/me'), 'unauthenticated')
    const again = await signIn(service.server, grace)
    expect((await again.send('get', '/admin/users')).status).toBe(200)
    await root.send('patch', `/admin/users/${grace.id}`, { role: 'user' })
    assertProblem(await (await signIn(service.server, grace)).send('get', '/admin/users'), 'forbidden')
  })
})

test('an admin cannot change their own role', async () => {
  const { service } = world()
  const grace = await newAdmin(service)
  const answer = await grace.send('patch', `/admin/users/${grace.id}`, { role: 'user' })
  assertProblem(answer, 'forbidden')
  expect(answer.body.detail).toContain('your own role')
  await grace.send('patch', `/admin/users/${grace.id}`, { role: 'admin' }).expect(200)
  const demoted = await world().root.send('patch', `/admin/users/${grace.id}`, { role: 'user' })
  expect(demoted.status).toBe(200)
})

describe('the last admin', () => {
  test('stays, also when two admins remove one another at the same time', async () => {
    const service = await startService()
    try {
      const [ada, bob] = [await newAdmin(service), await newAdmin(service)]
      const answers = await Promise.all([
        ada.send('patch', `/admin/users/${bob.id}`, { role: 'user' }),
        bob.send('patch', `/admin/users/${ada.id}`, { disabled: true }),
      ])
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
      const admins = await service.database.pool('users').where({ role: 'admin' }).whereNull('disabled_at')
      expect(admins).toHaveLength(1)
    } finally {
      await service.close()
    }
  })
})

describe('the list', () => {
  test('is filtered by text, role and status', async () => {
    const { root, service } = world()
    const grace = await newPerson(service, 'Grace 100%_')
    const idsOf = async (query: string) =>
      (await root.send('get', `/admin/users?${query}`)).body.map(({ id }: { id: string }) => id)
    expect(await idsOf(`search=${encodeURIComponent('100%_')}`)).toEqual([grace.id])
    expect(await idsOf('search=GRACE%20100')).toEqual([grace.id])
    await root.send('patch', `/admin/users/${grace.id}`, { disabled: true })
    expect(await idsOf('disabled=true')).toContain(grace.id)
    expect(await idsOf('disabled=false')).not.toContain(grace.id)
    expect(await idsOf('role=admin')).not.toContain(grace.id)
  })
})

describe('handing over', () => {
  test('gives everything to the heir', async () => {
    const { root, service } = world()
    const [grace, heir] = [await newPerson(service, 'Grace'), await newPerson(service, 'Heir')]
    const project_id = await newProject(grace)
    const todo = await newTodo(grace, { title: 'Dig', project_id })
    const own = await newTodo(grace, { title: 'Read', assignee_ids: [grace.id] })
    expect((await root.send('delete', `/admin/users/${grace.id}?hand_over_to=${heir.id}`)).status).toBe(204)
    expect((await heir.send('get', `/projects/${project_id}`)).body).toMatchObject({ role: 'owner', owner_id: heir.id })
    expect((await heir.send('get', `/todos/${todo.id}`)).body.user_id).toBe(heir.id)
    expect((await heir.send('get', `/todos/${own.id}`)).body).toMatchObject({
      user_id: heir.id,
      assignee_ids: [heir.id],
    })
    assertProblem(await grace.send('get', '/users/me'), 'user_not_found')
  })
})
