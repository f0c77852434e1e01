/**
 * Refusals outside of the listener: of upgrades, and of input that never becomes a request. Like any other response they have an
 * `X-Request-Id` and an `X-Response-Time`, and are reported for the log.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Problem } from './problem.ts'
import { endWithProblem, sendProblem } from './write.ts'

export interface BareOptions {
  /** Names a request whose client has not named it. */
  newRequestId(): string
  /** Headers of every such response. */
  headers?: Record<string, string>
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
