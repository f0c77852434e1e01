/** Three processes behind nginx keep the promises of one: events, idempotency, revocation, rate limits, jobs. */
import { readdir } from 'node:fs/promises'
import { Agent } from 'node:https'
import { join } from 'node:path'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { openSocket, type Reading, readStream, type Socket } from '../support/streams.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { ask, newAddress, newPerson, type Person, signIn } from './people.ts'

let cluster: Cluster
let ada: Person

beforeAll(async () => {
  cluster = await startCluster()
  ada = await newPerson(cluster.url)
})
afterAll(() => cluster?.close())

const servedBy = (headers: Record<string, string>) => headers['x-served-by'] as string
const everyProcess = () => cluster.webs.map(({ address }) => address).sort()

/** A stream and a socket of somebody's on each process, through nginx. */
async function listenEverywhere(person: Person) {
  const streams = new Map<string, Reading>()
  const sockets = new Map<string, Socket>()
  const headers = { Authorization: `Bearer ${person.access_token}` }
  // The process with the fewest connections gets the next one, so a few tries find all of them.
  for (let tries = 0; tries < 12 && streams.size < cluster.webs.length; tries++) {
    const stream = await readStream(cluster, person)
    streams.set(stream.headers.get('x-served-by') ?? '', stream)
  }
  for (let tries = 0; tries < 12 && sockets.size < cluster.webs.length; tries++) {
    const socket = await openSocket(cluster, { headers })
    sockets.set(socket.headers['x-served-by'] as string, socket)
    socket.send({ type: 'subscribe', id: 'all' })
    await socket.message({ type: 'subscribed', id: 'all' })
  }
  expect([[...streams.keys()].sort(), [...sockets.keys()].sort()]).toEqual([everyProcess(), everyProcess()])
  return { streams: [...streams.values()], sockets: [...sockets.values()] }
}

test('an event reaches the streams and the sockets of every process', async () => {
  const { streams, sockets } = await listenEverywhere(ada)
  const { body: todo } = await ada.send('post', '/todos', { title: 'Dig' }).expect(201)
  for (const stream of streams) {
    expect(await stream.event('todo.created')).toMatchObject({ data: todo })
    stream.stop()
  }
  for (const { message, socket } of sockets) {
    await message({ type: 'event', event: { type: 'todo.created', data: { id: todo.id } } })
    socket.close()
  }
})

test('a browser opens the socket with a ticket that another process made', async () => {
  const { body } = await ada.send('post', '/events/tickets', undefined, cluster.webs[0]?.url).expect(200)
  // The origin of the page is that of nginx, which tells the process its own host.
  const headers = { Origin: cluster.url }
  const { socket } = await openSocket(cluster, { query: `?ticket=${body.ticket}`, headers })
  socket.close()
  await expect(openSocket(cluster, { query: `?ticket=${body.ticket}`, headers })).rejects.toThrow('401')
})

test('one key sent to all processes at once makes one todo', async () => {
  const title = 'Once, however often it is sent'
  const post = () => ada.send('post', '/todos', { title }).set('Idempotency-Key', 'the-same')
  const answers = await Promise.all(Array.from({ length: 30 }, post))
  expect(new Set(answers.map(({ headers }) => servedBy(headers))).size).toBe(3)
  const made = answers.filter(({ status }) => status === 201)
  expect(new Set(made.map(({ text }) => text)).size).toBe(1)
  for (const answer of answers) if (answer.status !== 201) assertProblem(answer, 'idempotency_in_flight')
  const { body: todos } = await ada.send('get', '/todos?limit=100')
  expect(todos.filter((todo: { title: string }) => todo.title === title)).toHaveLength(1)
})

describe('whoever may not act any more is out on every process', () => {
  async function expectOut(person: Person, code: 'user_not_found' | 'unauthenticated') {
    for (const { url } of cluster.webs) assertProblem(await person.send('get', '/users/me', undefined, url), code)
    assertProblem(await person.send('get', '/users/me'), code)
  }

  test('when an admin disables them', async () => {
    const [root, bob] = [await newPerson(cluster.url), await newPerson(cluster.url)]
    await cluster.primary.query(`update users set role = 'admin' where id = '${root.id}'`, 'taskpact')
    const { streams, sockets } = await listenEverywhere(bob)
    const admin = await signIn(cluster.url, root)
    await admin.send('patch', `/admin/users/${bob.id}`, { disabled: true }).expect(200)
    await expectOut(bob, 'user_not_found')
    for (const { ended, event } of streams) {
      expect(await event('stream.ended')).toEqual({ type: 'stream.ended', reason: 'session_ended' })
      await ended
    }
    for (const { closed } of sockets) expect(await closed).toBe(4401)
  })

  test('when their session is ended elsewhere', async () => {
    const bob = await newPerson(cluster.url)
    const { streams, sockets } = await listenEverywhere(bob)
    const elsewhere = await signIn(cluster.url, bob)
    await elsewhere.send('delete', '/users/me/sessions?keep_current=true').expect(204)
    await expectOut(bob, 'unauthenticated')
    for (const { event } of streams) await event('stream.ended')
    for (const { closed } of sockets) expect(await closed).toBe(4401)
  })
})

