/** Refresh tokens: each has one successor, which a use that is repeated at once returns again, and all of a session end together. */
import type { Response } from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { newPerson, type Person, signIn, startService, type TestService, useService } from '../support/service.ts'

const service = useService()
/** Another process on the same database. */
let other: TestService
let owner: Person
beforeAll(async () => {
  other = await startService({}, {}, service().database)
  owner = await newPerson(service())
})
afterAll(() => other.close())

/** Another session of the same person. */
const newSession = () => signIn(service().server, owner)
const refresh = (refresh_token: string, to = service()) =>
  send('createToken', to, { body: { grant_type: 'refresh_token', refresh_token } })
/** Makes the last use of a session's refresh token so many seconds older. */
const age = async (session: Person, seconds: number) =>
  service()
    .database.pool('sessions')
    .update({ refreshed_at: service().database.pool.raw('refreshed_at - make_interval(secs => ?)', [seconds]) })
    .where({ id: sessionId(session) })
const revoke = (token: string) => send('revokeToken', service(), { body: { token } })
const me = (token: string) => send('getMe', service(), { headers: { Authorization: `Bearer ${token}` } })

function assertEnded(answer: Response): void {
  assertProblem(answer, 'unauthenticated')
  expect(answer.body.detail).toMatch(/session has ended/)
}

