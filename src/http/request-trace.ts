/** The span of each request, the parent of every span that the request causes. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestFacts } from '../kernel/index.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import { pathOf, traceparentOf } from './begin-request.ts'

/** `protocol` is Express's: `https` too where a trusted proxy says so. */
type ObservedRequest = IncomingMessage & { protocol: string }

/** Must run before the access log, so that its lines name their trace. Continues the client's `traceparent`. */
export function traceRequests(tracing: Tracing) {
  return (request: ObservedRequest, response: ServerResponse & { locals: RequestFacts }, next: () => void): void => {
    const { method = '', url = '' } = request
    const attributes = { 'http.request.method': method, 'url.path': pathOf(url), 'url.scheme': request.protocol }
    void tracing.enter({ name: method, kind: 'SERVER', attributes }, traceparentOf(request), async (span) => {
      const closed = new Promise((resolve) => response.once('close', resolve))
      next()
      await closed
      const { operation } = response.locals
      const { statusCode } = response
      if (operation) span.describe({ name: operation.id, attributes: { 'http.route': operation.path } })
      if (!response.headersSent) return span.describe({ error: 'aborted' })
      span.describe({ attributes: { 'http.response.status_code': statusCode } })
      if (statusCode >= 500) span.describe({ error: String(statusCode) })
    })
  }
}
