/** A Postgres primary and its streaming standbys, from Debian's packages: the embedded server has no pg_basebackup. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Account, unprivilegedAccount } from '../../src/db/embedded/postgres-process.ts'

const programs = '/usr/lib/postgresql/15/bin'
export const replicationInstalled = existsSync(join(programs, 'pg_basebackup'))
/** For the name of what is skipped without it. */
export const withoutReplication = replicationInstalled ? '' : ' (skipped: run `apt-get install postgresql-15` as root)'

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as { port: number }
  probe.close()
  await once(probe, 'close')
  return port
}

export interface ReplicatedServer {
  port: number
  /** As its superuser, over TCP on 127.0.0.1. */
  url: string
  /** Runs one statement, in the database "postgres" or another one, and answers its rows. */
  query(sql: string, database?: string): Promise<Record<string, unknown>[]>
  /** Starts it again on its port, after a `kill` or a `stop`. */
  start(): Promise<void>
  /** SIGKILL for the first process; those of the connections see that it has gone, and end. */
  kill(): Promise<void>
  stop(): Promise<void>
  /** A standby becomes a primary. */
  promote(): Promise<void>
}

export interface Replication {
  primary: ReplicatedServer
  /**
   * Adds a standby, which streams when this resolves; its name is its `application_name`, and the name of the slot that
   * keeps the log for it.
   */
  addStandby(name: string): Promise<ReplicatedServer>
  /** Commits wait until these standbys have flushed them: `synchronous_standby_names`; '' is none. */
  synchronise(names: string): Promise<void>
  /** Ends everything and removes its folders. */
  close(): Promise<void>
}

/** A primary with an empty database "taskpact". `settings` hold for its standbys too. */
export async function startReplication(settings: Record<string, string> = {}): Promise<Replication> {
  const folder = await mkdtemp(join(tmpdir(), 'taskpact-replication-'))
  await chmod(folder, 0o711)
  const account = await unprivilegedAccount()
  if (account) await chown(folder, account.uid, account.gid)
  const as = account ? { uid: account.uid, gid: account.gid } : {}
  const exec = (program: string, args: string[]) =>
    promisify(execFile)(join(programs, program), args, { cwd: folder, ...as })
  const servers: ReplicatedServer[] = []

  const data = join(folder, 'primary')
  await exec('initdb', ['-D', data, '-U', 'taskpact', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N'])
  const primary = await newServer(folder, data, settings, account)
  servers.push(primary)
  await primary.start()
  await primary.query('create database taskpact')

  return {
    primary,
    async addStandby(name) {
      const standby = join(folder, name)
      await mkdir(standby, { mode: 0o700 })
      if (account) await chown(standby, account.uid, account.gid)
      const source = `host=127.0.0.1 port=${primary.port} user=taskpact application_name=${name}`
      await exec('pg_basebackup', ['-D', standby, '-d', source, '-R', '-C', '-S', name, '-X', 'stream', '-c', 'fast'])
      const server = await newServer(folder, standby, settings, account)
      servers.push(server)
      await server.start()
      const streaming = `select 1 from pg_stat_replication where application_name = '${name}' and state = 'streaming'`
      while ((await primary.query(streaming)).length === 0) await sleep(50)
      return server
    },
    async synchronise(names) {
      await primary.query(`alter system set synchronous_standby_names = '${names}'`)
      await primary.query('select pg_reload_conf()')
      while ((await primary.query('show synchronous_standby_names'))[0]?.synchronous_standby_names !== names)
        await sleep(20)
    },
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function newServer(
  folder: string,
  data: string,
  settings: Record<string, string>,
  account: Account | null,
): Promise<ReplicatedServer> {
  const port = await freePort()
  const at = { host: '127.0.0.1', port, user: 'taskpact' }
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    shared_buffers: '32MB',
    timezone: 'UTC',
    wal_level: 'replica',
    ...settings,
  }
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let server: ChildProcess | undefined

  async function query(sql: string, database?: string) {
    const client = new pg.Client({ ...at, database: database ?? 'postgres' })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end().catch(() => {})
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const gone = once(server, 'exit')
    server.kill(signal)
    await gone
  }

  return {
    port,
    url: `postgresql://taskpact@127.0.0.1:${port}/taskpact`,
    query,
    async start() {
      const as = account ? { uid: account.uid, gid: account.gid } : {}
      server = spawn(join(programs, 'postgres'), ['-D', data, ...options], { stdio: 'ignore', ...as })
      const began = Date.now()
      for (;;) {
        const answers = await query('select 1').then(
          () => true,
          () => false,
        )
        if (answers) return
        if (server.exitCode !== null || Date.now() - began > 30_000)
          throw new Error(`Postgres in ${data} did not start.`)
        await sleep(50)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    async promote() {
      await query('select pg_promote()')
    },
  }
}
