// Access tokens (JWT, RFC 7519 and 9068) and refresh tokens (opaque): how they are made and what makes one acceptable.
// Who the user is, and whether the session still lives, is for the caller to look up.
import { createHash, createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'

/** How long an access token lasts, in seconds. */
const accessTokenLifetime = 15 * 60
/** How far the clocks of two machines may be apart, in seconds. */
export const clockTolerance = 10
/** Far above any token of ours (under 500 characters); Node takes 16 KiB of headers. */
const maximumLength = 8192
/** Tokens whose signature is not computed again: verifying one took 40 us of the 200 of a small request. */
const rememberedTokens = 4_000
/** Characters, so that all of them take no more than 4 MB. */
const rememberedLength = 1_000
const refreshTokenPrefix = 'tpr_'
const apiTokenPrefix = 'tpt_'

/**
 * What an acceptable access token says. `own` was signed here: `sessionId` and `version` must still hold. `external`
 * was signed with the same secret by a separate auth service: `subject` should be the id of a known user.
 */
export type AccessClaims =
  | { kind: 'own'; userId: string; sessionId: string; version: number; expiresAt: Date }
  | { kind: 'external'; subject: string; expiresAt: Date }

/** A token that is refused. `expired` was good once, so a new one helps; `invalid` never was. */
export class InvalidToken extends Error {
  override name = 'InvalidToken'
  readonly reason: 'expired' | 'invalid'

  constructor(reason: 'expired' | 'invalid', message: string, cause?: unknown) {
    super(message, { cause })
    this.reason = reason
  }
}

export interface Tokens {
  /** An access token for a session. `expiresIn` is in seconds; `version` is the user's `token_version`. */
  signAccess(session: { userId: string; sessionId: string; version: number }): { token: string; expiresIn: number }
  /** Throws `InvalidToken`, and nothing else, for whatever is not an acceptable access token. */
  verifyAccess(token: string): AccessClaims
  /** 256 random bits. Only `hash` is stored, so a stolen database opens no session. */
  newRefreshToken(): { token: string; hash: Buffer }
  /** 256 random bits, of which only `hash` is stored too. */
  newApiToken(): { token: string; hash: Buffer }
  /** Whether it has the form of an API token: it is then no JWT. */
  isApiToken(token: string): boolean
  /** SHA-256, 32 bytes. No salt and no slow hash: a token cannot be guessed, as a password can. */
  hashToken(token: string): Buffer
}

/** `secret` holds at least 32 bytes (RFC 7518, 3.2); `now` answers milliseconds, as `Date.now` does. */
export function createTokens(options: {
  secret: Uint8Array
  issuer: string
  audience: string
  now?: (() => number) | undefined
}): Tokens {
  const { issuer, audience, now = Date.now } = options
  const key = createSecretKey(options.secret)
  const seconds = () => Math.floor(now() / 1000)
  /** What is said by tokens that were acceptable: until they expire, the same bytes with the same key still are. */
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
        exp: iat + accessTokenLifetime,
        jti: randomUUID(),
      }
      const token = jwt.sign(claims, key, { algorithm: 'HS256', header: { alg: 'HS256', typ: 'at+jwt' } })
      return { token, expiresIn: accessTokenLifetime }
    },

    verifyAccess(token) {
      const known = verified.get(token)
      if (known && seconds() < known.expiresAt.getTime() / 1000 + clockTolerance) return known
      const claims = readAccess(token)
      if (token.length > rememberedLength) return claims
      if (verified.size === rememberedTokens) verified.clear()
      verified.set(token, claims)
      return claims
    },

    newRefreshToken: () => newToken(refreshTokenPrefix),
    newApiToken: () => newToken(apiTokenPrefix),
    isApiToken: (token) => token.startsWith(apiTokenPrefix),
    hashToken,
  }

  function readAccess(token: string): AccessClaims {
    if (typeof token !== 'string' || token.length > maximumLength) throw new InvalidToken('invalid', 'not a token')
    const { header, claims } = verifySignature(token)
    const expiresAt = new Date((claims.exp ?? Number.NaN) * 1000)
    if (Number.isNaN(expiresAt.getTime())) throw new InvalidToken('invalid', 'no usable exp claim')
    if (header.crit !== undefined) throw new InvalidToken('invalid', 'a critical header is not understood')
    if (typeof claims.sub !== 'string' || claims.sub === '') throw new InvalidToken('invalid', 'no sub claim')
    // RFC 7519, 4.1.3: a token that names its audience is for nobody else, whoever issued it.
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
    // RFC 8725, 3.11: a refresh or ID token of the other service, signed with the same secret, is no access token.
    if (header.typ !== undefined && !['jwt', 'at+jwt'].includes(mediaType(header.typ))) {
      throw new InvalidToken('invalid', 'not an access token')
    }
    return { kind: 'external', subject: claims.sub, expiresAt }
  }

  function verifySignature(token: string): { header: Record<string, unknown>; claims: Claims } {
    try {
      const { header, payload } = jwt.verify(token, key, {
        algorithms: ['HS256'],
        clockTimestamp: seconds(),
        clockTolerance,
        complete: true,
      })
      if (typeof payload !== 'object') throw new TypeError('the payload is not an object')
      return { header: { ...header }, claims: payload }
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw new InvalidToken('expired', 'expired', error)
      // Garbage makes jsonwebtoken throw SyntaxError and TypeError too; none of it is our fault.
      throw new InvalidToken('invalid', error instanceof Error ? error.message : 'not a token', error)
    }
  }
}

/** Signed, but by whom? Only `exp` and `nbf` are known to be numbers, when present (jsonwebtoken checks them). */
interface Claims {
  readonly exp?: number | undefined
  readonly [claim: string]: unknown
}

function newToken(prefix: string): { token: string; hash: Buffer } {
  const token = prefix + randomBytes(32).toString('base64url')
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
