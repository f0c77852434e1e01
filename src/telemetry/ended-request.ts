/** What the access log, the metrics and the traces know of a request once it has ended. */
import type { RequestFacts } from '../kernel/index.ts'

/** A request that has ended: answered, or given up by its client. */
export interface EndedRequest extends RequestFacts {
  method: string
  /** Without the query. */
  path: string
  /** A trace of the caller's that this request is part of (W3C Trace Context, 3.2). */
  traceparent: string | undefined
  /** Absent: the client went away before there was an answer. */
  status: number | undefined
  /** The whole answer was handed to the network. */
  complete: boolean
  /** The answer was a stream of events, which lasts as long as its reader likes. */
  stream: boolean
  /** Milliseconds from the request's headers to the last byte of the answer. */
  duration: number
  id: string
}
