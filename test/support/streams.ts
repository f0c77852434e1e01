/** Readers of the live events: server-sent events by fetch, and the event socket. */
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import type { Schemas } from '../../src/service/api.ts'
import type { Person, TestService } from './service.ts'

type StreamEvent = Schemas['StreamEvent']

export interface Reading {
  events: { id: string | undefined; data: StreamEvent }[]
  headers: Headers
  /** Resolves with the event of a type, once it is there. */
  event(type: StreamEvent['type']): Promise<StreamEvent>
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>
  stop(): void
}

/** Reads `GET /events` until it is stopped. Resolves once the stream has begun. */
export async function readStream(
  { url }: Pick<TestService, 'url'>,
  person: Pick<Person, 'access_token'>,
  query = '',
  headers = {},
): Promise<Reading> {
  const gone = new AbortController()
  const response = await fetch(`${url}/events${query}`, {
    headers: { Authorization: `Bearer ${person.access_token}`, ...headers },
    signal: gone.signal,
  })
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  const events: Reading['events'] = []
  const begun = Promise.withResolvers<void>()

  async function read(): Promise<void> {
    let text = ''
    try {
      for await (const chunk of (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
        begun.resolve()
        text += chunk
        const blocks = text.split('\n\n')
        text = blocks.pop() ?? ''
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
          const data = field('data')
          if (data === undefined) continue
          const event = JSON.parse(data)
          expect(field('event')).toBe(event.type)
          events.push({ id: field('id'), data: event })
        }
      }
    } catch (error) {
      if (!gone.signal.aborted) throw error
    }
  }
  const ended = read()
  await begun.promise
  return {
    events,
    headers: response.headers,
    async event(type) {
      const find = () => events.find(({ data }) => data.type === type)
      await expect.poll(find, { timeout: 10_000, message: type }).toBeDefined()
      return (find() as Reading['events'][number]).data
    },
    ended,
    stop: () => gone.abort(),
  }
}

/** The cursor behind all that a person sees. */
export async function endOfSync(person: Person): Promise<string> {
  let { body: page } = await person.send('get', '/sync')
  while (page.has_more) page = (await person.send('get', `/sync?cursor=${page.cursor}`)).body
  return page.cursor
}

export interface Socket {
  messages: Schemas['SocketMessage'][]
  send(message: Schemas['SocketRequest'] | string): void
  /** Resolves with the first message that is as wanted. */
  message(wanted: object): Promise<Schemas['SocketMessage']>
  /** The code with which it was closed. */
  closed: Promise<number>
  /** Of the answer that opened it. */
  headers: IncomingHttpHeaders
  socket: WebSocket
}

/** Opens the event socket. Rejects with the status when it is refused. */
export async function openSocket(
  { url }: Pick<TestService, 'url'>,
  { headers = {}, query = '' }: { headers?: Record<string, string>; query?: string },
): Promise<Socket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/events/ws${query}`, { headers })
  const messages: Socket['messages'] = []
  socket.on('message', (data) => messages.push(JSON.parse(String(data))))
  const refused = new Promise<never>((_, reject) => {
    socket.on('unexpected-response', (__, response) => reject(new Error(`refused with ${response.statusCode}`)))
    socket.on('error', reject)
  })
  refused.catch(() => {})
  let opening: IncomingHttpHeaders = {}
  socket.on('upgrade', ({ headers }) => {
    opening = headers
  })
  const closed = once(socket, 'close').then(([code]) => code as number)
  await Promise.race([once(socket, 'open'), refused])
  return {
    messages,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async message(wanted) {
      const find = () => messages.find((message) => matches(message, wanted))
      await expect.poll(find, { timeout: 10_000, message: JSON.stringify(wanted) }).toBeDefined()
      return find() as Schemas['SocketMessage']
    },
    closed,
    headers: opening,
    socket,
  }
}

function matches(value: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  return Object.entries(wanted).every(([key, member]) => matches((value as Record<string, unknown>)?.[key], member))
}
