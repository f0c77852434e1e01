/** The event socket: the same streams as `GET /events`, in WebSocket frames (RFC 6455), several at a time. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { problem, type Schemas } from '../api.ts'
import { bearerAuthenticator } from '../auth/authenticate.ts'
import type { Context } from '../context.ts'
import { Problem } from '../contract/problem.ts'
import { compileSchema } from '../contract/reply.ts'
import { toProblem } from '../db/errors.ts'
import { follow } from './follow.ts'
import { encodePosition } from './position.ts'
import { filterOf, startOf } from './subscription.ts'
import type { EndReason, Reader } from './tail.ts'
import { useTicket } from './tickets.ts'

type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>
type Message = Schemas['SocketMessage']

export const eventSocketPath = '/events/ws'
/** Bytes of a client's message. */
const maxPayload = 16 * 1024
const maxSubscriptions = 10
/** Bytes that may wait for a client who does not read. */
const maxBuffered = 1024 * 1024
/** Milliseconds between pings; who has not answered the last one is gone. */
const pingInterval = 30_000

/** Milliseconds for a client to answer a close; the service must not wait for one that does not when it stops. */
const closeTimeout = 3_000

const closeCodes = { token_expired: 4401, session_ended: 4401, too_slow: 4408, shutting_down: 1001 } as const
const invalidMessage = 4400

/** Answers the requests of a server that ask for an upgrade. Sockets end with `context.tail`. */
export function serveEventSocket(server: Server, context: Context, newRequestId: () => string): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout,
  })
  const authenticate = bearerAuthenticator(context)
  const assertRequest = compileSchema(context.contract, 'SocketRequest')
  const assertMessage = compileSchema(context.contract, 'SocketMessage')

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    admit(request)
      .then((holder) => {
        if (!socket.destroyed) sockets.handleUpgrade(request, socket, head, (opened) => serve(opened, holder))
      })
      .catch((error) => refuse(socket, error))
  })

  async function admit(request: IncomingMessage): Promise<Holder> {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname !== eventSocketPath) throw problem('not_found')
    if (!isOwnOrigin(request))
      throw problem('forbidden', { detail: 'The page of this origin may not open the socket.' })
    const ticket = url.searchParams.get('ticket')
    if (ticket !== null) {
      const holder = await useTicket(context.pool, ticket)
      if (!holder) throw problem('unauthenticated', { detail: 'The ticket is unknown, used, or too old.' })
      return holder
    }
    const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    if (!token) throw problem('unauthenticated')
    const user = await authenticate(token, { db: context.pool })
    if (user.scopes && !user.scopes.includes('events:read'))
      throw problem('insufficient_scope', { detail: 'The scope events:read is needed.' })
    return { userId: user.id, sessionId: user.session_id, expiresAt: user.token_expires_at }
  }

  /** A browser names the origin of the page, and nothing else stops a foreign page from opening a socket. */
  function isOwnOrigin({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers
    if (origin === undefined || context.config.corsOrigins.includes(origin)) return true
    return URL.canParse(origin) && new URL(origin).host === host
  }

  function refuse(socket: Duplex, error: unknown): void {
    const found = error instanceof Problem ? error : (toProblem(error) ?? problem('internal_error'))
    const requestId = newRequestId()
    if (found.status >= 500) context.log.error({ err: error, request_id: requestId }, 'the event socket failed')
    const body = JSON.stringify(found.toBody(requestId))
    const challenge = found.status === 401 ? 'WWW-Authenticate: Bearer realm="taskpact"\r\n' : ''
    socket.end(
      `HTTP/1.1 ${found.status} ${found.title}\r\nContent-Type: application/problem+json\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nX-Request-Id: ${requestId}\r\n${challenge}Connection: close\r\n\r\n${body}`,
    )
  }

  function serve(socket: WebSocket, holder: Holder): void {
    const subscriptions = new Map<string, AbortController>()
    const closed = context.metrics.countStream('websocket')
    let alive = true
    const pings = setInterval(() => {
      if (!alive) socket.terminate()
      else socket.ping()
      alive = false
    }, pingInterval)

    function send(message: Message): void {
      assertMessage(message)
      if (socket.bufferedAmount > maxBuffered) end('too_slow')
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
    }

    function end(reason: EndReason): void {
      for (const subscription of subscriptions.values()) subscription.abort()
      // Whoever does not read will not read this either; the close would wait behind all that is buffered.
      if (socket.bufferedAmount > maxBuffered) socket.terminate()
      else if (socket.readyState === socket.OPEN)
        socket.send(JSON.stringify({ type: 'ended', reason } satisfies Message))
      socket.close(closeCodes[reason], reason)
    }

    async function subscribe({ id, since, ...filter }: Schemas['SocketSubscribe']): Promise<void> {
      const subscription = new AbortController()
      try {
        if (subscriptions.size >= maxSubscriptions || subscriptions.has(id)) throw problem('conflict')
        subscriptions.set(id, subscription)
        const after = await startOf(context.pool, since)
        send({ type: 'subscribed', id, cursor: encodePosition(after) })
        const stream = { reader: holder, after, wants: filterOf(filter), signal: subscription.signal }
        for await (const message of follow(context, stream)) {
          if (message.kind === 'ended') return end(message.reason)
          if (message.kind === 'event')
            send({ type: 'event', id, cursor: encodePosition(message.position), event: message.event })
        }
      } catch (error) {
        const found = error instanceof Problem ? error : (toProblem(error) ?? problem('internal_error'))
        if (found.status >= 500) context.log.error({ err: error }, 'a subscription failed')
        send({ type: 'refused', id, code: found.code as Schemas['ProblemCode'], title: found.title })
      } finally {
        if (subscriptions.get(id) === subscription) subscriptions.delete(id)
      }
    }

    socket.on('pong', () => {
      alive = true
    })
    socket.on('message', (data, isBinary) => {
      if (isBinary) return socket.close(1003, 'Send text.')
      let request: Schemas['SocketRequest']
      try {
        request = JSON.parse(String(data))
        assertRequest(request)
      } catch {
        return socket.close(invalidMessage, 'The message is not as the contract says.')
      }
      if (request.type === 'subscribe') void subscribe(request)
      else {
        subscriptions.get(request.id)?.abort()
        subscriptions.delete(request.id)
      }
    })
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      closed()
      clearInterval(pings)
      for (const subscription of subscriptions.values()) subscription.abort()
    })
    // Also without a subscription the socket ends with the token, the session and the service.
    watch(socket, holder, end)
  }

  function watch(socket: WebSocket, holder: Holder, end: (reason: EndReason) => void): void {
    const left = context.tail.join({ ...holder, onEvent() {}, onEnd: end }).catch((error) => {
      context.log.error({ err: error }, 'the event socket failed')
      socket.close(1011)
      return () => {}
    })
    socket.once('close', () => void left.then((leave) => leave()))
  }
}
