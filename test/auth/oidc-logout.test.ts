/** A provider ends the sessions that began with it, and no one else can. */
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/db/new-id.ts'
import { assertProblem, send } from '../support/cases.ts'
import { clientSecret, type IdentityProvider, type Sign, startProvider } from '../support/identity-provider.ts'
import { signInWith, withPassword } from '../support/oidc.ts'
import { codeOf, giveFactor, newPersonWithFactor } from '../support/second-factor.ts'
import { newAdmin, newPerson, type Person, startService, type TestService } from '../support/service.ts'

const publicUrl = 'http://localhost:8000'
const event = 'http://schemas.openid.net/event/backchannel-logout'
let acme: IdentityProvider
let evil: IdentityProvider
let service: TestService
let root: Person

beforeAll(async () => {
  acme = await startProvider(`${publicUrl}/auth/oidc/acme/callback`)
  evil = await startProvider(`${publicUrl}/auth/oidc/evil/callback`)
  const of = (name: string, { issuer }: IdentityProvider) => ({
    [`OIDC_${name}_ISSUER`]: issuer,
    [`OIDC_${name}_CLIENT_ID`]: 'taskpact',
    [`OIDC_${name}_CLIENT_SECRET`]: clientSecret,
  })
  service = await startService({ ...of('ACME', acme), ...of('EVIL', evil), OIDC_ACME_FRONTCHANNEL_LOGOUT: 'on' })
  root = await newAdmin(service)
})
afterAll(async () => {
  await service.close()
  await Promise.all([acme.close(), evil.close()])
})
afterEach(() => {
  acme.forge = null
})

let count = 0
/** A person of the provider. */
function newSubject(): string {
  const subject = `person-${++count}`
  acme.people.set(subject, { email: `${subject}@people.example.com`, email_verified: true, name: 'Grace' })
  return subject
}

const inSession = (sid: string) => {
  acme.forge = (claims, sign) => sign({ ...claims, sid })
}

async function signedIn(subject: string): Promise<Person> {
  const answer = await signInWith(service, 'acme', subject)
  expect(answer.status).toBe(200)
  return { access_token: answer.body.access_token } as Person
}

const now = () => Math.floor(Date.now() / 1000)
const claimsOf = (more: JWTPayload): JWTPayload => ({
  iss: acme.issuer,
  aud: 'taskpact',
  iat: now(),
  exp: now() + 120,
  jti: newId(),
  events: { [event]: {} },
  ...more,
})
const logOut = (logout_token: string, provider = 'acme') =>
  send('endOidcSessions', service, { path: { provider }, body: { logout_token } })
const logOutBy = async (more: JWTPayload, sign: Sign = acme.sign) => logOut(await sign(claimsOf(more)))
const statusOf = async (as: Person) => (await send('getMe', service, { as })).status

test('ends the sessions of one sign-in at the provider, and of no other', async () => {
  const subject = newSubject()
  inSession('first')
  const [one, two] = [await signedIn(subject), await signedIn(subject)]
  inSession('second')
  const other = await signedIn(subject)
  expect((await logOutBy({ sid: 'first' })).status).toBe(204)
  expect([await statusOf(one), await statusOf(two), await statusOf(other)]).toEqual([401, 401, 200])
  const { id } = (await send('getMe', service, { as: other })).body
  const trail = (await root.send('get', `/admin/audit?user_id=${id}`).expect(200)).body
  expect(trail[0]).toMatchObject({ kind: 'sessions_ended', actor_id: null })
})

test('ends all sessions of a person that began with the provider, and not those of others or of a password', async () => {
  const [subject, bystander] = [newSubject(), newSubject()]
  const [one, other] = [await signedIn(subject), await signedIn(bystander)]
  const { id } = (await send('getMe', service, { as: one })).body
  const byPassword = await service.database
    .pool('sessions')
    .insert({ id: newId(), user_id: id, expires_at: new Date(Date.now() + 1e6), methods: ['password'] }, 'id')
  expect((await logOutBy({ sub: subject }, (claims) => acme.sign(claims, { typ: 'logout+jwt' }))).status).toBe(204)
  expect([await statusOf(one), await statusOf(other)]).toEqual([401, 200])
  expect(await service.database.pool('sessions').where({ user_id: id }).pluck('id')).toEqual([byPassword[0].id])
})

