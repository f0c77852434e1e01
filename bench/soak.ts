/**
 * `npm run soak`: runs a mix of all kinds of requests through the SDK for five minutes (`--minutes N`). Fails when the service
 * holds more memory, timers, listeners or files at the end than at first, or sends a 5xx. Then sixteen clients work in the
 * same projects for as long (shared-projects.ts).
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
import { joinWithRetries } from './crowd.ts'
import { soakShared } from './shared-projects.ts'
import { type Look, startWatched, type Watched } from './watched.ts'

const password = 'tin whistle at low tide'
const people = 4
const warmUpMs = 12_000
/** How much more may be held at the end: memory is noisy, and a pool opens and closes connections. */
const tolerance: Record<keyof Look, number> = {
  heap: 4_000_000,
  resident: 60_000_000,
  timers: 10,
  listeners: 0,
  files: 8,
}

export interface SoakResult {
  table: string
  /** A line for each thing that has grown or failed. */
  faults: string[]
}

/** Throws when the service does not start. */
async function soak(minutes: number): Promise<SoakResult> {
  const service = await startWatched()
  try {
    const alone = await soakEverything(service, minutes * 60_000)
    const shared = await soakShared(service.url, minutes * 60_000)
    return { table: `${alone.table}\n${shared.summary}`, faults: [...alone.faults, ...shared.faults] }
  } finally {
    await service.stop()
  }
}

interface Counts {
  requests: number
  serverErrors: string[]
  rounds: number
}

/** On a service without rate limits and without other load. */
export async function soakEverything(service: Watched, milliseconds: number): Promise<SoakResult> {
  const counts: Counts = { requests: 0, serverErrors: [], rounds: 0 }
  const clients = await Promise.all(Array.from({ length: people }, (_, index) => newClient(service, counts, index)))
  const begun = performance.now()
  const part = async (until: number) => {
    const end = begun + until
    await Promise.all(clients.map((client, index) => runClient(service, client, { end, index, counts })))
    // Gives the service time to finish, for example to close connections that clients destroyed.
    await sleep(3_000)
    return service.look()
  }
  // At first code is compiled, caches are filled and the pool's connections are opened.
  const looks: [string, Look][] = [['beginning', await part(Math.max(milliseconds / 10, warmUpMs))]]
  for (const tenths of [6, 8, 10]) looks.push([`${tenths}/10`, await part((milliseconds / 10) * tenths)])
  const [, first] = looks[0] as [string, Look]
  // V8's young generation reaches its size only after some thousand requests.
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
  const sum = `${requests} requests in ${rounds} rounds, ${serverErrors.length} of them with a 5xx`
  return [heading, ...looks.map(row), sum].join('\n')
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

/** A new user with a client that counts responses and never retries, so that no 5xx is hidden. */
async function newClient({ url }: Watched, counts: Counts, index: number): Promise<TaskpactClient> {
  const client = createTaskpact({
    baseUrl: url,
    retry: false,
    async fetch(input) {
      counts.requests++
      const request = input as Request
      const response = await fetch(request)
      if (response.status >= 500) counts.serverErrors.push(`${response.status} to ${request.method} ${request.url}`)
      return response
    },
  })
  const email = `soak-${index}@example.com`
  await register({ client, body: { email, password, name: 'Ada' }, throwOnError: true })
  await signIn(client, { email, password })
  return client
}

/** Sends one user's requests until `end`: each round uses everything once, and deletes the todos that it made. */
async function runClient(
  service: Watched,
  client: TaskpactClient,
  { end, index, counts }: { end: number; index: number; counts: Counts },
): Promise<void> {
  for (let round = 0; performance.now() < end; round++) {
    counts.rounds++
    // Before the round's streams start: they end with their session.
    if (round % 10 === 0) await signInAgain(client, index)
    const unsubscribed = new AbortController()
    const reading = read(client, unsubscribed.signal)
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
    // Only the beginning of a copy, in most rounds: its size grows with every deletion.
    for await (const step of syncSteps({ client, follow: false, limit: 100 })) if (!step.complete || round % 10) break
    const token = client.session.tokens?.access_token ?? ''
    const sockets = await Promise.all(Array.from({ length: 3 }, () => joinWithRetries({ url: service.url, token })))
    for (const socket of sockets) socket.send({ type: 'subscribe', id: 'a' })
    for (const todo_id of ids) await deleteTodo({ client, path: { todo_id }, throwOnError: true })
    await createTodo({ client, body: { title: ' ' } })
    for (const socket of sockets) socket.destroy()
    unsubscribed.abort()
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

/** With a wrong password first, as users do. */
async function signInAgain(client: TaskpactClient, index: number): Promise<void> {
  const email = `soak-${index}@example.com`
  await signIn(client, { email, password: 'not the one' }).catch(() => {})
  await signOut(client)
  await signIn(client, { email, password })
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } })
  const minutes = Number(values.minutes)
  if (!(minutes > 0)) {
    console.error(`--minutes must be a number above 0, not "${values.minutes}".`)
    process.exit(2)
  }
  const { table: text, faults } = await soak(minutes)
  console.log(text)
  for (const fault of faults) console.error(`Not as it should be: ${fault}`)
  process.exitCode = faults.length === 0 ? 0 : 1
}
