/**
 * A limit to the requests that are in work at once. What comes beyond is refused before any work is done for it, since
 * a service that begins everything ends nothing: each request waits for all the others, until its client has given up.
 */
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

  /** Lets a request in, who must leave. Throws 503 when there are too many; those that are `exempt` always pass. */
  enter({ exempt }: Pick<Operation, 'exempt'>): void {
    if (!exempt && this.#inWork >= this.#limit) {
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
