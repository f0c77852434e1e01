/** Who may open the event socket, and the answer to whoever may not: there is no response yet to write it with. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Reader } from '../../changelog/tail.ts'
import { bounded } from '../../db/limits/limits.ts'
import { Deadline, Overload, Problem, usualDeadline } from '../../kernel/index.ts'
import { problem } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { toProblem } from '../../service/to-problem.ts'
import { bearerAuthenticator } from '../auth/authenticate.ts'
import { useTicket } from './tickets.ts'

export type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>

export const eventSocketPath = '/events/ws'

/**
 * Answers who asks for an upgrade, with a place among the requests in work and a deadline as any other request; null:
 * they were refused, and told why.
 */
export function compileAdmission(context: Context, newRequestId: () => string) {
  const { config, gate, pool } = context
  const authenticate = bearerAuthenticator(context)

  return async function admit(request: IncomingMessage, socket: Duplex): Promise<Holder | null> {
    try {
      gate.enter({ exempt: false })
    } catch (error) {
      context.metrics.countRefused()
      refuse(socket, error)
      return null
    }
    const deadline = new Deadline(socket)
    deadline.begin(usualDeadline)
    // Only who reads hears that the client has gone. A client has nothing to say before the answer (RFC 6455, 4.1).
    const leave = () => socket.destroy()
    socket.on('data', leave).on('end', leave)
    try {
      return await deadline.race(recognize(request, deadline.signal))
    } catch (error) {
      if (!deadline.clientGone) refuse(socket, error)
      return null
    } finally {
      socket.off('data', leave).off('end', leave)
      deadline.end()
      gate.leave()
    }
  }

  async function recognize(request: IncomingMessage, signal: AbortSignal): Promise<Holder> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== eventSocketPath) throw problem('not_found')
    if (!isOwnOrigin(request))
      throw problem('forbidden', { detail: 'This origin is not allowed to open the WebSocket.' })
    const db = bounded(pool, { signal, wait: config.databaseWaitMs })
    const ticket = url.searchParams.get('ticket')
    if (ticket !== null) {
      const holder = await useTicket(db, ticket)
      if (!holder) throw problem('unauthenticated', { detail: 'The ticket is unknown, used or expired.' })
      return holder
    }
    const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw problem('unauthenticated')
    const user = await authenticate(token, { db })
    if (user.scopes && !user.scopes.includes('events:read'))
      throw problem('insufficient_scope', { detail: 'The token needs the scope events:read.' })
    return { userId: user.id, sessionId: user.session_id, expiresAt: user.token_expires_at }
  }

  /** A browser names the origin of the page, and nothing else stops a foreign page from opening a socket. */
  function isOwnOrigin({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers
    if (origin === undefined || config.corsOrigins.includes(origin)) return true
    return URL.canParse(origin) && new URL(origin).host === host
  }

  function refuse(socket: Duplex, error: unknown): void {
    const found = error instanceof Problem ? error : (toProblem(error) ?? problem('internal_error'))
    const requestId = newRequestId()
    if (found.status >= 500 && !(found.cause instanceof Overload))
      context.log.error({ err: error, request_id: requestId }, 'the event socket failed')
    const body = JSON.stringify(found.toBody(requestId))
    const headers = {
      'Content-Type': 'application/problem+json',
      'Content-Length': String(Buffer.byteLength(body)),
      'X-Request-Id': requestId,
      'X-Content-Type-Options': 'nosniff',
      ...(found.status === 401 && { 'WWW-Authenticate': 'Bearer realm="taskpact"' }),
      ...(found.status === 503 && { 'Retry-After': '1' }),
      Connection: 'close',
    }
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    // The other half is not waited for: nobody reads it.
    socket.once('finish', () => socket.destroy())
    socket.end(`HTTP/1.1 ${found.status} ${found.title}\r\n${lines.join('')}\r\n${body}`)
  }
}
