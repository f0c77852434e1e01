/** How long a request may be worked on: until its deadline, and while its client is connected. */
import type { EventEmitter } from 'node:events'
import { kernelProblem } from './problem.ts'

/** Seconds for an operation whose `x-deadline` says nothing. */
export const usualDeadline = 10

/** The client closed the connection: its request is stopped. */
class ClientGone extends Error {}

export class Deadline {
  readonly #controller = new AbortController()
  /** Aborted when the work is to stop, with the problem 503 `unavailable` as its reason. */
  readonly signal = this.#controller.signal
  readonly #connection: EventEmitter
  readonly #onClose = () => this.#stop(new ClientGone('The client has gone.'))
  #milliseconds: number | undefined
  #timer: NodeJS.Timeout | undefined
  /** Rejects when the work is to stop. */
  readonly #stopped = Promise.withResolvers<never>()

  /** The work is to stop when `connection` closes: a response, or the socket of a request without one. */
  constructor(connection: EventEmitter) {
    this.#connection = connection
    connection.once('close', this.#onClose)
  }

  get clientGone(): boolean {
    return this.signal.aborted && this.signal.reason.cause instanceof ClientGone
  }

  /** The time begins. `null`: there is no end to it. */
  begin(seconds: number | null): void {
    if (seconds === null) return
    this.#milliseconds = seconds * 1000
    this.resume()
  }

  /** Stops the time while the client is to act, such as to send a body. */
  pause(): void {
    clearTimeout(this.#timer)
  }

  /** The time begins anew, unless there is no end to it. */
  resume(): void {
    if (this.#milliseconds === undefined || this.signal.aborted) return
    const passed = () => this.#stop(new Error(`The deadline of ${this.#milliseconds} ms has passed.`))
    this.#timer = setTimeout(passed, this.#milliseconds)
  }

  /** Returns what `work` returns, or throws when it is to stop before. The work may go on; its outcome is dropped. */
  race<T>(work: Promise<T>): Promise<T> {
    return Promise.race([this.#stopped.promise, work])
  }

  /** The work is done, and nothing stops it any more. */
  end(): void {
    clearTimeout(this.#timer)
    this.#connection.off('close', this.#onClose)
  }

  #stop(cause: Error): void {
    clearTimeout(this.#timer)
    this.#controller.abort(kernelProblem('unavailable', { headers: { 'Retry-After': '1' }, cause }))
    this.#stopped.reject(this.signal.reason)
    // Nothing may be in a race.
    this.#stopped.promise.catch(() => {})
  }
}
