/** Clients that mean harm, again and again, against a real process: it holds no more afterwards, and serves the others meanwhile. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWatched, type Watched } from '../../bench/watched.ts'
import { createTodo, newPerson, type Person } from '../start/process.ts'

let service: Watched
let ada: Person

beforeAll(async () => {
  service = await startWatched()
  ada = await newPerson(service.url)
}, 120_000)
afterAll(() => service.stop(), 60_000)

const bomb = gzipSync(Buffer.alloc(5_000_000))
const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nHost: here\r\n${headers}\r\n\r\n`
const json = 'Content-Type: application/json'

/** By what they are called: what is sent, and whether the client leaves before there is an answer. */
const attacks: Record<string, { bytes: (round: number) => (string | Buffer)[]; leaves?: true }> = {
  'headers without an end': { bytes: () => [`GET / HTTP/1.1\r\nHost: here\r\n${'a: b\r\n'.repeat(10_000)}`] },
  'a body of 1 GB': { bytes: () => [post('/auth/register', `${json}\r\nContent-Length: 1000000000`)] },
  'a body that stops': { bytes: () => [post('/auth/register', `${json}\r\nContent-Length: 100`), '{'], leaves: true },
  'a gzip bomb': {
    bytes: () => [post('/auth/register', `${json}\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}`), bomb],
  },
  'nested JSON': {
    bytes: () => [
      post('/todos', `${json}\r\nAuthorization: Bearer ${ada.token}\r\nContent-Length: 60000`),
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

async function attack(round: number): Promise<void> {
  await Promise.all(
    Object.values(attacks).map(async ({ bytes, leaves }) => {
      const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
      socket.on('error', () => {})
      const closed = once(socket, 'close')
      for (const part of bytes(round)) socket.write(part)
      await Promise.race([leaves ? once(socket, 'connect') : once(socket, 'data'), closed])
      socket.destroy()
      await closed
    }),
  )
}

test('a thousand attacks leave nothing behind, and keep nobody from being served', { timeout: 180_000 }, async () => {
  const rounds = async (from: number, to: number) => {
    for (let round = from; round < to; round++) {
      await attack(round)
      if (round % 10 === 0) expect((await createTodo(service.url, ada.token, 'Dig')).status).toBe(201)
    }
    return service.look()
  }
  const before = await rounds(0, 50)
  const after = await rounds(50, 200)
  // A body of the largest size that is read is 100 KB: of each attack's there would be megabytes.
  expect(after.heap - before.heap).toBeLessThan(3_000_000)
  expect(after.timers - before.timers).toBeLessThan(20)
  await expect.poll(async () => (await service.look()).files, { timeout: 20_000 }).toBeLessThan(before.files + 10)
})