test('ends a session whose second step was a code of the service', async () => {
  const subject = newSubject()
  inSession('with-a-code')
  const first = await signedIn(subject)
  const { secret } = await giveFactor(service, (await send('getMe', service, { as: first })).body)
  const { mfa } = (await signInWith(service, 'acme', subject)).body
  const body = { grant_type: 'mfa', mfa_token: mfa.mfa_token, code: codeOf(secret) }
  const granted = await send('createToken', service, { body })
  expect(granted.status).toBe(200)
  const as = { access_token: granted.body.access_token } as Person
  expect((await logOutBy({ sid: 'with-a-code', sub: subject })).status).toBe(204)
  expect(await statusOf(as)).toBe(401)
})

test('ends a session whose sign-in linked the identity, by a password or with a code, and not another one', async () => {
  const ada = await newPersonWithFactor(service)
  await service.database.pool('users').update({ email_verified_at: new Date() }).where({ id: ada.id })
  const subject = newSubject()
  acme.people.set(subject, { email: ada.email, email_verified: true })
  inSession('of-the-link')
  const { link_token } = (await signInWith(service, 'acme', subject)).body.link
  const { mfa } = (await withPassword(service, ada, link_token)).body
  const body = { grant_type: 'mfa', mfa_token: mfa.mfa_token, code: codeOf(ada.secret), link_token }
  const withCode = (await send('createToken', service, { body })).body
  expect(await statusOf(withCode)).toBe(200)

  const bob = await newPerson(service)
  await service.database.pool('users').update({ email_verified_at: new Date() }).where({ id: bob.id })
  const other = newSubject()
  acme.people.set(other, { email: bob.email, email_verified: true })
  const challenge = (await signInWith(service, 'acme', other)).body.link
  const alone = (await withPassword(service, bob, challenge.link_token)).body

  expect((await logOutBy({ sid: 'of-the-link' })).status).toBe(204)
  expect([await statusOf(withCode), await statusOf(alone), await statusOf(ada), await statusOf(bob)]).toEqual([
    ...[401, 401, 200, 200],
  ])
})

describe('a page of the provider in a frame', () => {
  const sid = 'a-session-that-cannot-be-guessed'
  const headers = { 'Sec-Fetch-Site': 'same-origin' }
  const path = { provider: 'acme' }
  const framed = (body: object) => send('endFramedOidcSessions', service, { path, headers, body })

  test('ends the sessions of its browser, and no other', async () => {
    const subject = newSubject()
    inSession(sid)
    const here = await signedIn(subject)
    inSession(`${sid}-elsewhere`)
    const elsewhere = await signedIn(subject)
    const query = { iss: acme.issuer, sid }
    const page = await send('getOidcLogoutPage', service, { path, query })
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining(`frame-ancestors ${acme.issuer}`),
    })
    // The address without its script ends nothing.
    expect(await statusOf(here)).toBe(200)
    expect((await framed({ iss: evil.issuer, sid })).status).toBe(204)
    expect((await framed({ iss: acme.issuer, sid: `${sid}-unknown` })).status).toBe(204)
    expect(await statusOf(here)).toBe(200)
    expect((await framed(query)).status).toBe(204)
    expect([await statusOf(here), await statusOf(elsewhere)]).toEqual([401, 200])
    const { id } = (await send('getMe', service, { as: elsewhere })).body
    const [entry] = (await root.send('get', `/admin/audit?user_id=${id}`).expect(200)).body
    expect(entry).toMatchObject({ kind: 'sessions_ended', actor_id: null })
  })

  test('is there only where the operator has turned it on, and is asked for at a limited rate', async () => {
    const off = { path: { provider: 'evil' }, headers, body: { iss: evil.issuer, sid } }
    assertProblem(await send('endFramedOidcSessions', service, off), 'provider_not_found')
    const query = { iss: evil.issuer, sid }
    assertProblem(await send('getOidcLogoutPage', service, { path: off.path, query }), 'provider_not_found')
    const { operations } = service.context.contract
    const { extensions } = operations.find(({ id }) => id === 'endFramedOidcSessions') ?? {}
    expect(extensions?.['x-rate-limit']).toBe('credentials')
  })
})

