/**
 * A revocation is final for what is in flight: every operation that writes is sent by a caller whose right is revoked after
 * the caller was authenticated. The write waits for the revocation, and then it is refused.
 */
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationIds, tableOf } from '../operations/cases.ts'
import { challengeOf, givePasskey, newAuthenticator } from '../support/authenticator.ts'
import { type Callers, expectedOf } from '../support/callers.ts'
import type { OperationId } from '../support/cases.ts'
import {
  asProgram,
  memberRevocations,
  newVictim,
  programRevocations,
  race,
  type Sent,
  sessionRevocations,
  type Victim,
} from '../support/revocations.ts'
import { beginFactor, codeOf, giveFactor, mfaTokenOf } from '../support/second-factor.ts'
import { goodPassword, useService } from '../support/service.ts'
import { type Actor, buildRoleWorld, type RoleWorld } from '../support/world-of-roles.ts'

const service = useService()
const tables = ['webhooks', 'passkeys', 'sessions', 'event_tickets', 'mail_tokens', 'notifications'] as const

const writing = operationIds.filter((id) => contract[id].method !== 'get' && contract[id].auth === 'required')
const callersOf = (id: OperationId) => tableOf(id)?.callers as Callers
const isAllowed = (id: OperationId, actor: Actor) => expectedOf(callersOf(id), actor) < 300

/** Somebody who may perform it; an operation without one refuses all kinds of callers in another way. */
function performerOf(id: OperationId): Actor {
  if (contract[id].roles.length > 0) return 'admin'
  return (['editor', 'owner', 'viewer', 'other'] as const).find((one) => isAllowed(id, one)) ?? 'owner'
}

/** Bodies with the right password. */
const withPassword: Partial<Record<OperationId, object>> = {
  changePassword: { current_password: goodPassword, new_password: 'a kettle for the attic' },
  requestEmailChange: { password: goodPassword, email: 'elsewhere@example.com' },
}

const acceptance = ({ invitation_id: id }: RoleWorld) => {
  const expires_at = new Date(Date.now() + 60_000).toISOString()
  return { token: service().context.mailedTokens.sign('invitation', { id, expires_at }) }
}

/** Operations that write only for a second factor: they make it, and return the body. */
const withFactor: Partial<Record<OperationId, (victim: Victim) => Promise<object | undefined>>> = {
  confirmTotp: async (victim) => ({ code: codeOf(await beginFactor(service(), victim)) }),
  renewAuthentication: async (victim) => ({ code: codeOf((await giveFactor(service(), victim)).secret) }),
  createPasskey: async (victim) => {
    const challenge = challengeOf(service(), { name: 'registration', of: victim.id })
    return { name: 'Laptop', credential: newAuthenticator(service(), victim).create(challenge) }
  },
  replaceRecoveryCodes: async (victim) => {
    await giveFactor(service(), victim)
    return undefined
  },
}

const requestOf = (id: OperationId, world: RoleWorld, token: string): Sent => {
  const { path, body } = callersOf(id)
  const { method, path: template } = contract[id]
  const own = id === 'acceptInvitation' ? acceptance(world) : withPassword[id]
  return { method, path: path?.(world) ?? template, token, body: own ?? body?.(world) }
}

async function countRows({ id }: Victim): Promise<number[]> {
  const { pool } = service().database
  return Promise.all(tables.map(async (table) => Number((await pool(table).where({ user_id: id }).count())[0]?.count)))
}

describe.each(Object.entries(sessionRevocations))('%s', (_, revoke) => {
  test.each(writing)('before %s is committed: it is refused', async (id) => {
    let victim: Victim | undefined
    let before: number[] = []
    const { revoked, written } = await race(service(), async () => {
      const world = await buildRoleWorld(service())
      const token = world.tokens[performerOf(id)] as string
      victim = await newVictim(service(), world, token)
      before = await countRows(victim)
      const write = requestOf(id, world, token)
      const body = withFactor[id] ? await withFactor[id](victim) : write.body
      return { victim, revocation: await revoke(victim, service()), write: { ...write, body } }
    })
    expect(revoked.status, revoked.text).toBeLessThan(300)
    expect([401, 403], written.text).toContain(written.status)
    for (const [index, count] of (await countRows(victim as Victim)).entries())
      expect(count, tables[index]).toBeLessThanOrEqual((before[index] as number) + 1)
  })
})

describe.each(Object.entries(sessionRevocations))('%s', (name, revoke) => {
  test.each(['password', 'mfa', 'passkey', 'refresh_token'])(
    'before a sign-in by %s is committed: it is refused',
    async (grant_type) => {
      // A session that is ended by itself leaves the password valid.
      const isOfPassword = grant_type !== 'refresh_token'
      if (isOfPassword && ['the session is ended', 'the refresh token is revoked'].includes(name)) return
      const { revoked, written } = await race(service(), async () => {
        const world = await buildRoleWorld(service())
        const victim = await newVictim(service(), world, world.tokens.editor as string)
        const { email } = await service().database.pool('users').first('email').where({ id: victim.id })
        const bodies: Record<string, () => object | Promise<object>> = {
          password: () => ({ username: email, password: goodPassword }),
          mfa: async () => ({
            code: codeOf((await giveFactor(service(), victim)).secret),
            mfa_token: mfaTokenOf(service(), victim),
          }),
          passkey: async () => {
            const { authenticator } = await givePasskey(service(), victim)
            return { passkey: JSON.stringify(authenticator.get(challengeOf(service(), { name: 'sign-in' }))) }
          },
          refresh_token: () => ({ refresh_token: victim.refreshToken }),
        }
        const body = { grant_type, ...(await bodies[grant_type]?.()) }
        const write: Sent = { method: 'post', path: '/auth/token', form: true, body }
        return { victim, revocation: await revoke(victim, service()), write }
      })
      expect(revoked.status, revoked.text).toBeLessThan(300)
      expect([401, 403], written.text).toContain(written.status)
    },
  )
})

