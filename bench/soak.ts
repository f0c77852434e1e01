/**
 * `npm run soak`: the service under a mix of everything for ten minutes (`--minutes N`), and whether it holds more
 * afterwards than after the first tenth of that time. Everything goes through the SDK. Fails when anything has grown, or
 * was answered with a 5xx.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import {
  createTaskpact,
  createTodo,
  deleteTodo,
  events,
  listTodos,
  register,
  runBatch,
  signIn,
  signOut,
  syncSteps,
  type TaskpactClient,
  updateTodo,
} from '../src/sdk/index.ts'
import { insist } from './crowd.ts'
import { type Look, startWatched, type Watched } from './watched.ts'

const password = 'tin whistle at low tide'
const people = 4
/** What may be more at the end. Memory has its noise, and a pool its connections, which come and go. */
const tolerance: Record<keyof Look, number> = {
  heap: 4_000_000,
  resident: 60_000_000,
  timers: 10,
  listeners: 0,
  files: 8,
}

export interface SoakResult {
  table: string
  /** What has grown or failed; empty: all is well. */
  faults: string[]
}

/** Throws when the service does not start. */
export async function soak(minutes: number): Promise<SoakResult> {
  const service = await startWatched()
  try {
    return await soakOf(service, minutes * 60_000)
  } finally {
    await service.stop()
  }
}

interface Counts {
  requests: number
  serverErrors: string[]
  rounds: number
}

async function soakOf(service: Watched, milliseconds: number): Promise<SoakResult> {
  const counts: Counts = { requests: 0, serverErrors: [], rounds: 0 }
  const clients = await Promise.all(Array.from({ length: people }, (_, index) => newClient(service, counts, index)))
  const begun = performance.now()
  const part = async (until: number) => {
    const end = begun + until
    await Promise.all(clients.map((client, index) => live(service, client, { end, index, counts })))
    // What is on its way to its end, such as connections that were cut, gets there.
    await sleep(3_000)
    return service.look()
  }
  // The beginning compiles code, fills caches and opens the pool's connections.
  const looks: [string, Look][] = [['beginning', await part(milliseconds / 10)]]
  for (const tenths of [4, 7, 10]) looks.push([`${tenths}/10`, await part((milliseconds / 10) * tenths)])
  const [, first] = looks[0] as [string, Look]
  // What V8 keeps for new objects has its size after some thousand requests only.
  const [, settled] = looks[1] as [string, Look]
  const [, last] = looks.at(-1) as [string, Look]
  const faults = (Object.keys(tolerance) as (keyof Look)[])
    .map((kind) => ({ kind, was: (kind === 'resident' ? settled : first)[kind], is: last[kind] }))
    .filter(({ kind, was, is }) => is - was > tolerance[kind])
    .map(({ kind, was, is }) => `${kind}: ${was} at first, ${is} at last`)
  faults.push(...new Set(counts.serverErrors))
  return { table: table(looks, counts), faults }
}

function table(looks: [string, Look][], { requests, rounds, serverErrors }: Counts): string {
  const row = ([name, { heap, resident, timers, listeners, files }]: [string, Look]) =>
    [name.padEnd(10), megabytes(heap), megabytes(resident), timers, listeners, files]
      .map((cell) => String(cell).padStart(10))
      .join('')
  const heading = ['', 'heap MB', 'RSS MB', 'timers', 'listeners', 'files'].map((cell) => cell.padStart(10)).join('')
  const sum = `${requests} requests in ${rounds} rounds, ${serverErrors.length} of them answered with 5xx`
  return [heading, ...looks.map(row), sum].join('\n')
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

/** Somebody new, whose client counts what it is answered and never tries again: a 5xx is to be seen. */
async function newClient({ url }: Watched, counts: Counts, index: number): Promise<TaskpactClient> {
  const client = createTaskpact({
    baseUrl: url,
    retry: false,
    async fetch(input) {
      counts.requests++
      const request = input as Request
      const answer = await fetch(request)
      if (answer.status >= 500) counts.serverErrors.push(`${answer.status} to ${request.method} ${request.url}`)
      return answer
    },
  })
  const email = `soak-${index}@example.com`
  await register({ client, body: { email, password, name: 'Ada' }, throwOnError: true })
  await signIn(client, { email, password })
  return client
}

/** One person's life until `end`: each round does a little of everything, and leaves no more todos than there were. */
async function live(
  service: Watched,
  client: TaskpactClient,
  { end, index, counts }: { end: number; index: number; counts: Counts },
): Promise<void> {
  for (let round = 0; performance.now() < end; round++) {
    counts.rounds++
    // Before the round's streams begin, which end with their session.
    if (round % 10 === 0) await signInAgain(client, index)
    const gone = new AbortController()
    const reading = read(client, gone.signal)
    const ids: string[] = []
    for (let made = 0; made < 5; made++) {
      const { data } = await createTodo({ client, body: { title: `Round ${round}` }, throwOnError: true })
      ids.push(data.id)
    }
    for (const todo_id of ids)
      await updateTodo({ client, path: { todo_id }, body: { completed: true }, throwOnError: true })
    const operations = ids.map((id) => ({ method: 'PATCH' as const, path: `/todos/${id}`, body: { title: 'Batched' } }))
    await runBatch({ client, body: { operations }, throwOnError: true })
    for (let skip = 0; skip < 5; skip++) await listTodos({ client, query: { skip, limit: 20 }, throwOnError: true })
    // Of the copy only its beginning, on most rounds: it grows with what was ever deleted.
    for await (const step of syncSteps({ client, follow: false, limit: 100 })) if (!step.complete || round % 10) break
    const token = client.session.tokens?.access_token ?? ''
    const sockets = await Promise.all(Array.from({ length: 3 }, () => insist({ url: service.url, token })))
    for (const socket of sockets) socket.send({ type: 'subscribe', id: 'a' })
    for (const todo_id of ids) await deleteTodo({ client, path: { todo_id }, throwOnError: true })
    await createTodo({ client, body: { title: ' ' } })
    for (const socket of sockets) socket.cut()
    gone.abort()
    await reading
  }
}

async function read(client: TaskpactClient, signal: AbortSignal): Promise<void> {
  try {
    for await (const _ of events({ client, signal })) if (signal.aborted) return
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

/** With a wrong password first, as people do. */
async function signInAgain(client: TaskpactClient, index: number): Promise<void> {
  const email = `soak-${index}@example.com`
  await signIn(client, { email, password: 'not the one' }).catch(() => {})
  await signOut(client)
  await signIn(client, { email, password })
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) {
    console.error(`--minutes must be a number above 0, not "${values.minutes}".`)
    process.exit(2)
  }
  const { table: text, faults } = await soak(minutes)
  console.log(text)
  for (const fault of faults) console.error(`Not flat: ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
