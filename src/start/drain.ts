/** The time between a signal and the end of the listener, in which clients and balancers learn to go elsewhere. */
import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * From now on every answer closes its connection. A client that keeps connections would otherwise send its next request
 * in the moment in which an idle one is closed, and could not know what became of it (RFC 9112, 9.6).
 */
export async function takeLeave(server: Server, milliseconds: number): Promise<void> {
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'))
  await sleep(milliseconds)
}
