/** The event socket: the streams of `GET /events` in WebSocket frames (RFC 6455), several over one connection. */
import type { Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { follow } from '../../changelog/follow.ts'
import { encodePosition } from '../../changelog/position.ts'
import type { LoggedEvent } from '../../changelog/queries.ts'
import type { EndReason, Reader } from '../../changelog/tail.ts'
import { type BareOptions, compileInput, compileSchema, Problem } from '../../kernel/index.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { toProblem } from '../../service/to-problem.ts'
import { createPings, type Pinged, type Pings } from './pings.ts'
import { createSocketBudgets, type SocketBudgets, type SocketLimits, socketLimits } from './socket-limits.ts'
import { eventFilter, startOf } from './subscription.ts'
import { compileAdmission, type Holder } from './upgrade.ts'

type Message = Schemas['SocketMessage']

/** Maximal bytes that are buffered for a client that does not read. */
const maxBuffered = 1024 * 1024

/** Milliseconds that a client has to answer a close frame, so that no client can delay a shutdown. */
const closeTimeout = 3_000

const closeCodes = { token_expired: 4401, session_ended: 4401, too_slow: 4408, shutting_down: 1001 } as const
const invalidMessage = 4400
const budgetSpent = 4429
/** Milliseconds that a client has to read why it is closed, when nothing more is read from it. */
const spentGraceMs = 1_000

/** State that all sockets of a process share. */
interface Shared {
  context: Context
  pings: Pings
  limits: SocketLimits
  budgets: SocketBudgets
  assertRequest(value: unknown): void
  /** Serializes a message. Throws for one that breaks the contract. */
  write(message: Message): string
  /** Serializes an event once for all subscriptions of the same id. */
  writeEvent(id: string, logged: LoggedEvent): Buffer
}

/** Handles the upgrade requests of a server. The sockets end when `context.tail` stops. */
export function serveEventSocket(server: Server, context: Context, options: BareOptions): void {
  const limits = socketLimits(context.contract)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.message_bytes,
    perMessageDeflate: false,
    clientTracking: false,
    closeTimeout,
  })
  const { admit, refuse } = compileAdmission(context, options)
  const shared = {
    context,
    pings: createPings(),
    limits,
    budgets: createSocketBudgets(limits),
    assertRequest: compileInput(context.contract, 'SocketRequest'),
    ...compileWriting(compileSchema(context.contract, 'SocketMessage')),
  }
  // Faults of the handshake, of which `ws` would write an answer of its own.
  sockets.on('wsClientError', (error, socket, request) => {
    const headers = { 'Sec-WebSocket-Version': '13' }
    refuse(socket, problem('malformed_request', { detail: `${error.message}.`, headers }), request)
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    void admit(request, socket).then((holder) => {
      // `ws` takes no other protocol beside its own.
      request.headers.upgrade = 'websocket'
      if (holder && !socket.destroyed)
        sockets.handleUpgrade(request, socket, head, (opened) => new EventSocket(opened, holder, shared).begin(socket))
    })
  })
}

function compileWriting(assertMessage: (value: unknown) => void): Pick<Shared, 'write' | 'writeEvent'> {
  const written = new WeakMap<LoggedEvent, { id: string; bytes: Buffer }>()
  const write = (message: Message) => {
    assertMessage(message)
    return JSON.stringify(message)
  }
  return {
    write,
    writeEvent(id, logged) {
      const known = written.get(logged)
      if (known?.id === id) return known.bytes
      const { position, event } = logged
      const bytes = Buffer.from(write({ type: 'event', id, cursor: encodePosition(position), event }))
      written.set(logged, { id, bytes })
      return bytes
    },
  }
}

/** Why a message does not match the contract. A reason has at most 123 bytes (RFC 6455, 5.5). */
function closeReason(error: unknown): string {
  if (!(error instanceof Problem && error.detail)) return 'The message is not JSON.'
  return error.detail.replaceAll(/[^ -~]/g, '?').slice(0, 123)
}

/** One client's socket. There may be ten thousand, so it holds few members, and no reference to its HTTP request. */
class EventSocket implements Pinged, Reader {
  readonly socket: WebSocket
  readonly userId: string
  readonly sessionId: string | null
  readonly expiresAt: number
  alive = true
  readonly #shared: Shared
  /** Absent before the first subscription. */
  #subscriptions: Map<string, AbortController> | undefined
  /** Nothing more is read from the client. */
  #isSpent = false

  constructor(socket: WebSocket, { userId, sessionId, expiresAt }: Holder, shared: Shared) {
    this.socket = socket
    this.userId = userId
    this.sessionId = sessionId
    this.expiresAt = expiresAt
    this.#shared = shared
  }

