/** Clients that mean harm, on raw sockets: each is closed or refused, and costs no more than it is worth. */
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import request from 'supertest'
import { expect, test } from 'vitest'
import { createHttpServer, defaultLimits } from '../../src/kernel/index.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService()
const portOf = (url: string) => Number(new URL(url).port)

async function open(): Promise<Socket & { text: string; ended: Promise<unknown> }> {
  const socket = connect(portOf(service().url), '127.0.0.1')
  await once(socket, 'connect')
  const state = { text: '', ended: new Promise((resolve) => socket.once('close', resolve)) }
  socket.on('data', (bytes) => (state.text += bytes))
  socket.on('error', () => {})
  return Object.defineProperties(socket, {
    text: { get: () => state.text },
    ended: { get: () => state.ended },
  }) as never
}

const post = (length: string) =>
  `POST /auth/register HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n${length}\r\n\r\n`

test('the limits are set', () => {
  const { server } = service()
  expect(server).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, maxConnections: 20_000 })
  expect(defaultLimits.maxHeaderSize).toBe(16_384)
})

test('headers and bodies that never end are closed with 408, a little at a time as well', async () => {
  const limits = { ...defaultLimits, headersTimeout: 500, requestTimeout: 1_000 }
  const server = createHttpServer(service().server.listeners('request')[0] as never, {
    newRequestId: () => 'test',
    limits,
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const closed: number[] = []
  for (const beginning of ['GET / HTTP/1.1\r\nHost: here\r\n', post('Content-Length: 100000')]) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    let text = ''
    socket.on('data', (bytes) => (text += bytes))
    const began = performance.now()
    socket.write(beginning)
    const drip = setInterval(() => socket.writable && socket.write('X'), 100)
    await once(socket, 'close')
    clearInterval(drip)
    closed.push(Math.round(performance.now() - began))
    expect(text).toMatch(/^HTTP\/1\.1 408 /)
  }
  console.log(`with limits of 500 and 1000 ms: closed after ${closed.join(' and ')} ms`)
  server.close()
})

test('10,000 headers are 431', async () => {
  const socket = await open()
  socket.write(`GET /health HTTP/1.1\r\nHost: here\r\n${'a: b\r\n'.repeat(10_000)}\r\n`)
  await socket.ended
  expect(socket.text).toMatch(/^HTTP\/1\.1 431 /)
})

test('headers that fit in the limit are all seen: none is left out as one too many', async () => {
  const socket = await open()
  const many = 'a:\r\n'.repeat(3_900)
  socket.write(`GET /todos HTTP/1.1\r\nHost: here\r\n${many}Authorization: Basic x\r\nConnection: close\r\n\r\n`)
  await socket.ended
  expect(socket.text).toMatch(/^HTTP\/1\.1 4(01|31) /)
})

test('a body of 1 GB is 413 by what its Content-Length says, before it is sent', async () => {
  const socket = await open()
  socket.write(post('Content-Length: 1000000000'))
  await expect.poll(() => socket.text).toMatch(/^HTTP\/1\.1 413 /)
  socket.destroy()
})

test.each([
  ['counted', 'Content-Length: 1000000000', (bytes: string) => bytes],
  ['in chunks', 'Transfer-Encoding: chunked', (bytes: string) => `${bytes.length.toString(16)}\r\n${bytes}\r\n`],
])('a body without an end, %s, is 413 and its connection is closed', async (how, length, framed) => {
  const socket = await open()
  socket.write(post(length))
  const piece = framed('x'.repeat(60_000))
  const began = performance.now()
  const answered = once(socket, 'data').then(() => Math.round(performance.now() - began))
  const send = setInterval(() => socket.writable && socket.write(piece), 5)
  await socket.ended
  const cut = Math.round(performance.now() - began)
  clearInterval(send)
  expect(socket.text).toMatch(/^HTTP\/1\.1 413 /)
  console.log(`a body without an end, ${how}: answered after ${await answered} ms, cut off after ${cut} ms`)
})

test('nor is a body read for ever that nobody asked for', async () => {
  const socket = await open()
  socket.write('GET /health HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\n\r\n')
  const send = setInterval(() => socket.writable && socket.write(`ea60\r\n${'x'.repeat(60_000)}\r\n`), 5)
  await socket.ended
  clearInterval(send)
  expect(socket.text).toMatch(/^HTTP\/1\.1 200 /)
})

test('a small body that was not asked for leaves the connection open', async () => {
  const socket = await open()
  const get = 'GET /health HTTP/1.1\r\nHost: here\r\nContent-Length: 5\r\n\r\n'
  socket.write(`${get}12345`)
  await expect.poll(() => socket.text).toContain('healthy')
  socket.write(`${get}12345`)
  await expect.poll(() => socket.text.match(/healthy/g)).toHaveLength(2)
  socket.destroy()
})

test('a gzip bomb is 415, whatever it would become', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  const answer = await request(service().server)
    .post('/auth/register')
    .set('Content-Type', 'application/json')
    .set('Content-Encoding', 'gzip')
    .serialize(() => bomb as never)
    .send(bomb as never)
  expect(answer.status).toBe(415)
})

test.each([
  ['arrays', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['arrays without an end', '['.repeat(100_000)],
  ['objects', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`],
])('JSON that is nested too deep is 400: %s', async (what, text) => {
  const ada = await newPerson(service())
  const began = performance.now()
  const answer = await ada.send('post', '/todos').set('Content-Type', 'application/json').send(text)
  console.log(`${what}, nested too deep: answered after ${Math.round(performance.now() - began)} ms`)
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed_request' } })
})

test('1,000 Content-Types make nothing grow', async () => {
  const url = new URL('/auth/register', service().url)
  const send = (type: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = httpRequest(url, { method: 'POST', headers: { 'Content-Type': type } }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode))
      })
      sent.once('error', reject).end('{}')
    })
  const types = Array.from({ length: 1_000 }, (_, n) => `application/json; n=${n}`)
  await Promise.all(types.slice(0, 100).map(send))
  global.gc?.()
  const before = process.memoryUsage().heapUsed
  const statuses = new Set<number | undefined>()
  for (const type of types) statuses.add(await send(type))
  global.gc?.()
  expect([...statuses]).toEqual([422])
  // A compiled validator takes 100 KB and more; that of each type would be hundreds of megabytes.
  const grown = process.memoryUsage().heapUsed - before
  console.log(`1,000 Content-Types: ${(grown / 1e6).toFixed(1)} MB more heap`)
  expect(grown).toBeLessThan(50_000_000)
})
