/** From a bearer token to the caller. The user is looked up each time, so a deleted or disabled one is out at once. */
import type { Knex } from 'knex'
import { type Caller, type ProblemCode, problem, type Scope } from '../api.ts'
import type { Authenticator } from '../contract/security.ts'
import { findActiveUser, findApiTokenUser, findSessionUser } from '../users/queries.ts'
import { findOrLinkUser } from './identities.ts'
import type { Issuer } from './issuer.ts'
import { noteUse } from './queries.ts'
import { type AccessClaims, InvalidToken, type Tokens } from './tokens.ts'

interface Options {
  tokens: Tokens
  /** Null: there is none but this service, and whoever has its secret. */
  issuer: Issuer | null
}

export function bearerAuthenticator({ tokens, issuer }: Options): Authenticator<Caller, Pick<Scope, 'db'>> {
  return async function authenticate(token, { db }) {
    if (tokens.isApiToken(token)) return callerOf(db, tokens.hashToken(token))
    if (issuer?.mayHaveSigned(token)) {
      const identity = await issuer.verify(token).catch(refuse)
      const user = await findOrLinkUser(db, identity, issuer.createsUsers)
      if (!user) throw unauthorized('user_not_found')
      return { ...user, session_id: null, token_expires_at: identity.expiresAt.getTime(), scopes: null }
    }
    const claims = verify(tokens, token)
    if (claims.kind === 'external') {
      const user = isUuid(claims.subject) ? await findActiveUser(db, claims.subject) : null
      if (!user) throw unauthorized('user_not_found')
      return { ...user, session_id: null, token_expires_at: claims.expiresAt.getTime(), scopes: null }
    }
    const found = await findSessionUser(db, claims)
    if (!found) throw unauthorized('user_not_found')
    const { session_alive, ...user } = found
    if (!session_alive) throw unauthorized('unauthenticated', 'The session has ended. Sign in again.')
    return { ...user, session_id: claims.sessionId, token_expires_at: claims.expiresAt.getTime(), scopes: null }
  }
}

/** Who uses an API token. That it was used is noted once a minute. */
async function callerOf(db: Knex, tokenHash: Buffer): Promise<Caller> {
  const found = await findApiTokenUser(db, tokenHash)
  if (!found) throw unauthorized('unauthenticated', 'The API token is unknown, deleted or expired.')
  const { used_lately, ...caller } = found
  if (!used_lately) await noteUse(db, found.session_id)
  return { ...caller, token_expires_at: Date.parse(found.token_expires_at) }
}

function verify(tokens: Tokens, token: string): AccessClaims {
  try {
    return tokens.verifyAccess(token)
  } catch (cause) {
    return refuse(cause)
  }
}

function refuse(cause: unknown): never {
  if (!(cause instanceof InvalidToken)) throw cause
  if (cause.reason === 'expired') throw unauthorized('token_expired')
  throw unauthorized('unauthenticated', 'The access token is not valid.')
}

/** RFC 6750, 3.1: the challenge says that the token is the reason. */
function unauthorized(code: ProblemCode, detail?: string) {
  const challenge = 'Bearer realm="taskpact", error="invalid_token"'
  return problem(code, { detail, headers: { 'WWW-Authenticate': challenge } })
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
