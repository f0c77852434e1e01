/**
 * Step-up: each operation with `x-step-up` needs an authentication with the password within five minutes. The operations are
 * those of the contract, so a new one is tested too.
 */
import { describe, expect, test, vi } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationIds, validInput } from '../operations/cases.ts'
import { document } from '../support/answers.ts'
import { challengeOf, insertPasskeyOf, newAuthenticator } from '../support/authenticator.ts'
import { assertProblem, type Input, type OperationId, send } from '../support/cases.ts'
import { scopes } from '../support/common-cases.ts'
import { codeOf, type Factor, giveFactor } from '../support/second-factor.ts'
import {
  ageAuthentication,
  newAdmin,
  newPerson,
  newRegistered,
  ofIssuer,
  type Person,
  signIn,
  startService,
} from '../support/service.ts'
import { useWorld } from '../support/world.ts'

const world = useWorld()
const service = () => world().service

const auditOf = (id: OperationId) => document.paths[contract[id].path][contract[id].method]['x-audit']
const stepUpOf = (id: OperationId) => document.paths[contract[id].path][contract[id].method]['x-step-up']
const guarded = operationIds.filter((id) => stepUpOf(id) !== undefined)
const hasRole = (id: OperationId) => contract[id].roles.length > 0

/** Those of the callers who have one. */
const factors = new Map<string, Factor>()

/** The body of a step-up. */
function proofOf({ id, password }: Person): object {
  const factor = factors.get(id)
  return factor ? { code: codeOf(factor.secret) } : { password }
}

/** A request that needs a recent authentication, of a caller of its own. */
async function requestTo(id: OperationId): Promise<Input & { as: Person }> {
  const as = hasRole(id) ? await newAdmin(service()) : await newPerson(service())
  const input = await validInput(id, world())
  const { when } = stepUpOf(id)
  if (id === 'createPasskey') {
    const challenge = challengeOf(service(), { name: 'registration', of: as.id })
    return { as, body: { name: 'Laptop', credential: newAuthenticator(service(), as).create(challenge) } }
  }
  if (id === 'deletePasskey') return { as, path: { passkey_id: await insertPasskeyOf(service(), as) } }
  // The identity is of a caller of its own.
  if (id === 'unlinkIdentity') return { ...input, as: input.as as Person }
  if (id === 'replaceRecoveryCodes') factors.set(as.id, await giveFactor(service(), as))
  return { ...input, as, ...(when && { body: { ...(input.body as object), ...when } }) }
}

/** All rows of the tables that the operations change. */
async function stateOf() {
  const tables = [
    'users',
    'sessions',
    'todos',
    'projects',
    'idempotency_keys',
    'audit_entries',
    'webhooks',
    'totp_secrets',
    'passkeys',
    'recovery_codes',
    'identities',
    'pgboss.job',
  ]
  const rows = tables.map((table) => `(select json_agg(t order by t::text) from ${table} as t)`)
  return JSON.stringify((await service().database.pool.raw(`select ${rows.join()}`)).rows)
}

test('the contract guards the deletion of accounts, endless API tokens, second factors, and every change by admins', () => {
  const byAdmins = operationIds.filter((id) => contract[id].method !== 'get' && hasRole(id))
  const ofFactors = [
    'startTotp',
    'disableTotp',
    'replaceRecoveryCodes',
    'startPasskey',
    'createPasskey',
    'deletePasskey',
  ]
  const own = ['createApiToken', 'deleteMe', 'unlinkIdentity', ...ofFactors]
  expect([...guarded].sort()).toEqual([...byAdmins, ...own].sort())
  for (const id of guarded) expect(stepUpOf(id).max_age).toBe(300)
  expect(guarded.filter((id) => stepUpOf(id).when)).toEqual(['createApiToken'])
})

