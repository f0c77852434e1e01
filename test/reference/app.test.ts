/** FastAPI guides on the code around endpoints: the application and its document, CORS, timing. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { startService, type TestService } from '../support/service.ts'
import { useWorld } from '../support/world.ts'

const world = useWorld()
const server = () => world().service.server

test('FastAPI(title, description, version)', async () => {
  const { body: document } = await request(server()).get('/openapi.json')
  expect(document.info).toMatchObject({ title: 'Taskpact', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
  expect(document.info.description).toContain('Authentication')
  const page = await request(server()).get('/docs')
  expect(page.type).toBe('text/html')
  expect(page.text).toContain(document.info.title)

  const described = Object.entries<object>(document.paths).flatMap(([path, item]) =>
    Object.keys(item).flatMap((key) => (key === 'parameters' ? [] : [`${key} ${path}`])),
  )
  expect(described.sort()).toEqual(
    Object.values(contract)
      .map(({ method, path }) => `${method} ${path}`)
      .sort(),
  )
  for (const operation of described) {
    const [method, path] = operation.split(' ') as ['get', string]
    const { body } = await request(server())[method](path.replace('{page}', 'email').replace(/\{\w+\}/g, 'forbidden'))
    expect([operation, body.code]).not.toEqual([operation, expect.stringMatching(/^(not_found|method_not_allowed)$/)])
  }
})

/** Sends the preflight of a request with a token and a JSON body, and returns whether it is allowed. */
async function mayPost(to: TestService, origin: string, method = 'POST'): Promise<boolean> {
  const { headers } = await request(to.server)
    .options('/todos')
    .set('Origin', origin)
    .set('Access-Control-Request-Method', method)
    .set('Access-Control-Request-Headers', 'authorization,content-type')
  return (
    headers['access-control-allow-origin'] === origin &&
    headers['access-control-allow-credentials'] === 'true' &&
    (headers['access-control-allow-methods'] ?? '').split(',').includes(method) &&
    headers['access-control-allow-headers'] === 'authorization,content-type'
  )
}

test('CORSMiddleware', async () => {
  expect(await mayPost(world().service, 'http://localhost:3000')).toBe(true)
  const created = await world().ada.send('post', '/todos', { title: 'Buy milk' }).set('Origin', 'http://localhost:3000')
  expect(created.status).toBe(201)
  expect(created.headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    'access-control-allow-credentials': 'true',
  })
  const stranger = await world().ada.send('get', '/todos').set('Origin', 'https://elsewhere.example.com')
  expect(stranger.headers).not.toHaveProperty('access-control-allow-origin')
})

test('@app.get("/health")', async () => {
  for (const { server } of [world().service, await world().failing('unreachable')]) {
    const { status, body } = await request(server).get('/health')
    expect({ status, body }).toEqual({ status: 200, body: { status: 'healthy' } })
  }
})

test('allow_origins in development', async () => {
  expect(await mayPost(world().service, 'http://localhost:3000')).toBe(true)
  expect(await mayPost(world().service, 'http://127.0.0.1:3000')).toBe(true)
  expect(await mayPost(world().service, 'https://app.example.com')).toBe(false)
})

test('allow_origins in production', async () => {
  const environment = { NODE_ENV: 'production', CORS_ORIGINS: 'https://app.example.com' }
  const production = await startService(environment, {}, world().service.database)
  onTestFinished(() => production.close())
  expect(await mayPost(production, 'https://app.example.com')).toBe(true)
  expect(await mayPost(production, 'http://localhost:3000')).toBe(false)
  const answer = await request(production.server).get('/todos').set('Origin', 'https://app.example.com')
  expect(answer.status).toBe(401)
  expect(answer.headers['access-control-allow-origin']).toBe('https://app.example.com')
})

test('allow_methods, allow_headers', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
    expect([method, await mayPost(world().service, 'http://localhost:3000', method)]).toEqual([method, true])
  expect(await mayPost(world().service, 'http://localhost:3000', 'TRACE')).toBe(false)
})

test('A middleware that sets X-Response-Time', async () => {
  const answers = [
    await request(server()).get('/health'),
    await world().ada.send('post', '/todos', { title: ' ' }),
    await request(server()).get('/nowhere'),
    await request((await world().failing('corrupted')).server).get('/docs'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 422, 404, 200])
  for (const { headers } of answers) expect(headers['x-response-time']).toMatch(/^\d+\.\d+ms$/)
})

test('A middleware that logs slow requests', async () => {
  const lines: Record<string, unknown>[] = []
  const sink = new Writable({
    write(line, _, done) {
      lines.push(JSON.parse(line))
      done()
    },
  })
  const environment = { SLOW_REQUEST_MS: '0' }
  const logged = await startService(environment, { log: pino({ level: 'info' }, sink) }, world().service.database)
  onTestFinished(() => logged.close())
  const { headers } = await request(logged.server).get('/todos?search=a%20private%20word')
  await expect.poll(() => lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({
    level: pino.levels.values.warn,
    msg: 'slow request completed',
    method: 'GET',
    route: '/todos',
    duration_ms: expect.any(Number),
    request_id: headers['x-request-id'],
  })
  expect(JSON.stringify(lines)).not.toContain('private')
})
