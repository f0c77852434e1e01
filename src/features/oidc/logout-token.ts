/** Logout tokens, with which a provider ends sessions (OpenID Connect Back-Channel Logout 1.0, 2.4 and 2.6). */
import { createHash } from 'node:crypto'
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyResult, jwtVerify } from 'jose'
import { textOf } from '../auth/claims.ts'
import { clockTolerance } from '../auth/tokens.ts'
import { boundedFetch } from './bounded-fetch.ts'
import { type Logout, ProviderFailed, SignInRefused } from './provider.ts'

/** With public keys only: who can verify a token must not be able to sign one (RFC 8725, 2.1). */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']
/** Those of tokens for other purposes are refused. The standard recommends the second one. */
const types = [undefined, 'logout+jwt', 'application/logout+jwt', 'jwt']
const event = 'http://schemas.openid.net/event/backchannel-logout'
/** Seconds for which a token can be used, whatever it says. Ids of used tokens are kept longer. */
const maxAge = 600

interface Expected {
  issuer: string
  audience: string
  jwksUri: string
}

/** Verifies the tokens of a provider, whose keys it reads when they are needed. */
export function logoutVerifier({ issuer, audience, jwksUri }: Expected): (token: string) => Promise<Logout> {
  const keys = createRemoteJWKSet(new URL(jwksUri), { [customFetch]: boundedFetch })
  const options = { issuer, audience, algorithms, clockTolerance, maxTokenAge: maxAge }

  return async (token) => {
    const required = { ...options, requiredClaims: ['exp', 'jti', 'events'] }
    return logoutOf(issuer, await jwtVerify(token, keys, required).catch(refuse))
  }
}

function logoutOf(issuer: string, { payload, protectedHeader }: JWTVerifyResult): Logout {
  const { sub, sid, jti, nonce, events } = payload
  if (!types.includes(protectedHeader.typ?.toLowerCase())) throw new SignInRefused('the token is of another type')
  // Otherwise an ID token could pass for one.
  if (nonce !== undefined) throw new SignInRefused('a logout token has no nonce')
  if (!isObject(events) || !isObject(events[event])) throw new SignInRefused('the event is none of a logout')
  const [subject, session] = [sub, sid].map((claim) => textOf(claim, 255) || null) as [string | null, string | null]
  if ((subject === null) !== (sub === undefined) || (session === null) !== (sid === undefined))
    throw new SignInRefused('sub or sid is not usable')
  if (subject === null && session === null) throw new SignInRefused('the token has neither sub nor sid')
  return { issuer, subject, session, tokenId: idOf(issuer, String(jti)) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A UUID for the id of a token, which may be any text. */
function idOf(issuer: string, jti: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([issuer, jti]))
    .digest('hex')
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** Keys that cannot be read say nothing about the token. */
function refuse(error: unknown): never {
  if (error instanceof ProviderFailed) throw error
  const isAboutKeys =
    !(error instanceof errors.JOSEError) ||
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    error.code === 'ERR_JOSE_GENERIC'
  if (isAboutKeys) throw new ProviderFailed(`its keys cannot be read: ${(error as Error).message}`, { cause: error })
  throw new SignInRefused((error as Error).message, { cause: error })
}
