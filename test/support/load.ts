/** People who write without a pause and try again what was not answered, and what must hold for what they wrote. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { expect } from 'vitest'
import { createStreamParser } from '../../src/sdk/event-stream.ts'

/** Milliseconds that one attempt waits for its answer. */
const timeoutMs = 20_000

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: any answer of the contract
  body: any
  headers: Headers
  /** Until it was there. */
  milliseconds: number
}

export interface Sent {
  token?: string
  body?: object
  headers?: Record<string, string>
}

/** One request by `fetch`, whose connections are kept. Throws when there is no answer. */
export async function ask(url: string, method: string, path: string, { token, body, headers }: Sent = {}) {
  const began = performance.now()
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    signal: AbortSignal.timeout(timeoutMs),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const answer: Answer = {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    headers: response.headers,
    milliseconds: performance.now() - began,
  }
  return answer
}

export interface Load {
  /** The titles of what was answered 201, with the id of each. */
  answered: Map<string, string>
  /** Titles of todos that were then answered as completed. */
  completed: Set<string>
  /** Attempts that had no answer. */
  cut: number
  /** Each attempt that was answered 503. */
  refused: Answer[]
  /** Responses that are neither a success nor a 503. */
  unexpected: Answer[]
  /** Waits for so many more todos. */
  writeMore(count: number): Promise<void>
  /** Lets what was begun end: each write is tried until it is answered. */
  stop(): Promise<void>
}

/**
 * Each writer creates a todo with an Idempotency-Key, completes it, and goes on with the next. `url` is asked for each
 * attempt, as a balancer would choose a process, and may keep the writers waiting.
 */
