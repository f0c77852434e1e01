/** Refresh tokens: each works once, and all of a session end together. */
import type { Response } from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { newPerson, type Person, signIn, useService } from '../support/service.ts'

const service = useService()
let owner: Person
beforeAll(async () => {
  owner = await newPerson(service())
})

/** Another session of the same person. */
const newSession = () => signIn(service().server, owner)
const refresh = (refresh_token: string) =>
  send('createToken', service(), { body: { grant_type: 'refresh_token', refresh_token } })
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

  test('that is used several times at once succeeds once', async () => {
    for (let round = 0; round < 5; round++) {
      const { refresh_token } = await newSession()
      const answers = await Promise.all(Array.from({ length: 4 }, () => refresh(refresh_token)))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401])
      // The second use may be the thief's or the owner's, so the session ends for both.
      const winner = answers.find(({ status }) => status === 200)
      assertEnded(await me(winner?.body.access_token))
      assertProblem(await refresh(winner?.body.refresh_token), 'invalid_grant')
    }
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
