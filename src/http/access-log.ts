/** What is known of each request when it ends, and the line that the log has of it. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { newId } from '../db/new-id.ts'
import { eventStream, type RequestFacts } from '../kernel/index.ts'
import type { EndedRequest } from '../telemetry/ended-request.ts'

declare module 'node:http' {
  interface IncomingMessage {
    /** Names it in the answer and in the log. */
    id: string
    /** When its headers were there, as `performance.now()` tells it. */
    begun: number
  }
}

/** Gives a request its id and its beginning; an `X-Request-Id` of the caller's is kept when it is sane. */
export function beginRequest(request: IncomingMessage, _: ServerResponse, next: () => void): void {
  const given = request.headers['x-request-id']
  request.id = typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newId()
  request.begun = performance.now()
  next()
}

/**
 * Tells `observe` of every request, once it has ended. Comes after `beginRequest`, before whatever changes the URL.
 * `inContext` binds to the request's async context: a connection ends its answers outside of what the request began,
 * such as its trace.
 */
export function observeRequests(
  observe: (ended: EndedRequest) => void,
  inContext: (onClose: () => void) => () => void = (onClose) => onClose,
) {
  return (request: IncomingMessage, response: ServerResponse & { locals: RequestFacts }, next: () => void): void => {
    const { method = '', url = '' } = request
    const onClose = () => {
      const { operation, user } = response.locals
      observe({
        ...(operation && { operation }),
        ...(user && { user }),
        method,
        path: pathOf(url),
        traceparent: sane(request.headers.traceparent),
        status: response.headersSent ? response.statusCode : undefined,
        complete: response.writableFinished,
        stream: response.getHeader('Content-Type') === eventStream,
        duration: performance.now() - request.begun,
        id: request.id,
      })
    }
    response.once('close', inContext(onClose))
    next()
  }
}

/** The line of a request: an error for a 5xx, a warning for one that took more than `slowRequestMs` milliseconds. */
export function logRequest(log: Logger, { slowRequestMs }: { slowRequestMs: number }) {
  return ({
    id,
    operation,
    user,
    method,
    path,
    status,
    complete,
    stream,
    duration,
    traceparent,
  }: EndedRequest): void => {
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

/** The path of a target without its query. A target may be a whole address (RFC 9112, 3.2.2), which may even hold a password. */
export function pathOf(target: string): string {
  if (target.startsWith('/') && !/[?#]/.test(target)) return target
  const path = URL.canParse(target) ? new URL(target).pathname : target
  return path.replace(/[?#].*$/s, '')
}

/** A header `traceparent` as it has to be; any other text in it is nothing. */
export function sane(traceparent: string | string[] | undefined): string | undefined {
  const form = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/
  return typeof traceparent === 'string' && form.test(traceparent) ? traceparent : undefined
}
