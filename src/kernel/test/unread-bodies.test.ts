/** Bodies that arrive after the response to their request: a few are read on to their end, many are not. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpServer } from '../index.ts'

const body = Buffer.alloc(9_000_000, 'x')
const connections = new Set<Socket>()
let server: Server

beforeAll(async () => {
  // It responds before any of the body has arrived, as a refusal does.
  server = createHttpServer((_, response) => response.end('refused'), { newRequestId: () => 'test' })
  server.on('connection', (socket: Socket) => connections.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterAll(() => void server.close())

const head = (length: string) => `POST / HTTP/1.1\r\nHost: here\r\n${length}\r\n\r\n`

/** A client of an address of its own, since what is read on is limited for each. */
function open(localAddress: string) {
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', localAddress })
  const client = { socket, text: '', isClosed: false, failure: undefined as Error | undefined }
  socket.on('data', (bytes) => (client.text += bytes))
  socket.on('error', (error) => {
    client.failure = error
  })
  socket.once('close', () => (client.isClosed = true))
  return client
}

test.each([
  ['counted', 'Content-Length: 9000000', body],
  [
    'in chunks',
    'Transfer-Encoding: chunked',
    Buffer.concat([Buffer.from('895440\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]),
  ],
])('one large body, %s, is read to its end, and its connection is used again', async (how, length, bytes) => {
  const client = open(how === 'counted' ? '127.0.0.2' : '127.0.0.3')
  client.socket.write(head(length))
  await expect.poll(() => client.text.match(/refused/g)).toHaveLength(1)
  client.socket.write(bytes)
  client.socket.write(head('Content-Length: 0'))
  await expect.poll(() => client.text.match(/refused/g)).toHaveLength(2)
  expect(client.text).not.toMatch(/^connection: close/im)
  client.socket.destroy()
})

test.each([
  ['counted', 'Content-Length: 9000000', '127.0.0.4'],
  ['in chunks', 'Transfer-Encoding: chunked', '127.0.0.5'],
])(
  'of many large bodies, %s, most are not read; each client gets its response before its connection ends',
  async (how, length, address) => {
    connections.clear()
    const clients = Array.from({ length: 40 }, () => open(address))
    for (const { socket } of clients) {
      socket.write(head(length))
      if (how === 'in chunks') socket.write('895440\r\n')
      socket.write(body)
    }
    // Those that were read to their end stay open.
    await expect.poll(() => clients.filter(({ isClosed }) => isClosed).length).toBeGreaterThanOrEqual(38)
    for (const { socket } of clients) socket.destroy()
    expect(clients.map(({ text }) => text.includes('refused'))).not.toContain(false)
    // Of those that are open, the rest of the body is read.
    expect(clients.filter(({ text }) => /^connection: close/im.test(text)).length).toBeGreaterThanOrEqual(38)
    const read = [...connections].reduce((sum, { bytesRead }) => sum + bytesRead, 0)
    expect(read).toBeLessThan(60_000_000)
    expect(read).toBeGreaterThan(9_000_000)
  },
)

test('beyond that, a small body leaves the connection open', async () => {
  const floods = Array.from({ length: 5 }, () => open('127.0.0.6'))
  for (const { socket } of floods) socket.write(head('Content-Length: 9000000'))
  await expect.poll(() => floods.filter(({ text }) => text.includes('refused'))).toHaveLength(5)
  const client = open('127.0.0.6')
  for (const count of [1, 2]) {
    client.socket.write(head('Content-Length: 5'))
    await expect.poll(() => client.text.match(/refused/g)).toHaveLength(count)
    client.socket.write('12345')
  }
  for (const { socket } of [...floods, client]) socket.destroy()
})

test('a client that uses its connections again is not surprised by the end of one', async () => {
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/`
  const closed = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const response = await fetch(url, { method: 'POST', body })
      expect(await response.text()).toBe('refused')
      expect(await (await fetch(url)).text()).toBe('refused')
      return response.headers.get('connection') === 'close'
    }),
  )
  expect(new Set(closed)).toEqual(new Set([false, true]))
})

test('a response that says that it is the last one arrives before the connection ends, though its body was not read', async () => {
  const client = open('127.0.0.7')
  client.socket.write(`POST / HTTP/1.1\r\nHost: here\r\nConnection: close\r\nContent-Length: 9000000\r\n\r\n`)
  client.socket.write(body)
  await expect.poll(() => client.isClosed).toBe(true)
  expect(client.text).toContain('refused')
  expect(client.failure).toBeUndefined()
})
