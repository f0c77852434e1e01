/** Attacks on the sign-in with an identity provider, by people, other pages and other providers: none gets a session. */
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { assertProblem, send } from '../support/cases.ts'
import { clientSecret, type IdentityProvider, type Sign, startProvider } from '../support/identity-provider.ts'
import { atProvider, begin, complete, signInWith } from '../support/oidc.ts'
import { newPerson, startService, type TestService } from '../support/service.ts'

const publicUrl = 'http://localhost:8000'
let acme: IdentityProvider
let evil: IdentityProvider
let service: TestService

beforeAll(async () => {
  acme = await startProvider(`${publicUrl}/auth/oidc/acme/callback`)
  evil = await startProvider(`${publicUrl}/auth/oidc/evil/callback`)
  service = await startService({
    OIDC_ACME_ISSUER: acme.issuer,
    OIDC_ACME_CLIENT_ID: 'taskpact',
    OIDC_ACME_CLIENT_SECRET: clientSecret,
    OIDC_EVIL_ISSUER: evil.issuer,
    OIDC_EVIL_CLIENT_ID: 'taskpact',
    OIDC_EVIL_CLIENT_SECRET: clientSecret,
    OIDC_GONE_ISSUER: 'http://127.0.0.1:9',
    OIDC_GONE_CLIENT_ID: 'taskpact',
  })
  for (const { people } of [acme, evil])
    for (const name of ['grace', 'mallory'])
      people.set(name, { email: `${name}@example.com`, email_verified: true, name })
})
afterAll(async () => {
  await service.close()
  await Promise.all([acme.close(), evil.close()])
})
afterEach(async () => {
  acme.forge = null
  acme.respond = null
  expect(await service.database.pool('sessions')).toHaveLength(sessions)
})

/** Sessions that the tests themselves have begun. */
let sessions = 0

