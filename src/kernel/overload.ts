/**
 * Limits the requests in flight. A request beyond the limit is refused before any work is done for it: a service that
 * admits every request completes none in time under overload, since each waits for all the others.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { JsonObject, Operation } from './model.ts'
import { paceRefused } from './pace.ts'
import { type FailedAuthentication, failedAuthentication } from './policies.ts'
import { kernelProblem, type Problem } from './problem.ts'
import { Shares, shareOf, tooManyAtOnce } from './shares.ts'
import { sendProblem, stallTimeoutMs } from './write.ts'

/** To be called at the end of a connection, of which a response that waits for earlier ones is not notified. */
const atEnd = new WeakMap<Socket, Set<() => void>>()

function releasesOf(socket: Socket): Set<() => void> {
  const known = atEnd.get(socket)
  if (known) return known
  const releases = new Set<() => void>()
  atEnd.set(socket, releases)
  socket.once('close', () => {
    for (const release of [...releases]) release()
  })
  return releases
}

/** A caller that holds nothing. */
const newcomer = ''

/** The cause of a 503 that the gate sent. It is not a failure of the service, so it is not logged each time. */
export class Overload extends Error {}

/** The limit is multiplied by this when a wait took too long. */
const decrease = 0.8

/** Requests of exempt operations in flight at most: they do next to nothing, but each holds a connection and memory. */
const maxExempt = 1_000

export interface GateOptions {
  /** Its `x-shares` limit each caller. None are limited when absent. */
  document?: JsonObject
  /** Heavy requests in flight at most. Any number when absent. */
  heavy?: number
  /** Milliseconds that a heavy request waits for its turn. */
  heavyWaitMs?: number
  /** Streams of one caller at most, in place of the contract's limit. */
  streams?: number
  /** Limits credentials that turn out invalid. Nothing does when absent. */
  failures?: FailedAuthentication
}

/**
 * The limit is between `least` and `most`. It falls by a fifth when a request waited too long for a shared resource,
 * such as a database connection, and rises by one for as many short waits as it admits (additive increase,
 * multiplicative decrease, as in RFC 5681): how many requests can be served in time depends on the machine and on its
 * other users.
 *
 * Within the limit, callers share the slots of requests, of heavy requests and of streams (`Shares`).
 */
export class Gate {
  readonly #most: number
  readonly #least: number
  readonly #requests: Shares
  readonly #exempt: Shares
  readonly #heavy: Shares
  readonly #heavyWaitMs: number
  /** Open streams, the event socket's included. */
  readonly #streams: Shares
  /** Bytes of the bodies of requests in flight. */
  readonly #bodies: Shares
  /** Bytes of responses that their clients have not read. */
  readonly #unread: Shares
  readonly failures: FailedAuthentication
  #limit: number
  #decreased = Number.NEGATIVE_INFINITY

  constructor(most: number, least = most, options: GateOptions = {}) {
    const { document = {}, heavy, heavyWaitMs = 0, streams, failures = failedAuthentication({}) } = options
    this.#most = most
    this.#least = Math.min(least, most)
    this.#limit = most
    this.failures = failures
    const ofRequests = shareOf(document, 'requests')
    this.#requests = new Shares({ ...ofRequests, slots: most })
    this.#exempt = new Shares({ ...ofRequests, slots: maxExempt })
    this.#heavy = new Shares({ ...shareOf(document, 'heavy'), ...(heavy !== undefined && { slots: heavy }) })
    this.#heavyWaitMs = heavyWaitMs
    const { limit } = shareOf(document, 'streams')
    this.#streams = new Shares({ limit: streams ?? limit })
    this.#bodies = new Shares(shareOf(document, 'bodies'))
    this.#unread = new Shares(shareOf(document, 'unread_responses'))
  }

  get isFull(): boolean {
    return this.#requests.isFull
  }

