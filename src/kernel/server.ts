/**
 * The HTTP server under the kernel: limits that Node leaves open (300 s for a request, no cap on connections), and a
 * problem for input that never becomes a request (Node responds to it without a body), as for an upgrade that is refused.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { http } from './http.ts'
import { kernelProblem, type Problem } from './problem.ts'
import { dropUnread } from './unread-bodies.ts'
import { endWithProblem, sendProblem } from './write.ts'

export interface ServerLimits {
  /** Milliseconds until a request's headers must be there. */
  headersTimeout: number
  /** Milliseconds until the whole request must be there. */
  requestTimeout: number
  /** Milliseconds that an idle connection stays open; above the idle time of common load balancers (60 s). */
  keepAliveTimeout: number
  /** Bytes of all headers together. */
  maxHeaderSize: number
  maxConnections: number
}

export const defaultLimits: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  maxConnections: 20_000,
}

/**
 * Requests at most that a connection may have sent before the response to an earlier one (RFC 9112, 9.3.2). Node reads as many
 * as arrive, and each is work before any limit counts it. A connection with more is closed.
 */
const maxPipelined = 32

/** Refusals outside of the listener. Like any other response they have an `X-Request-Id` and an `X-Response-Time`. */
export interface BareOptions {
  /** Names a request whose client has not named it. */
  newRequestId(): string
  /** Headers of every such response. */
  headers?: Record<string, string>
  /** Reports a refusal for the log. */
  onRefused?(refusal: BareRefusal): void
}

interface BareRefusal {
  id: string
  status: number
  /** Null for input that is no request. */
  request: IncomingMessage | null
  /** Milliseconds since the headers of the request arrived. */
  duration: number
}

export interface ServerOptions extends BareOptions {
  limits?: ServerLimits
  /**
   * Whether a request is an upgrade that a listener of `upgrade` handles. Any other request that offers one is served as if
   * it offered none (RFC 9110, 7.8): some clients offer `h2c` or `TLS/1.2` with every request. Without this, all are.
   */
  isUpgrade?(request: IncomingMessage): boolean
}

/** A server that is not listening yet. */
export function createHttpServer(
  listener: RequestListener,
  { limits = defaultLimits, isUpgrade = () => false, ...bare }: ServerOptions,
): Server {
  const { maxConnections, ...options } = limits
  const { refuse, respond } = createRefuser(bare)
  const isFlood = pipelineCounter()
  const serve: RequestListener = (request, response) => {
    // Node assigns the connection to a response when it is its turn.
    const isEarly = response.socket === null
    if (request.socket.destroyed || (isEarly && isFlood(request, response))) return void request.socket.destroy()
    const { 'transfer-encoding': encoding, 'content-length': length } = request.headers
    if (encoding !== undefined || Number(length ?? 0) > 0) {
      const writeHead = response.writeHead as (...head: unknown[]) => ServerResponse
      // Node sends every head by it, also that of an `end` without one.
      response.writeHead = (...head: unknown[]) => {
        if (!request.complete) dropUnread(request, response)
        return writeHead.apply(response, head)
      }
    }
    const problem = faultOf(request)
    if (problem) respond(response, problem, request)
    else listener(request, response)
  }
  const server = http.createServer(
    { ...options, connectionsCheckingInterval: 1_000, requireHostHeader: false, shouldUpgradeCallback: isUpgrade },
    serve,
  )
  server.maxConnections = maxConnections
  // Expectations other than 100-continue may be ignored (RFC 9110, 10.1.1); Node would send 417 without a body.
  server.on('checkExpectation', serve)
  server.on('connect', (request, socket) => refuse(socket, malformed('This server is not a proxy.'), request))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A connection that was opened ahead, and not used, gets no response to a request that was never sent.
    const isUnused = (socket as Socket).bytesRead === 0
    if (error.code === 'ECONNRESET' || isUnused || !socket.writable || hasBegunResponse(socket)) socket.destroy()
    else refuse(socket, problemOf(error), null)
  })
  return server
}