describe.each(Object.entries(programRevocations))('a program, and %s', (_, revoke) => {
  const scopes = [...new Set(Object.values(contract).map(({ tag }) => `${tag}:write`))]
  test.each(writing)('before %s is committed: it is refused', async (id) => {
    const { revoked, written } = await race(service(), async () => {
      const world = await buildRoleWorld(service())
      const session = await newVictim(service(), world, world.tokens[performerOf(id)] as string)
      const victim = await asProgram(service(), session, scopes)
      return { victim, revocation: await revoke(victim, service()), write: requestOf(id, world, victim.token) }
    })
    expect(revoked.status, revoked.text).toBeLessThan(300)
    expect([401, 403], written.text).toContain(written.status)
  })
})

/** Of a write in a project that its caller has left or may only view. */
const refusals = [403, 404, 409]

/** Those of a project, and requests of others that are about one. */
const inProject: [string, (world: RoleWorld) => Omit<Sent, 'token'>][] = [
  ...writing
    .filter((id) => ['editor', 'owner'].some((actor) => isAllowed(id, actor as Actor)) && !isAllowed(id, 'viewer'))
    .filter((id) => !isAllowed(id, 'other') && contract[id].tag !== 'admin')
    .filter((id) => !['webhooks', 'users', 'sessions', 'notifications'].includes(contract[id].tag))
    .map((id): [string, (world: RoleWorld) => Omit<Sent, 'token'>] => [id, (world) => requestOf(id, world, '')]),
  [
    'createTodo in the project',
    ({ project_id }) => ({ method: 'post', path: '/todos', body: { title: 'Dig', project_id } }),
  ],
  ['emptyTrash', () => ({ method: 'delete', path: '/trash' })],
  [
    'updateManyTodos in the project',
    ({ todo_id }) => ({ method: 'patch', path: '/todos', body: { ids: [todo_id], patch: { completed: true } } }),
  ],
]
/** They return what they have done, which is nothing here. */
const neverRefused = ['emptyTrash', 'updateManyTodos in the project']

describe.each(Object.entries(memberRevocations))('%s', (_, revoke) => {
  test.each(inProject)('before %s is committed: it changes nothing', async (name, make) => {
    const { pool } = service().database
    let id = ''
    const projectNow = () =>
      Promise.all([
        pool('todos').where({ project_id: id }).orderBy('id'),
        pool('projects').where({ id }).select('name', 'deleted_at', 'owner_id'),
        pool('invitations').where({ project_id: id }).orderBy('id'),
      ])
    let before: Awaited<ReturnType<typeof projectNow>> = [[], [], []]
    const { revoked, written } = await race(
      service(),
      async () => {
        const world = await buildRoleWorld(service())
        const actor = name in contract && !isAllowed(name as OperationId, 'editor') ? 'owner' : 'editor'
        const token = world.tokens[actor] as string
        const victim = await newVictim(service(), world, token)
        id = world.project_id
        before = await projectNow()
        return { victim, revocation: revoke(victim), write: { ...make(world), token }, of: 'project' }
      },
      refusals,
    )
    expect(revoked.status, revoked.text).toBeLessThan(300)
    if (!neverRefused.includes(name)) expect(refusals, written.text).toContain(written.status)
    const [todos, [project]] = await projectNow()
    expect(todos).toEqual(before[0])
    expect(project?.name).toBe(before[1][0]?.name)
    expect(project?.deleted_at).toBe(null)
  })
})

/** The revocations after which an owner may no longer invite. */
const ofInviter = {
  ...memberRevocations,
  ...Object.fromEntries(
    (['an admin disables the user', 'an admin deletes the user', 'the user deletes the account'] as const).map(
      (name) => [name, sessionRevocations[name] as NonNullable<(typeof sessionRevocations)[string]>],
    ),
  ),
}

describe.each(Object.entries(ofInviter))('of an inviter: %s', (name, revoke) => {
  test.each(['acceptReceivedInvitation', 'acceptInvitation'] as const)(
    'before %s is committed: it is refused',
    async (id) => {
      let world: RoleWorld | undefined
      const { revoked, written } = await race(
        service(),
        async () => {
          world = await buildRoleWorld(service())
          const victim = await newVictim(service(), world, world.tokens.owner as string)
          const write = requestOf(id, world, world.tokens.other as string)
          const of = name in memberRevocations ? 'project' : 'account'
          return { victim, revocation: await revoke(victim, service()), write, of } as const
        },
        refusals,
      )
      expect(revoked.status, revoked.text).toBeLessThan(300)
      expect(refusals, written.text).toContain(written.status)
      const { pool } = service().database
      const { project_id, tokens } = world as RoleWorld
      const { sub } = JSON.parse(Buffer.from(String(tokens.other).split('.')[1] as string, 'base64url').toString())
      expect(await pool('project_members').where({ project_id, user_id: sub })).toEqual([])
    },
  )
})
