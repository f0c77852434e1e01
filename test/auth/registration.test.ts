/** Registration: every policy against every way in, invitations that are none any more, and the first account. */
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { announceFirstAccount } from '../../src/features/auth/admin.ts'
import { firstAccount } from '../../src/features/auth/first-account.ts'
import { assertProblem } from '../support/cases.ts'
import { invitation, serviceInvitation } from '../support/mailed.ts'
import { goodPassword, newAdmin, newPerson, type Person, startService, type TestService } from '../support/service.ts'

let newcomers = 0
const newcomer = () => ({ email: `n${++newcomers}@example.com`, password: goodPassword, name: 'Grace' })
const register = ({ server }: TestService, body: object) => request(server).post('/auth/register').send(body)
const isConfirmed = async ({ database }: TestService, id: string) =>
  (await database.pool('users').first('email_verified_at').where({ id })).email_verified_at !== null

describe('every policy and every way in', () => {
  let service: TestService
  const by = {} as Record<'open' | 'invited' | 'closed', TestService>
  let [root, ada]: Person[] = []
  beforeAll(async () => {
    service = await startService()
    root = await newAdmin(service)
    ada = await newPerson(service)
    for (const policy of ['open', 'invited', 'closed'] as const)
      by[policy] = await startService({ REGISTRATION: policy }, {}, service.database)
  })
  afterAll(async () => {
    for (const one of [...Object.values(by), service]) await one.close()
  })

  const invitedTo = async (email: string) => {
    const { token, invitation_id } = await invitation(service, ada as Person)
    await service.database.pool('invitations').update({ email }).where({ id: invitation_id })
    return token
  }
  const ways = {
    'without anything': async (_: string) => ({}),
    'with an invitation to a project': async (email: string) => ({ invitation: await invitedTo(email) }),
    'with an emailed invitation to the service': async (email: string) => ({
      invitation: (await serviceInvitation(service, root as Person, email)).token,
    }),
    'with a link': async (_: string) => ({ invitation: (await serviceInvitation(service, root as Person)).token }),
    'with a link of the command line': async (_: string) => ({
      invitation: (await serviceInvitation(service, null)).token,
    }),
  }
  const yes = { open: 201, invited: 201, closed: 403 }
  const expected: Record<keyof typeof ways, { statuses: typeof yes; confirmed: boolean }> = {
    'without anything': { statuses: { ...yes, invited: 403 }, confirmed: false },
    'with an invitation to a project': { statuses: yes, confirmed: true },
    'with an emailed invitation to the service': { statuses: yes, confirmed: true },
    'with a link': { statuses: yes, confirmed: false },
    'with a link of the command line': { statuses: yes, confirmed: false },
  }
  const rows = Object.keys(ways).flatMap((way) =>
    (['open', 'invited', 'closed'] as const).map((policy) => ({ way, policy })),
  )

  test.each(rows)('$policy: $way', async ({ way, policy }) => {
    const { statuses, confirmed } = expected[way as keyof typeof ways]
    const body = newcomer()
    const answer = await register(by[policy], { ...body, ...(await ways[way as keyof typeof ways](body.email)) })
    expect(answer.status).toBe(statuses[policy])
    if (answer.status === 403) return assertProblem(answer, 'registration_closed')
    expect(answer.body.role).toBe('user')
    expect(await isConfirmed(service, answer.body.id)).toBe(confirmed)
  })

  test('GET /service says which policy holds', async () => {
    for (const [policy, one] of Object.entries(by))
      expect((await request(one.server).get('/service')).body.registration).toBe(policy)
  })

  test('a refusal says the same whether the address has an account', async () => {
    const known = await register(by.invited, { ...newcomer(), email: (ada as Person).email })
    const unknown = await register(by.invited, newcomer())
    expect([known.status, known.body.code, known.body.detail]).toEqual([403, unknown.body.code, unknown.body.detail])
  })

  test('a link works once, also for two at the same time', async () => {
    const { token, invitation_id } = await serviceInvitation(service, root as Person)
    const answers = await Promise.all([1, 2, 3].map(() => register(by.invited, { ...newcomer(), invitation: token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
    const found = await (root as Person).send('get', `/admin/invitations/${invitation_id}`)
    const made = answers.find(({ status }) => status === 201)
    expect(found.body).toMatchObject({ status: 'accepted', user_id: made?.body.id })
    assertProblem(await register(by.invited, { ...newcomer(), invitation: token }), 'invitation_invalid')
  })

  const refused: Record<string, (email: string) => Promise<string>> = {
    'that was withdrawn': async () => {
      const { token, invitation_id } = await serviceInvitation(service, root as Person)
      expect((await (root as Person).send('delete', `/admin/invitations/${invitation_id}`)).status).toBe(204)
      return token
    },
    'that has expired': async () => {
      const { token, invitation_id } = await serviceInvitation(service, root as Person)
      const { pool } = service.database
      await pool('service_invitations').update({ expires_at: pool.fn.now() }).where({ id: invitation_id })
      return token
    },
    'of an admin who was demoted': async () => {
      const admin = await newAdmin(service)
      const { token, invitation_id } = await serviceInvitation(service, admin)
      await (root as Person).send('patch', `/admin/users/${admin.id}`, { role: 'user' })
      const { body } = await (root as Person).send('get', `/admin/invitations/${invitation_id}`)
      expect(body.status).toBe('void')
      return token
    },
    'of an admin who was disabled': async () => {
      const admin = await newAdmin(service)
      const { token } = await serviceInvitation(service, admin)
      await (root as Person).send('patch', `/admin/users/${admin.id}`, { disabled: true })
      return token
    },
    'of an admin who was deleted': async () => {
      const admin = await newAdmin(service)
      const { token } = await serviceInvitation(service, admin)
      expect((await (root as Person).send('delete', `/admin/users/${admin.id}`)).status).toBe(204)
      return token
    },
    'for another address': async () => (await serviceInvitation(service, root as Person, 'other@example.com')).token,
    'to a project for another address': () => invitedTo('another@example.com'),
    'to a project whose owner was disabled': async (email) => {
      const owner = await newPerson(service)
      const { token, invitation_id } = await invitation(service, owner)
      await service.database.pool('invitations').update({ email }).where({ id: invitation_id })
      await (root as Person).send('patch', `/admin/users/${owner.id}`, { disabled: true })
      return token
    },
    'to a project that was withdrawn': async (email) => {
      const { token, invitation_id, project_id } = await invitation(service, ada as Person)
      await service.database.pool('invitations').update({ email }).where({ id: invitation_id })
      await (ada as Person).send('delete', `/projects/${project_id}/invitations/${invitation_id}`)
      return token
    },
    'that is a token for another purpose': async () =>
      service.context.mailedTokens.sign('first_account', { id: 'first', expires_at: '2100-01-01T00:00:00Z' }),
  }
  test.each(Object.keys(refused))('an invitation %s is refused', async (which) => {
    const body = newcomer()
    const token = await (refused[which] as (email: string) => Promise<string>)(body.email)
    for (const policy of ['open', 'invited'] as const)
      assertProblem(await register(by[policy], { ...body, invitation: token }), 'invitation_invalid')
  })

  test('an inviter who is demoted while the registration is in flight counts as demoted', async () => {
    const admin = await newAdmin(service)
    const { token } = await serviceInvitation(service, admin)
    const demotion = await service.database.pool.transaction()
    await demotion('users').where({ id: admin.id }).forUpdate()
    await demotion('users').update({ role: 'user' }).where({ id: admin.id })
    const registered = register(by.invited, { ...newcomer(), invitation: token }).then((answer) => answer)
    await waitForALock(service)
    await demotion.commit()
    assertProblem(await registered, 'invitation_invalid')
  })

  test('an admin invites by email, and the receiver registers with a confirmed address', async () => {
    const { email } = newcomer()
    const made = await (root as Person).send('post', '/admin/invitations', { email })
    expect(made.body).toMatchObject({ email, status: 'pending', link: null, invited_by: root?.id })
    const job = await service.database
      .pool('pgboss.job')
      .first('data')
      .where({ name: 'mail' })
      .orderBy('created_on', 'desc')
    expect(job.data).toMatchObject({ letter: 'service_invitation', id: made.body.id, cause: root?.id })
  })

  test('an admin makes a link, which leads to the form with its token', async () => {
    const { body } = await (root as Person).send('post', '/admin/invitations', {})
    const [page, token] = (body.link as string).split('#')
    expect(page).toBe(`${service.context.config.publicUrl}/account/register`)
    expect((await request(service.server).get('/account/register')).text).toContain('data-page="register"')
    expect((await register(by.invited, { ...newcomer(), invitation: token })).status).toBe(201)
    // The list has no link.
    expect(JSON.stringify((await (root as Person).send('get', '/admin/invitations')).body)).not.toContain('link')
  })
})

/** Resolves when a connection of the service waits for a row that a transaction has locked. */
async function waitForALock({ database }: TestService): Promise<void> {
  const waiting = database.pool('pg_stat_activity').where({ datname: database.connection.database })
  while ((await waiting.clone().where({ wait_event_type: 'Lock' })).length === 0) await new Promise(setImmediate)
}

describe('the first account', () => {
  const started: TestService[] = []
  const fresh = async (environment: Record<string, string> = {}) => {
    const service = await startService(environment, { firstAccount: firstAccount() })
    started.push(service)
    return service
  }
  afterAll(() => Promise.all(started.map((service) => service.close())))
  const elsewhere = { HOST: '0.0.0.0', REGISTRATION: '' }

  test.each(['open', 'invited', 'closed'])(
    'is an admin with a confirmed address on this machine, when %s',
    async (policy) => {
      const service = await fresh({ REGISTRATION: policy })
      const { status, body } = await register(service, newcomer())
      expect([status, body.role]).toEqual([201, 'admin'])
      expect(await isConfirmed(service, body.id)).toBe(true)
      const second = await register(service, newcomer())
      expect([second.status, second.body.role ?? null]).toEqual(policy === 'open' ? [201, 'user'] : [403, null])
    },
  )

  test('is one, when many register at the same time', async () => {
    const service = await fresh()
    const answers = await Promise.all(Array.from({ length: 8 }, () => register(service, newcomer())))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(answers.filter(({ body }) => body.role === 'admin')).toHaveLength(1)
  })

  test.each(['', 'open', 'closed'])(
    'takes the link of the start where other machines reach it, when "%s"',
    async (policy) => {
      const logged: object[] = []
      const service = await fresh({ ...elsewhere, REGISTRATION: policy })
      assertProblem(await register(service, newcomer()), 'registration_closed')
      const log = { warn: (line: object) => logged.push(line) } as unknown as TestService['context']['log']
      await announceFirstAccount({ ...service.context, log })
      const [{ link = '' } = {}] = logged as { link?: string }[]
      const invitation = link.split('#')[1]
      const { status, body } = await register(service, { ...newcomer(), invitation })
      expect([status, body.role]).toEqual([201, 'admin'])
      const again = await register(service, { ...newcomer(), invitation })
      assertProblem(again, policy === 'closed' ? 'registration_closed' : 'invitation_invalid')
      await announceFirstAccount({ ...service.context, log })
      expect(logged).toHaveLength(1)
    },
  )

  test('may be one with an invitation of the command line', async () => {
    const service = await fresh(elsewhere)
    const { token: invitation } = await serviceInvitation(service, null)
    expect((await register(service, { ...newcomer(), invitation })).body.role).toBe('admin')
    assertProblem(await register(service, { ...newcomer(), invitation }), 'invitation_invalid')
  })

  test('is nobody on a service whose users are all disabled', async () => {
    const service = await fresh()
    await register(service, newcomer())
    await service.database.pool('users').update({ disabled_at: new Date() })
    const other = await startService({}, { firstAccount: firstAccount() }, service.database)
    started.unshift(other)
    expect((await register(other, newcomer())).body.role).toBe('user')
  })
})
