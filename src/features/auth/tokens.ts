/**
 * Signs and verifies access tokens (JWT, RFC 7519 and 9068), and makes the opaque refresh and API tokens. Whether the
 * user and the session still exist is not checked here.
 */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { type SigningKeys, verifyWithAny } from './signing-keys.ts'

/** Lifetime of an access token. */
const accessTokenSeconds = 15 * 60
/** Tolerated clock difference between two machines, in seconds. */
export const clockTolerance = 10
/** Characters. Tokens of this service have under 500, and Node accepts 16 KiB of headers. */
const maxTokenLength = 8192
/** Verified tokens that are cached, since verifying a signature is a large part of a small request. */
const maxCachedTokens = 4_000
/** Characters of a token that is cached, which bounds the cache to 4 MB. */
const maxCachedLength = 1_000
const refreshTokenPrefix = 'tpr_'
const apiTokenPrefix = 'tpt_'
const deviceTokenPrefix = 'tpd_'

/**
 * The claims of an acceptable access token. `own` was signed by this service: its session and the user's token version
 * must be checked. `external` was signed with the same secret by a separate auth service: `subject` should be a user's
 * id, and `authTime` is when the user authenticated there, in seconds since 1970.
 */
export type AccessClaims =
  | { kind: 'own'; userId: string; sessionId: string; version: number; expiresAt: Date }
  | { kind: 'external'; subject: string; authTime: number | null; expiresAt: Date }

/** A refused token. `expired` was valid once, so the client should refresh it; `invalid` never was. */
export class InvalidToken extends Error {
  override name = 'InvalidToken'
  readonly reason: 'expired' | 'invalid'

