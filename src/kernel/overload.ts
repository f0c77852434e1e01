/**
 * A limit to the requests that are in work at once. What comes beyond is refused before any work is done for it, since
 * a service that begins everything ends nothing: each request waits for all the others, until its client has given up.
 */

import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'
import type { Operation } from './model.ts'
import { kernelProblem } from './problem.ts'

/** Why a request was refused that nothing is wrong with. It is no failure to write about, each time that it happens. */
export class Overload extends Error {}

/** What the limit is multiplied by when waiting takes too long. */
const lowering = 0.8

/** Milliseconds until a connection is read again whose request was refused. */
const pause = 100

/**
 * The limit is `most`, and as low as `least` while those in work wait too long for what they share, such as a database
 * connection: how many can be served in time depends on the machine and on who else uses it. It falls by a fifth, and
 * rises by one for as many good waits as it lets in (additive increase, multiplicative decrease, as in RFC 5681).
 */
export class Gate {
  readonly #most: number
  readonly #least: number
  #limit: number
  #inWork = 0
  #lowered = Number.NEGATIVE_INFINITY

  constructor(most: number, least = most) {
    this.#most = most
    this.#least = Math.min(least, most)
    this.#limit = most
  }

  get isFull(): boolean {
    return this.#inWork >= Math.floor(this.#limit)
  }

  /**
   * Tells how long somebody in work waited for what all share, and how long is too long, in milliseconds. What is heard
   * for that time after the limit was lowered is of those who were let in before, and lowers it no further.
   */
  waited(milliseconds: number, tooLong: number, now = performance.now()): void {
    if (milliseconds < tooLong) {
      this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit)
    } else if (now - this.#lowered >= tooLong) {
      this.#lowered = now
      this.#limit = Math.max(this.#least, this.#limit * lowering)
    }
  }

  /** Lets a request in, who must leave. Throws 503 when there are too many; those that are `exempt` always pass. */
  enter({ exempt }: Pick<Operation, 'exempt'>): void {
    if (!exempt && this.isFull) {
      const cause = new Overload(`${this.#inWork} requests are in work.`)
      throw kernelProblem('unavailable', { headers: { 'Retry-After': '1' }, cause })
    }
    this.#inWork++
  }

  leave(): void {
    this.#inWork--
  }

  /** Leaves while the client has something to do: whoever sends a body slowly keeps nobody out. */
  async apart<T>(wait: () => Promise<T>): Promise<T> {
    this.#inWork--
    try {
      return await wait()
    } finally {
      this.#inWork++
    }
  }
}

/**
 * Puts a refusal before a server's listener: as long as the gate is full, requests are refused before anything else
 * looks at them, the stack included. The gate is asked again once the operation is known, so whatever may be exempt
 * passes here; so does what a web page sends, which can read no answer without the headers of CORS.
 *
 * The connection of who was refused is then left unread for a moment. Serving a request takes several turns of the event
 * loop, and a turn lasts until every connection that has something to say was heard: where all who were refused ask again
 * at once, nearly all of a turn is refusing, and those in work do not get on (measured with 400 connections and twice the
 * capacity: 25 % of the peak was served, against 85 % and more). Who waits as `Retry-After` says notices nothing.
 */
export function refuseEarly(
  gate: Gate,
  operations: Operation[],
  { newRequestId, onRefused, headers: usual = [] }: RefusalOptions,
  serve: RequestListener,
): RequestListener {
  const first = (path: string) => /^\/[^/?]*/.exec(path)?.[0] ?? ''
  const passing = new Set(operations.filter(({ exempt }) => exempt).map(({ path }) => first(path)))
  const problem = kernelProblem('unavailable')
  const rest = restAfterRefusal()
  const fixed = [...usual.flat(), 'Content-Type', 'application/problem+json', 'Retry-After', '1']
  return function refuse(request, response) {
    const { url = '', headers } = request
    if (!gate.isFull || headers.origin !== undefined || passing.has(first(url))) {
      serve(request, response)
      return
    }
    onRefused()
    const requestId = newRequestId()
    const body = JSON.stringify(problem.toBody(requestId))
    const length = String(Buffer.byteLength(body))
    response.writeHead(problem.status, [...fixed, 'Content-Length', length, 'X-Request-Id', requestId])
    response.end(body)
    rest(request.socket)
  }
}

/** Pauses the connections that it is given, all those of a turn of the event loop together. */
function restAfterRefusal(): (socket: Socket) => void {
  let refused: Socket[] = []
  return (socket) => {
    refused.push(socket)
    if (refused.length > 1) return
    // Later in the turn, since the end of an answer makes Node read on.
    setImmediate(() => {
      const resting = refused
      refused = []
      for (const one of resting) one.pause()
      setTimeout(() => {
        for (const one of resting) one.resume()
      }, pause)
    })
  }
}

interface RefusalOptions {
  newRequestId(): string
  onRefused(): void
  /** Those of every answer, besides its own. */
  headers?: readonly (readonly [name: string, value: string])[]
}
