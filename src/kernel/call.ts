/** A request as its life in `bind.ts` sees it, wherever it came from: over HTTP by itself, or within another request. */

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { Deadline } from './deadline.ts'
import type { Operation, Principal } from './model.ts'
import type { Gate } from './overload.ts'
import { kernelProblem, type Problem } from './problem.ts'
import type { CheckedReply } from './reply.ts'

/** What is known of a request so far; it is in `response.locals`, for whatever observes requests from outside. */
export interface RequestFacts {
  /** Absent: none was found. */
  operation?: Operation
  /** Absent: nobody is signed in, or it is not known yet. */
  user?: Principal
}

export interface Call<Scope = unknown> {
  /** In capitals. */
  method: string
  /** Without the query. */
  path: string
  /** With the query. */
  url: string
  headers: IncomingHttpHeaders
  /** Takes the whole body, of at most `limit` bytes. Throws 400, 413 or 415. */
  readBytes(limit: number): Promise<Buffer>
  facts: RequestFacts
  /** The HTTP request that it is, or is part of: its id, its log, its address. */
  request: Request
  /** The request that it is part of: its unit of work, and what it lets in (it throws a problem). */
  outer: { scope: Scope; allow(operation: Operation): void } | null
  /** Of the HTTP request, and so of all its parts. */
  deadline: Deadline
  /** The work begins. Throws 503 when there is too much of it. */
  begin(operation: Operation): void
  end(): void
}

export function httpCall<Scope>(request: Request, response: Response, gate: Gate): Call<Scope> {
  const { method, path, url, headers } = request
  const deadline = new Deadline(response)
  let begun = false
  return {
    method,
    path,
    url,
    headers,
    readBytes: (limit) => deadline.apart(() => gate.apart(() => readBytes(request, limit))),
    facts: response.locals,
    request,
    outer: null,
    deadline,
    begin(operation) {
      gate.enter(operation)
      begun = true
      deadline.begin(operation.deadline)
    },
    end() {
      if (begun) gate.leave()
      deadline.end()
    },
  }
}

/** A request within another one. */
export interface NestedRequest {
  /** In capitals. */
  method: string
  /** Path and query, percent-encoded. */
  target: string
  /** Named in lower case. */
  headers: Record<string, string>
  /** A JSON value; undefined: there is none. */
  body: unknown
}

/** How a handler has other operations of the contract done, in the unit of work of its own request. */
export interface Nested {
  /**
   * Does a request of the same caller, with all that it would meet by itself, and answers what it would be answered.
   * One that is refused has changed nothing. `allow` may refuse its operation by throwing a problem. What would be
   * answered with 5xx is thrown: a fault of a part is one of the whole, which may be run again.
   */
  perform(request: NestedRequest, allow: (operation: Operation) => void): Promise<CheckedReply>
  /** A problem as the answer to a request that is not even tried. */
  refuse(problem: Problem): CheckedReply
}

/** A request within `outer`: it has the credentials and the body limit that it would have by itself. */
export function nestedCall<Scope>(
  { request, headers, deadline }: Call<Scope>,
  scope: Scope,
  { method, target, headers: own, body }: NestedRequest,
  allow: (operation: Operation) => void,
): Call<Scope> {
  const bytes = body === undefined ? null : Buffer.from(JSON.stringify(body))
  return {
    method,
    path: target.replace(/\?.*$/s, ''),
    url: target,
    headers: {
      ...(headers.authorization !== undefined && { authorization: headers.authorization }),
      ...(bytes && { 'content-type': 'application/json', 'content-length': String(bytes.length) }),
      ...own,
    },
    readBytes: async (limit) => withinLimit(bytes ?? Buffer.alloc(0), limit),
    facts: {},
    request,
    outer: { scope, allow },
    deadline,
    // Its place is the one of the whole.
    begin() {},
    end() {},
  }
}

/**
 * Takes a body of at most `limit` bytes off the wire. Throws 400, 413 or 415, before the rest of it has come: Express's
 * own reader answers a body that is too large only when all of it was sent. Compressed ones are 415, so that none can inflate beyond the limit.
 */
function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { 'content-encoding': encoding = 'identity', 'content-length': length } = request.headers
  return new Promise((resolve, reject) => {
    if (encoding.toLowerCase() !== 'identity')
      throw kernelProblem('unsupported_media_type', { detail: 'Send the body without a Content-Encoding.' })
    if (Number(length) > limit) throw kernelProblem('payload_too_large')
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else {
        chunks.length = 0
        reject(kernelProblem('payload_too_large'))
      }
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', (cause) =>
      reject(kernelProblem('malformed_request', { detail: 'The body is incomplete.', cause })),
    )
  })
}

/** A body that did not come over the wire. Throws 413 where one that did would be too large. */
function withinLimit(bytes: Buffer, limit: number): Buffer {
  if (bytes.length > limit) throw kernelProblem('payload_too_large')
  return bytes
}
