/** `REQUIRE_SECOND_FACTOR`: a session without a second factor can set one up, and nothing else. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationIds } from '../operations/cases.ts'
import { document } from '../support/answers.ts'
import { assertProblem, type OperationId, send } from '../support/cases.ts'
import { codeOf, giveFactor } from '../support/second-factor.ts'
import { newAdmin, newPerson, ofIssuer, personOf, startService, type TestService } from '../support/service.ts'
import { openSocket } from '../support/streams.ts'

let service: TestService
let ofAll: TestService
let ofAdmins: TestService
beforeAll(async () => {
  service = await startService()
  ofAll = await startService({ REQUIRE_SECOND_FACTOR: 'all' }, {}, service.database)
  ofAdmins = await startService({ REQUIRE_SECOND_FACTOR: 'admins' }, {}, service.database)
})
afterAll(async () => {
  await Promise.all([ofAll.close(), ofAdmins.close()])
  await service.close()
})

const extensionOf = (id: OperationId) => document.paths[contract[id].path][contract[id].method]['x-mfa-setup']

test('the contract allows what sets a second factor up', () => {
  const allowed = operationIds.filter((id) => extensionOf(id) !== undefined)
  expect(allowed.sort()).toEqual([
    'confirmTotp',
    'createPasskey',
    'getMe',
    'getTotp',
    'listPasskeys',
    'renewAuthentication',
    'startPasskey',
    'startTotp',
  ])
})

test('a new user sets it up and goes on, with the same session and with the next', async () => {
  const ada = await newPerson(service)
  const here = personOf(ofAll, ada)
  assertProblem(await here.send('get', '/todos'), 'mfa_setup_required')
  assertProblem(await here.send('post', '/users/me/api-tokens', { name: 'x', scopes: [] }), 'mfa_setup_required')
  await here.send('get', '/users/me').expect(200)
  await here.send('post', '/auth/step-up', { password: ada.password }).expect(204)
  const { body } = await here.send('post', '/users/me/totp').expect(200)
  await here.send('post', '/users/me/totp/confirm', { code: codeOf(body.secret) }).expect(200)
  await here.send('get', '/todos').expect(200)
  await here.send('delete', '/users/me/totp').expect(204)
  assertProblem(await here.send('get', '/todos'), 'mfa_setup_required')
})

test('a batch and the event socket are refused too', async () => {
  const ada = await newPerson(service)
  const operations = [{ method: 'GET', path: '/users/me' }]
  assertProblem(await personOf(ofAll, ada).send('post', '/batch', { operations }), 'mfa_setup_required')
  const headers = { Authorization: `Bearer ${ada.access_token}` }
  await expect(openSocket(ofAll, { headers })).rejects.toThrow('403')
  const { socket } = await openSocket(ofAdmins, { headers })
  socket.close()
})

test('API tokens and tokens of another issuer are not affected', async () => {
  const ada = await newPerson(service)
  const made = await ada.send('post', '/users/me/api-tokens', { name: 'Wall', scopes: ['todos:read'] }).expect(201)
  for (const as of [{ ...ada, access_token: made.body.token }, ofIssuer(ada)])
    expect((await send('listTodos', ofAll, { as })).status).toBe(200)
})

test('of admins it is demanded as soon as they are admins', async () => {
  const [ada, root] = [await newPerson(service), await newAdmin(service)]
  expect((await send('listTodos', ofAdmins, { as: ada })).status).toBe(200)
  assertProblem(await send('listTodos', ofAdmins, { as: root }), 'mfa_setup_required')
  assertProblem(await send('listUsers', ofAdmins, { as: root }), 'mfa_setup_required')
  await giveFactor(service, root)
  expect((await send('listUsers', ofAdmins, { as: root })).status).toBe(200)
})
