/** The part of autocannon 9 that the bench uses. autocannon has no types of its own. */
declare module 'autocannon' {
  export interface LoadRequest {
    method?: string
    path?: string
    headers?: Record<string, string>
    body?: string
  }
  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    requests: LoadRequest[]
    headers?: Record<string, string>
    /** Requests a second of all connections together, at most. */
    overallRate?: number
    /** Puts a new id in place of each `[<id>]`. */
    idReplacement?: boolean
  }
  export interface Result {
    /** Seconds that it took. */
    duration: number
    /** Connections that failed, and timeouts. */
    errors: number
    timeouts: number
    non2xx: number
    '2xx': number
    requests: { total: number }
    /** Milliseconds. */
    latency: { p50: number; p99: number; average: number }
  }
  /** A run, which emits an event for each response. It has `then`, but is no promise: it has no `finally`. */
  export interface Running extends PromiseLike<Result> {
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): this
  }
  export default function autocannon(options: Options): Running
}
