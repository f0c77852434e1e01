/** Events of the SDK: each arrives once and in order when the connection, the service or the token fails. */
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest'
import {
  createProject,
  createTodo,
  type Event,
  events,
  type FollowedEvent,
  type TaskpactClient,
} from '../../src/sdk/index.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { clientOf, type Fault, lasting, network, problem } from './faults.ts'

let keeper: TestService
/** The process that serves at present, on the keeper's database. */
let service: TestService
beforeAll(async () => {
  keeper = await startService()
  service = await startService({}, {}, keeper.database)
})
afterAll(async () => {
  await service.close()
  await keeper.close()
})

/** A client whose requests go to the process that serves at present. */
function roaming(person: Person, { fault, ...options }: { fault?: Fault; tokens?: ReturnType<typeof lasting> } = {}) {
  const wire = network(fault)
  const to: typeof fetch = (input, init) => {
    const request = new Request(input, init)
    return wire.fetch(new Request(request.url.replace('http://service', service.url), request))
  }
  const client = clientOf({ url: 'http://service' }, person, { fetch: to, ...options })
  return { client, sent: wire.sent, streams: () => wire.sent.filter(({ url }) => url.includes('/events')) }
}

interface Follower {
  titles: string[]
  cursors: string[]
  stop(): void
  /** Rejects with the error that ended the stream. */
  over: Promise<void>
}

function follow(client: TaskpactClient, options: Partial<Parameters<typeof events>[0]> = {}): Follower {
  const leaving = new AbortController()
  const titles: string[] = []
  const cursors: string[] = []
  async function read(): Promise<void> {
    for await (const { event, cursor } of events({ client, signal: leaving.signal, ...options })) {
      if (event.type !== 'todo.created') continue
      titles.push(event.data.title)
      cursors.push(cursor)
    }
  }
  const over = read()
  over.catch(() => {})
  return { titles, cursors, over, stop: () => leaving.abort(new Error('I left')) }
}

/** Through the process that stays up. */
async function create(person: Person, title: string): Promise<void> {
  await createTodo({ client: clientOf(keeper, person), body: { title }, throwOnError: true })
}

const soon = { timeout: 15_000 }

/** Waits until the stream is open: it has no events from before that. */
const isOpen = (streams: () => Request[], count: number) => expect.poll(() => streams().length, soon).toBe(count)

async function begun(person: Person, follower: Follower): Promise<void> {
  await expect
    .poll(async () => {
      await create(person, 'Begin')
      return follower.titles.length
    }, soon)
    .toBeGreaterThan(0)
}

const behindBegin = ({ titles }: Follower) => titles.filter((title) => title !== 'Begin')

test.each([
  ['stops, and says so', async () => service.close()],
  [
    'is killed',
    async () => {
      service.server.close()
      service.server.closeAllConnections()
      await service.close()
    },
  ],
])('a service that %s and comes back: nothing is missed, nothing comes twice', async (_, end) => {
  const person = await newPerson(keeper)
  const { client, streams } = roaming(person)
  const follower = follow(client)
  await begun(person, follower)
  await create(person, 'Before')
  await end()
  for (let index = 0; index < 5; index++) await create(person, `While it is away ${index}`)
  service = await startService({}, {}, keeper.database)
  await create(person, 'After')
  const all = ['Before', ...Array.from({ length: 5 }, (_, index) => `While it is away ${index}`), 'After']
  await expect.poll(() => behindBegin(follower), soon).toEqual(all)
  expect(streams().at(-1)?.headers.get('Last-Event-ID')).toBeTruthy()
  follower.stop()
  await expect(follower.over).rejects.toThrow('I left')

  // A later stream can start from any of its cursors.
  const later = follow(client, { since: follower.cursors.at(-3) })
  await expect.poll(() => later.titles, soon).toEqual(all.slice(-2))
  later.stop()
})

test('a stream that is cut before its first event resumes from where it began', async () => {
  const person = await newPerson(keeper)
  const { client, streams } = roaming(person)
  const follower = follow(client)
  await isOpen(streams, 1)
  // The stream sends its cursor at once.
  await expect
    .poll(async () => {
      service.server.closeAllConnections()
      return streams().at(-1)?.headers.get('Last-Event-ID')
    }, soon)
    .toBeTruthy()
  await create(person, 'First')
  await expect.poll(() => follower.titles, soon).toEqual(['First'])
  follower.stop()
})

