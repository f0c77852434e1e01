/** The report of a request that has ended, for the access log and the metrics. */
import type { RequestFacts } from '../kernel/index.ts'

/** A request whose response was sent, or whose client has gone. */
export interface EndedRequest extends RequestFacts {
  /** Absent for input that is no request. */
  method: string | undefined
  /** Without the query. Absent for input that is no request. */
  path: string | undefined
  /** The client's `traceparent` (W3C Trace Context, 3.2). */
  traceparent: string | undefined
  /** Absent where the client went before the response began. */
  status: number | undefined
  /** Whether the whole response was handed to the operating system. */
  complete: boolean
  /** Whether the response was an event stream, which has no usual duration. */
  stream: boolean
  /** Milliseconds from the request's headers to the last byte of the response. */
  duration: number
  id: string
}
