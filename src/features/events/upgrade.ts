/** Admits or refuses an upgrade to the event socket. A refusal is written by hand: Node has no response object here. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Knex } from 'knex'
import type { Reader } from '../../changelog/tail.ts'
import { withLimits } from '../../db/limits/limits.ts'
import {
  addressReader,
  type BareOptions,
  callerKey,
  createRefuser,
  Deadline,
  Overload,
  Problem,
  rateLimitPolicy,
  type Slot,
  usualDeadline,
} from '../../kernel/index.ts'
import { problem } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { toProblem } from '../../service/to-problem.ts'
import { bearerAuthenticator } from '../auth/authenticate.ts'
import { bearerChallenge } from '../auth/bearer-challenge.ts'
import { invalidTicket, useTicket } from './tickets.ts'

export type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>

export const eventSocketPath = '/events/ws'

/** Whether a request opens the event socket. `Upgrade` may list several protocols (RFC 9110, 7.8). */
export function opensEventSocket({ method, url = '', headers }: IncomingMessage): boolean {
  const protocols = headers.upgrade?.toLowerCase().split(/[ \t]*,[ \t]*/) ?? []
  if (method !== 'GET' || !protocols.includes('websocket') || !URL.canParse(url, anyHost)) return false
  return new URL(url, anyHost).pathname.replace(/\/$/, '') === eventSocketPath
}

/** Makes a request target a URL, of which only the path and the query are read. */
const anyHost = 'http://localhost'

interface Admission {
  /** Authenticates an upgrade. Null when it was refused; the response was written then. */
  admit(request: IncomingMessage, socket: Duplex): Promise<Holder | null>
  /** Writes the problem that an error means, and closes the connection. */
  refuse(socket: Duplex, error: unknown, request: IncomingMessage): void
}

/** A ticket, or with `token` the same text as a bearer token. */
interface Credentials {
  text: string
  token?: string
}

/** The ticket or the token of an upgrade; null: it has neither. */
function credentialsOf({ url = '/', headers }: IncomingMessage): Credentials | null {
  const ticket = new URL(url, anyHost).searchParams.get('ticket')
  if (ticket !== null) return { text: ticket }
  const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return token === undefined ? null : { text: token, token }
}

/** By itself, since a closure in the function that admits would keep its request and database with the socket. */
function leaveAtClose(socket: Duplex, stream: Slot): void {
  socket.once('close', () => stream.leave())
}

/**
 * An upgrade counts as a request in flight, is counted by the rate limit, and has a deadline, like any other request. An admitted
 * socket takes the slot of a stream until it closes.
 */
export function compileAdmission(context: Context, bare: BareOptions): Admission {
  const { config, contract, gate, requestPool, metrics } = context
  const refuser = createRefuser(bare)
  const authenticate = bearerAuthenticator(context)
  const addressOf = addressReader(config.trustProxy)
  const rateLimit = rateLimitPolicy(context.rateLimitCounters)(undefined, { id: 'openEventSocket' }, contract.document)

  return { admit, refuse }

  async function admit(request: IncomingMessage, socket: Duplex): Promise<Holder | null> {
    const begun = performance.now()
    const ip = addressOf(request)
    const credentials = credentialsOf(request)
    const identity = credentials?.token === undefined ? null : authenticate.identify(credentials.token)
    const facts = { caller: callerKey(identity ?? undefined, { ip }) }
    let slot: Slot
    try {
      slot = gate.enter({ exempt: false }, facts.caller)
    } catch (error) {
      metrics.countRefused()
      refuse(socket, error, request, begun)
      return null
    }
    const deadline = new Deadline(socket)
    deadline.begin(usualDeadline)
    // Node reports a closed connection only while it is read. A client sends nothing before the response (RFC 6455,
    // 4.1).
    const leave = () => socket.destroy()
    socket.on('data', leave).on('end', leave)
    try {
      if (!isOwnOrigin(request))
        throw problem('forbidden', { detail: 'This origin is not allowed to open the WebSocket.' })
      if (!credentials) throw problem('unauthenticated', { headers: bearerChallenge })
      const { connectionTurns: turns } = context
      const db = withLimits(requestPool, { signal: deadline.signal, wait: config.databaseWaitMs, turns, facts })
      const counted = identity === null ? facts.caller : credentials.text
      const holder = await deadline.race(gate.failures.limit(counted, recognize, credentials, db))
      facts.caller = callerKey(holder.userId, { ip })
      slot.moveTo(facts.caller)
      await rateLimit?.admit({ user: { id: holder.userId, role: '' }, request: { ip } })
      leaveAtClose(socket, gate.openStream(facts.caller))
      return holder
    } catch (error) {
      if (!deadline.clientGone) refuse(socket, error, request, begun)
      return null
    } finally {
      socket.off('data', leave).off('end', leave)
      deadline.end()
      slot.leave()
    }
  }

  async function recognize({ text, token }: Credentials, db: Knex): Promise<Holder> {
    if (token === undefined) {
      const holder = await useTicket(db, text)
      if (!holder) throw invalidTicket()
      return holder
    }
    const user = await authenticate(token, { db })
    if (user.scopes && !user.scopes.includes('events:read'))
      throw problem('insufficient_scope', { detail: 'The token needs the scope events:read.' })
    if (user.lacks_second_factor) throw problem('mfa_setup_required')
    return { userId: user.id, sessionId: user.session_id, expiresAt: user.token_expires_at }
  }

  /** Browsers send the page's origin, and apply no CORS to WebSockets: this check alone stops a foreign page. */
  function isOwnOrigin({ headers }: IncomingMessage): boolean {
    const { origin, host } = headers
    if (origin === undefined || config.corsOrigins.includes(origin)) return true
    return URL.canParse(origin) && new URL(origin).host === host
  }

  function refuse(socket: Duplex, error: unknown, request: IncomingMessage, begun?: number): void {
    const found = error instanceof Problem ? error : (toProblem(error) ?? problem('internal_error'))
    metrics.countRefusedUpgrade(found.status)
    // The client's half of the connection is not awaited, since its data is not read.
    socket.once('finish', () => socket.destroy())
    const request_id = refuser.refuse(socket, found, request, begun)
    if (found.status < 500) {
      const address = addressOf(request) ?? null
      context.security({ kind: 'event_socket_refused', status: found.status, request_id, address })
    }
    if (found.status >= 500 && !(found.cause instanceof Overload))
      context.log.error({ err: error, request_id }, 'the event socket failed')
  }
}
