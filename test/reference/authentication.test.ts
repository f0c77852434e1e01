/** FastAPI guides on authentication: HTTPBearer, a JWT, routers that require it, roles. */
import jwt from 'jsonwebtoken'
import request from 'supertest'
import { beforeAll, expect, expectTypeOf, onTestFinished, test } from 'vitest'
import { type JsonObject, readContract } from '../../src/kernel/index.ts'
import type { Caller } from '../../src/service/api.ts'
import type { Request } from '../../src/service/handlers.ts'
import { assertProblem } from '../support/cases.ts'
import { newAdmin, newPerson, type Person, startService, testSecret, useService } from '../support/service.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

/** Lists todos with this `Authorization`, or with none. */
function list(authorization?: string) {
  const asked = request(service().server).get('/todos')
  return authorization === undefined ? asked : asked.set('Authorization', authorization)
}
const now = () => Math.floor(Date.now() / 1000)
const noSuchId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

test('HTTPBearer', async () => {
  expect((await list(`Bearer ${ada.access_token}`)).status).toBe(200)
  expect((await list(`bearer ${ada.access_token}`)).status).toBe(200)
  for (const authorization of [undefined, 'Bearer', `Basic ${ada.access_token}`, `Token ${ada.access_token}`]) {
    const refused = await list(authorization)
    assertProblem(refused, 'unauthenticated')
    expect(refused.headers['www-authenticate']).toMatch(/^Bearer realm="taskpact"/)
  }
})

test('get_current_user, which calls jwt.decode', async () => {
  const claims = { sub: ada.id, exp: now() + 60 }
  const me = (token: string) => request(service().server).get('/users/me').set('Authorization', `Bearer ${token}`)
  const known = await me(jwt.sign(claims, testSecret))
  expect({ status: known.status, id: known.body.id }).toEqual({ status: 200, id: ada.id })

  const expired = await me(jwt.sign({ ...claims, exp: now() - 60 }, testSecret))
  assertProblem(expired, 'token_expired')
  assertProblem(await me(jwt.sign(claims, 'another secret, 32 bytes or longer')), 'unauthenticated')
  assertProblem(await me(jwt.sign({ exp: claims.exp }, testSecret)), 'unauthenticated')
  assertProblem(await me(jwt.sign(claims, testSecret, { algorithm: 'HS384' })), 'unauthenticated')
  assertProblem(await me('no.token.atall'), 'unauthenticated')
  const unknown = await me(jwt.sign({ ...claims, sub: noSuchId }, testSecret))
  assertProblem(unknown, 'user_not_found')
  expect(unknown.body.title).toBe('User not found')
  for (const { headers } of [expired, unknown]) expect(headers['www-authenticate']).toContain('error="invalid_token"')
})

test('select(Todo).where(Todo.user_id == current_user.id)', async () => {
  const [bob, eve] = [await newPerson(service(), 'Bob'), await newPerson(service(), 'Eve')]
  const { body: todo } = await bob.send('post', '/todos', { title: 'Buy milk' })
  await eve.send('post', '/todos', { title: 'Sell milk' })
  expect((await bob.send('get', '/todos')).body).toEqual([todo])
  expect((await bob.send('get', '/todos?search=sell')).body).toEqual([])
})

test('APIRouter(prefix, tags, dependencies)', async () => {
  const { body: document } = await request(service().server).get('/openapi.json')
  expect(document.tags).toContainEqual(expect.objectContaining({ name: 'todos' }))
  const operations = Object.entries<Record<string, { tags?: string[] }>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { tags }]) => (tags?.includes('todos') ? [{ path, method }] : [])),
  )
  expect(operations.length).toBeGreaterThanOrEqual(5)
  for (const { path, method } of operations) {
    expect(path).toMatch(/^\/(todos|recurrences)(\/|$)/)
    // Not even a body that cannot be read is looked at without a token.
    const asked = request(service().server)[method as 'post'](path.replace('{todo_id}', 'nonsense')).send('{')
    assertProblem(await asked, 'unauthenticated')
  }
  expect((await ada.send('get', '/todos/')).status).toBe(200)
})

test('get_current_user(authorization: str = Header())', async () => {
  assertProblem(await list(), 'unauthenticated')
  // `replace("Bearer ", "")` would let this one in.
  assertProblem(await list(ada.access_token), 'unauthenticated')
  const invalid = await list('Bearer nonsense')
  assertProblem(invalid, 'unauthenticated')
  expect(invalid.body.detail).toBe('The access token is not valid.')

  const leaver = await newPerson(service())
  expect((await leaver.send('get', '/todos')).status).toBe(200)
  expect((await leaver.send('delete', '/users/me')).status).toBe(204)
  assertProblem(await leaver.send('get', '/todos'), 'user_not_found')
})

test('require_admin, a dependency that checks the role', async () => {
  const admin = await newAdmin(service())
  const users = await admin.send('get', '/admin/users')
  expect(users.status).toBe(200)
  expect(users.body.map(({ id }: { id: string }) => id)).toContain(ada.id)
  const refused = await ada.send('get', '/admin/users')
  assertProblem(refused, 'forbidden')
  expect(refused.body.title).toBe('Insufficient permissions')
  assertProblem(await request(service().server).get('/admin/users'), 'unauthenticated')
})

test('CurrentUser and AdminUser, annotated types', async () => {
  // `npm run check` proves these: a handler has the caller that its operation demands, without a word of its own.
  expectTypeOf<Request<'createTodo'>['user']>().toEqualTypeOf<Caller>()
  expectTypeOf<Request<'listUsers'>['user']['role']>().toEqualTypeOf<'admin'>()
  expectTypeOf<Request<'getHealth'>>().not.toHaveProperty('user')

  // The contract decides, and no handler: with one word changed in it, todos are for admins.
  const altered = structuredClone(service().context.contract.document)
  const { get } = (altered.paths as Record<string, Record<string, JsonObject>>)['/todos'] as { get: JsonObject }
  get.security = [{ bearerAuth: ['admin'] }]
  Object.assign(get.responses as JsonObject, { 403: { $ref: '#/components/responses/Forbidden' } })
  const contract = readContract(altered)
  const closed = await startService({}, { contract }, service().database)
  onTestFinished(() => closed.close())
  const admin = await newAdmin(service())
  const statuses = [ada, admin].map(async ({ access_token }) => {
    const answer = await request(closed.server).get('/todos').set('Authorization', `Bearer ${access_token}`)
    return answer.status
  })
  expect(await Promise.all(statuses)).toEqual([403, 200])
})