  begin(connection: Duplex): void {
    const { socket } = this
    const { context, pings, budgets } = this.#shared
    const closed = context.metrics.countStream('websocket')
    pings.watch(this)
    // Before the frames in it are parsed.
    connection.prependListener('data', (chunk: Buffer) => this.#spend('bytes', chunk.length))
    socket.on('ping', () => this.#spend('frames', 1))
    socket.on('pong', () => {
      // The one that a ping asked for costs nothing: a user with many sockets has no choice but to send it.
      if (this.alive) this.#spend('frames', 1)
      this.alive = true
    })
    socket.on('message', (data, isBinary) => {
      if (this.#spend('frames', 1)) this.#receive(String(data), isBinary)
    })
    socket.on('error', () => socket.terminate())
    socket.once('close', () => {
      closed()
      budgets.forget(this)
      context.tail.leave(this)
      this.#endSubscriptions()
    })
    // Joins without a subscription too, so that the socket ends with the token, the session and the service.
    context.tail.join(this).catch((error) => {
      context.log.error({ err: error }, 'the event socket failed')
      socket.close(1011)
    })
  }

  /** Sends the reason, and closes. */
  onEnd(reason: EndReason): void {
    const { socket } = this
    this.#endSubscriptions()
    // A client that does not read would not read the close frame either: it waits behind the buffered data.
    if (socket.bufferedAmount > maxBuffered) socket.terminate()
    else this.#send(JSON.stringify({ type: 'ended', reason } satisfies Message))
    socket.close(closeCodes[reason], reason)
  }

  /** Counts what the client sent. Returns false, and closes the socket, once that is too much. */
  #spend(kind: 'frames' | 'bytes', amount: number): boolean {
    if (this.#isSpent) return false
    if (this.#shared.budgets.spend(this, this.userId, kind, amount)) return true
    const { socket } = this
    this.#isSpent = true
    this.#endSubscriptions()
    socket.close(budgetSpent, 'Too many frames or bytes in ten seconds.')
    socket.pause()
    setTimeout(() => socket.terminate(), spentGraceMs)
    return false
  }

  #send(text: string | Buffer): void {
    if (this.socket.bufferedAmount > maxBuffered) this.onEnd('too_slow')
    else if (this.socket.readyState === this.socket.OPEN) this.socket.send(text, { binary: false })
  }

  #receive(text: string, isBinary: boolean): void {
    if (isBinary) {
      this.socket.close(1003, 'Send text frames only.')
      return
    }
    let request: Schemas['SocketRequest']
    try {
      request = JSON.parse(text)
      this.#shared.assertRequest(request)
    } catch (error) {
      this.socket.close(invalidMessage, closeReason(error))
      return
    }
    if (request.type === 'subscribe') void this.#subscribe(request)
    else {
      this.#subscriptions?.get(request.id)?.abort()
      this.#subscriptions?.delete(request.id)
    }
  }

  async #subscribe({ id, since, ...filter }: Schemas['SocketSubscribe']): Promise<void> {
    const { context, limits, write, writeEvent } = this.#shared
    this.#subscriptions ??= new Map()
    const subscriptions = this.#subscriptions
    const subscription = new AbortController()
    try {
      if (subscriptions.size >= limits.subscriptions || subscriptions.has(id)) throw problem('conflict')
      subscriptions.set(id, subscription)
      const { signal } = subscription
      const after = await context.tail.readBack({ userId: this.userId, signal }, () => startOf(context.pool, since))
      this.#send(write({ type: 'subscribed', id, cursor: encodePosition(after) }))
      const stream = { reader: this.#holder, after, wants: eventFilter(filter), signal }
      for await (const message of follow(context, stream)) {
        if (message.kind === 'ended') return this.onEnd(message.reason)
        if (message.kind === 'event') this.#send(writeEvent(id, message.logged))
      }
    } catch (error) {
      if (subscription.signal.aborted) return
      const found = error instanceof Problem ? error : (toProblem(error) ?? problem('internal_error'))
      if (found.status >= 500) context.log.error({ err: error }, 'a subscription failed')
      this.#send(write({ type: 'refused', id, code: found.code as Schemas['ProblemCode'], title: found.title }))
    } finally {
      if (subscriptions.get(id) === subscription) subscriptions.delete(id)
    }
  }

  get #holder(): Holder {
    const { userId, sessionId, expiresAt } = this
    return { userId, sessionId, expiresAt }
  }

  #endSubscriptions(): void {
    for (const subscription of this.#subscriptions?.values() ?? []) subscription.abort()
  }
}
