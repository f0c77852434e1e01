/**
 * The rest of a body whose request has its response already. Node reads it to its end, however far that is, to use the
 * connection again, and closing the connection at once could lose the response for a client that is still writing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Windows } from './policies.ts'
import { closeGraceMs } from './write.ts'

/** Bytes of a body that is read on in any case: of the largest that most operations take. */
const smallBytes = 100_000
/** Bytes of larger bodies that are read on from one address in a second. Reading more would take the time of other requests. */
const bytesPerSecond = 20_000_000
const larger = new Windows<string>(1)

/**
 * To be called before the head of a response to a request of whose body a part has not arrived. The rest is read if it arrives
 * soon, and the connection is kept. Of an address that sends too much, nothing more is read: the response says
 * `Connection: close`, and its connection is closed once the client had time to read it.
 */
export function dropUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request
  const isRead = mayBeRead(request)
  if (!isRead) response.setHeader('Connection', 'close')
  // Node calls it after the last response of a connection. Bytes that no one has read would then make a reset of the end.
  socket.destroySoon = () => {
    socket.end()
    setTimeout(() => socket.destroy(), closeGraceMs).unref()
    // Later in the turn, since the end of a response makes Node read on.
    if (!isRead) setImmediate(() => socket.pause())
  }
  // Behind Node's own listener, which has called it by now.
  response.once('finish', () => {
    delete (socket as Partial<typeof socket>).destroySoon
    setTimeout(() => request.complete || socket.destroy(), closeGraceMs).unref()
  })
}

/** A body in chunks does not say how long it is. */
function mayBeRead({ headers, socket }: IncomingMessage): boolean {
  const size = Number(headers['content-length'] ?? bytesPerSecond)
  return size <= smallBytes || larger.add(socket.remoteAddress ?? '', size).count <= bytesPerSecond
}
