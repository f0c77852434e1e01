/**
 * Finds the caller of a bearer token. The user is read for every request, so that deleting or disabling works at once, and
 * confirmed in the transaction of a request that writes.
 */
import type { Knex } from 'knex'
import type { Config } from '../../config/config.ts'
import { isUuid } from '../../db/new-id.ts'
import { batchedLookup } from '../../db/statements/batches.ts'
import type { Guard } from '../../db/transactions/transaction.ts'
import type { Authenticator } from '../../kernel/index.ts'
import { type Caller, type ProblemCode, problem, type Scope } from '../../service/api.ts'
import { maintenanceProblem } from '../service/maintenance.ts'
import { noteUse } from '../sessions/queries.ts'
import { type LockedCaller, lockCallers } from '../users/locks.ts'
import { findApiTokenUser, type HolderUser, selectHolders, type TokenHolder } from '../users/queries.ts'
import { findOrLinkUser } from './identities.ts'
import type { Issuer } from './issuer.ts'
import { type AccessClaims, clockTolerance, InvalidToken, type Tokens } from './tokens.ts'

/** Tokens that were looked up before and belonged to a user, at most, and the length of one in characters. */
const maxKnown = 4_000
const maxKnownLength = 2_000

interface Options {
  config: Pick<Config, 'requireSecondFactor'>
  tokens: Tokens
  /** Null: only tokens that are signed with this service's secret are accepted. */
  issuer: Issuer | null
}

/** It identifies the user of every token that was signed here, and of others that were looked up before. */
export type BearerAuthenticator = Authenticator<Caller, Pick<Scope, 'db'>> & { identify(token: string): string | null }

export function bearerAuthenticator({ config, tokens, issuer }: Options): BearerAuthenticator {
  /** The id of the user of each token that was looked up, by token. */
  const known = new Map<string, string>()

  function identify(token: string): string | null {
    if (isOpaque(token)) return known.get(token) ?? null
    try {
      const claims = tokens.verifyAccess(token)
      const id = claims.kind === 'own' ? claims.userId : claims.subject
      return isUuid(id) ? id.toLowerCase() : null
    } catch {
      return null
    }
  }

  return Object.assign(authenticate, { identify })

  async function authenticate(token: string, { db }: Pick<Scope, 'db'>): Promise<Caller> {
    if (!isOpaque(token)) return callerOfOwn(db, token)
    try {
      const user = await (tokens.isApiToken(token)
        ? callerOfApiToken(db, tokens.hashToken(token))
        : callerOfIssuer(db, token))
      remember(token, user.id)
      return user
    } catch (error) {
      known.delete(token)
      throw error
    }
  }

  function remember(token: string, userId: string): void {
    if (token.length > maxKnownLength) return
    if (known.size >= maxKnown && !known.has(token)) known.delete(known.keys().next().value as string)
    known.set(token, userId)
  }

  /** Whether only a look-up, of this service or of an issuer's keys, can tell whose token it is. */
  function isOpaque(token: string): boolean {
    return tokens.isApiToken(token) || issuer?.mayHaveSigned(token) === true
  }

  async function callerOfIssuer(db: Knex, token: string): Promise<Caller> {
    const { verify, createsUsers } = issuer as Issuer
    const identity = await verify(token).catch(refuse)
    const user = await findOrLinkUser(db, identity, createsUsers)
    if (!user) throw userNotFound()
    const authentication_age = secondsSince(identity.authTime)
    return {
      ...user,
      session_id: null,
      authentication_age,
      lacks_second_factor: false,
      token_expires_at: identity.expiresAt.getTime(),
      scopes: null,
    }
  }

  async function callerOfOwn(db: Knex, token: string): Promise<Caller> {
    let claims: AccessClaims
    try {
      claims = tokens.verifyAccess(token)
    } catch (cause) {
      return refuse(cause)
    }
    const own = claims.kind === 'own' ? claims : null
    const session_id = own?.sessionId ?? null
    const userId = claims.kind === 'own' ? claims.userId : claims.subject
    const found = await findHolder(db, { userId, sessionId: session_id })
    if (!found) throw userNotFound()
    const { session_alive, token_version, has_second_factor, session_factor, authentication_age: age, ...user } = found
    if (own && !(session_alive && token_version === own.version)) throw sessionEnded()
    const authentication_age = claims.kind === 'own' ? age : secondsSince(claims.authTime)
    const isDemanded =
      config.requireSecondFactor === 'all' || (config.requireSecondFactor === 'admins' && user.role === 'admin')
    return {
      ...user,
      session_id,
      authentication_age,
      // An issuer authenticates its users as it demands.
      lacks_second_factor: own !== null && isDemanded && !has_second_factor && !session_factor,
      token_expires_at: claims.expiresAt.getTime(),
      scopes: null,
    }
  }
}

