/** Races of a write against a revocation that is committed between the write's authentication and its transaction. */
import { setTimeout as sleep } from 'node:timers/promises'
import request, { type Response } from 'supertest'
import { insertMember } from '../../src/features/projects/members.ts'
import { insertApiToken, insertRefreshToken, insertSession } from '../../src/features/sessions/queries.ts'
import { insertUser, type User } from '../../src/features/users/queries.ts'
import { mailToken } from './mailed.ts'
import { goodPassword, type Method, type TestService } from './service.ts'
import type { RoleWorld } from './world-of-roles.ts'

/** The user that loses a right, and the tokens that a race needs. */
export interface Victim {
  id: string
  /** The session or API token of the write. */
  sessionId: string
  token: string
  refreshToken: string
  /** Of another session of the same user. */
  elsewhere: string
  /** Of an admin who is somebody else. */
  admin: string
  /** Of an owner of the project who is somebody else. */
  owner: string
  world: RoleWorld
}

/** A request; without a token it is anonymous. */
export interface Sent {
  method: Method
  path: string
  token?: string
  body?: object | undefined
  /** The body is a form. */
  form?: boolean
}

const device = { address: null, user_agent: null }
let people = 0

/** A user of the world, by an access token of theirs, with what the revocations need. */
export async function newVictim(service: TestService, world: RoleWorld, token: string): Promise<Victim> {
  const { context, database } = service
  const { pool } = database
  const { sub: id, sid: sessionId } = JSON.parse(Buffer.from(token.split('.')[1] as string, 'base64url').toString())
  const refresh = context.tokens.newRefreshToken()
  await insertRefreshToken(pool, sessionId, refresh.hash)
  const signedIn = async (userId: string) => {
    const session = await insertSession(
      pool,
      userId,
      context.tokens.newRefreshToken().hash,
      device,
      context.config.sessions,
    )
    return context.tokens.signAccess({ userId, sessionId: session, version: 1 }).token
  }
  const person = async (role: User['role']) => {
    const email = `revoking-${++people}@example.com`
    return (await insertUser(pool, { email, name: 'Somebody', password_hash: null, role })) as User
  }
  const owner = await person('user')
  await insertMember(pool, world.project_id, owner.id, 'owner')
  return {
    ...{ id, sessionId, token, world, refreshToken: refresh.token },
    elsewhere: await signedIn(id),
    admin: await signedIn((await person('admin')).id),
    owner: await signedIn(owner.id),
  }
}

/** The victim as a program with an API token for everything. */
export async function asProgram({ context, database }: TestService, victim: Victim, scopes: string[]): Promise<Victim> {
  const { token, hash } = context.tokens.newApiToken()
  const made = await insertApiToken(database.pool, victim.id, {
    ...{ name: 'Program', scopes, expires_in_days: null, token_hash: hash },
  })
  return { ...victim, sessionId: made.id, token }
}

const newPassword = 'a lamp for the cellar'
const account = ({ id }: Victim) => `/admin/users/${id}`

/** The requests that end all rights of a session. */
export const sessionRevocations: Record<string, (victim: Victim, service: TestService) => Sent | Promise<Sent>> = {
  'the session is ended': ({ sessionId, elsewhere }) => {
    return { method: 'delete', path: `/users/me/sessions/${sessionId}`, token: elsewhere }
  },
  'all sessions are ended': ({ elsewhere }) => ({ method: 'delete', path: '/users/me/sessions', token: elsewhere }),
  'the refresh token is revoked': ({ refreshToken }) => {
    return { method: 'post', path: '/auth/revoke', form: true, body: { token: refreshToken } }
  },
  'the password is changed': ({ elsewhere }) => {
    const body = { current_password: goodPassword, new_password: newPassword }
    return { method: 'put', path: '/users/me/password', token: elsewhere, body }
  },
  'a password is set by mail': async (victim, service) => {
    const body = { token: await mailToken(service, 'password_reset', victim), new_password: newPassword }
    return { method: 'post', path: '/auth/password-reset/confirm', body }
  },
  'an admin disables the user': (victim) => {
    return { method: 'patch', path: account(victim), token: victim.admin, body: { disabled: true } }
  },
  'an admin changes the role': (victim) => {
    const role = victim.token === victim.world.tokens.admin ? 'user' : 'admin'
    return { method: 'patch', path: account(victim), token: victim.admin, body: { role } }
  },
  'an admin deletes the user': (victim) => ({ method: 'delete', path: account(victim), token: victim.admin }),
  'the user deletes the account': ({ elsewhere }) => ({ method: 'delete', path: '/users/me', token: elsewhere }),
}

