/** Shuts an HTTP server down without losing a request: announce, close the listener, let requests in flight end. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { gracePeriodMs } from './stop-signal.ts'

/**
 * Milliseconds in which a client that connected just before the listener closed can send its request. Node's own
 * `close` destroys such an idle connection, and a proxy could not know what became of its request.
 */
const lastConnectionsMs = 500

/**
 * Makes every response close its connection for `milliseconds`. A client that keeps its connection open could otherwise
 * send a request at the moment at which it is closed, and could not know what became of it (RFC 9112, 9.6).
 */
export async function announceShutdown(server: Server, milliseconds: number): Promise<void> {
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  await sleep(milliseconds)
}

/** Closes the listener, and resolves when the requests in flight have ended or the grace period is over. */
export async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  const late = setTimeout(() => server.closeAllConnections(), gracePeriodMs)
  await acceptQueueIsEmpty(server)
  // Closes the listener only. `http.Server.close` would also destroy idle connections.
  NetServer.prototype.close.call(server)
  await Promise.race([closed, sleep(lastConnectionsMs)])
  // A connection whose last request has ended stays open until it is closed here.
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}

/**
 * Resolves after a turn of the event loop that accepted no connection and did little else: then the accept queue is
 * empty. The system resets connections that are still in it when the listener closes. A turn accepts one connection at
 * most (libuv 1.45). Gives up on a process that is never idle.
 */
async function acceptQueueIsEmpty(server: Server): Promise<void> {
  let connections = 0
  const count = () => connections++
  server.on('connection', count)
  for (let turn = 0; turn < 1_000; turn++) {
    const before = connections
    const begun = performance.now()
    await setImmediate()
    if (connections === before && performance.now() - begun < 0.1) break
  }
  server.off('connection', count)
}
