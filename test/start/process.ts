/** Starts the service as a real process in a folder of its own. Processes and files are removed after each test. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import request from 'supertest'
import { expect, onTestFinished, vi } from 'vitest'

/** A busy machine needs this long to start several processes. */
vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')

/** The working directory of a test's processes, with the data folder in it. No .env of the checkout is read there. */
export interface Place {
  folder: string
  data: string
  /** The name of a folder, so long that no socket's address fits in it. */
  far: string
  /** For what the processes put into `TMPDIR`. */
  temporary: string
  children: ChildProcess[]
}

/** A new empty folder, which any user can reach. */
export async function newPlace(): Promise<Place> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taskpact-start-')))
  await chmod(folder, 0o711)
  const temporary = join(folder, 't')
  await mkdir(temporary)
  const place = { folder, data: join(folder, 'data'), far: 'a-long-way-'.repeat(10), temporary, children: [] }
  onTestFinished(() => clear(place))
  return place
}

async function clear({ folder, children }: Place): Promise<void> {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  // A process that runs on this folder was started by this test, if not by its children then by theirs.
  for (let left = await processesOf(folder); left.length > 0; left = await processesOf(folder)) {
    for (const { pid } of left) kill(pid, 'SIGKILL')
    await sleep(50)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has gone by itself.
  }
}

/** Processes with this folder in their command line: Postgres. */
export async function processesOf(folder: string): Promise<{ pid: number; command: string }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,stat=,args='])
  return stdout.split('\n').flatMap((line) => {
    const [, pid, state, command = ''] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return command.includes(folder) && !state?.startsWith('Z') ? [{ pid: Number(pid), command }] : []
  })
}

/** Nothing of a place runs any more. */
export async function expectNothingLeft({ folder }: Place): Promise<void> {
  await expect.poll(() => processesOf(folder), { timeout: 5_000 }).toEqual([])
}

export interface Options {
  /** Environment variables; `undefined` takes one of the usual ones away. */
  env?: Record<string, string | undefined>
  /** Relative to the checkout, or absolute. */
  script?: string
  args?: string[]
  /** The user that the process runs as. */
  account?: { uid: number; gid: number }
}

function begin(place: Place, { env = {}, script = 'src/main.js', args = [], account }: Options) {
  const usual = {
    PATH: process.env.PATH,
    PORT: '0',
    TASKPACT_DATA: place.data,
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, [resolve(root, script), ...args], {
    cwd: place.folder,
    env: Object.fromEntries(Object.entries({ ...usual, ...env }).filter(([, value]) => value !== undefined)),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  place.children.push(child)
  const text = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => (text.output += chunk))
  child.stderr.on('data', (chunk) => (text.errors += chunk))
  const exit = once(child, 'close').then(([code, signal]): number | NodeJS.Signals => code ?? signal)
  return { child, text, exit }
}

export interface Service {
  pid: number
  url: string
  /** All that it printed so far. */
  text: { output: string; errors: string }
  /** Its exit code, or the signal that ended it. */
  exit: Promise<number | NodeJS.Signals>
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

/** Where the services and mocks of a process listen, in their order. */
export const addressesIn = (output: string): string[] =>
  [...output.matchAll(/"address":"(http[^"]+)"|^ {2}Address +(http\S+)$/gm)].map(([, line, text]) => line ?? text ?? '')

/** A member of the line by which a process says that it listens or works, such as `data`. */
export function started(output: string, member: 'data' | 'metrics' | 'version'): string {
  const lines = output.split('\n').filter((line) => line.startsWith('{'))
  return lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'listening' || msg === 'working')?.[member]
}

/** Begins to start a service; `ready` rejects when it ends before it says where it is. */
export function launch(place: Place, options: Options = {}) {
  const { child, text, exit } = begin(place, options)
  const ready = new Promise<Service>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const url = addressesIn(text.output)[0]
      if (url === undefined) return
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal)
        return exit
      }
      resolve({ pid: child.pid as number, url, text, exit, stop })
    })
    exit.then((end) => reject(new Error(`The service ended (${end}) before it was ready: ${text.errors}`)))
  })
  // A test that only waits for the exit must not get an unhandled rejection.
  ready.catch(() => {})
  return { child, text, exit, ready }
}

/** Starts a service and waits until it is ready. */
export function start(place: Place, options: Options = {}): Promise<Service> {
  return launch(place, options).ready
}

/** Runs a process that is to end by itself. */
export async function run(place: Place, options: Options = {}) {
  const { text, exit } = begin(place, options)
  return { code: await exit, ...text }
}

/** Somebody with an account and a token. */
export interface Person {
  email: string
  password: string
  token: string
}

/** Registers and signs in. */
export async function newPerson(url: string, email = 'ada@example.com'): Promise<Person> {
  const password = 'tin whistle at low tide'
  const registered = await request(url).post('/auth/register').send({ email, password, name: 'Ada' })
  if (registered.status !== 201) throw new Error(`registering answered ${registered.status}: ${registered.text}`)
  return { email, password, token: await signIn(url, email, password) }
}

export async function signIn(url: string, username: string, password: string, more: object = {}): Promise<string> {
  const form = { grant_type: 'password', username, password, ...more }
  const { status, text, body } = await request(url).post('/auth/token').type('form').send(form)
  if (status !== 200) throw new Error(`signing in answered ${status}: ${text}`)
  return body.access_token
}

export function createTodo(url: string, token: string, title: string) {
  return request(url).post('/todos').auth(token, { type: 'bearer' }).send({ title })
}

/** Creates a project. Returns its id. */
export async function createProject(url: string, token: string): Promise<string> {
  const { body } = await request(url).post('/projects').auth(token, { type: 'bearer' }).send({ name: 'Garden' })
  return body.id
}

/** The titles of all todos, oldest first. */
export async function titles(url: string, token: string): Promise<string[]> {
  const found: string[] = []
  for (let skip = 0; ; skip += 100) {
    const page = request(url).get('/todos').query({ sort: 'created_at', skip }).auth(token, { type: 'bearer' })
    const { status, text, body } = await page
    if (status !== 200) throw new Error(`listing answered ${status}: ${text}`)
    found.push(...body.map(({ title }: { title: string }) => title))
    if (body.length < 100) return found
  }
}
