/** Access tokens of another issuer: its keys come from a real key-set server, and its tokens are attacked. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import jwt from 'jsonwebtoken'
import request from 'supertest'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createIssuer } from '../../src/features/auth/issuer.ts'
import { replaceMailToken } from '../../src/features/auth/mail-token-queries.ts'
import { beginMaintenance, deleteNotice } from '../../src/features/service/notice-queries.ts'
import { assertProblem, send } from '../support/cases.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { readStream } from '../support/streams.ts'

const name = 'https://id.example.com/'
const audience = 'taskpact-api'

interface Key {
  alg: 'RS256' | 'ES256' | 'EdDSA'
  kid: string
  publicKey: KeyObject
  privateKey: KeyObject
}
const newKey = (alg: Key['alg'], kid: string): Key => ({
  alg,
  kid,
  ...(alg === 'RS256'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 })
    : alg === 'ES256'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('ed25519')),
})
const [rsa, ec, ed, stranger] = [
  newKey('RS256', 'r1'),
  newKey('ES256', 'e1'),
  newKey('EdDSA', 'd1'),
  newKey('RS256', 'r1'),
]

let keyServer: Server
let published: Key[]
let looks = 0
let service: TestService
let jwksUrl: string

beforeAll(async () => {
  keyServer = createServer(async (request, response) => {
    if (request.url === '/500') return response.writeHead(500).end()
    if (request.url === '/text') return response.end('no keys')
    looks++
    const keys = published.map(async ({ publicKey, alg, kid }) => ({
      ...(await exportJWK(publicKey)),
      alg,
      kid,
      use: 'sig',
    }))
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ keys: await Promise.all(keys) }))
  }).listen(0, '127.0.0.1')
  await once(keyServer, 'listening')
  jwksUrl = `http://127.0.0.1:${(keyServer.address() as AddressInfo).port}/jwks.json`
  published = [rsa, ec, ed]
  service = await startService({
    JWKS_URL: jwksUrl,
    JWT_ISSUER: name,
    JWT_AUDIENCE: audience,
    JWT_CREATE_USERS: 'on',
  })
})
afterAll(async () => {
  keyServer.close()
  await service.close()
})
beforeEach(() => {
  published = [rsa, ec, ed]
})

/** Proves that the user reads the emails of the address, by a password reset. */
async function verifyAddress({ id }: Person): Promise<void> {
  const token = uuid()
  await replaceMailToken(service.database.pool, 'password_reset', { id: token, userId: id })
  const mailed = service.context.mailedTokens.sign('password_reset', { id: token, expires_at: '2999-01-01T00:00:00Z' })
  const body = { token: mailed, new_password: 'a cauldron of brown bats' }
  await request(service.server).post('/auth/password-reset/confirm').send(body).expect(204)
}

let people = 0
const claimsOf = (claims: JWTPayload = {}): JWTPayload => ({
  iss: name,
  aud: audience,
  sub: `person-${++people}`,
  exp: Math.floor(Date.now() / 1000) + 300,
  email: `person-${people}@id.example.com`,
  email_verified: true,
  name: 'Ada King',
  ...claims,
})
const sign = (claims: JWTPayload, key: Key = rsa, header: object = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey)
const me = (token: string, to = service) => send('getMe', to, { headers: { Authorization: `Bearer ${token}` } })

