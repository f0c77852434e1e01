/**
 * One effect, however often a request is sent (draft-ietf-httpapi-idempotency-key-header): the first answer is kept in
 * the unit of work that it was the answer of, and whoever sends the same key again gets it again.
 *
 * Only what is kept has a key: a request that is refused or fails changes nothing, so its key is as good as new.
 */

import { createHash } from 'node:crypto'
import { type JsonObject, type Operation, type Principal, takesIdempotencyKey } from './model.ts'
import { kernelProblem } from './problem.ts'
import type { CheckedReply } from './reply.ts'
import type { ValidRequest } from './validate.ts'

/** The header as Node names it. */
const header = 'idempotency-key'

/** Keys of different callers have nothing to do with one another. */
export interface IdempotencyKey {
  userId: string
  /** 1 to 255 visible ASCII characters, of the caller's choice. */
  key: string
}

export interface KeptReply extends CheckedReply {
  /** SHA-256 in hex of the request that was answered. */
  fingerprint: string
}

/** Where answers are kept. Both functions work within the unit of work that `scope` belongs to. */
export interface IdempotencyStore<Scope> {
  /**
   * Takes the key until the unit of work ends, and answers what is kept under it. `in_flight`: another unit of work has
   * it; that is answered at once, since nobody knows how long the other takes.
   */
  take(scope: Scope, key: IdempotencyKey): Promise<KeptReply | 'unused' | 'in_flight'>
  /** Keeps the answer under the key that was taken. It is there for others once the unit of work is committed. */
  keep(scope: Scope, key: IdempotencyKey, reply: KeptReply): Promise<void>
}

/** Answers with what was kept, or performs the request and keeps its answer. Throws 409. */
export type Once<Scope> = (
  scope: Scope,
  call: {
    user: Principal | null
    input: ValidRequest
    /** Of this answer only, such as what is left of a quota; neither kept nor repeated. */
    headers: Record<string, string>
  },
  perform: () => Promise<CheckedReply>,
) => Promise<CheckedReply>

/** Prepares one operation. Where it does not declare the header, every request is performed. */
export function compileOnce<Scope>(operation: Operation, store: IdempotencyStore<Scope>): Once<Scope> {
  if (!takesIdempotencyKey(operation)) return (_, __, perform) => perform()
  return async function once(scope, { user, input, headers }, perform) {
    const key = input.headers[header] as string | undefined
    if (key === undefined || user === null) return perform()
    const owned = { userId: user.id, key }
    const fingerprint = fingerprintOf(operation, input)
    const kept = await store.take(scope, owned)
    if (kept === 'in_flight') throw kernelProblem('idempotency_in_flight', { headers: { 'Retry-After': '1' } })
    if (kept === 'unused') {
      const reply = await perform()
      const own = Object.entries(reply.headers).filter(([name]) => !(name in headers))
      await store.keep(scope, owned, { ...reply, headers: Object.fromEntries(own), fingerprint })
      return reply
    }
    if (kept.fingerprint !== fingerprint) throw kernelProblem('idempotency_key_reused')
    // It was checked against the contract when it was made.
    const { status, payload } = kept
    return { status, payload, headers: { ...kept.headers, ...headers, 'Idempotency-Replayed': 'true' } }
  }
}

/** What makes two requests the same: the operation and what was understood of path, query and body, in any order. */
function fingerprintOf({ id }: Operation, { path, query, body }: ValidRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([id, path, query, body], sorted))
    .digest('hex')
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What keeps an operation from taking a key. */
export function idempotencyFaults(operation: Operation): string[] {
  if (!takesIdempotencyKey(operation)) return []
  const { id, auth, responses } = operation
  const faults: string[] = []
  if (auth !== 'required') faults.push(`${id} takes an Idempotency-Key from callers whom it does not know`)
  for (const [status, { headers }] of responses)
    if (headers['Cache-Control']?.schema.const === 'no-store')
      faults.push(`${id} takes an Idempotency-Key, but its answer ${status} is not to be stored`)
  return faults
}
