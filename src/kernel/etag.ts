/** Entity tags and conditional requests (RFC 9110, 8.8.3 and 13.1), for every operation that declares them. */

import { createHash } from 'node:crypto'
import type { Call } from './call.ts'
import { type Contract, type JsonObject, type Operation, resolver, takesIfMatch } from './model.ts'
import { kernelProblem } from './problem.ts'
import type { Reply } from './reply.ts'
import type { ValidRequest } from './validate.ts'

/**
 * Adds the `ETag` that a response declares. Returns 304 where the operation declares it and `If-None-Match` matches.
 */
export type Conditional = (call: Pick<Call, 'headers'>, reply: Reply) => Reply

/** Null where no response of the operation declares an `ETag`. */
export function compileConditional({ document }: Pick<Contract, 'document'>, operation: Operation): Conditional | null {
  const tagOf = compileTag(document, operation)
  const tagged = new Set(
    [...operation.responses].filter(([, spec]) => 'ETag' in spec.headers).map(([status]) => status),
  )
  if (tagged.size === 0) return null
  const sendsNotModified = tagged.has(304)
  return function conditional(call, reply) {
    if (!tagged.has(reply.status)) return reply
    const tag = tagOf(reply.status, reply.body)
    const headers = { ...reply.headers, ETag: tag }
    if (sendsNotModified && weakMatch(call.headers['if-none-match'], tag)) return { status: 304, headers }
    return { ...reply, headers }
  }
}

/**
 * Locks the resource of a path until the unit of work ends; it gets the same arguments as a handler. A resource that
 * does not exist, or that the caller may not see, needs no lock.
 */
// biome-ignore lint/suspicious/noExplicitAny: the types are checked where the locks are written, by `Locks`
export type Lock = (call: any) => Promise<unknown>

/**
 * Runs a handler on the condition of `If-Match`. Throws 412 `precondition_failed` in place of the handler's reply; an
 * error of the handler takes precedence (RFC 9110, 13.2.1).
 */
export type Precondition<Call> = (call: Call, handle: () => Promise<Reply>) => Promise<Reply>

/**
 * Prepares `If-Match` for one operation. The current resource is the reply of the `get` of the same path, which `read`
 * performs in the same unit of work after the lock: so the handler changes the state that was compared, and no update
 * is lost. Null where the operation does not declare the header.
 */
export function compilePrecondition<Call extends ValidRequest>(
  contract: Contract,
  operation: Operation,
  locks: Record<string, Lock>,
  read: (operation: Operation, call: Call) => Promise<Reply>,
): Precondition<Call> | null {
  if (!takesIfMatch(operation)) return null
  const lock = locks[operation.path] as Lock
  const get = readerOf(contract, operation) as Operation
  const tagOf = compileTag(contract.document, get)
  const defaults = get.parameters.filter(({ schema }) => 'default' in schema)
  const valuesIn = (location: string) =>
    Object.fromEntries(
      defaults.filter((each) => each.in === location).map(({ name, schema }) => [name, schema.default]),
    )
  const bare = { query: valuesIn('query'), headers: valuesIn('header'), cookies: valuesIn('cookie'), body: undefined }

  return async function onCondition(call, handle) {
    const condition = call.headers['if-match'] as string | undefined
    if (condition === undefined) return handle()
    await lock(call)
    const current = await read(get, { ...call, ...bare })
    const reply = await handle()
    if (!strongMatch(condition, tagOf(current.status, current.body))) throw kernelProblem('precondition_failed')
    return reply
  }
}

/** The operation that reads the resource that another one changes. */
function readerOf({ operations }: Contract, { path }: Operation): Operation | undefined {
  return operations.find(
    (other) => other.path === path && other.method === 'get' && 'ETag' in (other.responses.get(200)?.headers ?? {}),
  )
}

/** Why an operation cannot take `If-Match`. */
export function preconditionFaults(contract: Contract, operation: Operation, locks: Record<string, Lock>): string[] {
  if (!takesIfMatch(operation)) return []
  const { id, path } = operation
  const faults: string[] = []
  if (!readerOf(contract, operation))
    faults.push(`${id} takes If-Match, but no GET of ${path} answers 200 with an ETag`)
  if (!Object.hasOwn(locks, path)) faults.push(`${id} takes If-Match, but nothing locks ${path}`)
  return faults
}

/**
 * Returns the function that computes the tag of an operation's reply: the member `version` where a body has one, else a
 * digest of the body. The members that the schema lists as `x-per-caller` are part of the tag: callers who see another
 * representation of the same version get another tag (RFC 9110, 8.8.3).
 */
function compileTag(document: JsonObject, { responses }: Operation): (status: number, body: unknown) => string {
  const resolve = resolver(document)
  const perCaller = new Map(
    [...responses].map(([status, { content }]) => {
      const schema = resolve(content['application/json'] ?? {})
      return [status, (schema['x-per-caller'] ?? []) as string[]]
    }),
  )
  return function entityTag(status, body) {
    const members = body as Record<string, unknown> | null | undefined
    if (!Number.isInteger(members?.version)) return `"${digest(body)}"`
    const own = (perCaller.get(status) ?? []).map((name) => `-${text(members?.[name])}`)
    return `"${members?.version}${own.join('')}"`
  }
}

/** A value as it may stand in a tag. */
const text = (value: unknown) => (/^[A-Za-z0-9_]{1,40}$/.test(String(value)) ? String(value) : digest(value))

/** The digests of bodies that are kept and sent again, such as the client's package. */
const digests = new WeakMap<Buffer, string>()

function digest(value: unknown): string {
  if (!Buffer.isBuffer(value)) return hash(value)
  const known = digests.get(value) ?? hash(value)
  digests.set(value, known)
  return known
}

function hash(value: unknown): string {
  return createHash('sha256')
    .update(Buffer.isBuffer(value) ? value : String(JSON.stringify(value)))
    .digest('base64url')
    .slice(0, 22)
}

/** `If-None-Match` compares weakly: `W/"1"` equals `"1"`. */
function weakMatch(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.trim() === '*' || tagsOf(header).some((candidate) => candidate.replace(/^W\//, '') === tag)
}

/** `If-Match` compares strongly: `W/"1"` never matches. `*` matches any state of a resource that exists. */
function strongMatch(header: string, tag: string): boolean {
  return header.trim() === '*' || tagsOf(header).includes(tag)
}

/** The tags of a list, which may hold commas themselves; none of a header that is no list (RFC 9110, 5.6.1 and 8.8.3). */
function tagsOf(header: string): string[] {
  return entityTags.test(header) ? (header.match(/(?:W\/)?"[^"]*"/g) ?? []) : []
}

const oneTag = /(?:W\/)?"[!#-~\x80-\xff]*"/
const entityTags = new RegExp(`^[ \\t]*(?:${oneTag.source})?(?:[ \\t]*,[ \\t]*(?:${oneTag.source})?)*[ \\t]*$`)
