/**
 * Verifies access tokens of an issuer that publishes its keys (RFC 7517), such as an OpenID provider: signature,
 * issuer, audience and times, with the precautions of RFC 8725.
 */
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { kernelProblem } from '../../kernel/index.ts'
import { emailOf, nameOf, textOf } from './claims.ts'
import { authTimeOf, clockTolerance, InvalidToken } from './tokens.ts'

/** Public-key algorithms only: with HMAC allowed, anyone could sign with the public key (RFC 8725, 2.1). */
const algorithms = ['RS256', 'ES256', 'EdDSA']
/** Milliseconds that an issuer has to return its keys. */
const keySetTimeoutMs = 3000

/** The verified claims of a token. */
export interface Identity {
  issuer: string
  /** Identifies the person at this issuer. */
  subject: string
  /** Null unless it is a valid address that the issuer has verified. */
  email: string | null
  name: string | null
  /** When the person authenticated, in seconds since 1970; null where the issuer does not say. */
  authTime: number | null
  expiresAt: Date
}

export interface Issuer {
  /** Whether an identity without an account gets one. */
  createsUsers: boolean
  /** Whether a token is signed with a public-key algorithm, so that only an issuer can have made it. */
  mayHaveSigned(token: string): boolean
  /** Throws `InvalidToken` for an unacceptable token, and the problem `unavailable` when the keys cannot be fetched. */
  verify(token: string): Promise<Identity>
}

export interface IssuerOptions {
  /** URL of the key set. It is fetched on demand, cached for ten minutes, and fetched again for an unknown key id. */
  jwksUrl: string
  /** The required values of `iss` and `aud`. */
  issuer: string
  audience: string
  createUsers: boolean
  /** Minimal milliseconds between two fetches for unknown key ids, so that made-up tokens cause no fetch each. */
  cooldown?: number
}

export function createIssuer({ jwksUrl, issuer, audience, createUsers, cooldown = 30_000 }: IssuerOptions): Issuer {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: keySetTimeoutMs, cooldownDuration: cooldown })

  return {
    createsUsers: createUsers,

    mayHaveSigned(token) {
      try {
        return algorithms.includes(decodeProtectedHeader(token).alg ?? '')
      } catch {
        return false
      }
    },

    async verify(token) {
      const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['sub', 'exp'] }
      const { payload } = await jwtVerify(token, keys, options).catch((error: unknown) => {
        throw refusalOf(error)
      })
      const { sub, exp, email, email_verified, name, auth_time } = payload
      if (!sub || textOf(sub, 255) === null) throw new InvalidToken('invalid', 'no usable sub claim')
      return {
        issuer,
        subject: sub,
        email: email_verified === true ? emailOf(email) : null,
        name: nameOf(name),
        authTime: authTimeOf(auth_time),
        expiresAt: new Date((exp as number) * 1000),
      }
    },
  }
}

function refusalOf(error: unknown): Error {
  if (error instanceof errors.JWTExpired) return new InvalidToken('expired', 'expired', error)
  const ofTheKeys =
    error instanceof errors.JWKSTimeout ||
    error instanceof errors.JWKSInvalid ||
    !(error instanceof errors.JOSEError) ||
    error.code === 'ERR_JOSE_GENERIC'
  if (ofTheKeys)
    return kernelProblem('unavailable', {
      headers: { 'Retry-After': '5' },
      cause: error,
    })
  return new InvalidToken('invalid', (error as Error).message, error)
}