describe('a sign-in', () => {
  test('is completed in the browser alone that began it', async () => {
    const [own, other] = [await begin(service, 'acme'), await begin(service, 'acme')]
    const completion = await atProvider('mallory', own)
    assertProblem(await complete(service, other, completion), 'sign_in_invalid')
    assertProblem(await complete(service, { cookie: '' }, completion), 'sign_in_invalid')
    assertProblem(await complete(service, { cookie: `${own.cookie}A` }, completion), 'sign_in_invalid')
    assertProblem(
      await complete(service, { cookie: own.cookie.replace(/.{6}$/, 'AAAAAA') }, completion),
      'sign_in_invalid',
    )
  })

  test('is not completed with another state', async () => {
    const begun = await begin(service, 'acme')
    const completion = await atProvider('grace', begun)
    assertProblem(await complete(service, begun, { ...completion, state: `${completion.state}a` }), 'sign_in_invalid')
  })

  test('is completed once: neither the code nor the state works again', async () => {
    const begun = await begin(service, 'acme')
    const first = await atProvider('grace', begun)
    expect((await complete(service, begun, first)).status).toBe(200)
    sessions++
    assertProblem(await complete(service, begun, first), 'sign_in_invalid')
    // The provider gives another code for the same state.
    assertProblem(await complete(service, begun, await atProvider('grace', begun)), 'sign_in_invalid')
  })

  test('is completed once when the browser sends it twice at the same time', async () => {
    const begun = await begin(service, 'acme')
    const codes = [await atProvider('grace', begun), await atProvider('grace', begun)]
    const answers = await Promise.all(codes.map((completion) => complete(service, begun, completion)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
    sessions++
  })

  test('takes no code of another sign-in', async () => {
    const [own, other] = [await begin(service, 'acme'), await begin(service, 'acme')]
    const { oidc_code } = await atProvider('mallory', other)
    const completion = await atProvider('grace', own)
    assertProblem(await complete(service, own, { ...completion, oidc_code }), 'sign_in_invalid')
  })

  test('takes no code and no issuer of another provider', async () => {
    const [own, other] = [await begin(service, 'acme'), await begin(service, 'evil')]
    const theirs = await atProvider('mallory', other)
    const { state } = await atProvider('grace', own)
    assertProblem(await complete(service, own, { oidc_code: theirs.oidc_code, state }), 'sign_in_invalid')
    assertProblem(await complete(service, own, { ...theirs, state }), 'sign_in_invalid')
    const completion = await atProvider('grace', own)
    assertProblem(await complete(service, own, { ...completion, iss: evil.issuer }), 'sign_in_invalid')
  })

  test('ends after ten minutes', async () => {
    const begun = await begin(service, 'acme')
    const completion = await atProvider('grace', begun)
    const box = service.context.signInSecrets
    const [, value = ''] = begun.cookie.split('=')
    const flow = JSON.parse(box.open(Buffer.from(value, 'base64url'), 'flow') as string)
    expect(flow.endsAt).toBeLessThanOrEqual(Date.now() + 600_000)
    const expired = box.seal(JSON.stringify({ ...flow, endsAt: Date.now() - 1 }), 'flow').toString('base64url')
    assertProblem(await complete(service, { cookie: `taskpact_sign_in=${expired}` }, completion), 'sign_in_invalid')
  })

  test.each(['cross-site', 'same-site', 'none'])(
    'is neither begun nor completed by a page elsewhere (%s)',
    async (site) => {
      const headers = { 'Sec-Fetch-Site': site }
      const input = { path: { provider: 'acme' }, body: {}, headers }
      assertProblem(await send('beginOidcSignIn', service, input), 'foreign_origin')
      const begun = await begin(service, 'acme')
      assertProblem(await complete(service, begun, await atProvider('grace', begun), headers), 'foreign_origin')
    },
  )

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\/evil.example',
    'javascript:alert(1)',
    'docs',
    '',
    '/\t/evil.example',
    '/\n/evil.example',
  ])('returns to a path of the service alone: not to %j', async (return_to) => {
    const headers = { 'Sec-Fetch-Site': 'same-origin' }
    const answer = await send('beginOidcSignIn', service, { path: { provider: 'acme' }, body: { return_to }, headers })
    assertProblem(answer, 'validation_failed', ['body /return_to'])
  })

  test('shows its path in the page of the callback as text', async () => {
    const { cookie } = await begin(service, 'acme', { return_to: '/docs?q="><script>alert(1)</script>' })
    const headers = { Cookie: cookie }
    const page = await send('getOidcCallback', service, { path: { provider: 'acme' }, headers })
    expect(page.text).toContain('data-return-to="/docs?q=&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"')
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  })
})

const { privateKey: foreignKey } = await generateKeyPair('RS256')
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const now = () => Math.floor(Date.now() / 1000)

const forgeries: Record<string, (claims: JWTPayload, sign: Sign) => Promise<string> | string> = {
  'another nonce': (claims, sign) => sign({ ...claims, nonce: 'another' }),
  'no nonce': ({ nonce: _, ...claims }, sign) => sign(claims),
  'another audience': (claims, sign) => sign({ ...claims, aud: 'another' }),
  'several audiences, for another party': (claims, sign) =>
    sign({ ...claims, aud: ['taskpact', 'another'], azp: 'another' }),
  'another issuer': (claims, sign) => sign({ ...claims, iss: evil.issuer }),
  'an issuer with a slash': (claims, sign) => sign({ ...claims, iss: `${acme.issuer}/` }),
  'an end that is past': (claims, sign) => sign({ ...claims, iat: now() - 700, exp: now() - 60 }),
  'no end': ({ exp: _, ...claims }, sign) => sign(claims),
  'no subject': ({ sub: _, ...claims }, sign) => sign(claims),
  'another subject than the person of the access token': (claims, sign) => sign({ ...claims, sub: 'mallory' }),
  'a begin in the future': (claims, sign) => sign({ ...claims, nbf: now() + 600 }),
  'the algorithm none': (claims) => `${encoded({ alg: 'none' })}.${encoded(claims)}.`,
  'the client secret as its key': (claims) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(Buffer.from(clientSecret)),
  'a key of another': (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(foreignKey),
  'an unknown key': (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'two' }).sign(foreignKey),
  'changed claims under the signature': async (claims, sign) => {
    const [header, , signature] = (await sign(claims)).split('.')
    return `${header}.${encoded({ ...claims, sub: 'mallory' })}.${signature}`
  },
  'a critical header': (claims, sign) => sign(claims, { crit: ['b64'], b64: true }),
  'no three parts': () => 'eyJhbGciOiJSUzI1NiJ9.e30',
}

