/** Responses that no operation makes are of the contract too: refusals under overload, and to input that is no request. */
import { once } from 'node:events'
import { connect } from 'node:net'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { compileSchema, createHttpServer, defaultLimits } from '../../src/kernel/index.ts'
import { keepLog } from '../support/log.ts'
import { startService, useService } from '../support/service.ts'

const service = useService()

/** Sends text as it is, and returns all that comes back until the connection ends. */
function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => text && socket.write(text))
    socket.on('data', (bytes) => (answer += bytes))
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)))
    socket.on('close', () => resolve(answer))
  })
}

test('a refusal under overload has the id of its request and its time, and a line in the log', async () => {
  const kept = keepLog()
  const full = await startService({ MAX_REQUESTS: '1' }, { log: kept.log }, service().database)
  onTestFinished(() => full.close())
  const slot = full.context.gate.enter({ exempt: false }, 'another')
  const answer = await request(full.server).get('/todos?a=b').set('X-Request-Id', 'mine')
  slot.leave()
  expect(answer.status).toBe(503)
  expect(answer.body).toMatchObject({ code: 'unavailable', request_id: 'mine' })
  expect(answer.headers).toMatchObject({
    'x-request-id': 'mine',
    'x-response-time': expect.stringMatching(/^\d+\.\d{3}ms$/),
    'retry-after': '1',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect(await kept.lineOf('mine')).toMatchObject({ method: 'GET', path: '/todos', status: 503 })
  const plain = await request(full.server).get('/todos')
  expect(plain.headers['x-request-id']).not.toBe('mine')
})

test('a refused socket has the id of its request and its time, and a line in the log', async () => {
  const kept = keepLog()
  const logged = await startService({}, { log: kept.log }, service().database)
  onTestFinished(() => logged.close())
  const port = Number(new URL(logged.url).port)
  const upgrade = (id: string, target: string, headers = '') =>
    sendRaw(
      port,
      `GET ${target} HTTP/1.1\r\nHost: here\r\nX-Request-Id: ${id}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${headers}\r\n`,
    )
  const refusals = [
    ['no-token', '/events/ws', '', 401],
    ['made-up', '/events/ws?ticket=tpe_made-up', '', 401],
    ['foreign', '/events/ws', 'Origin: https://evil.example\r\n', 403],
  ] as const
  for (const [id, target, headers, status] of refusals) {
    const answer = await upgrade(id, target, headers)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `))
    expect(answer).toMatch(new RegExp(`^X-Request-Id: ${id}\r$`, 'm'))
    expect(answer).toMatch(/^X-Response-Time: \d+\.\d{3}ms\r$/m)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ request_id: id, status })
    expect(await kept.lineOf(id)).toMatchObject({ method: 'GET', path: '/events/ws', status })
  }
  expect(kept.text()).not.toContain('tpe_made-up')
  const metric = await logged.context.metrics.registry.getSingleMetricAsString('http_requests_total')
  expect(metric).toMatch(/operation_id="none",status="401"\} 2/)
})

const get = 'GET /health HTTP/1.1\r\nHost: here\r\n'

test.each([
  ['two hosts', `${get}Host: there\r\n\r\n`, 'The header Host is there more than once.'],
  ['two hosts that are the same', `${get}HOST: here\r\n\r\n`, 'The header HOST is there more than once.'],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 'The Host header is neither a name nor an address.'],
  ['a list as host', 'GET / HTTP/1.1\r\nHost: a, b\r\n\r\n', 'The Host header is neither a name nor an address.'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 'The Host header is missing.'],
  [
    'two tokens',
    `${get}Authorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n`,
    'authorization is there more than once',
  ],
  [
    'two media types',
    `${get}Content-Type: text/a\r\nContent-Type: text/b\r\n\r\n`,
    'Content-Type is there more than once',
  ],
  ['two lengths', `${get}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 'The request is not valid HTTP/1.1: '],
  [
    'a length and chunks',
    `${get}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    'The request is not valid HTTP/1.1: ',
  ],
  ['a space before the colon', `${get}A : b\r\n\r\n`, 'The request is not valid HTTP/1.1: '],
  ['an unknown method', 'NOTHING / HTTP/1.1\r\n\r\n', 'The request is not valid HTTP/1.1: '],
])('%s, which a standard forbids, is refused with words, and logged', async (name, text, words) => {
  const kept = keepLog()
  const logged = await startService({}, { log: kept.log }, service().database)
  onTestFinished(() => logged.close())
  const id = name.replaceAll(' ', '-')
  const named = text.replace('\r\n', `\r\nX-Request-Id: ${id}\r\n`)
  const answer = await sendRaw(Number(new URL(logged.url).port), named)
  const [head, body] = answer.split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1\.1 400 /)
  const problem = JSON.parse(body ?? '')
  expect(problem).toMatchObject({ code: 'malformed_request', detail: expect.stringContaining(words) })
  expect(head).toContain(`X-Request-Id: ${problem.request_id}`)
  expect(await kept.lineOf(problem.request_id)).toMatchObject({ status: 400 })
})

test.each(['here', 'here:80', 'a.example:', '[::1]:8000', '[2001:db8::1]', '127.0.0.1:1', '', 'xn--bcher-kva.example'])(
  'the host "%s" is taken',
  async (host) => {
    const text = `GET /health HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`
    expect(await sendRaw(Number(new URL(service().url).port), text)).toMatch(/^HTTP\/1\.1 200 /)
  },
)

test('input that is no request gets a declared problem, and a connection on which nothing was sent gets nothing', async () => {
  const limits = { ...defaultLimits, headersTimeout: 500, requestTimeout: 1_000 }
  const server = createHttpServer(service().server.listeners('request')[0] as never, {
    newRequestId: () => '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e20',
    limits,
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const { contract } = service().context
  const declared = Object.keys(contract.document['x-connection-responses'] as object)
  const assertProblem = compileSchema(contract, 'Problem')
  const texts = [
    'GET\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\n',
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]
  const answers = await Promise.all(['', ...texts].map((text) => sendRaw(port, text)))
  expect(answers[0]).toBe('')
  const seen = answers.slice(1).map((answer) => {
    const body = JSON.parse(answer.split('\r\n\r\n')[1] ?? '')
    assertProblem(body)
    return [answer.slice(9, 12), String(body.status)]
  })
  expect(seen).toEqual(declared.map((status) => [status, status]))
})
