/**
 * `npm run bench:overload`: what a service still does for its clients when twice as much is asked of it as it can do: to
 * read one todo, or with `-- list` or `-- create` that.
 * The peak is what 20 clients get who each wait for their answer; twice of it is sent by 800, so that there is always
 * one who is free to send. Both are autocannon's, which costs little: all of it, and Postgres, share the machine. So
 * besides the rates it says what the service itself serves for a second of its own CPU time.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon, { type LoadRequest } from 'autocannon'

const seconds = 8

const requests = {
  get: (id: string): LoadRequest => ({ path: `/todos/${id}` }),
  list: (): LoadRequest => ({ path: '/todos?limit=20' }),
  create: (): LoadRequest => ({ method: 'POST', path: '/todos', body: JSON.stringify({ title: 'Dig' }) }),
}
const wish = process.argv[2] ?? 'get'
if (!Object.hasOwn(requests, wish)) throw new Error(`There are: ${Object.keys(requests).join(', ')}.`)

const folder = await mkdtemp(join(tmpdir(), 'taskpact-bench-'))
// Started as root, Postgres runs as another user, who must get through.
await chmod(folder, 0o711)
const service = spawn(process.execPath, [join(import.meta.dirname, '../src/main.js')], {
  cwd: folder,
  env: { ...process.env, PORT: '0', TASKPACT_DATA: join(folder, 'data'), RATE_LIMITS: 'off', LOG_LEVEL: 'info' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const url = await addressOf(service)
  const load = await prepare(url)
  await peak(load, 3)
  for (let round = 1; round <= 3; round++) {
    const atPeak = await cpuTime()
    const best = await peak(load, 5)
    const underPressure = await cpuTime()
    const { asked, good, shed, failed, p50, p99, health } = await pressed(load, 2 * best)
    const efficiency = (good * seconds) / ((await cpuTime()) - underPressure) / ((best * 5) / (underPressure - atPeak))
    console.log(
      `peak ${best.toFixed(0)}/s; asked for ${asked.toFixed(0)}/s: ${good.toFixed(0)}/s served ` +
        `(${((100 * good) / best).toFixed(0)} % of the peak, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms), ` +
        `${shed.toFixed(0)}/s refused, ${failed} failed; /health at most ${health.toFixed(0)} ms; ` +
        `served for its CPU time: ${(100 * efficiency).toFixed(0)} % of that at the peak`,
    )
  }
} finally {
  service.kill('SIGTERM')
  await once(service, 'exit')
  await rm(folder, { recursive: true, force: true })
}

/** Seconds of CPU that the service has taken, of the user and of the system (proc(5), /proc/pid/stat). */
async function cpuTime(): Promise<number> {
  const stat = await readFile(`/proc/${service.pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

async function addressOf(child: ChildProcess): Promise<string> {
  let output = ''
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the service did not start')))
    child.stdout?.on('data', (bytes) => {
      // What it logs later is read, and forgotten.
      if (output.length < 10_000) output += bytes
      const url = /Address +http:\/\/localhost(\S+)\n/.exec(output)?.[1]
      if (url) resolve(`http://127.0.0.1${url}`)
    })
  })
}

/** What autocannon is to send, and to whom. */
interface Asked {
  url: string
  requests: LoadRequest[]
}

async function prepare(url: string): Promise<Asked> {
  const password = 'tin whistle at low tide'
  const post = async (path: string, body: object, headers = {}) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return (await answer.json()) as { id: string }
  }
  await post('/auth/register', { email: 'ada@example.com', password, name: 'Ada' })
  const form = new URLSearchParams({ grant_type: 'password', username: 'ada@example.com', password })
  const signedIn = await fetch(`${url}/auth/token`, { method: 'POST', body: form })
  const { access_token } = (await signedIn.json()) as { access_token: string }
  const { id } = await post('/todos', { title: 'Dig' }, { Authorization: `Bearer ${access_token}` })
  const request = requests[wish as keyof typeof requests](id)
  const headers = { Authorization: `Bearer ${access_token}`, 'Content-Type': 'application/json' }
  return { url, requests: [{ ...request, headers }] }
}

/** Requests a second that are answered to 20 clients, each of whom sends the next when it has its answer. */
async function peak(load: Asked, duration: number): Promise<number> {
  const result = await autocannon({ ...load, connections: 20, duration })
  return result['2xx'] / result.duration
}

/** Sends so many requests a second, and counts what comes of them. */
async function pressed(load: Asked, rate: number) {
  const times: number[] = []
  const counts = { shed: 0, failed: 0 }
  let health = 0
  const probe = setInterval(async () => {
    const begun = performance.now()
    await fetch(`${load.url}/health`)
    health = Math.max(health, performance.now() - begun)
  }, 250)
  const running = autocannon({
    ...load,
    connections: 800,
    overallRate: Math.round(rate),
    duration: seconds,
  })
  running.on('response', (_client, status, _bytes, milliseconds) => {
    if (status < 300) times.push(milliseconds)
    else if (status === 503) counts.shed++
    else counts.failed++
  })
  const { errors, timeouts, duration: took } = await running
  clearInterval(probe)
  times.sort((a, b) => a - b)
  const percentile = (p: number) => times[Math.floor(times.length * p)] ?? Number.NaN
  return {
    asked: (times.length + counts.shed + counts.failed) / took,
    good: times.length / took,
    shed: counts.shed / took,
    failed: counts.failed + errors + timeouts,
    p50: percentile(0.5),
    p99: percentile(0.99),
    health,
  }
}
