/** Traces of the real process, at a collector: what a request set off is one trace, and no user's values are in it. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import request from 'supertest'
import { expect, onTestFinished, test } from 'vitest'
import { type CollectedSpan, startCollector } from '../support/collector.ts'
import { createDatabase, urlOf } from '../support/database.ts'
import { startMailServer, tokenOf } from '../support/mail-server.ts'
import { startReceiver } from '../support/webhooks.ts'
import { createTodo, expectNothingLeft, newPerson, newPlace, start } from './process.ts'

const caller = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' }
const traceparent = `00-${caller.trace}-${caller.span}-01`

async function startTraced(environment: Record<string, string> = {}) {
  const collector = await startCollector()
  onTestFinished(() => collector.close())
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  const place = await newPlace()
  const env = {
    LOG_LEVEL: 'info',
    DATABASE_URL: urlOf(database),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
    ...environment,
  }
  const service = await start(place, { env })
  const lines = (): Record<string, unknown>[] =>
    service.text.output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
  return { collector, place, service, lines }
}

test('one request that invites somebody is one trace, from the caller to the mail', async () => {
  const mailServer = await startMailServer()
  onTestFinished(() => mailServer.close())
  const { collector, place, service, lines } = await startTraced({
    SMTP_URL: mailServer.url,
    OTEL_SERVICE_NAME: 'garden-todos',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
  })
  const { token, email, password } = await newPerson(service.url)
  const send = (method: 'put' | 'post', path: string, body: object) =>
    request(service.url)[method](path).auth(token, { type: 'bearer' }).send(body)
  await send('put', '/users/me/email', { email, password }).expect(202)
  await send('post', '/auth/email', { token: tokenOf(await mailServer.mailTo(email, /Confirm/)) }).expect(204)
  const invited = 'grace.the.invited@example.com'
  const project = await request(service.url)
    .post('/projects')
    .auth(token, { type: 'bearer' })
    .send({ name: 'The secret garden' })
  await request(service.url)
    .post(`/projects/${project.body.id}/invitations`)
    .auth(token, { type: 'bearer' })
    .set({ traceparent, 'X-Request-Id': 'traced' })
    .send({ email: invited, role: 'editor' })
    .expect(201)

  const mail = await collector.spanLike({ name: 'send mail', traceId: caller.trace })
  const job = await collector.spanLike({ name: 'process mail', traceId: caller.trace })
  const http = await collector.spanLike({ name: 'createInvitation', traceId: caller.trace })
  expect(http).toMatchObject({
    kind: 'SERVER',
    parentSpanId: caller.span,
    failed: false,
    attributes: {
      'http.request.method': 'POST',
      'http.route': '/projects/{project_id}/invitations',
      'http.response.status_code': 201,
      'url.path': `/projects/${project.body.id}/invitations`,
    },
    resource: { 'service.name': 'garden-todos', 'deployment.environment.name': 'test' },
  })
  expect(job).toMatchObject({
    kind: 'CONSUMER',
    parentSpanId: http.spanId,
    attributes: { 'messaging.destination.name': 'mail' },
  })
  expect(mail).toMatchObject({ kind: 'CLIENT', parentSpanId: job.spanId, failed: false })

  const queriesOf = ({ spanId }: CollectedSpan) =>
    collector.spans
      .filter(
        ({ parentSpanId, attributes }) => parentSpanId === spanId && attributes['db.system.name'] === 'postgresql',
      )
      .map(({ name, kind, attributes }) => ({ name, kind, statement: String(attributes['db.query.text']) }))
  const statements = queriesOf(http).map(({ statement }) => statement)
  expect(queriesOf(http)).toContainEqual({ name: 'COMMIT', kind: 'CLIENT', statement: 'COMMIT' })
  expect(statements).toContainEqual(expect.stringMatching(/^insert into "invitations" .*\$1/))
  // The queue's name is a value that pg-boss writes into its SQL.
  expect(statements).toContainEqual(expect.stringMatching(/insert into pgboss.*'\?' as name/is))
  expect(queriesOf(job).map(({ name }) => name)).toContain('SELECT')

  // Recurring work, such as polling for jobs, has no trace.
  const known = new Set(collector.spans.map(({ spanId }) => spanId).concat(caller.span))
  const orphans = collector.spans.filter(
    ({ kind, parentSpanId }) => !(known.has(parentSpanId ?? '') || kind === 'SERVER'),
  )
  expect(orphans).toEqual([])
  const fetching = collector.spans.filter(({ attributes }) =>
    /pgboss.*skip locked/is.test(String(attributes['db.query.text'])),
  )
  expect(fetching).toEqual([])

  for (const secret of [invited, email, password, token, 'The secret garden'])
    expect(collector.text()).not.toContain(secret)
  expect(lines().find(({ request_id }) => request_id === 'traced')).toMatchObject({
    operation_id: 'createInvitation',
    trace_id: caller.trace,
    span_id: http.spanId,
    traceparent,
  })
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('a webhook and what it costs are spans of the trace that set it off, with no more of its address than the host', async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const { collector, service } = await startTraced({ WEBHOOK_TARGETS: 'any' })
  const { token } = await newPerson(service.url)
  const send = (path: string, body?: object) =>
    request(service.url).post(path).auth(token, { type: 'bearer' }).set({ traceparent }).send(body)
  receiver.onEvent = (_, answer) => answer.writeHead(503).end()
  const { body: webhook } = await send('/webhooks', {
    url: `${receiver.url}/a-secret-path`,
  })
  await send(`/webhooks/${webhook.id}/test`)

  const sent = await collector.spanLike({ name: 'POST webhook', traceId: caller.trace })
  expect(sent).toMatchObject({
    kind: 'CLIENT',
    failed: true,
    attributes: { 'server.address': '127.0.0.1', 'http.response.status_code': 503, 'error.type': '503' },
  })
  const job = await collector.spanLike({ spanId: sent.parentSpanId as string })
  expect(job).toMatchObject({ name: 'process webhook_delivery', kind: 'CONSUMER', failed: false })
  const http = await collector.spanLike({ spanId: job.parentSpanId as string })
  expect(http).toMatchObject({ name: 'testWebhook', parentSpanId: caller.span })
  expect(collector.text()).not.toContain('a-secret-path')
  expect(await service.stop()).toBe(0)
})

test('a webhook that follows from an event is part of the trace of the request that made it', async () => {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const { collector, service } = await startTraced({ WEBHOOK_TARGETS: 'any' })
  const { token } = await newPerson(service.url)
  const send = (path: string, body: object) =>
    request(service.url).post(path).auth(token, { type: 'bearer' }).send(body)
  await send('/webhooks', { url: receiver.url, event_types: ['todo.created'] }).expect(201)
  await send('/todos', { title: 'Dig' }).set({ traceparent }).expect(201)

  const sent = await collector.spanLike({ name: 'POST webhook', traceId: caller.trace })
  const job = await collector.spanLike({ spanId: sent.parentSpanId as string })
  const http = await collector.spanLike({ spanId: job.parentSpanId as string })
  expect(job).toMatchObject({ name: 'process webhook_delivery', kind: 'CONSUMER' })
  expect(http).toMatchObject({ name: 'createTodo', parentSpanId: caller.span })
  const { body } = await receiver.eventLike({ type: 'todo.created' })
  expect(body).not.toContain(caller.trace)
  expect(await service.stop()).toBe(0)
})

test('requests that share a transaction each have their own trace', async () => {
  const { collector, service } = await startTraced({ WORKERS: 'off' })
  const { token } = await newPerson(service.url)
  const traces = Array.from({ length: 20 }, (_, index) => (index + 1).toString(16).padStart(32, '0'))
  await Promise.all(
    traces.map((trace) =>
      request(service.url)
        .post('/todos')
        .auth(token, { type: 'bearer' })
        .set({ traceparent: `00-${trace}-${caller.span}-01` })
        .send({ title: trace })
        .expect(201),
    ),
  )
  expect(await service.stop()).toBe(0)
  const tracesOf = (words: RegExp) =>
    collector.spans
      .filter(({ attributes }) => words.test(String(attributes['db.query.text'])))
      .map(({ traceId }) => traceId)
      .toSorted()
  expect(tracesOf(/^insert into "todos"/)).toEqual(traces)
  expect(tracesOf(/^insert into "events"/)).toEqual(traces)
})

test('what a request is the first to need, and what then goes on for ever, is in no trace', async () => {
  const { collector, service, lines } = await startTraced({ WORKERS: 'off' })
  const { token, email } = await newPerson(service.url)
  // The first job of the process starts the queues, the first stream the reader of the change log.
  await request(service.url).post('/auth/password-reset').send({ email })
  const gone = new AbortController()
  const headers = { Authorization: `Bearer ${token}`, traceparent }
  const stream = await fetch(`${service.url}/events`, { headers, signal: gone.signal })
  const text = stream.body?.pipeThrough(new TextDecoderStream()) as ReadableStream<string>
  await createTodo(service.url, token, 'Dig')
  for await (const part of text) if (part.includes('todo.created')) break
  gone.abort()
  await collector.spanLike({ name: 'streamEvents', parentSpanId: caller.span })
  expect(await service.stop()).toBe(0)

  const statements = collector.spans.map(({ attributes }) => String(attributes['db.query.text']))
  const about = (words: RegExp) => statements.filter((statement) => words.test(statement))
  // The reader of the stream itself asks for what it may see, and the job is inserted.
  expect(about(/from "events" .*"project_members"/)).not.toEqual([])
  expect(about(/insert into pgboss/i)).not.toEqual([])
  expect(about(/from "events"/).filter((statement) => !statement.includes('"project_members"'))).toEqual([])
  expect(about(/pgboss\.version/)).toEqual([])
  // A connection ends outside of all requests, but the log line of the request that it ended has the request's trace.
  expect(lines().find(({ operation_id }) => operation_id === 'streamEvents')).toMatchObject({ trace_id: caller.trace })
})

test('what no trace is asked for begins one, and what fails is marked; what is left is exported at the end', async () => {
  const { collector, service, lines } = await startTraced({ OTEL_BSP_SCHEDULE_DELAY: '60000' })
  await request(service.url)
    .get('/nowhere?access_token=hidden')
    .set({ traceparent: 'nonsense', 'X-Request-Id': 'lost' })
  await request(service.url).get('/todos')
  expect(collector.spans).toEqual([])
  expect(await service.stop()).toBe(0)
  expect(collector.spans).toHaveLength(2)
  const [lost, refused] = collector.spans as [CollectedSpan, CollectedSpan]
  expect(lost).toMatchObject({ name: 'GET', failed: false, attributes: { 'http.response.status_code': 404 } })
  expect(refused).toMatchObject({ name: 'listTodos', failed: false, attributes: { 'http.response.status_code': 401 } })
  expect(refused.traceId).not.toBe(lost.traceId)
  expect([lost.parentSpanId ?? '', refused.parentSpanId ?? '']).toEqual(['', ''])
  expect(collector.text()).not.toContain('hidden')
  const line = lines().find(({ request_id }) => request_id === 'lost')
  expect(line).toMatchObject({ trace_id: lost.traceId, status: 404 })
  expect(line).not.toHaveProperty('traceparent')
})

test('OTEL_TRACES_SAMPLER says which requests are traced', async () => {
  const { collector, service } = await startTraced({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' })
  await request(service.url).get('/health')
  await request(service.url).get('/ready').set({ traceparent })
  await service.stop()
  expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([caller.trace]))
})

test('a collector that is gone is a warning in the log, and no more', async () => {
  const { collector, service, lines } = await startTraced()
  collector.close()
  const { token } = await newPerson(service.url)
  const answer = await request(service.url).get('/todos').auth(token, { type: 'bearer' })
  expect(answer.status).toBe(200)
  expect(await service.stop()).toBe(0)
  const warning = lines().find(({ msg }) => msg === 'traces cannot be exported')
  expect(warning).toMatchObject({ level: 40, reason: expect.stringContaining('ECONNREFUSED') })
})

test('a service without traces loads nothing of OpenTelemetry', async () => {
  const program = `
    import { createRequire } from 'node:module'
    for (const name of ['http/app', 'service/context', 'start/database']) await import('./src/' + name + '.ts')
    const { startTracing } = await import('./src/telemetry/tracing.ts')
    await startTracing({ traces: process.argv[1] ? { endpoint: 'http://127.0.0.1:1', serviceName: 'x' } : null }, console)
    console.log(Object.keys(createRequire(import.meta.url).cache).filter((path) => /@opentelemetry.(sdk|otlp)/.test(path)).length)
  `
  const loaded = async (...args: string[]) => {
    const options = { cwd: join(import.meta.dirname, '../..') }
    const all = ['--input-type=module', '--eval', program, ...args]
    return Number((await promisify(execFile)(process.execPath, all, options)).stdout)
  }
  expect(await loaded()).toBe(0)
  expect(await loaded('on')).toBeGreaterThan(50)
})
