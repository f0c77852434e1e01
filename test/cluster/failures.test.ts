/** Failures behind nginx as clients see them: a process that dies, processes that are replaced, a lost primary. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Response } from 'supertest'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { assertProblem } from '../support/cases.ts'
import { openSocket, readStream } from '../support/streams.ts'
import { type Cluster, startCluster, type Web } from './cluster.ts'
import { newPerson, type Person } from './people.ts'

let cluster: Cluster
let ada: Person

beforeAll(async () => {
  cluster = await startCluster()
  ada = await newPerson(cluster.url)
})
afterAll(() => cluster?.close())

const webAt = (address: unknown) => cluster.webs.find((web) => web.address === address) as Web
const bearer = () => ({ Authorization: `Bearer ${ada.access_token}` })
const createTodo = (title: string) => ada.send('post', '/todos', { title })

async function allTitles(): Promise<string[]> {
  const titles: string[] = []
  for (let skip = 0; ; skip += 100) {
    const { body } = await ada.send('get', `/todos?limit=100&skip=${skip}`).expect(200)
    titles.push(...body.map(({ title }: { title: string }) => title))
    if (body.length < 100) return titles
  }
}

/** Sends one request after another, `readers` of them at a time, until it is stopped; then answers all that came. */
function load(readers: number, send: (count: number) => Promise<Response>) {
  let going = true
  let count = 0
  const answers: Response[] = []
  const errors: unknown[] = []
  async function run(): Promise<void> {
    while (going) {
      await send(++count).then(
        (answer) => answers.push(answer),
        (error) => errors.push(error),
      )
      // Processes are to start meanwhile, on the same cores.
      await sleep(20)
    }
  }
  const runs = Array.from({ length: readers }, run)
  return {
    answers,
    async stop() {
      going = false
      await Promise.all(runs)
      return { answers, errors }
    },
  }
}

test('readers of a process that is killed go on at another one, and miss nothing', async () => {
  const stream = await readStream(cluster, ada)
  await createTodo('Before')
  await stream.event('todo.created')
  const web = webAt(stream.headers.get('x-served-by'))
  let socket = await openSocket(cluster, { headers: bearer() })
  for (let tries = 0; tries < 12 && socket.headers['x-served-by'] !== web.address; tries++)
    socket = await openSocket(cluster, { headers: bearer() })

  const cut = expect(stream.ended).rejects.toThrow('terminated')
  expect(await web.service.stop('SIGKILL')).toBe('SIGKILL')
  await cut
  expect(await socket.closed).toBe(1006)
  // nginx does not know yet: it sends a request there first, and to another process next.
  const missed = await Promise.all(Array.from({ length: 12 }, (_, index) => createTodo(`Missed ${index}`)))
  expect(missed.map(({ status }) => status)).toEqual(Array(12).fill(201))

  const since = stream.events.at(-1)?.id ?? ''
  const ids = missed.map(({ body }) => body.id as string).sort()
  const again = await readStream(cluster, ada, '', { 'Last-Event-ID': since })
  expect(again.headers.get('x-served-by')).not.toBe(web.address)
  const read = () => again.events.map(({ data }) => (data as Schemas['TodoEvent']).data.id).sort()
  await expect.poll(read, { timeout: 10_000 }).toEqual(ids)
  again.stop()
  const { send, message, socket: open } = await openSocket(cluster, { headers: bearer() })
  send({ type: 'subscribe', id: 'again', since })
  for (const id of ids) await message({ type: 'event', id: 'again', event: { data: { id } } })
  open.close()
  await web.restart()
})

test('a rolling restart of all processes under load fails no request', async () => {
  const { body: own } = await createTodo('Read and changed all the time')
  const loads = [
    load(2, () => ada.send('get', '/todos?limit=10')),
    load(2, (count) => createTodo(`Written while processes are replaced ${count}`)),
    load(1, (count) => ada.send('patch', `/todos/${own.id}`, { description: `${count}` })),
  ]
  for (const web of cluster.webs) {
    await sleep(300)
    expect(await web.service.stop()).toBe(0)
    await sleep(300)
    await web.restart()
  }
  const done = await Promise.all(loads.map(({ stop }) => stop()))
  const failed = done.flatMap(({ answers, errors }) => [
    ...answers.filter(({ status }) => status >= 300).map(({ status, text }) => `${status} ${text}`),
    ...errors.map(String),
  ])
  expect(failed).toEqual([])
  const made = done[1]?.answers.map(({ body }) => body.title) ?? []
  expect(made.length).toBeGreaterThan(20)
  const titles = (await allTitles()).filter((title) => title.startsWith('Written while'))
  expect(titles.sort()).toEqual(made.sort())
})

test('after a fail-over to the standby every answered write is there, and events come again', async () => {
  const writing = load(3, (count) => createTodo(`Written around the fail-over ${count}`))
  await expect.poll(() => writing.answers.length, { timeout: 10_000 }).toBeGreaterThan(30)
  await cluster.primary.kill()
  // Until a new primary is chosen: writes fail with a problem that says when to retry.
  await expect.poll(() => writing.answers.at(-1)?.status, { timeout: 15_000 }).toBe(503)
  assertProblem(writing.answers.at(-1) as Response, 'unavailable')
  await cluster.standby.promote()
  await cluster.follow(cluster.standby)
  const answered = () => writing.answers.filter(({ status }) => status === 201).length
  const before = answered()
  await expect.poll(answered, { timeout: 30_000 }).toBeGreaterThan(before + 30)
  const { answers, errors } = await writing.stop()
  expect([...errors, ...answers.filter(({ status }) => status !== 201 && status !== 503)]).toEqual([])

  const titles = new Set(await allTitles())
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.title)
  expect(made.filter((title) => !titles.has(title))).toEqual([])

  for (const { url } of cluster.webs) {
    const stream = await readStream({ url }, ada)
    const { body: todo } = await createTodo('Told by the new primary')
    expect(await stream.event('todo.created')).toMatchObject({ data: { id: todo.id } })
    stream.stop()
  }
})

test('with no process left nginx answers a problem of the contract', async () => {
  await Promise.all(cluster.webs.map(({ service }) => service.stop('SIGKILL')))
  const answer = await ada.send('get', '/todos')
  assertProblem(answer, 'unavailable')
  const { 'retry-after': retryAfter, 'x-request-id': id } = answer.headers
  expect([answer.status, retryAfter, id]).toEqual([503, '1', answer.body.request_id])
})
