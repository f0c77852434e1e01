/** The attacks of hostile clients: the bytes that each one sends. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'

const bomb = gzipSync(Buffer.alloc(5_000_000))
const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nHost: here\r\n${headers}\r\n\r\n`
const json = 'Content-Type: application/json'

interface Attack {
  /** `token` is the access token of a user; `round` differs for each attack. */
  bytes(round: number, token: string): (string | Buffer)[]
  /** The client closes the connection before there is a response. */
  leaves?: true
}

export const attacks: Record<string, Attack> = {
  'headers without an end': { bytes: () => [`GET / HTTP/1.1\r\nHost: here\r\n${'a: b\r\n'.repeat(10_000)}`] },
  'a body of 1 GB': { bytes: () => [post('/auth/register', `${json}\r\nContent-Length: 1000000000`)] },
  'a body that stops': { bytes: () => [post('/auth/register', `${json}\r\nContent-Length: 100`), '{'], leaves: true },
  'a gzip bomb': {
    bytes: () => [post('/auth/register', `${json}\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}`), bomb],
  },
  'nested JSON': {
    bytes: (_, token) => [
      post('/todos', `${json}\r\nAuthorization: Bearer ${token}\r\nContent-Length: 60000`),
      '['.repeat(60_000),
    ],
  },
  'a Content-Type of its own': {
    bytes: (round) => [post('/auth/register', `Content-Type: application/json; n=${round}\r\nContent-Length: 2`), '{}'],
  },
  'half an upgrade': {
    bytes: () => ['GET /events/ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'],
  },
}

/** Sends one attack of one client, and returns when the connection is closed. */
export async function attack({ bytes, leaves }: Attack, url: string, token: string, round: number): Promise<void> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  for (const part of bytes(round, token)) socket.write(part)
  await Promise.race([leaves ? once(socket, 'connect') : once(socket, 'data'), closed])
  socket.destroy()
  await closed
}