test('rate limits count over all processes, by the address that connected, whatever it says of itself', async () => {
  const [from, bystander] = [newAddress(), newAddress()]
  const revoke = (address: string, count = 0) =>
    ask(cluster.url, 'post', '/auth/revoke', { from: address })
      .set('X-Forwarded-For', `203.0.113.${count}, 198.51.100.${count}`)
      .set('Forwarded', `for=203.0.113.${count}`)
      .set('X-Real-IP', `203.0.113.${count}`)
      .type('form')
      .send({ token: 'unknown' })
  const answers = []
  for (let count = 1; count <= 31; count++) answers.push(await revoke(from, count))
  expect(new Set(answers.map(({ headers }) => servedBy(headers))).size).toBe(3)
  expect(answers.map(({ status }) => status)).toEqual([...Array(30).fill(204), 429])
  assertProblem(answers[30] as (typeof answers)[number], 'rate_limited')
  expect((await revoke(bystander)).status).toBe(204)
})

test('jobs are done by the worker, and by nobody else', async () => {
  const mails = (folder: string) => readdir(folder).catch(() => [])
  const before = (await mails(cluster.outbox)).length
  await ask(cluster.url, 'post', '/auth/password-reset', { from: newAddress() }).send({ email: ada.email }).expect(202)
  await expect.poll(() => mails(cluster.outbox), { timeout: 20_000 }).toHaveLength(before + 1)
  for (const { data } of cluster.webs) expect(await mails(join(data, 'outbox'))).toEqual([])
})

describe('nginx keeps the contract', () => {
  test('what it refuses itself is a problem', async () => {
    const answer = await ada.send('post', '/users/me/import', { text: 'x'.repeat(11_000_000) })
    assertProblem(answer, 'payload_too_large')
    expect([answer.headers['x-request-id'], servedBy(answer.headers)]).toEqual([answer.body.request_id, undefined])
    const todo = await ada.send('post', '/todos', { title: 'x'.repeat(100_000) })
    assertProblem(todo, 'payload_too_large')
    expect(servedBy(todo.headers)).toBeUndefined()
  })

  test('nobody asks for /ready through it', async () => {
    for (const path of ['/ready', '/ready/', '//ready', '/%72eady', '/ready?x=1'])
      assertProblem(await request(cluster.url).get(path), 'not_found')
  })

  test('the largest document of the contract gets through', async () => {
    const answer = await ada.send('post', '/users/me/import', { text: 'x'.repeat(9_900_000) })
    expect([answer.status, servedBy(answer.headers)]).toEqual([422, expect.stringContaining('127.0.0.1')])
  })

  test('ETags stay strong, and a change on condition of one is made', async () => {
    const { body: todo, headers } = await ada.send('post', '/todos', { title: 'Dig' })
    const read = await ada.send('get', `/todos/${todo.id}`).set('Accept-Encoding', 'gzip')
    expect([read.headers.etag, read.headers['content-encoding']]).toEqual([headers.etag, undefined])
    const change = ada.send('patch', `/todos/${todo.id}`, { title: 'Deeper' })
    expect((await change.set('If-Match', read.headers.etag as string)).status).toBe(200)
  })

  test('responses demand https of browsers, and neither nginx nor Node says its version', async () => {
    const overTls = await request(cluster.tlsUrl)
      .get('/health')
      .agent(new Agent({ rejectUnauthorized: false }))
    expect(overTls.headers['strict-transport-security']).toContain('max-age=')
    const inTheClear = await request(cluster.url).get('/health').set('X-Forwarded-Proto', 'https')
    expect(inTheClear.headers).not.toHaveProperty('strict-transport-security')
    expect([inTheClear.headers.server, inTheClear.headers['x-powered-by']]).toEqual(['nginx', undefined])
  })

  test('an upgrade to anything but a WebSocket is ignored', async () => {
    const answer = await request(cluster.url).get('/health').set({ Connection: 'Upgrade', Upgrade: 'h2c' })
    expect([answer.status, answer.body]).toEqual([200, { status: 'healthy' }])
  })
})
