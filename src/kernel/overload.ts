/**
 * Limits the requests in flight. A request beyond the limit is refused before any work is done for it: a service that
 * admits every request completes none in time under overload, since each waits for all the others.
 */

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Operation } from './model.ts'
import { kernelProblem } from './problem.ts'
import { sendProblem } from './write.ts'

/** The cause of a 503 that the gate sent. It is not a failure of the service, so it is not logged each time. */
export class Overload extends Error {}

/** The limit is multiplied by this when a wait took too long. */
const decrease = 0.8

/** How long, in milliseconds, a connection is not read after its request was refused. */
const pauseMs = 100

/**
 * The limit is between `least` and `most`. It falls by a fifth when a request waited too long for a shared resource,
 * such as a database connection, and rises by one for as many short waits as it admits (additive increase,
 * multiplicative decrease, as in RFC 5681): how many requests can be served in time depends on the machine and on its
 * other users.
 */
export class Gate {
  readonly #most: number
  readonly #least: number
  #limit: number
  #inFlight = 0
  #decreased = Number.NEGATIVE_INFINITY

  constructor(most: number, least = most) {
    this.#most = most
    this.#least = Math.min(least, most)
    this.#limit = most
  }

  get isFull(): boolean {
    return this.#inFlight >= Math.floor(this.#limit)
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
  }

  /** Admits a request, which must leave. Throws 503 at the limit; an `exempt` operation is always admitted. */
  enter({ exempt }: Pick<Operation, 'exempt'>): void {
    if (!exempt && this.isFull) {
      const cause = new Overload(`${this.#inFlight} requests are in flight.`)
      throw kernelProblem('unavailable', { headers: { 'Retry-After': '1' }, cause })
    }
    this.#inFlight++
  }

  leave(): void {
    this.#inFlight--
  }

  /** Leaves for as long as the client is to act: a body that arrives slowly takes no place of another request. */
  async whilePaused<T>(wait: () => Promise<T>): Promise<T> {
    this.#inFlight--
    try {
      return await wait()
    } finally {
      this.#inFlight++
    }
  }
}

/**
 * Puts a refusal before a server's listener: while the gate is full, requests are refused before the Express stack. The
 * gate is asked again once the operation is known, so a path that may be exempt passes here. So does a request with an
 * `Origin`: a web page can read no response without the headers of CORS.
 *
 * After a refusal the connection is not read for a moment. Clients that retry immediately would otherwise occupy every
 * turn of the event loop, and a request in flight needs several turns (bench/RESULTS.md, overload). A client that waits
 * as `Retry-After` says is not affected.
 */
export function refuseEarly(
  gate: Gate,
  operations: Operation[],
  { begin, onRefused }: RefusalOptions,
  serve: RequestListener,
): RequestListener {
  const first = (path: string) => /^\/[^/?]*/.exec(path)?.[0] ?? ''
  const passing = new Set(operations.filter(({ exempt }) => exempt).map(({ path }) => first(path)))
  const problem = kernelProblem('unavailable', { headers: { 'Retry-After': '1' } })
  const pause = pauser()
  return function refuse(request, response) {
    const { url = '', headers: sent } = request
    if (!gate.isFull || sent.origin !== undefined || passing.has(first(url))) {
      serve(request, response)
      return
    }
    onRefused()
    sendProblem(response, problem, begin(request, response))
    pause(request.socket)
  }
}

/** Returns a function that pauses a connection. All connections of one turn of the event loop share a timer. */
function pauser(): (socket: Socket) => void {
  let refused: Socket[] = []
  return (socket) => {
    refused.push(socket)
    if (refused.length > 1) return
    // Later in the turn, since the end of a response makes Node read on.
    setImmediate(() => {
      const paused = refused
      refused = []
      for (const one of paused) one.pause()
      setTimeout(() => {
        for (const one of paused) one.resume()
      }, pauseMs)
    })
  }
}

interface RefusalOptions {
  /** Begins a request that is refused, as the service begins every other one. Returns its id. */
  begin(request: IncomingMessage, response: ServerResponse): string
  onRefused(): void
}
