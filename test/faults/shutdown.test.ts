/** SIGTERM under load: readiness first, then no more connections; no request fails, and streams go on elsewhere. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { follow as followLog } from '../../src/changelog/follow.ts'
import { decodePosition } from '../../src/changelog/position.ts'
import { createProject, newPerson, newPlace, type Service, start } from '../start/process.ts'
import { createDatabase, urlOf } from '../support/database.ts'
import { ask, expectWhole, follow, loggedTodoEvents, startLoad } from '../support/load.ts'
import { newPerson as newUser, startService } from '../support/service.ts'
import { endOfSync } from '../support/streams.ts'

/** A balancer that asks for readiness, as those of Kubernetes or a proxy do, only more often. */
function balance(services: Service[]) {
  const ready = new Set(services)
  const asking = setInterval(async () => {
    for (const service of services)
      await ask(service.url, 'GET', '/ready').then(
        ({ status }) => (status === 200 ? ready.add(service) : ready.delete(service)),
        () => ready.delete(service),
      )
  }, 50)
  return {
    url: () => ([...ready].find(() => Math.random() < 0.5) ?? [...ready][0] ?? (services[0] as Service)).url,
    isReady: (service: Service) => ready.has(service),
    close: () => clearInterval(asking),
  }
}

/** A client who asks again on the same connection as soon as it has an answer, until an answer closes it. */
async function keepAsking(url: string, token: string): Promise<{ answers: number; closed: boolean; last: string }> {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  const request = `GET /todos?limit=1 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`
  let answers = 0
  let [text, last] = ['', '']
  let closed = false
  socket.write(request)
  socket.on('data', (bytes) => {
    text += bytes.toString('latin1')
    const [head = '', body] = text.split('\r\n\r\n')
    if (body === undefined || body.length < Number(/content-length: (\d+)/i.exec(head)?.[1])) return
    answers++
    ;[text, last] = ['', head]
    closed = /^connection: close$/im.test(head)
    if (!closed) socket.write(request)
  })
  socket.on('error', () => {})
  await once(socket, 'close')
  return { answers, closed, last: text || last }
}

test('while another process takes over', { timeout: 90_000 }, async () => {
  const place = await newPlace()
  const database = await createDatabase()
  const env = {
    DATABASE_URL: urlOf(database),
    RATE_LIMITS: 'off',
    SHUTDOWN_DELAY_MS: '1000',
  }
  const services = await Promise.all([start(place, { env }), start(place, { env })])
  const [leaving, staying] = services as [Service, Service]
  const { token } = await newPerson(leaving.url)
  const projectId = await createProject(leaving.url, token)
  const balancer = balance(services)
  const follower = await follow({ url: () => (balancer.isReady(leaving) ? leaving : staying).url, token })
  const load = startLoad({ url: balancer.url, token, projectId })
  const persistent = Promise.all([1, 2, 3].map(() => keepAsking(leaving.url, token)))
  const socket = new WebSocket(`${leaving.url.replace('http', 'ws')}/events/ws`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  await once(socket, 'open')
  // A client that does not answer the close frame does not delay the shutdown.
  const mute = new WebSocket(`${leaving.url.replace('http', 'ws')}/events/ws`, {
    headers: { Authorization: `Bearer ${token}` },
  })
  await once(mute, 'open')
  mute.pause()
  const code = once(socket, 'close').then(([code]) => code)
  await load.writeMore(30)

  const began = performance.now()
  const end = leaving.stop()
  await sleep(300)
  // It says that it leaves, and is still there for who has not heard yet.
  const ready = await ask(leaving.url, 'GET', '/ready')
  expect([ready.status, ready.body.status, ready.headers.get('connection')]).toEqual([503, 'not_ready', 'close'])
  expect((await ask(leaving.url, 'GET', '/todos', { token })).status).toBe(200)
  expect(balancer.isReady(leaving)).toBe(false)
  // 0: it ended by itself within its grace period of 8 s, and was not cut off.
  expect(await end).toBe(0)
  const took = Math.round(performance.now() - began)
  expect(await code).toBe(1001)
  for (const { answers, closed, last } of await persistent) {
    expect(last).toMatch(/^HTTP\/1\.1 200 /)
    expect([answers > 1, closed]).toEqual([true, true])
  }

  await load.writeMore(30)
  await load.stop()
  expect([load.cut, load.refused.length]).toEqual([0, 0])
  await expectWhole(database.pool, load)
  await follower.sees(await loggedTodoEvents(database.pool))
  await follower.stop()
  mute.terminate()
  balancer.close()
  expect(await staying.stop()).toBe(0)
  await database.drop()
  console.log(`ended after ${took} ms, of which 1000 were the delay; ${load.answered.size} todos, none refused`)
})

test('a stream that is ended while it catches up leaves nothing out for the next one', async () => {
  const service = await startService()
  try {
    const ada = await newUser(service)
    const { position: begin } = decodePosition(await endOfSync(ada))
    const create = (from: number) => ({
      operations: Array.from({ length: 100 }, (_, count) => ({
        method: 'POST',
        path: '/todos',
        body: { title: `Todo ${from + count}` },
      })),
    })
    for (const from of [0, 100]) await ada.send('post', '/batch', create(from)).expect(200)
    const reader = { userId: ada.id, sessionId: null, expiresAt: Date.now() + 60_000 }
    const signal = new AbortController().signal
    const ids: string[] = []
    for await (const message of followLog(service.context, { reader, after: begin, wants: () => true, signal })) {
      if (message.kind === 'event') ids.push(message.logged.event.id)
      if (ids.length > 1) continue
      // While it is at the first of what it missed, something happens, and then the service stops.
      await ada.send('post', '/batch', create(200)).expect(200)
      await sleep(1_000)
      await service.context.tail.stop()
    }
    // A client that resumes after the last event gets the rest.
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual((await loggedTodoEvents(service.database.pool)).slice(0, ids.length))
  } finally {
    await service.close()
  }
})
