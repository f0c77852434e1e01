/**
 * The HTTP server under the kernel: limits that Node leaves open (300 s for a request, no cap on connections), and a
 * problem for what never becomes a request (Node answers those without a body).
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { http } from './http.ts'
import { kernelProblem, type Problem } from './problem.ts'

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

/** A server that is not listening yet. `newRequestId` names what fails before it has a request. */
export function createHttpServer(
  listener: RequestListener,
  newRequestId: () => string,
  limits: ServerLimits = defaultLimits,
): Server {
  const { maxConnections, ...options } = limits
  const serve: RequestListener = (request, response) => {
    if (hasBody(request)) response.once('finish', () => endUnread(request))
    const problem = refusal(request)
    if (!problem) return listener(request, response)
    const { status, headers, body } = written(problem, newRequestId())
    response.writeHead(status, headers).end(body)
  }
  const server = http.createServer({ ...options, connectionsCheckingInterval: 1_000, requireHostHeader: false }, serve)
  server.maxConnections = maxConnections
  // Expectations other than 100-continue may be ignored (RFC 9110, 10.1.1); Node would answer 417 without a body.
  server.on('checkExpectation', serve)
  server.on('connect', (_, socket) => answer(socket, malformed('This server is not a proxy.'), newRequestId()))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) socket.destroy()
    else answer(socket, problemOf(error.code), newRequestId())
  })
  return server
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Cuts the connection of a client who goes on sending after the answer. Node reads on to the end, however far that is,
 * to use the connection again; closing it at once could take the answer away from a client who is still writing.
 */
function endUnread(request: IncomingMessage): void {
  if (!request.complete) setTimeout(() => request.complete || request.socket.destroy(), farewell).unref()
}

/** What Node lets pass or answers without a body: no `Host` (RFC 9112, 3.2), or a target that is no address. */
function refusal({ headers, httpVersion, url = '' }: IncomingMessage): Problem | null {
  if (httpVersion === '1.1' && headers.host === undefined) return malformed('The Host header is missing.')
  if (url.startsWith('/') || url === '*' || URL.canParse(url)) return null
  return malformed('The request target is neither a path nor a URL.')
}

/** Whether a part of another answer has been sent on a connection: a second one would seem to be the rest of it. */
function isAnswering(socket: Duplex): boolean {
  // Node's own handler of client errors looks at the same member (lib/_http_server.js, socketOnError).
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage?.headersSent === true
}

function problemOf(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW') return kernelProblem('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return kernelProblem('request_timeout')
  return malformed('The request is not valid HTTP/1.1.')
}

const malformed = (detail: string) => kernelProblem('malformed_request', { detail })

function written(problem: Problem, requestId: string) {
  const body = JSON.stringify(problem.toBody(requestId))
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'X-Request-Id': requestId,
    Connection: 'close',
  }
  return { status: problem.status, headers, body }
}

/** Milliseconds for a client to read the answer before its connection is cut, so that none is held open for ever. */
const farewell = 1_000

function answer(socket: Duplex, problem: Problem, requestId: string): void {
  const { status, headers, body } = written(problem, requestId)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${problem.title}\r\n${lines.join('')}\r\n${body}`)
  setTimeout(() => socket.destroy(), farewell).unref()
}
