/**
 * One effect, however often a request is sent (draft-ietf-httpapi-idempotency-key-header): the first reply is stored in
 * its own unit of work, and a request with the same key gets it again.
 *
 * The key of a request that is refused or fails stays unused, since such a request changes nothing.
 */

import { createHash } from 'node:crypto'
import { type JsonObject, type Operation, type Principal, takesIdempotencyKey } from './model.ts'
import { kernelProblem } from './problem.ts'
import type { CheckedReply, Reply } from './reply.ts'
import type { ValidRequest } from './validate.ts'

/** The header as Node names it. */
const header = 'idempotency-key'

/** Bytes of a body above which it is not stored: a reply's brief form is, or else its status and headers alone. */
const maxStoredBytes = 100_000

/** A key belongs to its caller: callers may choose equal keys. */
export interface IdempotencyKey<User = Principal> {
  user: User
  /** 1 to 255 visible ASCII characters, of the caller's choice. */
  key: string
}

export interface KeptReply extends CheckedReply {
  /** SHA-256 of the request, in hexadecimal. */
  fingerprint: string
}

/** Stores replies. Both functions work within the unit of work that `scope` belongs to. */
export interface IdempotencyStore<Scope, User = Principal> {
  /**
   * Locks the key until the unit of work ends, and returns the reply that is stored under it. `in_flight`: another unit
   * of work has the lock. It does not wait for that, which may take any time. Throws 409 where no reply could be stored.
   */
  take(scope: Scope, key: IdempotencyKey<User>): Promise<KeptReply | 'unused' | 'in_flight'>
  /** Stores the reply under the key that was taken. Others see it once the unit of work is committed. */
  keep(scope: Scope, key: IdempotencyKey<User>, reply: KeptReply): Promise<void>
}

/** Returns the stored reply, or performs the request and stores its reply. Throws 409. */
export type Once<Scope, User = Principal> = (
  scope: Scope,
  call: {
    user: User | null
    input: ValidRequest
    /** Headers of this reply only, such as the rest of a quota: they are not stored. */
    headers: Record<string, string>
  },
  perform: () => Promise<CheckedReply>,
) => Promise<CheckedReply>

/** Prepares one operation. Null where it does not declare the header: then every request is performed. */
export function compileIdempotency<Scope, User extends Principal>(
  operation: Operation,
  store: IdempotencyStore<Scope, User>,
): Once<Scope, User> | null {
  if (!takesIdempotencyKey(operation)) return null
  return async function once(scope, { user, input, headers }, perform) {
    const key = input.headers[header] as string | undefined
    if (key === undefined || user === null) return perform()
    const owned = { user, key }
    const fingerprint = fingerprintOf(operation, input, user)
    const kept = await store.take(scope, owned)
    if (kept === 'in_flight') throw kernelProblem('idempotency_in_flight', { headers: { 'Retry-After': '1' } })
    if (kept === 'unused') {
      const reply = await perform()
      if (reply.unstored) return reply
      const own: Record<string, string> = {}
      for (const name in reply.headers) if (!(name in headers)) own[name] = reply.headers[name] as string
      const payload = smallOf(reply.stored ? reply.stored() : reply.payload)
      await store.keep(scope, owned, { status: reply.status, headers: own, fingerprint, payload })
      return reply
    }
    if (kept.fingerprint !== fingerprint) throw kernelProblem('idempotency_key_reused')
    // It was checked against the contract before it was stored.
    const { status, payload } = kept
    return { status, payload, headers: { ...kept.headers, ...headers, 'Idempotency-Replayed': 'true' } }
  }
}

/** Adds what the store needs to know to a checked reply. `payloadOf` checks another body of the same reply. */
export function forStore(
  { unstored, stored, brief }: Reply,
  checked: CheckedReply,
  payloadOf: (body: unknown) => CheckedReply['payload'],
): CheckedReply {
  if (unstored) return { ...checked, unstored }
  return {
    ...checked,
    stored: () => smallOf(stored ? payloadOf(stored()) : checked.payload) ?? (brief ? payloadOf(brief()) : null),
  }
}

/** Null in place of a payload that is too large. */
function smallOf(payload: CheckedReply['payload']): CheckedReply['payload'] {
  return payload !== null && Buffer.byteLength(payload) > maxStoredBytes ? null : payload
}

/**
 * Requests are the same when their operation, path, query and body are, with members in any order, and the caller's scopes: a
 * token must not get a reply that has more than it may read.
 */
function fingerprintOf({ id }: Operation, { path, query, body }: ValidRequest, { scopes }: Principal): string {
  const rights = scopes ? [[...scopes].sort()] : []
  return createHash('sha256')
    .update(JSON.stringify([id, path, query, body, ...rights], sorted))
    .digest('hex')
}

function sorted(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  // Without a prototype, whose setter would swallow `__proto__`.
  const ordered: JsonObject = Object.create(null)
  for (const name of Object.keys(value).sort()) ordered[name] = (value as JsonObject)[name]
  return ordered
}

/** Why an operation cannot take a key. */
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