/** The user that an access token names. Throws when another user was found, as a guard against mixed-up results. */
async function findHolder(db: Knex, holder: TokenHolder): Promise<HolderUser> {
  const userId = holder.userId.toLowerCase()
  const sessionId = holder.sessionId?.toLowerCase() ?? null
  if (!isUuid(userId) || (sessionId !== null && !isUuid(sessionId))) return null
  const user = await lookUpHolder(db, { userId, sessionId })
  if (user && user.id !== userId) throw new Error('The look-up returned another user.')
  return user
}

/** Looks each user up once, when concurrent requests of one session name the same user. */
const lookUpHolder = batchedLookup<TokenHolder, HolderUser>(async (db, holders) => {
  const [userIds, sessionIds]: [string[], (string | null)[]] = [[], []]
  /** By user and session, and of each holder. */
  const [known, places]: [Map<string, number>, number[]] = [new Map(), []]
  for (const { userId, sessionId } of holders) {
    const pair = `${userId} ${sessionId}`
    const place = known.get(pair) ?? userIds.push(userId)
    if (place > sessionIds.length) sessionIds.push(sessionId)
    known.set(pair, place)
    places.push(place)
  }
  const found: HolderUser[] = []
  for (const { place, ...user } of await selectHolders(db, { userIds, sessionIds })) found[place] = user
  const users: HolderUser[] = []
  for (const place of places) users.push(found[place] ?? null)
  return users
})

/** The caller of an API token. Its use is recorded once a minute. */
async function callerOfApiToken(db: Knex, tokenHash: Buffer): Promise<Caller> {
  const found = await findApiTokenUser(db, tokenHash)
  if (!found) throw unknownApiToken()
  const { used_lately, ...caller } = found
  if (!used_lately) await noteUse(db, found.session_id)
  const token_expires_at = Date.parse(found.token_expires_at)
  return { ...caller, authentication_age: null, lacks_second_factor: false, token_expires_at }
}

/** Null for a time that is not known, or further in the future than clocks differ. */
function secondsSince(time: number | null): number | null {
  const age = time === null ? null : Math.floor(Date.now() / 1000) - time
  return age !== null && age >= -clockTolerance ? age : null
}

function refuse(cause: unknown): never {
  if (!(cause instanceof InvalidToken)) throw cause
  if (cause.reason === 'expired') throw unauthorized('token_expired')
  throw unauthorized('unauthenticated', 'The access token is not valid.')
}

/** The caller of a unit of work. */
export interface Subject {
  caller: Caller
  /** Throws 403 where the operation is not for this caller. */
  authorize(caller: Caller): void
  /** Users whose rights the unit of work takes away, so that it waits for all their transactions. Usually none. */
  revoked: string[]
  /** Whether it is refused to others than admins while the service is in maintenance. */
  pausesInMaintenance: boolean
}

/**
 * Confirms the callers of a transaction that writes: what they were admitted by is read again in it, and locked until it
 * ends. Each revocation needs one of these locks: it waits for the transaction, or was first, and then nothing is written.
 */
export const confirmCallers: Guard<Subject>['confirm'] = async (db, connection, subjects, waits) => {
  const userIds = new Set<string>()
  const sessionIds: string[] = []
  let revokes = false
  for (const { caller, revoked } of subjects) {
    userIds.add(caller.id)
    if (caller.session_id !== null) sessionIds.push(caller.session_id)
    for (const id of revoked) userIds.add(id)
    revokes ||= revoked.length > 0
  }
  const found = await lockCallers(db, connection, { userIds: [...userIds], sessionIds }, { revokes, waits })
  const refusals: (Error | null)[] = []
  for (const subject of subjects) refusals.push(refusalOf(subject, found))
  return refusals
}

function refusalOf({ caller, authorize, pausesInMaintenance }: Subject, found: LockedCaller[]): Error | null {
  const { id, session_id } = caller
  let isUserFound = false
  let now: LockedCaller | undefined
  for (const row of found) {
    if (row.id !== id) continue
    isUserFound = true
    if (session_id === null || row.session_id === session_id) now = row
  }
  if (!now) return caller.scopes ? unknownApiToken() : isUserFound ? sessionEnded() : userNotFound()
  try {
    authorize({ ...caller, role: now.role, scopes: session_id === null ? null : now.scopes })
    const { role, maintenance } = now
    return pausesInMaintenance && maintenance !== null && role !== 'admin' ? maintenanceProblem(maintenance) : null
  } catch (refusal) {
    return refusal as Error
  }
}

const unknownApiToken = () => unauthorized('unauthenticated', 'The API token is unknown, deleted or expired.')
const sessionEnded = () => unauthorized('unauthenticated', 'The session has ended. Sign in again.')
const userNotFound = () => unauthorized('user_not_found')

/** RFC 6750, 3.1: the challenge says that the token is the reason. */
export function unauthorized(code: ProblemCode, detail?: string) {
  const challenge = 'Bearer realm="taskpact", error="invalid_token"'
  return problem(code, { detail, headers: { 'WWW-Authenticate': challenge } })
}
