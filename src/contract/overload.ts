/**
 * A limit to the requests that are in work at once. What comes beyond is refused before any work is done for it, since
 * a service that begins everything ends nothing: each request waits for all the others, until its client has given up.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Operation } from './document.ts'
import { kernelProblem } from './problem.ts'

/** Why a request was refused that nothing is wrong with. It is no failure to write about, each time that it happens. */
export class Overload extends Error {}

export class Gate {
  readonly #limit: number
  #inWork = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  get isFull(): boolean {
    return this.#inWork >= this.#limit
  }

  /** Lets a request in, who must leave. Throws 503 when there are too many; those that are `exempt` always pass. */
  enter({ exempt }: Pick<Operation, 'exempt'>): void {
    if (!exempt && this.isFull) {
      const cause = new Overload(`${this.#limit} requests are in work.`)
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
 * Refuses requests before anything else looks at them, as long as the gate is full: the stack and a line in the log
 * would cost a third of what serving one does. The gate is asked again once the operation is known, so whatever may be
 * exempt passes here; so does what a web page sends, which can read no answer without the headers of CORS.
 */
export function refuseEarly(
  gate: Gate,
  operations: Operation[],
  { newRequestId, onRefused }: { newRequestId(): string; onRefused(): void },
) {
  const first = (path: string) => /^\/[^/?]*/.exec(path)?.[0] ?? ''
  const passing = new Set(operations.filter(({ exempt }) => exempt).map(({ path }) => first(path)))
  const problem = kernelProblem('unavailable')
  return function refuse({ url = '', headers }: IncomingMessage, response: ServerResponse, next: () => void): void {
    if (!gate.isFull || headers.origin !== undefined || passing.has(first(url))) {
      next()
      return
    }
    onRefused()
    const requestId = newRequestId()
    const body = JSON.stringify(problem.toBody(requestId))
    response.writeHead(problem.status, {
      'Content-Type': 'application/problem+json',
      'Content-Length': Buffer.byteLength(body),
      'Retry-After': '1',
      'X-Request-Id': requestId,
    })
    response.end(body)
  }
}
