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
  full.context.gate.enter({ exempt: false })
  const answer = await request(full.server).get('/todos?a=b').set('X-Request-Id', 'mine')
  full.context.gate.leave()
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
