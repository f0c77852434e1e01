/**
 * The contract's types as every layer uses them: its schemas, the signed-in caller, a request's scope, and its
 * problems.
 */
import type { Knex } from 'knex'
import type { components } from '../../generated/api.ts'
import { problems } from '../../generated/contract.ts'
import { Problem, type ProblemOptions } from '../kernel/index.ts'

export type Schemas = components['schemas']

/** The authenticated caller: the claims of the token, confirmed by the database. */
export type Caller = Schemas['User'] & {
  /** The session of the access token; null for a token of an external issuer. */
  session_id: string | null
  /** The scopes of an API token; null where the caller is not limited to scopes. */
  scopes: string[] | null
  /** Seconds since the user authenticated; null for an API token, and where an issuer does not say. */
  authentication_age: number | null
  /** Whether the operator demands a second factor of this session, and the account has none. */
  lacks_second_factor: boolean
  /** The end of the token's validity, in milliseconds since 1970. */
  token_expires_at: number
  /** The limits that an admin has set for the user. */
  quotas: Schemas['QuotaLimits']
  /** Whether the user may be near a large limit. */
  near_quota: boolean
  /** Of the preferences: whose days are today and tomorrow. */
  time_zone: string
}

/** A request that concerns the security of an account. Its handler adds the account, where the request does not name it. */
export interface AuditNote {
  /** Null: the request is neither in the trail nor in the log. */
  kind: Schemas['AuditKind'] | null
  /** The account, where it is not the caller's. */
  userId: string | null
  /** The address that a request without a caller names. */
  email: string | null
  /** The created object, where the request does not name it. */
  targetId: string | null
  /** Whether the user of the account gets an email about it. */
  isNotified: boolean
}

/** The resources of one request. */
export interface Scope {
  /**
   * The unit of work. For an unsafe method it is a transaction that begins with the first query and commits after the
   * reply was checked; for a safe method it is `pool`.
   */
  db: Knex
  /** Connections outside of the unit of work. Their queries are cancelled with the request. */
  pool: Knex
  /** Aborted at the request's deadline, or when its client has gone. */
  signal: AbortSignal
  /** The client's address and user agent, as far as they are known. */
  device: { address: string | null; user_agent: string | null }
  /** The request in the audit trail and the security log. */
  audit: AuditNote
  /** Writes a line of the security log about an operation of a batch that was refused, and so has no entry in the trail. */
  logRefusal(kind: Schemas['AuditKind'], status: number): void
}

export type ProblemCode = keyof typeof problems

/** Creates a problem of the contract: `throw problem('todo_not_found')`. */
export function problem(code: ProblemCode, options?: ProblemOptions): Problem {
  return new Problem(code, problems[code], options)
}
