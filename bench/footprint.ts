/**
 * `npm run bench:footprint`: how many of our files and functions one request passes through, by V8's precise coverage,
 * which is read over the inspector of a warm service and reset before each request. `--list NAME` prints them.
 *
 * A function counts when it ran in every repeat, so that a timer of the service that fires meanwhile does not: on a busy
 * machine some do all the same. Calls are medians, and include each resumption of an async function, which V8 counts.
 */
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { StartupError } from '../src/config/startup-error.ts'
import { runCommand } from '../src/start/run-command.ts'
import { taskpactIn } from './contenders.ts'
import { openDatabase, ownCheckout } from './database.ts'
import { connectInspector, type Inspector } from './inspector.ts'
import { reader, tokenOf } from './people.ts'
import { table } from './results.ts'
import { freePort, startServer } from './server-process.ts'
import { median } from './statistics.ts'

interface Probe {
  name: string
  /** For the table. */
  title: string
  method: string
  path: string
  status: number
  body?: object
  /** With a new `Idempotency-Key` each time. */
  idempotent?: true
}

const probes: Probe[] = [
  {
    name: 'createTodo',
    title: 'POST /todos 201, with `Idempotency-Key`',
    method: 'POST',
    path: '/todos',
    status: 201,
    body: { title: 'Buy oat milk' },
    idempotent: true,
  },
  { name: 'invalid', title: 'POST /todos 422', method: 'POST', path: '/todos', status: 422, body: { title: '' } },
  { name: 'listTodos', title: 'GET /todos', method: 'GET', path: '/todos', status: 200 },
  { name: 'health', title: 'GET /health', method: 'GET', path: '/health', status: 200 },
]

/** Requests of each kind before the first that is measured. */
const warmUps = 30
const repeats = 15
/** Milliseconds after a response in which the service finishes what belongs to its request, such as the access log. */
const settling = 30

/** Of one function in one request. */
interface Ran {
  /** From the checkout, or of the package. */
  file: string
  name: string
  /** Of its first character in the file. */
  offset: number
  calls: number
}

/** Chrome DevTools Protocol, Profiler.ScriptCoverage. */
interface ScriptCoverage {
  url: string
  functions: { functionName: string; ranges: [{ startOffset: number; count: number }] }[]
}

const usage = `Usage: npm run bench:footprint -- [--list NAME] [--checkout FOLDER]

Counts our files and functions that a request passes through.

  --list       Prints them for one of: ${probes.map(({ name }) => name).join(', ')}.
  --checkout   Another checkout of Taskpact to measure, with its dependencies installed. Default: this one.`

const { values } = parseArgs({
  options: {
    list: { type: 'string' },
    checkout: { type: 'string', default: ownCheckout },
    help: { type: 'boolean', short: 'h' },
  },
})
await runCommand(async () => {
  if (values.help) console.log(usage)
  else await footprint(resolve(values.checkout), values.list)
})

