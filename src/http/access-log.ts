/** The access log: one line for each request that has ended. */
import type { Logger } from 'pino'
import type { EndedRequest } from '../telemetry/ended-request.ts'

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