/** The client's `X-Request-Id` where it is safe to log, else a new id. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>, newId: () => string): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && /^[\w.:-]{1,64}$/.test(given) ? given : newId()
}

interface Refuser {
  /** Writes a problem to a connection, and closes it. Returns the id of the request. */
  refuse(socket: Duplex, problem: Problem, request: IncomingMessage | null, begun?: number): string
  /** The same through a response that the listener does not get. */
  respond(response: ServerResponse, problem: Problem, request: IncomingMessage): void
}

export function createRefuser({ newRequestId, headers = {}, onRefused = () => {} }: BareOptions): Refuser {
  const headOf = (id: string, begun: number) => ({
    ...headers,
    'X-Request-Id': id,
    'X-Response-Time': `${(performance.now() - begun).toFixed(3)}ms`,
    Connection: 'close',
  })
  return {
    refuse(socket, problem, request, begun = performance.now()) {
      const id = request ? requestIdOf(request, newRequestId) : newRequestId()
      endWithProblem(socket, problem, id, headOf(id, begun))
      onRefused({ id, status: problem.status, request, duration: performance.now() - begun })
      return id
    },
    respond(response, problem, request) {
      const begun = performance.now()
      const id = requestIdOf(request, newRequestId)
      sendProblem(response, problem, id, headOf(id, begun))
      onRefused({ id, status: problem.status, request, duration: performance.now() - begun })
    },
  }
}

/** Returns whether a request that came before the response to an earlier one is one more than its connection may have in flight. */
function pipelineCounter(): (request: IncomingMessage, response: ServerResponse) => boolean {
  const waiting = new WeakMap<Socket, number>()
  return ({ socket }, response) => {
    const count = (waiting.get(socket) ?? 0) + 1
    waiting.set(socket, count)
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    return count > maxPipelined
  }
}

/** Fields that a request must not repeat (RFC 9112, 3.2; RFC 9110, 5.3). Node drops all but the first. */
const singletons = new Set(['authorization', 'content-type', 'host'])

/** A host, an IPv6 address in brackets or nothing, and a port (RFC 9110, 7.2). */
const hostForm = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d*)?$/i

/** A fault that Node accepts, or refuses without a body. */
function faultOf({ headers, rawHeaders, httpVersion, url = '' }: IncomingMessage): Problem | null {
  const { host } = headers
  if (host === undefined && httpVersion === '1.1') return malformed('The Host header is missing.')
  if (host !== undefined && !hostForm.test(host)) return malformed('The Host header is neither a name nor an address.')
  const repeated = repeatedSingleton(rawHeaders)
  if (repeated !== null) return malformed(`The header ${repeated} is there more than once.`)
  if (url.startsWith('/') || url === '*' || URL.canParse(url)) return null
  return malformed('The request target is neither a path nor a URL.')
}

/** The name of a field that is repeated although it may not be; null without one. */
function repeatedSingleton(rawHeaders: string[]): string | null {
  const seen = new Set<string>()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase()
    if (!singletons.has(name)) continue
    if (seen.has(name)) return rawHeaders[index] as string
    seen.add(name)
  }
  return null
}

/** Whether part of another response has been sent on a connection: a second one would look like the rest of it. */
function hasBegunResponse(socket: Duplex): boolean {
  // Node's own handler of client errors reads the same private member (lib/_http_server.js, socketOnError).
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true
}

/** `reason`: the parser's own words for a fault, without any part of the input. */
function problemOf({ code, reason }: { code?: string | undefined; reason?: string }): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return kernelProblem('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return kernelProblem('request_timeout')
  return malformed(`The request is not valid HTTP/1.1${reason ? `: ${reason.replace(/\.$/, '')}` : ''}.`)
}

const malformed = (detail: string) => kernelProblem('malformed_request', { detail })