/** The requests that end the rights of an API token. */
export const programRevocations: typeof sessionRevocations = {
  'the API token is deleted': ({ sessionId, elsewhere }) => {
    return { method: 'delete', path: `/users/me/api-tokens/${sessionId}`, token: elsewhere }
  },
  'a password is set by mail': sessionRevocations['a password is set by mail'] as never,
  'an admin disables the user': sessionRevocations['an admin disables the user'] as never,
}

/** The requests that end the rights in a project. */
export const memberRevocations: Record<string, (victim: Victim) => Sent> = {
  'an owner removes the member': ({ id, owner, world }) => {
    return { method: 'delete', path: `/projects/${world.project_id}/members/${id}`, token: owner }
  },
  'an owner demotes the member': ({ id, owner, world }) => {
    const path = `/projects/${world.project_id}/members/${id}`
    return { method: 'patch', path, token: owner, body: { role: 'viewer' } }
  },
}

export function send({ server }: TestService, { method, path, token, body, form }: Sent): Promise<Response> {
  let sent = request(server)[method](path)
  if (form) sent = sent.type('form')
  if (token) sent = sent.set('Authorization', `Bearer ${token}`)
  // Sent when it is awaited, or with `then`.
  return sent.send(body).then((answer) => answer)
}

/**
 * Races a revocation with a write until the write is refused, at most five times: Postgres may give a lock to the one that came
 * later, whose write is then rightly committed before, and the order of the responses is not that of the commits. A write that
 * does not look again is committed each time. `prepare` makes both for a new victim.
 * `refusals` are the statuses of a write that was refused.
 */
export async function race(
  service: TestService,
  prepare: () => Promise<{ victim: Victim; revocation: Sent; write: Sent; of?: 'account' | 'project' }>,
  refusals: readonly number[] = [401, 403],
): Promise<{ revoked: Response; written: Response }> {
  for (let tries = 1; ; tries++) {
    const { victim, ...sent } = await prepare()
    const responses = await raceOnce(service, victim, sent)
    const { revoked, written } = responses
    const isRefused = revoked.status < 300 && refusals.includes(written.status)
    if (isRefused || tries === maximumTries) return responses
  }
}

const maximumTries = 5

/**
 * Sends the revocation, and then the write, while a transaction holds the rows that both lock first, those of the account
 * or of the project. Returns both responses.
 */
async function raceOnce(
  service: TestService,
  victim: Victim,
  { revocation, write, of = 'account' }: { revocation: Sent; write: Sent; of?: 'account' | 'project' },
): Promise<{ revoked: Response; written: Response }> {
  const { pool } = service.database
  const hold = await pool.transaction()
  let running: [Promise<Response>, Promise<Response>] | undefined
  try {
    if (of === 'account') {
      await hold('users').select('id').where({ id: victim.id }).forUpdate()
      await hold('sessions').select('id').where({ id: victim.sessionId }).forUpdate()
    }
    await hold('projects').select('id').where({ id: victim.world.project_id }).forUpdate()
    await hold('project_members').select('user_id').where({ user_id: victim.id }).forUpdate()
    const revoked = send(service, revocation)
    await waiting(service, 1, revoked)
    const written = send(service, write)
    running = [revoked, written]
    await waiting(service, 2, written)
  } finally {
    await hold.rollback()
  }
  const [revoked, written] = await Promise.all(running)
  return { revoked, written }
}

/** Waits until this many statements wait for a lock, or until a request has got its response. */
async function waiting({ database: { pool } }: TestService, number: number, sent: Promise<unknown>): Promise<void> {
  let isOver = false
  void sent.then(() => {
    isOver = true
  })
  for (let tries = 0; !isOver && tries < 2_000; tries++) {
    const [row] = await pool('pg_stat_activity')
      .count({ number: '*' })
      .where({ wait_event_type: 'Lock' })
      .whereRaw('datname = current_database()')
    if (Number(row?.number) >= number) return
    await sleep(2)
  }
}
