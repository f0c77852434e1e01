/**
 * The HTTP server under the kernel: limits that Node leaves open (300 s for a request, no cap on connections), and a
 * problem for what never becomes a request (Node answers those without a body).
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { kernelProblem } from './problem.ts'

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
  const server = createServer({ ...options, connectionsCheckingInterval: 1_000 }, listener)
  server.maxConnections = maxConnections
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
    else answer(socket, problemOf(error.code), newRequestId())
  })
  return server
}

function problemOf(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') return kernelProblem('headers_too_large')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return kernelProblem('request_timeout')
  return kernelProblem('malformed_request', { detail: 'This is not HTTP/1.1 that can be read.' })
}

function answer(socket: Duplex, problem: ReturnType<typeof kernelProblem>, requestId: string): void {
  const body = JSON.stringify(problem.toBody(requestId))
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'Connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
