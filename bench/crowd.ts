/** Many clients of the event socket: raw TCP sockets that parse frames and keep nothing in memory but what is incomplete. */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Member {
  /** Sends a text frame, masked as RFC 6455, 5.3 asks of clients. */
  send(message: object): void
  /** Stops reading. */
  pause(): void
  readonly closed: boolean
  /** Destroys the TCP connection, without a close frame. */
  destroy(): void
}

interface Options {
  url: string
  token: string
  onText?: (text: string) => void
}

/** Opens one socket. Rejects with the response's status line when it is refused. */
export function joinCrowd({ url, token, onText = () => {} }: Options): Promise<Member> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.once('connect', () =>
      socket.write(
        `GET /events/ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\n` +
          `Authorization: Bearer ${token}\r\n\r\n`,
      ),
    )
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The connection was closed.')))
    let opened = false
    let waiting: Buffer = Buffer.alloc(0)
    socket.on('data', (bytes: Buffer) => {
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes])
      if (!opened) {
        const end = waiting.indexOf('\r\n\r\n')
        if (end < 0) return
        const [line = ''] = waiting.toString('latin1', 0, end).split('\r\n')
        waiting = waiting.subarray(end + 4)
        if (!line.startsWith('HTTP/1.1 101')) return reject(new Error(line))
        opened = true
        resolve(memberOf(socket))
      }
      waiting = readFrames(waiting, socket, onText)
    })
  })
}

function memberOf(socket: Socket): Member {
  return {
    send: (message) => socket.write(frame(0x81, Buffer.from(JSON.stringify(message)))),
    pause: () => socket.pause(),
    get closed() {
      return socket.destroyed
    },
    destroy: () => socket.destroy(),
  }
}

/** A frame with a payload of at most 125 bytes. Its mask is four zeros, which the RFC allows. */
function frame(first: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([first, 0x80 | payload.length, 0, 0, 0, 0]), payload])
}

/** Passes each text on and replies to pings. Returns the bytes of the incomplete frame at the end. */
function readFrames(bytes: Buffer, socket: Socket, onText: (text: string) => void): Buffer {
  let at = 0
  while (bytes.length - at >= 2) {
    const opcode = (bytes[at] as number) & 0x0f
    let length = (bytes[at + 1] as number) & 0x7f
    let begin = at + 2
    if (length === 126) {
      if (bytes.length < begin + 2) break
      length = bytes.readUInt16BE(begin)
      begin += 2
    } else if (length === 127) {
      if (bytes.length < begin + 8) break
      length = Number(bytes.readBigUInt64BE(begin))
      begin += 8
    }
    if (bytes.length < begin + length) break
    const payload = bytes.subarray(begin, begin + length)
    if (opcode === 0x1) onText(payload.toString())
    else if (opcode === 0x9) socket.write(frame(0x8a, payload))
    at = begin + length
  }
  return bytes.subarray(at)
}

/**
 * Opens one socket, and tries again after a second or two while the service or its user has too many (503, 429), or while the system resets
 * connections because the listening socket's accept queue is full.
 */
export async function joinWithRetries(options: Options): Promise<Member> {
  for (;;) {
    try {
      return await joinCrowd(options)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      if (!/ (429|503) /.test(message) && code !== 'ECONNRESET') throw error
      await sleep(1_000 * (1 + Math.random()))
    }
  }
}