test('an expired token is refreshed, and the stream continues', async () => {
  const person = await newPerson(keeper)
  const { client, sent } = roaming(person, { tokens: lasting(2, person) })
  const follower = follow(client)
  await begun(person, follower)
  // The service allows for clocks that differ by ten seconds.
  await expect.poll(() => sent.filter(({ url }) => url.endsWith('/auth/token')).length, soon).toBe(1)
  await create(person, 'With the new one')
  await expect.poll(() => behindBegin(follower), soon).toEqual(['With the new one'])
  follower.stop()
})

test('when the session ends, the stream throws `unauthenticated`', async () => {
  const person = await newPerson(keeper)
  const { client } = roaming(person)
  const follower = follow(client)
  await begun(person, follower)
  await keeper.database.pool('sessions').delete().where({ user_id: person.id })
  await expect(follower.over).rejects.toMatchObject({ name: 'TaskpactError', status: 401 })
})

test('a stream without data is reconnected', async () => {
  const person = await newPerson(keeper)
  const silent = () =>
    new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode(':\n\n')) }), {
      headers: { 'Content-Type': 'text/event-stream' },
    })
  const { client, streams } = roaming(person, {
    fault: ({ url }, count) => (url.includes('/events') && count === 1 ? silent() : undefined),
  })
  const follower = follow(client, { silenceTimeout: 300 })
  await isOpen(streams, 2)
  await begun(person, follower)
  follower.stop()
})

test('a rejected request is thrown and not retried', async () => {
  const { client } = roaming(await newPerson(keeper))
  const refused = (options: object) => follow(client, options).over
  await expect(refused({ since: 'bm9uc2Vuc2U' })).rejects.toMatchObject({ code: 'cursor_invalid' })
  await expect(refused({ types: ['no.such'] })).rejects.toMatchObject({ code: 'validation_failed' })
  const nobody = clientOf(keeper, null)
  await expect(follow(nobody).over).rejects.toMatchObject({ code: 'unauthenticated' })
  // A wrong address fails at once.
  const nowhere = clientOf({ url: 'http://127.0.0.1:1' }, null)
  await expect(follow(nowhere).over).rejects.toMatchObject({ code: 'no_answer' })
})

test('events are filtered by type and project, and typed', async () => {
  const person = await newPerson(keeper)
  const client = clientOf(keeper, person)
  const { data: project } = await createProject({ client, body: { name: 'Garden' }, throwOnError: true })
  const wire = network()
  const listening = clientOf(keeper, person, { fetch: wire.fetch })
  const seen: FollowedEvent[] = []
  const reading = (async () => {
    for await (const followed of events({ client: listening, types: ['todo.created'], project_id: project.id })) {
      expectTypeOf(followed.event).toEqualTypeOf<Event>()
      seen.push(followed)
      if (followed.event.type === 'todo.created' && followed.event.data.title === 'End') break
    }
  })()
  await expect
    .poll(async () => {
      await createTodo({ client, body: { title: 'Elsewhere' } })
      await createTodo({ client, body: { title: 'Dig', project_id: project.id } })
      return seen.length
    }, soon)
    .toBeGreaterThan(0)
  await createTodo({ client, body: { title: 'End', project_id: project.id } })
  await reading
  expect(new Set(seen.map(({ event }) => `${event.type} ${event.project_id}`))).toEqual(
    new Set([`todo.created ${project.id}`]),
  )
})

test('an abort ends the stream while it connects, reads or waits to reconnect', async () => {
  const person = await newPerson(keeper)
  for (const fault of [
    () => new Promise<never>(() => {}),
    () => undefined,
    () => problem(503, 'unavailable', { 'Retry-After': '50' }),
  ]) {
    const { client, streams } = roaming(person, { fault })
    const follower = follow(client)
    await isOpen(streams, 1)
    follower.stop()
    await expect(follower.over).rejects.toThrow('I left')
  }
  const before = events({ client: clientOf(keeper, person), signal: AbortSignal.abort(new Error('I left')) })
  await expect(before.next()).rejects.toThrow('I left')
})
