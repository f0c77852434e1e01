/**
 * `npm run bench:events`: the time from the response to a write of one process until a subscriber of another process has
 * its event, compared with a read of the same service in the same run.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startArguments } from './start-arguments.ts'
import { percentile } from './statistics.ts'

const writes = 300
/** Milliseconds between two writes. */
const gap = 15

const folder = await mkdtemp(join(tmpdir(), 'taskpact-bench-'))
// When the bench runs as root, Postgres runs as another user, which must be able to enter the folder.
await chmod(folder, 0o711)
const processes: ChildProcess[] = []
try {
  const [writer, reader] = [await start(), await start()]
  const token = await signUp(writer)
  const arrivals = new Map<string, number>()
  const stop = await follow(reader, token, (id) => arrivals.set(id, performance.now()))

  const reads: number[] = []
  const sinceSent: number[] = []
  const sinceAnswered: number[] = []
  const sent = new Map<string, { sent: number; answered: number }>()
  for (let index = 0; index < writes; index++) {
    const begun = performance.now()
    const { id } = await call(writer, token, 'POST', '/todos', { title: 'Dig' })
    sent.set(id, { sent: begun, answered: performance.now() })
    const readBegun = performance.now()
    await call(writer, token, 'GET', `/todos/${id}`)
    reads.push(performance.now() - readBegun)
    await sleep(gap)
  }
  for (let waited = 0; arrivals.size < writes && waited < 5_000; waited += 50) await sleep(50)
  if (arrivals.size !== writes) throw new Error(`${arrivals.size} of ${writes} events arrived`)
  for (const [id, times] of sent) {
    const arrived = arrivals.get(id) as number
    sinceSent.push(arrived - times.sent)
    sinceAnswered.push(Math.max(0, arrived - times.answered))
  }
  stop()

  console.log(`${writes} writes to one process, read on another one; ${cpus()[0]?.model}, ${cpus().length} cores`)
  report('from the response to the write to the event', sinceAnswered, reads)
  report('from sending the write to the event', sinceSent, reads)
  report('a read of one todo, to compare', reads, reads)
} finally {
  for (const child of processes) {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
  await rm(folder, { recursive: true, force: true })
}

function report(what: string, times: number[], base: number[]): void {
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
  const ratio = (p50 / percentile(base, 0.5)).toFixed(2)
  console.log(`${what.padEnd(44)} p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (p50: ${ratio} x a read)`)
}

/** Starts a service on the common data folder, and returns its address. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, startArguments(join(import.meta.dirname, '..')), {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      TASKPACT_DATA: join(folder, 'data'),
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  processes.push(child)
  let output = ''
  for await (const chunk of child.stdout) {
    output += chunk
    const url = /"address":"(http[^"]+)"/.exec(output)?.[1]
    if (url) return url
  }
  throw new Error(`The service did not start: ${output}`)
}

async function signUp(url: string): Promise<string> {
  const [email, password] = ['ada@example.com', 'tin whistle at low tide']
  await call(url, null, 'POST', '/auth/register', { email, password, name: 'Ada' })
  const form = new URLSearchParams({ grant_type: 'password', username: email, password })
  const answer = await fetch(`${url}/auth/token`, { method: 'POST', body: form })
  const { access_token } = (await answer.json()) as { access_token: string }
  return access_token
}

async function call(
  url: string,
  token: string | null,
  method: string,
  path: string,
  body?: object,
): Promise<{ id: string }> {
  const answer = await fetch(url + path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { id: string }
}

/** Subscribes to the events of a process; `onTodo` gets the id of each new todo. Returns a function that unsubscribes. */
async function follow(url: string, token: string, onTodo: (id: string) => void): Promise<() => void> {
  const unsubscribed = new AbortController()
  const answer = await fetch(`${url}/events?types=todo.created`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: unsubscribed.signal,
  })
  async function read(): Promise<void> {
    let text = ''
    for await (const chunk of (answer.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream())) {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1]
        if (data) onTodo(JSON.parse(data).data.id)
      }
    }
  }
  read().catch((error) => {
    if (!unsubscribed.signal.aborted) throw error
  })
  await sleep(200)
  return () => unsubscribed.abort()
}
