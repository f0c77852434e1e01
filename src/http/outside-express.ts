/** Names, heads and reports refusals outside of the Express stack as the stack does with any other request. */
import { newId } from '../db/new-id.ts'
import type { BareOptions } from '../kernel/index.ts'
import type { Context } from '../service/context.ts'
import { accessLog, pathOf, traceparentOf } from './begin-request.ts'
import { bareHeaders } from './security-headers.ts'

export function outsideExpress({ log, metrics, config }: Pick<Context, 'log' | 'metrics' | 'config'>): BareOptions {
  const writeLine = accessLog(log, config)
  return {
    newRequestId: newId,
    headers: { ...bareHeaders(), 'Cache-Control': 'no-store' },
    onRefused({ id, status, request, duration }) {
      const ended = {
        id,
        method: request?.method,
        path: request?.url === undefined ? undefined : pathOf(request.url),
        traceparent: request ? traceparentOf(request) : undefined,
        status,
        complete: true,
        stream: false,
        duration,
      }
      writeLine(ended)
      metrics.countRequest(ended)
    },
  }
}
