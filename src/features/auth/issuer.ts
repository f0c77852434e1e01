/**
 * Access tokens of an issuer that publishes its keys (RFC 7517), such as an OpenID provider: whose they are, when the
 * signature, the issuer, the audience and the times are right. RFC 8725 says what to be careful of.
 */
import { createRemoteJWKSet, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import { emailPattern } from '../../config/values.ts'
import { kernelProblem } from '../../kernel/index.ts'
import { clockTolerance, InvalidToken } from './tokens.ts'

/** Public-key algorithms alone: with a shared one, whoever knows a public key could sign (RFC 8725, 2.1). */
const algorithms = ['RS256', 'ES256', 'EdDSA']
/** How long an issuer may take to answer with its keys, in milliseconds. */
const patience = 3000

/** Who an issuer says that somebody is. */
export interface Identity {
  issuer: string
  /** Names the person, at this issuer. */
  subject: string
  /** Only when it is one that we take, and the issuer has verified that it is theirs. */
  email: string | null
  name: string | null
  expiresAt: Date
}

export interface Issuer {
  /** Whether somebody whom only the issuer knows gets an account. */
  createsUsers: boolean
  /** Whether a token can be of this kind of issuer at all: it is signed with a private key. */
  mayHaveSigned(token: string): boolean
  /** Throws `InvalidToken` for what is no good token, and the problem `unavailable` when the keys cannot be had. */
  verify(token: string): Promise<Identity>
}

export interface IssuerOptions {
  /** Where the keys are. They are asked for when they are needed, kept for ten minutes, and asked for anew for a new key. */
  jwksUrl: string
  /** What `iss` and `aud` must be. */
  issuer: string
  audience: string
  createUsers: boolean
  /** Milliseconds between two looks for a key that is not there: nobody makes us ask for every token. */
  cooldown?: number
}

export function createIssuer({ jwksUrl, issuer, audience, createUsers, cooldown = 30_000 }: IssuerOptions): Issuer {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: patience, cooldownDuration: cooldown })

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
      const { sub, exp, email, email_verified, name } = payload
      if (!sub || !isText(sub, 255)) throw new InvalidToken('invalid', 'no usable sub claim')
      return {
        issuer,
        subject: sub,
        email: email_verified === true && isText(email, 254) && emailPattern.test(email) ? email : null,
        name: isText(name, 100) && name.trim() !== '' ? name.trim() : null,
        expiresAt: new Date((exp as number) * 1000),
      }
    },
  }
}

/** Text that Postgres takes. */
function isText(value: unknown, maximum: number): value is string {
  return typeof value === 'string' && value.length <= maximum && !value.includes('\0')
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