const { privateKey: foreignKey } = await generateKeyPair('RS256')
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const attacks: Record<string, (claims: JWTPayload) => Promise<string> | string> = {
  'another audience': (claims) => acme.sign({ ...claims, aud: 'another-client' }),
  'another issuer': (claims) => acme.sign({ ...claims, iss: 'https://evil.example' }),
  'a nonce, as an ID token has': (claims) => acme.sign({ ...claims, nonce: 'a' }),
  'neither sid nor sub': ({ sub: _, sid: __, ...claims }) => acme.sign(claims),
  'a sub that is no text': (claims) => acme.sign({ ...claims, sub: 7 as never }),
  'no event': ({ events: _, ...claims }) => acme.sign(claims),
  'another event': (claims) => acme.sign({ ...claims, events: { 'https://example.com/other': {} } }),
  'an event that is no object': (claims) => acme.sign({ ...claims, events: { [event]: true } }),
  'an end that is over': (claims) => acme.sign({ ...claims, iat: now() - 300, exp: now() - 120 }),
  'no end': ({ exp: _, ...claims }) => acme.sign(claims),
  'no time': ({ iat: _, ...claims }) => acme.sign(claims),
  'a time of an hour ago': (claims) => acme.sign({ ...claims, iat: now() - 3600, exp: now() + 3600 }),
  'a time in an hour': (claims) => acme.sign({ ...claims, iat: now() + 3600, exp: now() + 7200 }),
  'no id': ({ jti: _, ...claims }) => acme.sign(claims),
  'the type of an access token': (claims) => acme.sign(claims, { typ: 'at+jwt' }),
  'a key of somebody else': (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(foreignKey),
  'the key of another provider': (claims) => evil.sign(claims),
  'no signature': (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.AA`,
  'the public key as a secret': (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(new TextEncoder().encode('x'.repeat(64))),
}

test.each(Object.entries(attacks))('a token with %s ends nothing', async (_, forge) => {
  const subject = newSubject()
  const as = await signedIn(subject)
  assertProblem(await logOut(await forge(claimsOf({ sub: subject }))), 'logout_token_invalid')
  expect(await statusOf(as)).toBe(200)
})

test('a token works once, also while it is sent several times at once', async () => {
  const subject = newSubject()
  await signedIn(subject)
  const token = await acme.sign(claimsOf({ sub: subject }))
  const answers = await Promise.all([logOut(token), logOut(token), logOut(token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400])
  const later = await signedIn(subject)
  assertProblem(await logOut(token), 'logout_token_invalid')
  expect(await statusOf(later)).toBe(200)
})

test('a token of one provider ends no session of another', async () => {
  const subject = newSubject()
  const as = await signedIn(subject)
  const claims = { ...claimsOf({ sub: subject }), iss: evil.issuer }
  expect((await logOut(await evil.sign(claims), 'evil')).status).toBe(204)
  assertProblem(await logOut(await evil.sign(claims)), 'logout_token_invalid')
  expect(await statusOf(as)).toBe(200)
})

test('an ID token is no logout token', async () => {
  const subject = newSubject()
  let idToken = ''
  acme.forge = async (claims, sign) => (idToken = await sign(claims))
  const as = await signedIn(subject)
  assertProblem(await logOut(idToken), 'logout_token_invalid')
  expect(await statusOf(as)).toBe(200)
})
