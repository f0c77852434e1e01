/** The contract's types as every layer uses them: its schemas, the signed-in caller, a request's scope, and its problems. */
import type { Knex } from 'knex'
import type { components } from '../../generated/api.ts'
import { problems } from '../../generated/contract.ts'
import { Problem, type ProblemOptions } from '../kernel/index.ts'

export type Schemas = components['schemas']

/** The signed-in caller, as the token said and the database confirmed. */
export type Caller = Schemas['User'] & {
  /** The session of the access token; null for a token that another service signed. */
  session_id: string | null
  /** What an API token may do; null: all that its user may. */
  scopes: string[] | null
  /** When the token ends, in milliseconds since 1970. */
  token_expires_at: number
}

/** What a request brings besides its parameters. */
export interface Scope {
  /**
   * The request's unit of work: for an unsafe method a transaction that begins with its first query and commits once
   * the reply was checked; for a safe one the pool.
   */
  db: Knex
  /** Connections outside of the unit of work, for what must not be held by it; its queries end with the request. */
  pool: Knex
  /** Aborted when the request is to end. */
  signal: AbortSignal
  /** What the request came from, as far as it is known. */
  device: { address: string | null; user_agent: string | null }
}

export type ProblemCode = keyof typeof problems

/** A problem of the contract, to throw: `throw problem('todo_not_found')`. */
export function problem(code: ProblemCode, options?: ProblemOptions): Problem {
  return new Problem(code, problems[code], options)
}
