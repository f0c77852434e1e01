// Which tokens are accepted, and every known way to forge one.
import { createHash, createHmac, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import jwt from 'jsonwebtoken'
import { describe, expect, test } from 'vitest'
import { createSigningKeys } from '../../src/features/auth/signing-keys.ts'
import { createTokens, InvalidToken } from '../../src/features/auth/tokens.ts'

const secret = Buffer.from('pZ4vQ8Yw1sKc7dTn3xJm9rLb5hFg2uAe')
const issuer = 'https://tasks.example.com'
const audience = 'taskpact'
const start = Date.UTC(2026, 10, 21, 9)
const session = {
  userId: '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10',
  sessionId: '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11',
  version: 3,
}

let now = start
const tokens = createTokens({ keys: createSigningKeys([secret]), issuer, audience, now: () => now })

/** The claims of a valid token of the service; each test changes one of them. */
const own = {
  iss: issuer,
  aud: audience,
  sub: session.userId,
  sid: session.sessionId,
  ver: session.version,
  iat: start / 1000,
  exp: start / 1000 + 900,
  jti: 'e1a0b6b2-7a4b-4f0e-8f6a-0d3f5a1c2b3d',
}
const foreign = { sub: session.userId, exp: start / 1000 + 900 }

/** Signs anything at all, as jsonwebtoken would refuse to. */
function forge(header: unknown, payload: unknown, key: Uint8Array | string = secret, digest = 'sha256'): string {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part) ?? '').toString('base64url')
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${createHmac(digest, key).update(signed).digest('base64url')}`
}
const signOwn = (change: object = {}, header: object = {}) =>
  forge({ alg: 'HS256', typ: 'at+jwt', ...header }, { ...own, ...change })
const signForeign = (change: object = {}, header: object = {}) =>
  forge({ alg: 'HS256', typ: 'JWT', ...header }, { ...foreign, ...change })

/** Why a token is refused; the only error there may be is `InvalidToken`. */
function refusal(token: unknown, at = start): string {
  now = at
  try {
    return `accepted: ${JSON.stringify(tokens.verifyAccess(token as string))}`
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error
    return error.reason
  } finally {
    now = start
  }
}

describe('our own access tokens', () => {
  test('have the claims of RFC 9068', () => {
    const { token, expiresIn } = tokens.signAccess(session)
    expect(expiresIn).toBe(900)
    expect(jwt.decode(token, { complete: true })).toMatchObject({
      header: { alg: 'HS256', typ: 'at+jwt' },
      payload: { ...own, jti: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    expect(tokens.signAccess(session).token).not.toBe(token)
  })

  test('are accepted until they expire', () => {
    const { token } = tokens.signAccess(session)
    const claims = { kind: 'own', ...session, expiresAt: new Date(start + 900_000) }
    expect(tokens.verifyAccess(token)).toEqual(claims)
    expect(refusal(token, start + 899_000)).toContain('accepted')
    expect(refusal(token, start + 931_000)).toBe('expired')
    expect(refusal(token, start + 86_400_000)).toBe('expired')
  })

  test('are not accepted after their expiry because they were accepted before', () => {
    let now = start
    const patient = createTokens({
      keys: createSigningKeys([secret]),
      issuer: 'taskpact',
      audience: 'taskpact',
      now: () => now,
    })
    const { token } = patient.signAccess(session)
    const before = patient.verifyAccess(token)
    now = start + 909_000
    expect(patient.verifyAccess(token)).toEqual(before)
    now = start + 910_000
    expect(() => patient.verifyAccess(token)).toThrow(expect.objectContaining({ reason: 'expired' }))
    expect(() => patient.verifyAccess(`${token}x`)).toThrow(expect.objectContaining({ reason: 'invalid' }))
  })

  test('the signer of these tests makes valid tokens when nothing is changed', () => {
    expect(refusal(signOwn())).toContain('accepted: {"kind":"own"')
    expect(refusal(signForeign())).toContain('accepted: {"kind":"external"')
  })

  test.each(['aud', 'sub', 'sid', 'ver', 'exp'])('without %s: refused', (claim) => {
    expect(refusal(signOwn({ [claim]: undefined }))).toBe('invalid')
    expect(refusal(signOwn({ [claim]: null }))).toBe('invalid')
    expect(refusal(signOwn({ [claim]: {} }))).toBe('invalid')
    expect(refusal(signOwn({ [claim]: '' }))).toBe('invalid')
  })

  test.each([
    ['another audience', { aud: 'billing' }],
    ['several other audiences', { aud: ['billing', 'mail'] }],
    ['a subject that is a number', { sub: 7 }],
    ['a version that is a text', { ver: '3' }],
    ['a version that is a fraction', { ver: 3.5 }],
    ['an expiry that is a text', { exp: '9999999999' }],
    ['an expiry beyond all dates', { exp: 1e300 }],
    ['a start in the future', { nbf: start / 1000 + 120 }],
    ['a start that is a text', { nbf: 'now' }],
  ])('with %s: refused', (_, change) => {
    expect(refusal(signOwn(change))).toBe('invalid')
  })

  test('with ours among several audiences: accepted', () => {
    expect(refusal(signOwn({ aud: ['billing', audience] }))).toContain('accepted')
  })

  test('of another type: refused', () => {
    for (const typ of ['JWT', 'rt+jwt', undefined, null, 7, '']) expect(refusal(signOwn({}, { typ }))).toBe('invalid')
    expect(refusal(signOwn({}, { typ: 'application/AT+JWT' }))).toContain('accepted')
  })
})

describe('tokens of a separate auth service', () => {
  test('need a subject and an expiry, nothing else', () => {
    const token = jwt.sign(foreign, secret, { noTimestamp: true })
    expect(tokens.verifyAccess(token)).toEqual({
      kind: 'external',
      subject: session.userId,
      authTime: null,
      expiresAt: new Date(start + 900_000),
    })
    expect(refusal(signForeign({ iss: 'https://login.example.com', aud: audience }))).toContain('"kind":"external"')
    expect(refusal(signForeign({}, { typ: undefined }))).toContain('"kind":"external"')
    // Claims of our own tokens have no meaning in a token of another issuer.
    expect(refusal(signForeign({ sid: session.sessionId, ver: 3 }))).toContain('"kind":"external"')
  })

  test.each([
    ['no expiry', { exp: undefined }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a number', { sub: 1 }],
    ['a subject that is a list', { sub: [session.userId] }],
    ['another audience (RFC 7519, 4.1.3)', { aud: 'billing' }],
    ['an audience that is null', { aud: null }],
    ['a start in the future', { nbf: start / 1000 + 120 }],
  ])('with %s: refused', (_, change) => {
    expect(refusal(signForeign(change))).toBe('invalid')
  })

  test('expire, with a tolerance for the clock of the issuer', () => {
    expect(refusal(signForeign({ exp: start / 1000 - 31 }))).toBe('expired')
    expect(refusal(signForeign({ exp: start / 1000 - 5 }))).toContain('accepted')
    expect(refusal(signForeign({ nbf: start / 1000 + 5 }))).toContain('accepted')
  })

  test('of another type are refused: a refresh or ID token is no access token', () => {
    for (const typ of ['rt+jwt', 'id+jwt', 'logout+jwt', '', null])
      expect(refusal(signForeign({}, { typ }))).toBe('invalid')
  })
})

describe('forgeries', () => {
  test('signed with another secret', () => {
    const other = createTokens({ keys: createSigningKeys([Buffer.alloc(32, 7)]), issuer, audience, now: () => now })
    expect(refusal(other.signAccess(session).token)).toBe('invalid')
    expect(refusal(forge({ alg: 'HS256', typ: 'at+jwt' }, own, ''))).toBe('invalid')
  })

  test.each(['none', 'None', 'NONE', '', null, undefined, 1, {}, ['HS256'], 'hs256'])('alg %j', (alg) => {
    expect(refusal(signOwn({}, { alg }))).toBe('invalid')
    expect(refusal(signForeign({}, { alg }))).toBe('invalid')
    expect(refusal(signOwn({}, { alg }).replace(/[^.]*$/, ''))).toBe('invalid')
  })

  test('another algorithm, well signed with the right secret', () => {
    for (const [alg, digest] of [
      ['HS512', 'sha512'],
      ['HS384', 'sha384'],
    ] as const) {
      expect(refusal(forge({ alg, typ: 'at+jwt' }, own, secret, digest))).toBe('invalid')
      expect(refusal(jwt.sign(own, Buffer.concat([secret, secret]), { algorithm: alg }))).toBe('invalid')
    }
  })

  test('RS256: signed with a key pair, or its public key used as the HMAC secret', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const header = { alg: 'RS256', typ: 'at+jwt' }
    expect(refusal(jwt.sign(own, privateKey, { algorithm: 'RS256', header }))).toBe('invalid')
    const pem = publicKey.export({ type: 'spki', format: 'pem' })
    expect(refusal(forge(header, own, pem))).toBe('invalid')
    expect(refusal(signOwn({}, { alg: 'RS256' }))).toBe('invalid')
  })

  test('a key in the header is ignored, and a critical header is rejected', () => {
    const jwk = { kty: 'oct', k: Buffer.alloc(32, 7).toString('base64url') }
    expect(refusal(forge({ alg: 'HS256', typ: 'at+jwt', jwk, kid: '/dev/null' }, own, Buffer.alloc(32, 7)))).toBe(
      'invalid',
    )
    expect(refusal(signOwn({}, { crit: ['b64'], b64: false }))).toBe('invalid')
    expect(refusal(signForeign({}, { crit: ['exp'] }))).toBe('invalid')
  })

  test('claims that were changed after signing', () => {
    const [header, , signature] = tokens.signAccess(session).token.split('.')
    const payload = Buffer.from(JSON.stringify({ ...own, sub: 'someone-else' })).toString('base64url')
    expect(refusal(`${header}.${payload}.${signature}`)).toBe('invalid')
  })

  test.each([
    ['', 'empty'],
    ['.', 'one dot'],
    ['..', 'two dots'],
    ['a.b.c', 'letters'],
    ['Bearer x', 'a header'],
    ['e30.e30.', 'empty objects'],
    [forge({ alg: 'HS256', typ: 'at+jwt' }, null), 'null claims'],
    [forge({ alg: 'HS256', typ: 'at+jwt' }, [own]), 'a list of claims'],
    [forge({ alg: 'HS256', typ: 'at+jwt' }, 'claims'), 'a text of claims'],
    [forge({ alg: 'HS256', typ: 'at+jwt' }, undefined), 'no claims'],
    [forge(null, own), 'a null header'],
    [forge('HS256', own), 'a text as header'],
    [`${signOwn()}.${signOwn()}`, 'two tokens'],
    [` ${signOwn()}`, 'a blank before'],
    [`${signOwn()}\n`, 'a line end after'],
    [`${signOwn()}=`, 'padding'],
  ])('garbage: %j (%s)', (token) => {
    expect(refusal(token)).toBe('invalid')
  })

  test('an empty text', () => {
    for (const token of [undefined, null, 7, [signOwn()], { token: signOwn() }]) expect(refusal(token)).toBe('invalid')
  })

  test('a huge token is rejected before it is decoded', () => {
    expect(refusal(signForeign({ pad: 'x'.repeat(4000) }))).toContain('accepted')
    expect(refusal(signForeign({ pad: 'x'.repeat(8000) }))).toBe('invalid')
    expect(refusal('x.'.repeat(5_000_000))).toBe('invalid')
  })

  // HMAC covers the text, not the bytes that it decodes to, and so does the comparison of the signature: even the unused
  // trailing bits of its last character may not differ.
  test('any change of a single character', () => {
    const token = signOwn()
    const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
    for (const character of base64url.replace(token.slice(-1), '')) {
      expect(refusal(token.slice(0, -1) + character)).toBe('invalid')
    }
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.oneof(fc.constantFrom(...base64url), fc.string({ unit: 'binary', maxLength: 1 })),
        fc.constantFrom('replace', 'insert'),
        (position, character, how) => {
          const changed =
            token.slice(0, position) + character + token.slice(how === 'replace' ? position + 1 : position)
          fc.pre(changed !== token)
          expect(refusal(changed)).toBe('invalid')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => refusal(text) === 'invalid'))
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (header, payload) => refusal(forge(header, payload)) === 'invalid'),
    )
  })
})

describe('refresh tokens', () => {
  test('have 256 random bits, and only their hash is stored', () => {
    const { token, hash } = tokens.newRefreshToken()
    expect(token).toMatch(/^tpr_[\w-]{43}$/)
    expect(hash).toEqual(createHash('sha256').update(token).digest())
    expect(tokens.hashToken(token)).toEqual(hash)
    expect(tokens.hashToken(`${token}x`)).not.toEqual(hash)
    expect(new Set(Array.from({ length: 1000 }, () => tokens.newRefreshToken().token)).size).toBe(1000)
  })

  test('are no access tokens', () => {
    expect(refusal(tokens.newRefreshToken().token)).toBe('invalid')
  })
})
