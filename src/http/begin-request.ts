/** Begins every request: gives it an id, a start time and its response headers, and reports it once it has ended. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { newId } from '../db/new-id.ts'
import { eventStream, type RequestFacts, requestIdOf } from '../kernel/index.ts'
import type { EndedRequest } from '../telemetry/ended-request.ts'
import { headCompleter } from './response-headers.ts'

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
 * `onEnd` gets each request once its response was written or its client is gone. `inContext` binds a callback to the
 * request's async context: Node emits `close` outside of it, and the log line would lose its trace.
 */
export function requestBeginner(
  onEnd: (ended: EndedRequest) => void,
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
      onEnd({
        ...(operation && { operation }),
        ...(user && { user }),
        method,
        path: pathOf(url),
        traceparent: traceparentOf(request),
        status: response.headersSent ? response.statusCode : undefined,
        complete: response.writableFinished,
        stream: response.getHeader('Content-Type') === eventStream,
        duration: performance.now() - request.begun,
        id: request.id,
      })
    }
    response.once('close', inContext ? inContext(onClose) : onClose)
    return request.id
  }
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