describe('a refresh token', () => {
  test('is replaced by the next one, and both access tokens work', async () => {
    const session = await newSession()
    const refreshed = await refresh(session.refresh_token)
    expect(refreshed.headers['cache-control']).toBe('no-store')
    expect(refreshed.body.refresh_token).not.toBe(session.refresh_token)
    expect(refreshed.body.access_token).not.toBe(session.access_token)
    for (const token of [refreshed.body.access_token, session.access_token]) expect((await me(token)).status).toBe(200)
    expect((await refresh(refreshed.body.refresh_token)).status).toBe(200)
  })

  test('that is used twice ends its session, with old and new tokens, and no other session', async () => {
    const [stolen, other] = [await newSession(), await newSession()]
    const second = (await refresh(stolen.refresh_token)).body
    const third = (await refresh(second.refresh_token)).body

    assertProblem(await refresh(stolen.refresh_token), 'invalid_grant')
    assertProblem(await refresh(third.refresh_token), 'invalid_grant')
    for (const token of [stolen.access_token, second.access_token, third.access_token]) assertEnded(await me(token))
    expect((await me(other.access_token)).status).toBe(200)
    expect((await refresh(other.refresh_token)).status).toBe(200)
  })

  test('that is used several times at once, on two processes, has one successor', async () => {
    for (let round = 0; round < 5; round++) {
      const { refresh_token } = await newSession()
      const answers = await Promise.all([0, 1, 2, 3].map((n) => refresh(refresh_token, n % 2 ? other : service())))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
      const [next, ...others] = new Set(answers.map(({ body }) => body.refresh_token))
      expect(others).toEqual([])
      for (const { body } of answers) expect((await me(body.access_token)).status).toBe(200)
      expect((await refresh(next)).status).toBe(200)
    }
  })

  test('that is used again within ten seconds returns its successor again, on another process too', async () => {
    const session = await newSession()
    const { body } = await refresh(session.refresh_token)
    await age(session, 9)
    for (const to of [other, service()])
      expect((await refresh(session.refresh_token, to)).body.refresh_token).toBe(body.refresh_token)
    // A repetition begins no new ten seconds.
    await age(session, 1)
    assertProblem(await refresh(session.refresh_token), 'invalid_grant')
    assertEnded(await me(body.access_token))
    assertProblem(await refresh(body.refresh_token), 'invalid_grant')
  })

  test('whose successor was used ends the session, however soon it is used again', async () => {
    const session = await newSession()
    const second = (await refresh(session.refresh_token)).body
    const third = (await refresh(second.refresh_token)).body
    expect((await refresh(second.refresh_token)).body.refresh_token).toBe(third.refresh_token)
    assertProblem(await refresh(session.refresh_token), 'invalid_grant')
    assertEnded(await me(third.access_token))
  })

  test('that is used again after its session ended, or its user was disabled, is refused', async () => {
    const session = await newSession()
    await refresh(session.refresh_token)
    await revoke(session.refresh_token)
    assertProblem(await refresh(session.refresh_token), 'invalid_grant')
    const grace = await newPerson(service())
    await refresh(grace.refresh_token)
    await service().database.pool('users').update({ disabled_at: new Date() }).where({ id: grace.id })
    assertProblem(await refresh(grace.refresh_token), 'invalid_grant')
  })

  test('has a successor that the database alone does not give away', async () => {
    const session = await newSession()
    const { refresh_token } = (await refresh(session.refresh_token)).body
    const stored = await service()
      .database.pool('sessions')
      .where({ id: sessionId(session) })
      .first()
    expect(JSON.stringify(stored)).not.toContain(refresh_token)
    const { tokens } = service().context
    expect(tokens.refreshTokenAfter(session.refresh_token, stored.next_token_salt).token).toBe(refresh_token)
    expect(tokens.refreshTokenAfter('tpr_another', stored.next_token_salt).token).not.toBe(refresh_token)
    // The salt of an earlier use is gone.
    await refresh(refresh_token)
    const later = await service()
      .database.pool('sessions')
      .where({ id: sessionId(session) })
      .first()
    expect(later.next_token_salt).not.toEqual(stored.next_token_salt)
  })

  test('of an expired session is refused, and so is its access token', async () => {
    const session = await newSession()
    await service()
      .database.pool('sessions')
      .update({ expires_at: new Date(0) })
      .where({ id: sessionId(session) })
    assertEnded(await me(session.access_token))
    assertProblem(await refresh(session.refresh_token), 'invalid_grant')
  })

  test('keeps its session alive', async () => {
    const session = await newSession()
    const expiry = () =>
      service()
        .database.pool('sessions')
        .where({ id: sessionId(session) })
    await expiry().update({ expires_at: new Date(Date.now() + 60_000) })
    await refresh(session.refresh_token)
    const { expires_at } = await expiry().first()
    expect(Date.parse(expires_at)).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  })

  test('of a disabled user is refused', async () => {
    const person = await newPerson(service())
    await service().database.pool('users').update({ disabled_at: new Date() }).where({ id: person.id })
    assertProblem(await refresh(person.refresh_token), 'invalid_grant')
  })

  test('is stored as its hash only', async () => {
    const { refresh_token } = await newSession()
    const rows = await service().database.pool('refresh_tokens').select()
    expect(rows.length).toBeGreaterThan(0)
    for (const { token_hash } of rows) expect(token_hash).toHaveLength(32)
    expect(rows.map((row) => JSON.stringify(row)).join()).not.toContain(refresh_token)
  })
})

describe('revoking', () => {
  test('ends the session at once, again without effect, and no other', async () => {
    const [session, other] = [await newSession(), await newSession()]
    expect((await revoke(session.refresh_token)).status).toBe(204)
    assertEnded(await me(session.access_token))
    assertProblem(await refresh(session.refresh_token), 'invalid_grant')
    expect((await revoke(session.refresh_token)).status).toBe(204)
    expect((await me(other.access_token)).status).toBe(200)
  })

  test('a used refresh token ends its session as well', async () => {
    const session = await newSession()
    const refreshed = await refresh(session.refresh_token)
    expect((await revoke(session.refresh_token)).status).toBe(204)
    assertEnded(await me(refreshed.body.access_token))
  })
})

test('signing in deletes the expired sessions of the user', async () => {
  const session = await newSession()
  const sessions = () => service().database.pool('sessions').where({ user_id: owner.id })
  await sessions()
    .update({ expires_at: new Date(0) })
    .where({ id: sessionId(session) })
  await newSession()
  expect(await sessions().pluck('id')).not.toContain(sessionId(session))
})

function sessionId({ access_token }: Person): string {
  return JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString()).sid
}