describe.each(guarded)('%s', (id) => {
  test('is 403 and changes nothing with an old authentication, and passes after a step-up', async () => {
    const input = await requestTo(id)
    await ageAuthentication(service(), input.as, 301)
    const before = await stateOf()
    const refused = await send(id, service(), input)
    assertProblem(refused, 'step_up_required')
    const challenge = 'Bearer realm="taskpact", error="insufficient_user_authentication", max_age=300'
    expect(refused.headers['www-authenticate']).toBe(challenge)
    expect(await stateOf()).toBe(before)

    const again = { as: input.as, body: proofOf(input.as) }
    expect((await send('renewAuthentication', service(), again)).status).toBe(204)
    expect((await send(id, service(), input)).status).toBe(contract[id].statuses[0])
  })

  test('is 403 in a batch too', async () => {
    const { as, path = {}, query, body } = await requestTo(id)
    await ageAuthentication(service(), as, 301)
    const target = contract[id].path.replace(/\{(\w+)\}/g, (_, name) => path[name] as string)
    const operation = { method: contract[id].method.toUpperCase(), path: target, ...(body && { body }) }
    expect(query).toBeUndefined()
    const logged = vi.spyOn(service().context, 'security')
    const { status, body: reply } = await as.send('post', '/batch', { operations: [operation] })
    expect(status).toBe(200)
    expect(reply.results[0].status).toBe(403)
    // A response with a secret is in no batch at all.
    const { code } = reply.results[0].body
    expect(['step_up_required', 'batch_not_allowed']).toContain(code)
    // The refusal is in the security log, as that of a request by itself is.
    const kind = auditOf(id)
    const lines = logged.mock.calls.map(([line]) => line)
    if (kind && code === 'step_up_required')
      expect(lines).toContainEqual(expect.objectContaining({ kind, status: 403, user_id: as.id }))
    logged.mockRestore()
  })

  test('is 403 with an API token, for every scope', async () => {
    const input = await requestTo(id)
    const made = await input.as.send('post', '/users/me/api-tokens', { name: 'All', scopes })
    const as = { ...input.as, access_token: made.body.token }
    assertProblem(await send(id, service(), { ...input, as }), 'insufficient_scope')
  })

  test('is 403 with a token of an issuer that does not say when the user authenticated, or long ago', async () => {
    const input = await requestTo(id)
    const at = (age: number) => ofIssuer(input.as, { auth_time: Math.floor(Date.now() / 1000) - age })
    for (const as of [ofIssuer(input.as), at(310), at(-600), ofIssuer(input.as, { auth_time: 'now' })])
      assertProblem(await send(id, service(), { ...input, as }), 'step_up_required')
    expect((await send(id, service(), { ...input, as: at(10) })).status).toBe(contract[id].statuses[0])
  })
})

test('an API token with an end needs no recent authentication', async () => {
  const ada = await newPerson(service())
  await ageAuthentication(service(), ada, 301)
  const token = { name: 'Wall', scopes: ['todos:read'] }
  await ada.send('post', '/users/me/api-tokens', { ...token, expires_in_days: 90 }).expect(201)
  await ada.send('post', '/users/me/api-tokens', token).expect(201)
  await ada.send('post', '/users/me/api-tokens', { ...token, expires_in_days: null }).expect(403)
})

test('a refresh is no authentication, and that of another session is none either', async () => {
  const ada = await newPerson(service())
  await ageAuthentication(service(), ada, 301)
  const elsewhere = await signIn(service().server, ada)
  const grant = { grant_type: 'refresh_token', refresh_token: ada.refresh_token }
  const { body } = await send('createToken', service(), { body: grant })
  const refreshed = { ...ada, access_token: body.access_token }
  assertProblem(await send('deleteMe', service(), { as: refreshed }), 'step_up_required')
  await send('renewAuthentication', service(), { as: elsewhere, body: { password: ada.password } })
  assertProblem(await send('deleteMe', service(), { as: refreshed }), 'step_up_required')
  await refreshed.send('get', '/users/me').expect(200)
})

test('a stored response is not replayed without a recent authentication', async () => {
  const root = await newAdmin(service())
  const input = await validInput('retryJob', world())
  const keyed = { ...input, as: root, headers: { 'Idempotency-Key': 'step-up-1' } }
  expect((await send('retryJob', service(), keyed)).status).toBe(200)
  await ageAuthentication(service(), root, 301)
  assertProblem(await send('retryJob', service(), keyed), 'step_up_required')
  await send('renewAuthentication', service(), { as: root, body: { password: root.password } })
  const replayed = await send('retryJob', service(), keyed)
  expect([replayed.status, replayed.headers['idempotency-replayed']]).toEqual([200, 'true'])
})

test('a demoted admin gains nothing by a step-up, and an ended session has none', async () => {
  const [root, rogue] = [await newAdmin(service()), await newAdmin(service())]
  await root.send('patch', `/admin/users/${rogue.id}`, { role: 'user' }).expect(200)
  const again = { body: { password: rogue.password } }
  assertProblem(await send('renewAuthentication', service(), { ...again, as: rogue }), 'unauthenticated')
  const user = await signIn(service().server, rogue)
  expect((await send('renewAuthentication', service(), { ...again, as: user })).status).toBe(204)
  assertProblem(await send('deleteUser', service(), { as: user, path: { user_id: root.id } }), 'forbidden')
})

test('wrong passwords of a step-up count like those of a sign-in', async () => {
  const limited = await startService({ RATE_LIMITS: 'on' })
  try {
    const ada = await newRegistered(limited)
    const attempt = (password: string) => send('renewAuthentication', limited, { as: ada, body: { password } })
    for (let wrong = 0; wrong < 10; wrong += 1)
      assertProblem(await attempt('not this one, at all'), 'password_incorrect')
    expect((await attempt(ada.password)).status).toBe(429)
    await expect(signIn(limited.server, ada)).rejects.toThrow('429')
  } finally {
    await limited.close()
  }
})

test('a step-up is in the audit trail', async () => {
  const ada = await newPerson(service())
  await send('renewAuthentication', service(), { as: ada, body: { password: ada.password } })
  const { body } = await ada.send('get', '/users/me/audit?kind=stepped_up').expect(200)
  expect(body).toEqual([expect.objectContaining({ user_id: ada.id, actor_id: ada.id, address: '127.0.0.1' })])
})