  constructor(reason: 'expired' | 'invalid', message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

export interface Tokens {
  /** Returns an access token for a session. `expiresIn` is in seconds; `version` is the user's `token_version`. */
  signAccess(session: { userId: string; sessionId: string; version: number }): { token: string; expiresIn: number }
  /** Throws `InvalidToken`, and no other error, for any text that is no acceptable access token. */
  verifyAccess(token: string): AccessClaims
  /** 256 random bits. Only `hash` is stored, so that a stolen database contains no usable token. */
  newRefreshToken(): { token: string; hash: Buffer }
  /** 256 random bits, for `refreshTokenAfter`. */
  newSalt(): Buffer
  /** The successor of a refresh token, always the same for the same salt: the stored salt is of no use without the token. */
  refreshTokenAfter(token: string, salt: Buffer): { token: string; hash: Buffer }
  /** 256 random bits, of which only `hash` is stored. */
  newApiToken(): { token: string; hash: Buffer }
  /** 256 random bits, of which only `hash` is stored. */
  newDeviceToken(): { token: string; hash: Buffer }
  /** Whether it has the prefix of an API token. */
  isApiToken(token: string): boolean
  /** SHA-256, 32 bytes. A random token needs neither salt nor a slow hash. */
  hashToken(token: string): Buffer
}

/** `now` returns milliseconds, like `Date.now`. */
export function createTokens(options: {
  keys: SigningKeys
  issuer: string
  audience: string
  now?: (() => number) | undefined
}): Tokens {
  const { keys, issuer, audience, now = Date.now } = options
  const seconds = () => Math.floor(now() / 1000)
  /** Claims of verified tokens: the same bytes with the same key stay valid until they expire. */
  const verified = new Map<string, AccessClaims>()

  return {
    signAccess({ userId, sessionId, version }) {
      const iat = seconds()
      const claims = {
        iss: issuer,
        aud: audience,
        sub: userId,
        sid: sessionId,
        ver: version,
        iat,
        exp: iat + accessTokenSeconds,
        jti: randomUUID(),
      }
      const token = jwt.sign(claims, keys[0], { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt' } })
      return { token, expiresIn: accessTokenSeconds }
    },

    verifyAccess(token) {
      const known = verified.get(token)
      if (known && now() < known.expiresAt.getTime() + clockTolerance * 1000) return known
      const claims = readAccess(token)
      if (token.length > maxCachedLength) return claims
      if (verified.size === maxCachedTokens) verified.clear()
      verified.set(token, claims)
      return claims
    },

    newRefreshToken: () => newToken(refreshTokenPrefix),
    newSalt: () => randomBytes(tokenBytes),
    refreshTokenAfter: (token, salt) => tokenOf(refreshTokenPrefix, createHmac('sha256', token).update(salt).digest()),
    newApiToken: () => newToken(apiTokenPrefix),
    newDeviceToken: () => newToken(deviceTokenPrefix),
    isApiToken: (token) => token.startsWith(apiTokenPrefix),
    hashToken,
  }

  function readAccess(token: string): AccessClaims {
    if (typeof token !== 'string' || token.length > maxTokenLength) throw new InvalidToken('invalid', 'not a token')
    const { header, claims } = verifySignature(token)
    const expiresAt = new Date((claims.exp ?? Number.NaN) * 1000)
    if (Number.isNaN(expiresAt.getTime())) throw new InvalidToken('invalid', 'no usable exp claim')
    if (header.crit !== undefined) throw new InvalidToken('invalid', 'a critical header is not understood')
    if (typeof claims.sub !== 'string' || claims.sub === '') throw new InvalidToken('invalid', 'no sub claim')
    // RFC 7519, 4.1.3: a token for another audience is refused, whichever issuer signed it.
    const audiences = claims.aud === undefined ? [] : [claims.aud].flat()

    if (claims.iss === issuer) {
      const { sub, sid, ver } = claims
      if (mediaType(header.typ) !== 'at+jwt') throw new InvalidToken('invalid', 'not an access token')
      if (!audiences.includes(audience)) throw new InvalidToken('invalid', 'for another audience')
      if (typeof sid !== 'string' || sid === '') throw new InvalidToken('invalid', 'no sid claim')
      if (typeof ver !== 'number' || !Number.isSafeInteger(ver)) throw new InvalidToken('invalid', 'no ver claim')
      return { kind: 'own', userId: sub, sessionId: sid, version: ver, expiresAt }
    }

    if (claims.aud !== undefined && !audiences.includes(audience)) {
      throw new InvalidToken('invalid', 'for another audience')
    }
    // RFC 8725, 3.11: a refresh or ID token of the other service is no access token, although the secret is the same.
    if (header.typ !== undefined && !['jwt', 'at+jwt'].includes(mediaType(header.typ))) {
      throw new InvalidToken('invalid', 'not an access token')
    }
    return { kind: 'external', subject: claims.sub, authTime: authTimeOf(claims.auth_time), expiresAt }
  }

  function verifySignature(token: string): { header: Record<string, unknown>; claims: Claims } {
    try {
      const { header, payload } = verifyWithAny(keys, (key) =>
        jwt.verify(token, key, {
          algorithms: ['HS256'],
          clockTimestamp: seconds(),
          clockTolerance,
          complete: true,
        }),
      )
      if (typeof payload !== 'object') throw new TypeError('the payload is not an object')
      return { header: { ...header }, claims: payload }
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw new InvalidToken('expired', 'expired', error)
      // Malformed input makes jsonwebtoken throw SyntaxError and TypeError too.
      throw new InvalidToken('invalid', error instanceof Error ? error.message : 'not a token', error)
    }
  }
}

/** Claims with a valid signature, otherwise unchecked. jsonwebtoken checks only that `exp` and `nbf` are numbers. */
interface Claims {
  readonly exp?: number | undefined
  readonly [claim: string]: unknown
}

/** Bytes of a token's secret, and of a SHA-256. */
const tokenBytes = 32

/** The claim `auth_time` (OpenID Connect Core, 2; RFC 9068, 2.2.1) in seconds since 1970; null where there is none. */
export const authTimeOf = (claim: unknown) => (typeof claim === 'number' && Number.isFinite(claim) ? claim : null)

const newToken = (prefix: string) => tokenOf(prefix, randomBytes(tokenBytes))

function tokenOf(prefix: string, secret: Buffer): { token: string; hash: Buffer } {
  const token = prefix + secret.toString('base64url')
  return { token, hash: hashToken(token) }
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** RFC 7515, 4.1.9: `typ` is a media type whose `application/` may be left out. */
function mediaType(typ: unknown): string {
  return String(typ)
    .toLowerCase()
    .replace(/^application\//, '')
}