describe('a token of the issuer', () => {
  test.each([rsa, ec, ed])('is taken when it is signed with $alg', async (key) => {
    const answer = await me(await sign(claimsOf(), key))
    expect([answer.status, answer.body.name]).toEqual([200, 'Ada King'])
  })

  test('is of the same user each time, also after a change of the address', async () => {
    const claims = claimsOf()
    const [first, second] = [
      await me(await sign(claims)),
      await me(await sign({ ...claims, email: 'new@example.com' })),
    ]
    expect(second.body).toEqual(first.body)
  })

  test('makes no user in maintenance, and one after it', async () => {
    const token = await sign(claimsOf())
    await beginMaintenance(service.database.pool, 'We move.')
    assertProblem(await me(token), 'user_not_found')
    await deleteNotice(service.database.pool, 'maintenance')
    expect((await me(token)).status).toBe(200)
  })

  test('makes one user when it is first used by many requests at once', async () => {
    const token = await sign(claimsOf())
    const answers = await Promise.all(Array.from({ length: 20 }, () => me(token)))
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
  })

  test('is of the user with the same verified address, and of none when it is not verified', async () => {
    const person = await newPerson(service)
    assertProblem(await me(await sign(claimsOf({ email: person.email, email_verified: false }))), 'user_not_found')
    assertProblem(await me(await sign(claimsOf({ email: person.email, email_verified: 'true' }))), 'user_not_found')
    // A registration does not prove that its address belongs to the user.
    await service.database.pool('users').update({ email_verified_at: null }).where({ id: person.id })
    assertProblem(await me(await sign(claimsOf({ email: person.email }))), 'user_not_found')
    await verifyAddress(person)
    expect((await me(await sign(claimsOf({ email: person.email })))).body.id).toBe(person.id)
  })

  test('has the permissions of its user: to write, to follow events, and none once disabled', async () => {
    const token = await sign(claimsOf())
    const { body: user } = await me(token)
    const stream = await readStream(service, { access_token: token } as never)
    const as = { ...user, access_token: token }
    expect((await send('createTodo', service, { as, body: { title: 'Dig' } })).status).toBe(201)
    await stream.event('todo.created')
    await service.database.pool('users').update({ disabled_at: new Date() }).where({ id: user.id })
    expect(await stream.event('stream.ended')).toMatchObject({ reason: 'session_ended' })
    assertProblem(await me(token), 'user_not_found')
  })

  test('has no password to sign in with', async () => {
    const { body: user } = await me(await sign(claimsOf()))
    const body = { grant_type: 'password', username: user.email, password: '' }
    for (const password of ['null', 'undefined', 'x'])
      assertProblem(await send('createToken', service, { body: { ...body, password } }), 'invalid_credentials')
  })

  test("leaves the service's own tokens valid", async () => {
    const person = await newPerson(service)
    expect((await person.send('get', '/users/me')).status).toBe(200)
  })
})

test('without JWT_CREATE_USERS no user is made, and a known user is accepted', async () => {
  const own = await startService({ JWKS_URL: jwksUrl, JWT_ISSUER: name, JWT_AUDIENCE: audience }, {}, service.database)
  try {
    assertProblem(await me(await sign(claimsOf()), own), 'user_not_found')
    const person = await newPerson(own)
    await verifyAddress(person)
    expect((await me(await sign(claimsOf({ email: person.email.toUpperCase() })), own)).body.id).toBe(person.id)
  } finally {
    await own.close()
  }
})

describe('keys', () => {
  const options = { issuer: name, audience, createUsers: false }

  test('are fetched once, and again when a new key is used', async () => {
    const issuer = createIssuer({ ...options, jwksUrl, cooldown: 0 })
    const before = looks
    for (const _ of [1, 2, 3]) await issuer.verify(await sign(claimsOf()))
    expect(looks - before).toBe(1)
    const next = newKey('RS256', 'r2')
    published = [next]
    await issuer.verify(await sign(claimsOf(), next))
    expect(looks - before).toBe(2)
    await expect(issuer.verify(await sign(claimsOf(), ec))).rejects.toMatchObject({ reason: 'invalid' })
  })

  test('are not fetched again for each token with an unknown key', async () => {
    const issuer = createIssuer({ ...options, jwksUrl })
    await issuer.verify(await sign(claimsOf()))
    const before = looks
    for (const kid of ['a', 'b', 'c'])
      await expect(issuer.verify(await sign(claimsOf(), rsa, { kid }))).rejects.toThrow()
    expect(looks).toBe(before)
  })

  test.each(['500', 'text'])('that are a %s give a 503', async (path) => {
    const issuer = createIssuer({ ...options, jwksUrl: new URL(path, jwksUrl).href })
    await expect(issuer.verify(await sign(claimsOf()))).rejects.toMatchObject({ status: 503, code: 'unavailable' })
  })

  test("that cannot be fetched give a 503, and the service's own tokens still work", async () => {
    const dead = { JWKS_URL: 'http://127.0.0.1:9/jwks.json', JWT_ISSUER: name, JWT_AUDIENCE: audience }
    const own = await startService(dead, {}, service.database)
    try {
      assertProblem(await me(await sign(claimsOf()), own), 'unavailable')
      expect((await (await newPerson(own)).send('get', '/users/me')).status).toBe(200)
    } finally {
      await own.close()
    }
  })
})