async function footprint(checkout: string, listed: string | undefined): Promise<void> {
  if (listed !== undefined && !probes.some(({ name }) => name === listed))
    throw new StartupError(`--list is "${listed}", which is not measured.\n\n${usage}`)
  const contender = taskpactIn(checkout, 'taskpact', 'Taskpact')
  const database = await openDatabase(0, checkout)
  try {
    const port = await freePort()
    const { args, env, ...command } = contender.command(database)
    // As in production: with rate limits and the access log, which a comparison under load turns off.
    const { RATE_LIMITS: _, LOG_LEVEL: __, ...rest } = env
    const server = await startServer({ ...command, args: [`--inspect=127.0.0.1:${port}`, ...args], env: rest })
    try {
      const inspector = await connectInspector(port)
      await inspector.send('Profiler.enable')
      await inspector.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
      const send = requestSender(server.url, tokenOf(reader, database.secret))
      for (const probe of probes) for (let count = 0; count < warmUps; count++) await send(probe)
      const measured = new Map<Probe, Ran[]>()
      for (const probe of probes) measured.set(probe, await functionsOf(probe, send, inspector, checkout))
      inspector.close()
      const [found] = [...measured].filter(([{ name }]) => name === listed)
      console.log(found ? await listOf(found[1], checkout) : tableOf(measured))
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
  }
}

/** Returns a function that sends a probe's request, and throws where the response has another status. */
function requestSender(url: string, token: string): (probe: Probe) => Promise<void> {
  return async ({ method, path, status, body, idempotent }) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(idempotent && { 'Idempotency-Key': crypto.randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (response.status !== status)
      throw new Error(`${method} ${path}: ${response.status} in place of ${status}: ${text}`)
  }
}

/** The functions that one request runs, ours and those of packages. */
async function functionsOf(
  probe: Probe,
  send: (probe: Probe) => Promise<void>,
  inspector: Inspector,
  checkout: string,
): Promise<Ran[]> {
  const runs = new Map<string, Ran & { all: number[] }>()
  for (let repeat = 0; repeat < repeats; repeat++) {
    await sleep(settling)
    // Reading the counts sets them to zero.
    await takeCoverage()
    await send(probe)
    await sleep(settling)
    for (const ran of (await takeCoverage()).flatMap((script) => ranIn(script, checkout))) {
      const key = `${ran.file}:${ran.offset}`
      const known = runs.get(key) ?? { ...ran, all: [] }
      known.all.push(ran.calls)
      runs.set(key, known)
    }
  }
  return [...runs.values()]
    .filter(({ all }) => all.length === repeats)
    .map(({ all, ...ran }) => ({ ...ran, calls: Math.round(median(all)) }))

  async function takeCoverage(): Promise<ScriptCoverage[]> {
    const { result } = (await inspector.send('Profiler.takePreciseCoverage')) as { result: ScriptCoverage[] }
    return result
  }
}

/** Nothing of what is not a file of the checkout, such as Node itself. */
function ranIn({ url, functions }: ScriptCoverage, checkout: string): Ran[] {
  const path = url.startsWith('file:') ? fileURLToPath(url) : url
  if (!path.startsWith(`${checkout}/`)) return []
  const file = relative(checkout, path)
  return functions.flatMap(({ functionName, ranges: [{ startOffset, count }] }) =>
    count > 0 ? [{ file, name: functionName, offset: startOffset, calls: count }] : [],
  )
}

/** In src. The rest is packages, and generated code, which has no reader. */
function isOwn({ file }: Ran): boolean {
  return file.startsWith('src/')
}

function tableOf(measured: Map<Probe, Ran[]>): string {
  const rows = [...measured].map(([{ title }, all]) => {
    const own = all.filter(isOwn)
    const calls = own.reduce((sum, ran) => sum + ran.calls, 0)
    const files = new Set(own.map(({ file }) => file)).size
    return [title, String(files), `${own.length} (${calls})`, String(all.length - own.length)]
  })
  return table(['request', 'own files', 'own functions (calls)', 'functions of packages and generated code'], rows)
}

/** Each of our files with its functions, by line; then how many functions of each package there are. */
async function listOf(all: Ran[], checkout: string): Promise<string> {
  const lines: string[] = []
  const byFile = Map.groupBy(all.filter(isOwn), ({ file }) => file)
  for (const [file, functions] of [...byFile].sort(([a], [b]) => a.localeCompare(b))) {
    const text = await readFile(join(checkout, file), 'utf8')
    lines.push(`${file}: ${functions.length}`)
    for (const { name, offset, calls } of functions.toSorted((a, b) => a.offset - b.offset)) {
      const line = text.slice(0, offset).split('\n').length
      lines.push(`  ${String(line).padStart(4)}  ${name || '(anonymous)'}${calls > 1 ? ` x ${calls}` : ''}`)
    }
  }
  const byPackage = Map.groupBy(
    all.filter((ran) => !isOwn(ran)),
    ({ file }) => packageOf(file),
  )
  for (const [name, functions] of [...byPackage].sort(([, a], [, b]) => b.length - a.length))
    lines.push(`${name}: ${functions.length}`)
  return lines.join('\n')
}

function packageOf(file: string): string {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? (file.split('/')[0] as string)
}