export function startLoad({
  url,
  token,
  projectId,
  name = 'load',
  writers = 4,
}: {
  url: () => string | Promise<string>
  token: string
  projectId: string
  name?: string
  writers?: number
}): Load {
  let going = true
  const load: Load = {
    answered: new Map(),
    completed: new Set(),
    cut: 0,
    refused: [],
    unexpected: [],
    async writeMore(count) {
      const enough = this.answered.size + count
      await expect.poll(() => this.answered.size, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(enough)
    },
    async stop() {
      going = false
      await all
    },
  }

  /** Null once it is of no use to try again. */
  async function untilAnswered(method: string, path: string, sent: Sent): Promise<Answer | null> {
    for (;;) {
      const answer = await ask(await url(), method, path, { token, ...sent }).catch(() => null)
      if (answer && answer.status < 300) return answer
      if (answer === null) load.cut++
      else if (answer.status === 503) load.refused.push(answer)
      // The attempt before this one was cut off and has not ended yet.
      else if (answer.body.code !== 'idempotency_in_flight') {
        load.unexpected.push(answer)
        return null
      }
      await sleep(20)
    }
  }

  async function write(writer: number): Promise<void> {
    for (let count = 1; going; count++) {
      const title = `${name} ${writer} ${count}`
      const created = await untilAnswered('POST', '/todos', {
        body: { title, project_id: projectId },
        headers: { 'Idempotency-Key': `${name}-${writer}-${count}` },
      })
      if (!created) continue
      load.answered.set(title, created.body.id)
      const changed = await untilAnswered('PATCH', `/todos/${created.body.id}`, { body: { completed: true } })
      if (changed) load.completed.add(title)
    }
  }

  const all = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
  return load
}

/**
 * Every write that succeeded is there, once, and no write is there in part: no todo without its events, no event
 * without its todo, no kept response without its effect, and each project's counts are right.
 */
export async function expectWhole(pool: Knex, load: Load): Promise<void> {
  expect(load.unexpected).toEqual([])
  const todos: { id: string; title: string; completed: boolean }[] = await pool('todos').select()
  const stored = new Map(todos.map((todo) => [todo.title, todo]))
  // Every write was tried until it was answered, so there is nothing but what was answered.
  expect(todos).toHaveLength(load.answered.size)
  expect([...load.answered].filter(([title, id]) => stored.get(title)?.id !== id)).toEqual([])
  expect([...load.completed].filter((title) => !stored.get(title)?.completed)).toEqual([])

  const half = async (sql: string) => (await pool.raw(sql)).rows
  expect(await half(changesWithoutEvents), 'todos whose changes are not in the log').toEqual([])
  expect(await half(eventsWithoutTodo), 'events of todos that are not there').toEqual([])
  expect(await half(wrongCounts), 'projects with wrong counts').toEqual([])
  expect(await half(answersWithoutEffect), 'kept answers of todos that are not there').toEqual([])
  expect(await half(effectsWithoutAnswer), 'todos whose answer was not kept').toEqual([])
}

/** Each version of a todo has one event, which has it as it was. */
const changesWithoutEvents = `
  select id, version from todos where (
    select array_agg((data ->> 'version')::integer order by transaction_id, sequence) from events where todo_id = todos.id
  ) is distinct from array(select generate_series(1, version))`

const eventsWithoutTodo = `
  select id from events where todo_id is not null and not exists (select from todos where id = events.todo_id)`

const wrongCounts = `
  select id, task_count, open_task_count from projects where (task_count, open_task_count) <> (
    select count(*), count(*) filter (where not completed) from todos where project_id = projects.id
  )`

const kept = `convert_from(reply_body, 'UTF8')::jsonb ->> 'id'`
const answersWithoutEffect = `
  select ${kept} as id from idempotency_keys where not exists (select from todos where id::text = ${kept})
    and not exists (select from projects where id::text = ${kept})`
const effectsWithoutAnswer = `
  select id from todos where not exists (select from idempotency_keys where ${kept} = todos.id::text)`

export interface Follower {
  /** The ids of the events about todos, as they came. */
  seen: string[]
  /** Waits until these events were seen, and no others: none twice, none left out, in this order. */
  sees(ids: string[]): Promise<void>
  stop(): Promise<void>
}

/** Follows the events from now on, and goes on where it was when it is cut; `url` is asked for each connection. */
export async function follow({ url, token }: { url: () => string; token: string }): Promise<Follower> {
  const leaving = new AbortController()
  const seen: string[] = []
  let place = ''
  do {
    const { body } = await ask(url(), 'GET', `/sync${place && `?cursor=${place}`}`, { token })
    place = body.cursor
    if (!body.has_more) break
  } while (place)

  async function read(): Promise<void> {
    const headers = { Authorization: `Bearer ${token}`, 'Last-Event-ID': place }
    const { status, body } = await fetch(`${url()}/events`, { headers, signal: leaving.signal })
    if (status === 503) return
    expect(status).toBe(200)
    const parse = createStreamParser()
    for await (const chunk of body as ReadableStream<Uint8Array>)
      for (const { id, data } of parse(chunk)) {
        place = id ?? place
        const event = data === undefined ? null : JSON.parse(data)
        if (event?.type === 'stream.ended') return
        if (event?.type.startsWith('todo.')) seen.push(event.id)
      }
  }

  async function readOn(): Promise<void> {
    while (!leaving.signal.aborted) {
      await read().catch((error) => {
        // A connection that was cut or refused is `TypeError: fetch failed` or `terminated`.
        if (!leaving.signal.aborted && !(error instanceof TypeError)) throw error
      })
      await sleep(100)
    }
  }
  const over = readOn()
  over.catch(() => {})
  return {
    seen,
    async sees(ids) {
      const enough = expect.poll(() => seen.length, { timeout: 30_000 }).toBeGreaterThanOrEqual(ids.length)
      // The error that ended the stream says more than the list of missing events.
      await Promise.race([enough, over.then(() => enough)]).catch((error) => {
        if (seen.length < ids.length) expect(missing(seen, ids), `missing of ${ids.length} events`).toEqual([])
        throw error
      })
      expect(seen).toEqual(ids)
    },
    async stop() {
      leaving.abort(new Error('I left'))
      await over
    },
  }
}

/** The places of `ids` that were not seen. */
function missing(seen: string[], ids: string[]): number[] {
  return [...ids.keys()].filter((place) => !seen.includes(ids[place] as string))
}

/** The ids of the log's events about todos, in its order. */
export async function loggedTodoEvents(pool: Knex): Promise<string[]> {
  return pool('events').whereNotNull('todo_id').orderBy(['transaction_id', 'sequence']).pluck('id')
}