test.each(Object.entries(forgeries))('an ID token with %s is refused', async (_, forge) => {
  acme.forge = forge
  const answer = await signInWith(service, 'acme', 'grace')
  assertProblem(answer, 'sign_in_invalid')
})

describe('a link token', () => {
  test('is bound to the account with its address, and is no sign-in', async () => {
    const [ada, bob] = [await newPerson(service), await newPerson(service, 'Bob')]
    sessions += 2
    await service.database.pool('users').update({ email_verified_at: new Date() }).whereIn('id', [ada.id, bob.id])
    acme.people.set('ada', { email: ada.email, email_verified: true })
    const { link_token } = (await signInWith(service, 'acme', 'ada')).body.link
    const body = { grant_type: 'password', username: bob.email, password: bob.password, link_token }
    assertProblem(await send('createToken', service, { body }), 'sign_in_invalid')
    const begun = await begin(service, 'acme')
    const completion = await atProvider('grace', begun)
    assertProblem(await complete(service, { cookie: `taskpact_sign_in=${link_token}` }, completion), 'sign_in_invalid')
    const [, flow] = begun.cookie.split('=')
    assertProblem(await send('createToken', service, { body: { ...body, link_token: flow } }), 'sign_in_invalid')
    expect(await service.database.pool('identities').whereIn('user_id', [ada.id, bob.id])).toEqual([])
  })
})

describe('a provider that', () => {
  test('is not there is 503, the second time at once, and costs the others nothing', async () => {
    const input = { path: { provider: 'gone' }, body: {}, headers: { 'Sec-Fetch-Site': 'same-origin' } }
    assertProblem(await send('beginOidcSignIn', service, input), 'provider_unavailable')
    const begun = performance.now()
    assertProblem(await send('beginOidcSignIn', service, input), 'provider_unavailable')
    expect(performance.now() - begun).toBeLessThan(1_000)
    await begin(service, 'acme')
  })

  test.each<[string, NonNullable<IdentityProvider['respond']>]>([
    ['fails', (_, response) => response.writeHead(500).end()],
    ['closes the connection', (request) => request.socket.destroy()],
    ['returns more than a megabyte', (_, response) => response.writeHead(200).end('a'.repeat(1_100_000))],
    ['does not respond, for 3 seconds', () => {}],
    ['refuses the service', (_, response) => response.writeHead(401).end('{"error":"invalid_client"}')],
  ])('%s is 503, and the request holds no connection of the database meanwhile', async (_, respond) => {
    const begun = await begin(service, 'acme')
    const completion = await atProvider('grace', begun)
    const isFree = vi.fn()
    acme.respond = async (request, response) => {
      await expect.poll(() => service.database.pool.client.pool.numUsed(), { timeout: 2_000 }).toBe(0)
      isFree()
      respond(request, response)
    }
    assertProblem(await complete(service, begun, completion), 'provider_unavailable')
    expect(isFree).toHaveBeenCalled()
  })

  test('refuses the code is no failure of it', async () => {
    const begun = await begin(service, 'acme')
    const completion = await atProvider('grace', begun)
    acme.respond = (_, response) => {
      response.writeHead(400, { 'Content-Type': 'application/json' }).end('{"error":"invalid_grant"}')
    }
    assertProblem(await complete(service, begun, completion), 'sign_in_invalid')
  })
})
