/** A request as `bind.ts` handles it: one that came over HTTP, or one that is nested in another request. */
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Request, Response } from 'express'
import { callerKey } from './caller.ts'
import { Deadline } from './deadline.ts'
import type { Operation, Principal } from './model.ts'
import type { Gate, Slot } from './overload.ts'
import { kernelProblem, type Problem } from './problem.ts'
import type { CheckedReply } from './reply.ts'

/** The facts about a request that are known so far. They are in `response.locals`, for logs and metrics. */
export interface RequestFacts {
  /** Absent: no operation matches the request. */
  operation?: Operation
  /** Absent: the request has no caller, or the caller is not known yet. */
  user?: Principal
  /** The key of whatever the request takes from a share: `callerKey` of its user, else of its address. */
  caller?: string
}

export interface Call<Scope = unknown> {
  /** In capitals. */
  method: string
  /** Without the query. */
  path: string
  /** With the query. */
  url: string
  headers: IncomingHttpHeaders
  /** Reads the whole body, of at most `limit` bytes. Throws 400, 413 or 415. */
  readBytes(limit: number): Promise<Buffer>
  facts: RequestFacts
  /** The HTTP request that it is, or that it is nested in. */
  request: Request
  /** Of a nested request: the unit of work around it, which operations are allowed (it throws a problem), and its caller if known. */
  outer: { scope: Scope; allow(operation: Operation): void; user?: Principal | undefined } | null
  /** Of the HTTP request, and of all that are nested in it. */
  deadline: Deadline
  /**
   * Enters the gate and starts the deadline. Throws 503 when the gate is full, and 429 when the caller has its share.
   * `identity` is the id of the user, where the signature of the credentials proves it; null before a look-up.
   */
  begin(operation: Operation, identity: string | null): void
  /** Counts the request for the user that was found. Throws 429 when that has its share. */
  belongTo(user: Principal): void
  /** Waits for the turn of a heavy request. Throws 429 when that takes too long. */
  beginHeavy(): Promise<void>
  /** The request is done; its reply is not written yet. */
  end(): void
  /** Opens the stream of its reply. Throws 429 when the caller has as many as it may. */
  beginStream(): void
  endStream(): void
}

export function httpCall<Scope>(request: Request, response: Response, gate: Gate): Call<Scope> {
  const { method, path, url, headers } = request
  const facts: RequestFacts = response.locals
  const deadline = new Deadline(response)
  let slot: Slot | undefined
  let heavySlot: Slot | undefined
  let streamSlot: Slot | undefined
  let bodySlot: Slot | undefined
  return {
    method,
    path,
    url,
    headers,
    async readBytes(limit) {
      // A chunked body does not say how many bytes it has.
      const bytes = Math.min(Number(headers['content-length'] ?? limit), limit)
      bodySlot = gate.admitBody(facts.caller ?? '', bytes)
      // A compressed body could inflate beyond the limit.
      if (headers['content-encoding'] !== undefined && headers['content-encoding'].toLowerCase() !== 'identity')
        throw kernelProblem('unsupported_media_type', { detail: 'Send the body without a Content-Encoding.' })
      if (Number(headers['content-length']) > limit) throw kernelProblem('payload_too_large')
      if (request.complete) return withinLimit(request.read() ?? noBytes, limit)
      // A body that arrives slowly takes no slot of another request, and none of its own request's time.
      slot?.leave()
      deadline.pause()
      try {
        const body = await readArriving(request, limit)
        slot?.comeBack()
        return body
      } finally {
        deadline.resume()
      }
    },
    facts,
    request,
    outer: null,
    deadline,
    begin(operation, identity) {
      facts.caller = callerKey(identity ?? undefined, request)
      slot = gate.enter(operation, facts.caller)
      deadline.begin(operation.deadline)
    },
    belongTo({ id }) {
      const caller = callerKey(id, request)
      if (caller === facts.caller) return
      facts.caller = caller
      gate.refuseUnread(caller)
      slot?.moveTo(caller)
    },
    async beginHeavy() {
      heavySlot = await gate.enterHeavy(facts.caller ?? '', deadline.signal)
    },
    end() {
      heavySlot?.leave()
      bodySlot?.leave()
      slot?.leave()
      deadline.end()
    },
    beginStream() {
      streamSlot = gate.openStream(facts.caller ?? '')
    },
    endStream() {
      streamSlot?.leave()
    },
  }
}

/** A request that is nested in another one. */
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

/** Lets a handler perform other operations of the contract within the unit of work of its own request. */
export interface Nested {
  /**
   * Performs a request with the credentials of the outer one, through the same lifecycle as by itself, and returns its
   * reply. A request that is refused has changed nothing. `allow` may refuse its operation by throwing a problem. A
   * failure of 5xx is thrown: it is one of the outer request, which may be run again. `sameCaller`: nothing has changed the caller
   * since the outer request found it, so it is not looked up again.
   */
  perform(
    request: NestedRequest,
    allow: (operation: Operation) => void,
    options?: { sameCaller?: boolean },
  ): Promise<CheckedReply>
  /** The operation of a request; null where there is none. */
  find(method: string, target: string): Operation | null
  /** A problem as the reply to a request that is not performed. */
  refuse(problem: Problem): CheckedReply
}

/** A nested request: it has the credentials and the body limit that it would have by itself. */
export function nestedCall<Scope>(
  { request, headers, deadline, facts: { caller, user } }: Call<Scope>,
  scope: Scope,
  { method, target, headers: own, body }: NestedRequest,
  allow: (operation: Operation) => void,
  { sameCaller = false }: { sameCaller?: boolean } = {},
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
    readBytes: async (limit) => withinLimit(bytes ?? noBytes, limit),
    facts: caller === undefined ? {} : { caller },
    request,
    outer: { scope, allow, user: sameCaller && own.authorization === undefined ? user : undefined },
    deadline,
    // The outer request is in the gate, and has the deadline.
    begin() {},
    belongTo() {},
    async beginHeavy() {},
    end() {},
    beginStream() {},
    endStream() {},
  }
}

const noBytes = Buffer.alloc(0)

/**
 * Reads a body that has not arrived yet. Throws 400, or 413 before the rest of it has arrived: Express's own reader refuses a body
 * that is too large only once all of it was sent.
 */
function readArriving(request: IncomingMessage, limit: number): Promise<Buffer> {
  const body = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let size = 0
  request.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else {
      chunks.length = 0
      body.reject(kernelProblem('payload_too_large'))
    }
  })
  request.once('end', () => body.resolve(Buffer.concat(chunks)))
  request.once('error', (cause) =>
    body.reject(kernelProblem('malformed_request', { detail: 'The body is incomplete.', cause })),
  )
  return body.promise
}

/** A body that is all there. Throws 413 where it is too large. */
function withinLimit(bytes: Buffer, limit: number): Buffer {
  if (bytes.length > limit) throw kernelProblem('payload_too_large')
  return bytes
}
