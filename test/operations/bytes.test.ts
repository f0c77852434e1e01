/** Bytes that a caller makes the service hold, in bodies and in responses that it does not read, are a share of all. */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService({ RATE_LIMITS: 'off' })

/** A connection on which text was sent. Its data is not read unless a listener is added. */
function send(text: string): Socket {
  const socket = connect(Number(new URL(service().url).port), '127.0.0.1', () => socket.write(text))
  socket.on('error', () => {})
  onTestFinished(() => void socket.destroy())
  return socket
}

const head = (person: Person, line: string, headers: string[] = []) =>
  [`${line} HTTP/1.1`, 'Host: localhost', `Authorization: Bearer ${person.access_token}`, ...headers, '', ''].join(
    '\r\n',
  )

const importHead = (person: Person, length: string) =>
  head(person, 'POST /users/me/import', ['Content-Type: application/json', length])

/** The status of the response to a request whose body is not sent; null: it is admitted, and is ended then. */
async function refusalOf(socket: Socket): Promise<number | null> {
  const response = new Promise<Buffer>((resolve) => socket.once('data', resolve))
  const text = await Promise.race([response, sleep(500, null)])
  socket.destroy()
  return text && Number(/^HTTP\/1.1 (\d+)/.exec(String(text))?.[1])
}

test.each([
  ['with a length', 'Content-Length: 9000000'],
  ['in chunks', 'Transfer-Encoding: chunked'],
])(
  'a caller with a large body in flight, %s, gets no second one, others do, until all have too many',
  async (_, length) => {
    const [ada, bob, cid, dan] = await Promise.all(
      ['Ada', 'Bob', 'Cid', 'Dan'].map((name) => newPerson(service(), name)),
    )
    const people = { ada, bob, cid, dan } as Record<string, Person>
    const open = (name: string) => send(importHead(people[name] as Person, length))
    const held = new Map<string, Socket>()
    // Again while it is refused, since the end of another request may be noticed later.
    const hold = (name: string): unknown =>
      held.set(
        name,
        open(name).once('data', () => hold(name)),
      )
    hold('ada')
    await expect.poll(() => refusalOf(open('ada')), { timeout: 20_000 }).toBe(429)
    for (const name of ['bob', 'cid']) hold(name)
    await expect.poll(() => refusalOf(open('dan')), { timeout: 20_000 }).toBe(503)
    // Small bodies still have room.
    expect((await (people.dan as Person).send('post', '/todos', { title: 'Dig' })).status).toBe(201)
    for (const socket of held.values()) socket.destroy()
    const { body } = await (people.ada as Person).send('get', '/users/me/export')
    await expect
      .poll(async () => (await (people.ada as Person).send('post', '/users/me/import', body)).status)
      .toBe(200)
  },
)

test('a caller that does not read its responses gets no more of them, and others do', { timeout: 60_000 }, async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service(), 'Bob')]
  const create = { method: 'POST', path: '/todos', body: { title: 'Dig', description: '🌊'.repeat(1_000) } }
  for (let batch = 0; batch < 5; batch++)
    await ada.send('post', '/batch', { operations: Array.from({ length: 20 }, () => create) }).expect(200)
  const requests = head(ada, 'GET /todos?limit=100').repeat(30)
  const sockets: Socket[] = []
  await expect
    .poll(
      async () => {
        sockets.push(send(requests))
        const answer = await ada.send('get', '/todos?limit=1')
        return answer.status === 429 && /were not read/.test(answer.body.detail) ? answer : undefined
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBeDefined()
  assertProblem(await ada.send('get', '/todos?limit=1'), 'concurrency_limited')
  await bob.send('get', '/todos').expect(200)
  await ada.send('get', '/health').expect(200)
  for (const socket of sockets) socket.destroy()
  await expect.poll(async () => (await ada.send('get', '/todos?limit=1')).status).toBe(200)
})

test('documents that a client does not read are bounded too', { timeout: 60_000 }, async () => {
  const requests = 'GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(30)
  const sockets: Socket[] = []
  const open = () => new Promise<number>((resolve) => service().server.getConnections((_, count) => resolve(count)))
  // A client that does not read does not see that its connection was closed.
  await expect
    .poll(
      async () => {
        sockets.push(send(requests))
        return sockets.length - (await open())
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBeGreaterThan(3)
  for (const socket of sockets) socket.destroy()
  await expect.poll(async () => (await fetch(`${service().url}/openapi.json`)).status).toBe(200)
})
