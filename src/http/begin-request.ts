/**
 * Begins and ends every request: gives it an id, a start time and the standard headers of its response, and reports it once it
 * has ended, as a line in the access log.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { newId } from '../db/new-id.ts'
import { eventStream, type RequestFacts, requestIdOf } from '../kernel/index.ts'
import type { EndedRequest } from '../telemetry/ended-request.ts'
import { type Headers, securityHeaders } from './security-headers.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** Names the request in its response and in the log. */
    id: string
    /** `performance.now()` when its headers had arrived. */
    begun: number
  }
}

/** Express adds the members that may be absent: a request that is refused before Express has neither. */
type Request = IncomingMessage & { secure?: boolean }
type Response = ServerResponse & { locals?: RequestFacts }

/**
 * Returns the function that begins a request, and returns the request's id. It must run before anything that changes the URL.
 *
 * `reports` get each request once its response was written or its client is gone. `inContext` binds a callback to the
 * request's async context: Node emits `close` outside of it, and the log line would lose its trace.
 */
export function requestBeginner(
  reports: ((ended: EndedRequest) => void)[],
  inContext?: (callback: () => void) => () => void,
): (request: Request, response: Response) => string {
  const completeHead = headCompleter()
  return (request, response) => {
    request.id = requestIdOf(request, newId)
    request.begun = performance.now()
    completeHead(request, response)
    const { method = '', url = '' } = request
    const onClose = () => {
      const { operation, user } = response.locals ?? {}
      const ended: EndedRequest = {
        ...(operation && { operation }),
        ...(user && { user }),
        method,
        path: pathOf(url),
        traceparent: request.headers.traceparent === undefined ? undefined : traceparentOf(request),
        status: response.headersSent ? response.statusCode : undefined,
        complete: response.writableFinished,
        stream: response.getHeader('Content-Type') === eventStream,
        duration: performance.now() - request.begun,
        id: request.id,
      }
      for (const report of reports) report(ended)
    }
    response.once('close', inContext ? inContext(onClose) : onClose)
    return request.id
  }
}

/** Returns the writer of lines: an error for a 5xx, a warning for a request that took more than `slowRequestMs`. */
export function accessLog(log: Logger, { slowRequestMs }: { slowRequestMs: number }): (ended: EndedRequest) => void {
  return ({ id, operation, user, method, path, status, complete, stream, duration, traceparent }) => {
    const slow = !stream && duration > slowRequestMs
    const level = status !== undefined && status >= 500 ? 'error' : slow ? 'warn' : 'info'
    if (!log.isLevelEnabled(level)) return
    log[level](
      {
        request_id: id,
        operation_id: operation?.id,
        route: operation?.path,
        user_id: user?.id,
        method,
        path,
        status,
        duration_ms: Math.round(duration * 10) / 10,
        traceparent,
      },
      `${slow ? 'slow request' : 'request'} ${complete ? 'completed' : 'aborted'}`,
    )
  }
}

/**
 * CORS headers depend on the origin, and what a caller sees on their credentials, so a cache must not serve the response of
 * one to another.
 */
const vary: Headers = [['Vary', 'Origin, Authorization']]

type WriteHead = (status: number, ...rest: unknown[]) => ServerResponse

/**
 * Returns a function that completes the head of one response: security headers, `X-Request-Id`, and `X-Response-Time`
 * in milliseconds since the request's headers arrived. A header that the response sets itself stays as it is.
 */
export function headCompleter(): (request: IncomingMessage & { secure?: boolean }, response: ServerResponse) => void {
  const overTls = [...vary, ...securityHeaders(true)]
  const inTheClear = [...vary, ...securityHeaders(false)]
  const [flatOverTls, flatInTheClear] = [overTls.flat(), inTheClear.flat()]
  const names = new Set(overTls.map(([name]) => name.toLowerCase()))

  return (request, response) => {
    const writeHead = response.writeHead as WriteHead
    const completed: WriteHead = (status, ...rest) => {
      const { id, begun, secure } = request
      const time = `${(performance.now() - begun).toFixed(3)}ms`
      const [headers] = rest
      // Node writes a flat list of names and values as it is, provided that no header was set before.
      if (Array.isArray(headers) && response.getHeaderNames().length === 0 && !containsAny(headers, names)) {
        const all = ['X-Request-Id', id, 'X-Response-Time', time].concat(secure ? flatOverTls : flatInTheClear, headers)
        return writeHead.call(response, status, all)
      }
      response.setHeader('X-Request-Id', id)
      response.setHeader('X-Response-Time', time)
      // The handler of CORS sets `Vary` too, to less.
      response.removeHeader('Vary')
      for (const [name, value] of secure ? overTls : inTheClear)
        if (!response.hasHeader(name)) response.setHeader(name, value)
      return writeHead.call(response, status, ...rest)
    }
    response.writeHead = completed as ServerResponse['writeHead']
  }
}

/** Whether a flat list of header names and values contains one of the names, which are in lower case. */
function containsAny(headers: string[], names: Set<string>): boolean {
  for (let index = 0; index < headers.length; index += 2)
    if (names.has((headers[index] as string).toLowerCase())) return true
  return false
}

/** The path of a request target, without its query. A target in absolute form (RFC 9112, 3.2.2) may hold a password. */
export function pathOf(target: string): string {
  if (target.startsWith('/') && !/[?#]/.test(target)) return target
  const path = URL.canParse(target) ? new URL(target).pathname : target
  return path.replace(/[?#].*$/s, '')
}

/** The `traceparent` header (W3C Trace Context, 3.2); undefined where it is absent or malformed. */
export function traceparentOf({ headers: { traceparent } }: IncomingMessage): string | undefined {
  const form = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/
  return typeof traceparent === 'string' && form.test(traceparent) ? traceparent : undefined
}
