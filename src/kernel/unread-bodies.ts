/**
 * The rest of a body whose request has its response already. Node reads it to its end, however far that is, to use the
 * connection again, and closing the connection at once could lose the response for a client that is still writing.
 */
import type { IncomingMessage } from 'node:http'
import { Windows } from './policies.ts'
import { closeGraceMs } from './write.ts'

/** Bytes of a body that is read on in any case: of the largest that most operations take. */
const smallBytes = 100_000
/** Bytes of larger bodies that are read on from one address in a second. Reading more would take the time of other requests. */
const bytesPerSecond = 20_000_000
const larger = new Windows<string>(1)

/**
 * To be called after the response to a request of whose body a part has not arrived. Where the rest arrives soon, the connection
 * is kept; else it is closed. Of an address that sends too much, nothing more is read, and its connection is closed.
 */
export function dropUnread(request: IncomingMessage): void {
  const { socket } = request
  setTimeout(() => request.complete || socket.destroy(), closeGraceMs).unref()
  if (mayBeRead(request)) return
  socket.end()
  // Later in the turn, since the end of a response makes Node read on.
  setImmediate(() => socket.pause())
}

/** A body in chunks does not say how long it is. */
function mayBeRead({ headers, socket }: IncomingMessage): boolean {
  const size = Number(headers['content-length'] ?? bytesPerSecond)
  return size <= smallBytes || larger.add(socket.remoteAddress ?? '', size).count <= bytesPerSecond
}
