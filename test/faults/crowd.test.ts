/**
 * Thousands of clients on the event socket of one process: their cost, that all get every event, and that all can
 * reconnect.
 */
import { once } from 'node:events'
import { connect } from 'node:net'
import request from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { joinWithRetries, type Member } from '../../bench/crowd.ts'
import { startWatched, type Watched } from '../../bench/watched.ts'
import { createTodo, newPerson, type Person } from '../start/process.ts'

const crowd = 2_000
let service: Watched
/** Several, since each may have only a share of the requests in flight. */
const people: Person[] = []
const tokenOf = (index: number) => (people[index % people.length] as Person).token

beforeAll(async () => {
  service = await startWatched({ MAX_STREAMS: '20000', MAX_REQUESTS: '4000' })
  for (let number = 0; number < 20; number++) people.push(await newPerson(service.url, `person-${number}@example.com`))
}, 120_000)
afterAll(() => service.stop(), 60_000)

/** The events that one member received: the titles of new todos, and the cursor for resuming. */
interface Told {
  member: Member
  cursor: string
  titles: string[]
}

async function join(index: number, told?: Told): Promise<Told> {
  const self = told ?? ({ cursor: '', titles: [] } as unknown as Told)
  const subscribed = Promise.withResolvers<void>()
  self.member = await joinWithRetries({
    url: service.url,
    token: tokenOf(index),
    onText(text) {
      const message = JSON.parse(text)
      if (message.cursor !== undefined) self.cursor = message.cursor
      if (message.type === 'subscribed') subscribed.resolve()
      if (message.type === 'event') self.titles.push(message.event.data.title)
    },
  })
  self.member.send({ type: 'subscribe', id: 'a', ...(told && { since: told.cursor }) })
  await subscribed.promise
  return self
}

/** Does something a number of times, a hundred at once: a listening socket has room for no more than some hundreds. */
async function times<R>(number: number, work: (index: number) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let begin = 0; begin < number; begin += 100)
    done.push(
      ...(await Promise.all(Array.from({ length: Math.min(100, number - begin) }, (_, index) => work(begin + index)))),
    )
  return done
}

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1)
const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1)

async function write(title: string): Promise<void> {
  for (const { token } of people) expect((await createTodo(service.url, token, title)).status).toBe(201)
}

test('each of 10,000 idle sockets costs less than 15 KB', { timeout: 120_000 }, async () => {
  const idle = 10_000
  const open = (index: number) => joinWithRetries({ url: service.url, token: tokenOf(index) })
  // The first ones are also what the code is compiled for, and the heap is made larger by: a service begins with a
  // small one.
  const first = await times(6_000, open)
  const before = await service.look()
  const more = await times(idle, open)
  const after = await service.look()
  const heap = (after.heap - before.heap) / idle
  const resident = (after.resident - before.resident) / idle
  console.log(`an idle socket: ${kilobytes(resident)} KB of resident memory, ${kilobytes(heap)} KB of heap`)
  expect(heap).toBeLessThan(8 * 1024)
  expect(resident).toBeLessThan(15 * 1024)
  for (const member of [...first, ...more]) member.destroy()
  await expect.poll(async () => (await service.look()).files, { timeout: 20_000 }).toBeLessThan(100)
})

test('all who lose their connection at once may come again, and have missed nothing', {
  timeout: 180_000,
}, async () => {
  const all = await times(crowd, (index) => join(index))
  await write('told')
  await expect.poll(() => all.filter(({ titles }) => titles.length === 1).length, { timeout: 30_000 }).toBe(crowd)
  const storms: string[] = []
  const storm = async (title: string) => {
    const began = performance.now()
    for (const { member } of all) member.destroy()
    await write(title)
    let healthy = 0
    const probe = setInterval(async () => {
      // Among so many the system may reset it before the service has it.
      const answer = await fetch(`${service.url}/health`).catch(() => null)
      if (answer) healthy = answer.ok ? healthy + 1 : Number.NaN
    }, 200)
    // All at once, so that most of them are refused at first.
    await Promise.all(all.map((told, index) => join(index, told)))
    clearInterval(probe)
    storms.push(seconds(began))
    expect(healthy).toBeGreaterThan(0)
    return (await service.look()).heap
  }
  const first = await storm('missed once')
  const second = await storm('missed twice')
  await write('at last')
  const whole = ['told', 'missed once', 'missed twice', 'at last']
  const complete = () => all.filter(({ titles }) => titles.length >= whole.length).length
  await expect.poll(complete, { timeout: 30_000 }).toBe(crowd)
  for (const { titles } of all) expect(titles).toEqual(whole)
  console.log(
    `${crowd} lost their connection and were there again after ${storms.join(' s, and after ')} s; between the two ` +
      `the heap grew by ${kilobytes(second - first)} KB`,
  )
  // Nothing is kept of the connections before. The service may still be closing some, so this waits for it.
  const grown = async () => (await service.look()).heap - first
  await expect.poll(grown, { timeout: 20_000, interval: 1_000 }).toBeLessThan(crowd * 1_000)
  for (const { member } of all) member.destroy()
})

test('a hundred clients that never read are dropped, and all others get their events', {
  timeout: 180_000,
}, async () => {
  const silent = await times(100, () => join(0))
  const others = await times(20, () => join(0))
  const stuck = await times(20, openStream)
  const before = await service.look()
  for (const { member } of silent) member.pause()
  const { id } = (await createTodo(service.url, tokenOf(0), 'at first')).body
  // Each of these tells what it was and what it is: together more than the network holds for somebody, and than may
  // wait.
  const titles = Array.from({ length: 800 }, (_, index) => `title ${index}`)
  for (let sent = 0; sent < titles.length; sent += 20) {
    const operations = titles.slice(sent, sent + 20).map((title) => {
      const description = `${title} ${'🌊'.repeat(990)}`
      return { method: 'PATCH', path: `/todos/${id}`, body: { title, description } }
    })
    const answer = await request(service.url).post('/batch').auth(tokenOf(0), { type: 'bearer' }).send({ operations })
    expect(answer.status).toBe(200)
  }
  const whole = ['at first', ...titles]
  const complete = () => others.filter(({ titles }) => titles.length >= whole.length).length
  await expect.poll(complete, { timeout: 60_000 }).toBe(others.length)
  for (const { titles: told } of others) expect(told).toEqual(whole)
  // Each that never reads may have 1 MB waiting until it is dropped; most of what waits is the same bytes for all.
  await expect.poll(async () => (await service.look()).files, { timeout: 40_000 }).toBeLessThan(before.files - 90)
  const grown = (await service.look()).heap - before.heap
  console.log(
    `${silent.length} sockets and ${stuck.length} streams that never read, once the sockets were dropped: ` +
      `${(grown / 1e6).toFixed(1)} MB more heap`,
  )
  expect(grown).toBeLessThan(20_000_000)
  for (const { member } of [...silent, ...others]) member.destroy()
  for (const stream of stuck) stream.destroy()
})

/** A stream of server-sent events whose client does not read. */
async function openStream() {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`GET /events HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer ${tokenOf(0)}\r\n\r\n`)
  await once(socket, 'data')
  socket.pause()
  return socket
}