describe('an attacker gets no access with a token', () => {
  const soon = () => Math.floor(Date.now() / 1000)
  const attacks: [string, () => Promise<string> | string][] = [
    ['without a signature', () => new UnsecuredJWT(claimsOf()).encode()],
    ['whose algorithm is called None', async () => (await sign(claimsOf())).replace(/^[^.]+/, header({ alg: 'None' }))],
    [
      'signed with the public key as if it were a shared secret',
      async () => jwt.sign(claimsOf(), await exportSPKI(rsa.publicKey as never), { algorithm: 'HS256', keyid: 'r1' }),
    ],
    ['signed with a key of their own, under the name of ours', () => sign(claimsOf(), stranger)],
    [
      'that brings its key along',
      async () => sign(claimsOf(), stranger, { jwk: await exportJWK(stranger.publicKey), kid: 'own' }),
    ],
    ['that says where its key is', () => sign(claimsOf(), stranger, { jku: 'http://127.0.0.1:1/keys', kid: 'own' })],
    ['whose key is a path', () => sign(claimsOf(), stranger, { kid: '../../../../dev/null' })],
    ['whose key is SQL', () => sign(claimsOf(), stranger, { kid: "' union select 'secret" })],
    ['for another audience', () => sign(claimsOf({ aud: 'another' }))],
    ['without an audience', () => sign(claimsOf({ aud: undefined as never }))],
    ['of another issuer', () => sign(claimsOf({ iss: 'https://evil.example.com/' }))],
    ['as if it were ours', () => sign(claimsOf({ iss: 'taskpact', aud: 'taskpact' }))],
    ['without an expiry', () => sign(claimsOf({ exp: undefined as never }))],
    ['that is not valid yet', () => sign(claimsOf({ nbf: soon() + 120 }))],
    ['without a subject', () => sign(claimsOf({ sub: undefined as never }))],
    ['with an empty subject', () => sign(claimsOf({ sub: '' }))],
    [
      'with a critical header that nobody knows',
      () =>
        new SignJWT(claimsOf())
          .setProtectedHeader({ alg: 'RS256', kid: 'r1', crit: ['exotic'], exotic: 1 })
          .sign(rsa.privateKey, { crit: { exotic: true } }),
    ],
    ['whose subject is no text', () => sign(claimsOf({ sub: '\0' }))],
    [
      'with another payload',
      async () => (await sign(claimsOf())).replace(/\.[^.]+\./, `.${part(claimsOf({ sub: 'person-1' }))}.`),
    ],
  ]
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = (value: object) => part(value)

  test.each(attacks)('%s', async (_, make) => assertProblem(await me(await make()), 'unauthenticated'))

  test('that has expired, which has a problem code of its own', async () => {
    assertProblem(await me(await sign(claimsOf({ exp: soon() - 60 }))), 'token_expired')
  })

  test('by its subject, however it is written', async () => {
    const person = await newPerson(service)
    const answer = await me(await sign(claimsOf({ sub: person.id, email: undefined })))
    assertProblem(answer, 'user_not_found')
    assertProblem(await me(await sign(claimsOf({ sub: 'x'.repeat(256) }))), 'unauthenticated')
  })

  test('in a batch, or at the event socket', async () => {
    const token = await sign(claimsOf(), stranger)
    const body = { operations: [{ method: 'GET', path: '/todos' }] }
    const answer = await request(service.server).post('/batch').auth(token, { type: 'bearer' }).send(body)
    assertProblem(answer, 'unauthenticated')
  })
})
