/**
 * Three processes are written to, killed and started again; clients keep copies by `GET /sync` and a stream meanwhile.
 * At the end every copy is what the service has, and every write that was answered is there once.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Copy } from '../support/copy.ts'
import { newPerson, newPlace, type Place, type Service, start } from './process.ts'

/** How often one of the processes is killed and started again. */
const kills = 6

test('copies equal what the service has, whatever is killed meanwhile', { timeout: 180_000 }, async () => {
  const place = await newPlace()
  const fleet = await startFleet(place)
  const ada = await newPerson(fleet.any().url)
  const client = createClient(fleet, ada.token)
  let working = true

  const titles = new Set<string>()
  async function write(writer: number): Promise<void> {
    const { body: project } = await client.send('POST', '/projects', { name: `Project ${writer}` })
    for (let round = 0; working; round++) {
      const title = `${writer}/${round}`
      const { body: todo } = await client.send('POST', '/todos', { title, project_id: project.id })
      titles.add(title)
      await client.send('PATCH', `/todos/${todo.id}`, { completed: true })
      if (round % 5 === 0) {
        await client.send('DELETE', `/todos/${todo.id}`)
        titles.delete(title)
      }
      await sleep(10)
    }
  }

  /** Keeps a copy: what the stream tells is a reason to ask what has changed. */
  async function keep(copy: Copy): Promise<void> {
    while (working) {
      try {
        await copy.follow()
        for await (const _ of client.stream(String(copy.cursor), () => working)) await copy.follow()
      } catch {
        // Its process was killed: the copy goes on with another one, from its cursor.
        await sleep(20)
      }
    }
  }

  const copies = [0, 1, 2].map(() => new Copy((path) => client.send('GET', path)))
  const work = [...[0, 1].map(write), ...copies.map(keep)]
  for (let killed = 0; killed < kills; killed++) {
    await sleep(500)
    await fleet.killOne()
  }
  working = false
  await Promise.all(work)

  for (const copy of copies) await copy.becomesEqual()
  const found = [...(copies[0] as Copy).todos.values()].map(({ title }) => title)
  expect(found.sort()).toEqual([...titles].sort())
  expect(found.length).toBeGreaterThan(50)
})

interface Fleet {
  /** One that runs. */
  any(): Service
  /** Kills one and starts it again. */
  killOne(): Promise<void>
}

async function startFleet(place: Place): Promise<Fleet> {
  const env = { RATE_LIMITS: 'off', WORKERS: 'off' }
  const services = [await start(place, { env }), await start(place, { env }), await start(place, { env })]
  const pick = () => Math.floor(Math.random() * services.length)
  return {
    any: () => services[pick()] as Service,
    async killOne() {
      const index = pick()
      expect(await services[index]?.stop('SIGKILL')).toBe('SIGKILL')
      services[index] = await start(place, { env })
    },
  }
}

/** Sends each request until it is answered, to whatever process runs; a POST has one effect by its key. */
function createClient(fleet: Fleet, token: string) {
  const Authorization = `Bearer ${token}`

  // biome-ignore lint/suspicious/noExplicitAny: a body is what the contract says of the path
  async function send(method: string, path: string, body?: object): Promise<{ status: number; body: any }> {
    const headers = {
      Authorization,
      ...(body && { 'Content-Type': 'application/json' }),
      ...(method === 'POST' && { 'Idempotency-Key': randomUUID() }),
    }
    for (;;) {
      const response = await fetch(fleet.any().url + path, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      }).catch(() => null)
      const text = await response?.text().catch(() => null)
      if (response && typeof text === 'string') {
        const answer = { status: response.status, body: text === '' ? null : JSON.parse(text) }
        // A DELETE that was done before its process was killed is done.
        if (answer.status < 400 || (method === 'DELETE' && answer.status === 404)) return answer
        const again = answer.status === 503 || answer.body?.code === 'idempotency_in_flight'
        if (!again) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
      }
      await sleep(20)
    }
  }

  /** Yields whenever the stream tells something; ends with it. */
  async function* stream(since: string, wanted: () => boolean): AsyncGenerator<void> {
    const gone = new AbortController()
    const watch = setInterval(() => wanted() || gone.abort(), 100)
    try {
      const url = `${fleet.any().url}/events?since=${since}`
      const { status, body } = await fetch(url, { headers: { Authorization }, signal: gone.signal })
      expect(status).toBe(200)
      for await (const _ of body as unknown as AsyncIterable<Uint8Array>) yield
    } finally {
      clearInterval(watch)
      gone.abort()
    }
  }

  return { send, stream }
}
