/**
 * The HTTP server under the kernel: limits that Node leaves open (300 s for a request, no cap on connections), and a
 * problem for input that never becomes a request (Node responds to it without a body).
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { http } from './http.ts'
import { kernelProblem, type Problem } from './problem.ts'
import { closeGraceMs, endWithProblem, sendProblem } from './write.ts'

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

export interface ServerOptions {
  /** Names a request that fails before the listener gets it. */
  newRequestId(): string
  /** Headers of every response that the listener does not write. */
  headers?: Record<string, string>
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
  { newRequestId, headers = {}, limits = defaultLimits, isUpgrade = () => false }: ServerOptions,
): Server {
  const { maxConnections, ...options } = limits
  const end = (socket: Duplex, problem: Problem) => endWithProblem(socket, problem, newRequestId(), headers)
  const serve: RequestListener = (request, response) => {
    if (hasBody(request)) response.once('finish', () => closeUnread(request))
    const problem = faultOf(request)
    if (!problem) return listener(request, response)
    const requestId = newRequestId()
    sendProblem(response, problem, requestId, { ...headers, 'X-Request-Id': requestId, Connection: 'close' })
  }
  const server = http.createServer(
    { ...options, connectionsCheckingInterval: 1_000, requireHostHeader: false, shouldUpgradeCallback: isUpgrade },
    serve,
  )
  server.maxConnections = maxConnections
  // Expectations other than 100-continue may be ignored (RFC 9110, 10.1.1); Node would send 417 without a body.
  server.on('checkExpectation', serve)
  server.on('connect', (_, socket) => end(socket, malformed('This server is not a proxy.')))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // A connection that was opened ahead, and not used, gets no response to a request that was never sent.
    const isUnused = (socket as Socket).bytesRead === 0
    if (error.code === 'ECONNRESET' || isUnused || !socket.writable || hasBegunResponse(socket)) socket.destroy()
    else end(socket, problemOf(error.code))
  })
  return server
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Destroys the connection of a client that goes on sending after the response. Node reads on to the end of the body,
 * however far that is, to use the connection again; closing it at once could lose the response for a client that is
 * still writing.
 */
function closeUnread(request: IncomingMessage): void {
  if (!request.complete) setTimeout(() => request.complete || request.socket.destroy(), closeGraceMs).unref()
}

/** A fault that Node accepts, or refuses without a body: no `Host` (RFC 9112, 3.2), or a target that is not a URL. */
function faultOf({ headers, httpVersion, url = '' }: IncomingMessage): Problem | null {
  if (httpVersion === '1.1' && headers.host === undefined) return malformed('The Host header is missing.')
  if (url.startsWith('/') || url === '*' || URL.canParse(url)) return null
  return malformed('The request target is neither a path nor a URL.')
}

/** Whether part of another response has been sent on a connection: a second one would look like the rest of it. */
function hasBegunResponse(socket: Duplex): boolean {
  // Node's own handler of client errors reads the same private member (lib/_http_server.js, socketOnError).
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return kernelProblem('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return kernelProblem('request_timeout')
  return malformed('The request is not valid HTTP/1.1.')
}

const malformed = (detail: string) => kernelProblem('malformed_request', { detail })