  /**
   * Reports how long a request in flight waited for a shared resource, and how long is too long, in milliseconds. For
   * that long after a decrease, reports are of requests that were admitted before it, and lower the limit no further.
   */
  waited(milliseconds: number, tooLong: number, now = performance.now()): void {
    if (milliseconds < tooLong) {
      this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit)
    } else if (now - this.#decreased >= tooLong) {
      this.#decreased = now
      this.#limit = Math.max(this.#least, this.#limit * decrease)
    }
    this.#requests.slots = this.#limit
  }

  /**
   * Admits a request of a caller. Throws 503 at the limit, and 429 where the caller has its share. An `exempt` operation takes
   * no slot of others, and is admitted at the limit.
   */
  enter({ exempt }: Pick<Operation, 'exempt'>, caller: string): Slot {
    const shares = exempt ? this.#exempt : this.#requests
    if (!exempt) this.refuseUnread(caller)
    if (!shares.tryTake(caller)) throw !exempt && this.isFull ? overloaded() : tooManyAtOnce('requests in flight')
    return new Slot(shares, caller)
  }

  /** Waits until the caller may have one more heavy request in flight. Throws 429 when that takes too long. */
  async enterHeavy(caller: string, signal: AbortSignal): Promise<Slot> {
    if (!(await this.#heavy.take(caller, { signal, wait: this.#heavyWaitMs })))
      throw tooManyAtOnce('searches, counts, batches and other expensive requests')
    return new Slot(this.#heavy, caller)
  }

  /** Throws 429 where a caller does not read the responses to its earlier requests. */
  refuseUnread(caller: string): void {
    if (!this.#unread.mayTake(caller) && this.#unread.heldBy(caller) > 0)
      throw tooManyAtOnce('bytes of responses that were not read')
  }

  /**
   * Admits a body of so many bytes before it is read: it is in memory until its request has ended. Throws 429 where the caller
   * has its share, and 503 where all callers together have too many.
   */
  admitBody(caller: string, bytes: number): Slot {
    if (!this.#bodies.tryTake(caller, bytes))
      throw this.#bodies.heldBy(caller) > 0 ? tooManyAtOnce('bytes of request bodies') : overloaded()
    return new Slot(this.#bodies, caller, bytes)
  }

  /**
   * Counts what the client of a response has not read of it. The connection is closed when the client reads nothing for too
   * long, or when all such responses together have too many bytes. The requests of a caller with its share are refused, except
   * for exempt ones, whose connection is closed instead.
   */
  countUnread(response: ServerResponse, caller: string, isExempt = false): void {
    const bytes = response.writableLength
    if (response.destroyed) return
    const { socket } = response.req
    // The connection: a response that waits for earlier ones has none of its own yet.
    if (!this.#unread.mayTake(isExempt ? caller : newcomer, bytes)) return void socket.destroy()
    this.#unread.add(caller, bytes)
    socket.setTimeout(stallTimeoutMs)
    const releases = releasesOf(socket)
    const release = () => {
      if (releases.delete(release)) this.#unread.release(caller, bytes)
    }
    releases.add(release)
    response.once('close', release)
  }

  /** Admits a stream of a caller. Throws 429 where the caller has as many as it may. */
  openStream(caller: string): Slot {
    if (!this.#streams.tryTake(caller)) throw tooManyAtOnce('open event streams and sockets')
    return new Slot(this.#streams, caller)
  }
}

/** A slot that one request or stream of a caller holds, or the slots of the bytes of a body. */
export class Slot {
  readonly #shares: Shares
  readonly #amount: number
  #caller: string
  #isHeld = true

  constructor(shares: Shares, caller: string, amount = 1) {
    this.#shares = shares
    this.#caller = caller
    this.#amount = amount
  }

  /** The slot counts for another caller from here on: the user, once it is known. Throws 429 where that has its share. */
  moveTo(caller: string): void {
    if (caller === this.#caller) return
    this.leave()
    this.#caller = caller
    this.#isHeld = this.#shares.tryTake(caller)
    if (!this.#isHeld) throw tooManyAtOnce('requests in flight')
  }

  leave(): void {
    if (this.#isHeld) this.#shares.release(this.#caller, this.#amount)
    this.#isHeld = false
  }

  /** Takes the slot that was left while the client was to act. Throws 429 where the caller has its share by then. */
  comeBack(): void {
    if (!this.#shares.tryTake(this.#caller)) {
      if (!this.#shares.isFull) throw tooManyAtOnce('requests in flight')
      // It is one of those that were admitted.
      this.#shares.add(this.#caller)
    }
    this.#isHeld = true
  }
}

/** The 503 of a request beyond the limit. */
function overloaded(): Problem {
  const cause = new Overload('All slots of requests in flight are taken.')
  return kernelProblem('unavailable', { headers: { 'Retry-After': '1' }, cause })
}

/**
 * Puts a refusal before a server's listener: while the gate is full, requests are refused before the Express stack. The
 * gate is asked again once the operation is known, so a path that may be exempt passes here, and so does an `OPTIONS`.
 */
export function refuseEarly(
  gate: Gate,
  operations: Operation[],
  { begin, onRefused }: RefusalOptions,
  serve: RequestListener,
): RequestListener {
  const first = (path: string) => /^\/[^/?]*/.exec(path)?.[0] ?? ''
  const passing = new Set(operations.filter(({ exempt }) => exempt).map(({ path }) => first(path)))
  const problem = overloaded()
  return function refuse(request, response) {
    if (!gate.isFull || request.method === 'OPTIONS' || passing.has(first(request.url ?? ''))) {
      serve(request, response)
      return
    }
    onRefused()
    sendProblem(response, problem, begin(request, response))
    paceRefused(request.socket)
  }
}

interface RefusalOptions {
  /** Begins a request that is refused, as the service begins every other one: with the headers of CORS too. Returns its id. */
  begin(request: IncomingMessage, response: ServerResponse): string
  onRefused(): void
}
