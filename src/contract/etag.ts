/** Entity tags and conditional reads (RFC 9110, 8.8.3 and 13.1.2), for every operation that declares them. */
import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Operation } from './document.ts'
import type { Reply } from './reply.ts'

/** Adds the `ETag` that a response declares; answers 304 where the operation declares it and the caller's tag is right. */
export type Conditional = (request: IncomingMessage, reply: Reply) => Reply

export function compileConditional(operation: Operation): Conditional {
  const tagged = new Set(
    [...operation.responses].filter(([, spec]) => 'ETag' in spec.headers).map(([status]) => status),
  )
  const answersNotModified = tagged.has(304)
  return function conditional(request, reply) {
    if (!tagged.has(reply.status)) return reply
    const tag = entityTag(reply.body)
    const headers = { ...reply.headers, ETag: tag }
    if (answersNotModified && holds(request.headers['if-none-match'], tag)) return { status: 304, headers }
    return { ...reply, headers }
  }
}

/** The member `version` where a body has one, else a digest of the body. */
function entityTag(body: unknown): string {
  const version = (body as { version?: unknown } | null | undefined)?.version
  if (Number.isInteger(version)) return `"${version}"`
  return `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22)}"`
}

/** `If-None-Match` compares weakly: `W/"1"` is `"1"`. */
function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((candidate) => candidate.trim() === '*' || candidate.trim().replace(/^W\//, '') === tag)
}
