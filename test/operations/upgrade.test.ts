/** Upgrades (RFC 9110, 7.8): only one to the event socket is taken. A request that offers another one is served as usual. */
import { connect } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { type KeptLog, keepLog } from '../support/log.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { operationIds } from './cases.ts'

let service: TestService
let kept: KeptLog
let ada: Person

beforeAll(async () => {
  kept = keepLog()
  service = await startService({}, { log: kept.log })
  ada = await newPerson(service)
})
afterAll(() => service.close())

const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n'

/** The offers of Java's and Apache's HTTP clients, which they send with every request; a list; a WebSocket where there is none. */
const offers = {
  h2c: 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n',
  'TLS/1.2': 'Connection: Upgrade\r\nUpgrade: TLS/1.2\r\n',
  'several protocols': 'Connection: Upgrade\r\nUpgrade: h2c, foo/2 ,IRC/6.9\r\n',
  'a WebSocket elsewhere': `Connection: Upgrade\r\nUpgrade: websocket\r\n${key}`,
}

/** Sends requests on one connection, each after the response to the one before it, and returns all that comes back. */
function sendOnOne(...requests: string[]): Promise<string> {
  const { port, hostname } = new URL(service.url)
  return new Promise((resolve, reject) => {
    let text = ''
    const waiting = [...requests]
    const sendNext = () => socket.write(waiting.shift() ?? '', 'latin1')
    const socket = connect(Number(port), hostname, sendNext)
    socket.on('data', (bytes) => {
      text += bytes
      if (waiting.length > 0) sendNext()
    })
    socket.on('error', reject).on('close', () => resolve(text))
  })
}

const statusesOf = (raw: string) =>
  [...raw.matchAll(/HTTP\/1\.1 (\d{3}) [\w /]+\r\n/g)].map(([, status]) => Number(status))
const last = 'GET /health HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n'

describe.each(Object.entries(offers))('an offer of %s', (name, offer) => {
  test.each(operationIds)('is ignored by %s', async (id) => {
    const { method, path } = contract[id]
    const url = path.replace(/\{\w+\}/g, '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10')
    const without = await request(service.server)[method](url).set('Authorization', 'Bearer none')
    const begin = `${method.toUpperCase()} ${url} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer none\r\n`
    const requestId = `${name}-${id}`.replace(/\W/g, '-')
    const raw = await sendOnOne(`${begin}X-Request-Id: ${requestId}\r\n${offer}\r\n`, last)
    expect(statusesOf(raw)).toEqual([without.status, 200])
    expect(await kept.lineOf(requestId)).toMatchObject({ status: without.status, operation_id: id })
  })

  test('is ignored where nothing is, and by another method on the path of the event socket', async () => {
    const asked = ['GET /nowhere', 'POST /events/ws', 'OPTIONS /todos', 'PUT /todos'].map(
      (target) => `${target} HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\n${offer}\r\n`,
    )
    expect(statusesOf(await sendOnOne(...asked, last))).toEqual([404, 404, 204, 405, 200])
  })

  test('is ignored with a body, which is read', async () => {
    const body = '{"title":"Buy milk"}'
    const post =
      `POST /todos HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${ada.access_token}\r\n${offer}` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
    expect(statusesOf(await sendOnOne(post, post, last))).toEqual([201, 201, 200])
  })
})

describe('the event socket', () => {
  const open = (target: string, headers: string) =>
    sendOnOne(
      `${target} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${ada.access_token}\r\nConnection: Upgrade\r\n${headers}\r\n`,
      // A close frame of a client, masked.
      '\x88\x82\0\0\0\0\x03\xe9',
    )

  test.each(['/events/ws', '/events/ws/', '/events/ws?', 'http://here/events/ws'])('is opened at %s', async (path) => {
    expect(statusesOf(await open(`GET ${path}`, `Upgrade: websocket\r\n${key}`))).toEqual([101])
  })

  test.each(['WebSocket', 'h2c, websocket', 'websocket,h2c'])('is opened by the offer %s', async (offer) => {
    expect(statusesOf(await open('GET /events/ws', `Upgrade: ${offer}\r\n${key}`))).toEqual([101])
  })

  test.each([
    ['no key', 'Sec-WebSocket-Version: 13\r\n'],
    ['a key of another form', key.replace('==', '')],
    ['another version', key.replace('13', '12')],
    ['protocols that are no list', `${key}Sec-WebSocket-Protocol: ,\r\n`],
  ])('answers a handshake with %s by a problem', async (_, handshake) => {
    const raw = await open('GET /events/ws', `Upgrade: websocket\r\n${handshake}`)
    expect(statusesOf(raw)).toEqual([400])
    expect(raw).toMatch(/^Sec-WebSocket-Version: 13\r$/m)
    expect(JSON.parse(raw.split('\r\n\r\n')[1] ?? '')).toMatchObject({ code: 'malformed_request', status: 400 })
  })

  test.each(['h2c', 'TLS/1.2'])('says which protocol it needs to an offer of %s', async (offer) => {
    const raw = await sendOnOne(
      `GET /events/ws HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: ${offer}\r\n\r\n`,
      last,
    )
    expect(statusesOf(raw)).toEqual([426, 200])
    expect(raw).toMatch(/^Upgrade: websocket\r$/m)
  })
})
