/** Metrics: on a port of their own, only when there is one, and they count what was answered. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { createTodo, expectNothingLeft, newPerson, newPlace, run, start, started } from './process.ts'

/** The values of a metric, by its labels as they are written. */
function valuesOf(metric: string, text: string): Record<string, number> {
  const lines = text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)
  return Object.fromEntries(
    [...lines].flatMap(([, name, labels = '', value]) => (name === metric ? [[labels, Number(value)]] : [])),
  )
}

test('METRICS_PORT: requests by operation and status, the pool and the process, and nothing on the public port', async () => {
  const place = await newPlace()
  const service = await start(place, { env: { METRICS_PORT: '0' } })
  const address = new URL(started(service.text.output, 'metrics'))
  expect(address.port).not.toBe(new URL(service.url).port)
  const scrape = async () => (await request(address.origin).get('/metrics')).text

  const { token } = await newPerson(service.url)
  for (const title of ['One', 'Two', '']) await createTodo(service.url, token, title)
  await request(service.url).get('/todos')
  const onPublicPort = await request(service.url).get('/metrics')
  expect(onPublicPort.status).toBe(404)
  expect(onPublicPort.body.code).toBe('not_found')

  const counts = {
    'operation_id="register",status="201"': 1,
    'operation_id="createToken",status="200"': 1,
    'operation_id="createTodo",status="201"': 2,
    'operation_id="createTodo",status="422"': 1,
    'operation_id="listTodos",status="401"': 1,
    'operation_id="none",status="404"': 1,
  }
  // A client may have its answer a moment before the service knows that it is sent.
  await expect.poll(async () => valuesOf('http_requests_total', await scrape()), { timeout: 5_000 }).toEqual(counts)
  const text = await scrape()
  expect(valuesOf('http_request_duration_seconds_count', text)).toEqual(counts)
  const connections = valuesOf('database_pool_connections', text)
  expect(Object.keys(connections).sort()).toEqual(['state="free"', 'state="used"'])
  expect(connections['state="free"']).toBeGreaterThan(0)
  expect(valuesOf('database_pool_pending', text)).toEqual({ '': 0 })
  expect(valuesOf('process_resident_memory_bytes', text)['']).toBeGreaterThan(0)

  const answers = [
    await request(address.origin).get('/'),
    await request(address.origin).get('/todos'),
    await request(address.origin).post('/metrics'),
  ]
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('without METRICS_PORT there are none', async () => {
  const service = await start(await newPlace())
  expect(service.text.output).not.toContain('metrics')
  expect((await request(service.url).get('/metrics')).status).toBe(404)
  expect(await service.stop()).toBe(0)
})

test('a port in use stops the start with a sentence, whichever of the two it is', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const inUse = `Port ${port} is in use. Stop what listens there, or set`
  for (const [env, errors] of [
    [{ METRICS_PORT: String(port) }, `${inUse} METRICS_PORT to another one.\n`],
    [{ METRICS_PORT: '0', PORT: String(port) }, `${inUse} PORT to another one.\n`],
  ] as const) {
    const place = await newPlace()
    expect(await run(place, { env })).toEqual({ code: 1, output: '', errors })
    await expectNothingLeft(place)
  }
})
