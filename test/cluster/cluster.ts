/**
 * Taskpact as it is deployed: nginx with deploy/nginx, three processes and a worker, PgBouncer with deploy/pgbouncer,
 * and a Postgres with a synchronous standby. Every part is a real process on a free port of 127.0.0.1.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { vi } from 'vitest'
import { unprivilegedAccount } from '../../src/db/embedded/postgres-process.ts'
import { launch, type Place, type Service, start } from '../start/process.ts'
import { freePort, type ReplicatedServer, type Replication, startReplication } from '../support/replication.ts'
import { nginxProgram, pgbouncerProgram } from './installed.ts'

// Above what the tests of single processes have: seven of them start here.
vi.setConfig({ testTimeout: 180_000 })

const deploy = join(import.meta.dirname, '../../deploy')
const password = 'only for the processes of this test'

/** One of the three processes. It keeps its port when it is started again. */
export interface Web {
  /** As nginx names it in `X-Served-By`. */
  address: string
  /** Past nginx. */
  url: string
  service: Service
  data: string
  restart(): Promise<void>
}

export interface Cluster {
  /** Of nginx. */
  url: string
  /** The same with TLS, with a self-signed certificate. */
  tlsUrl: string
  webs: Web[]
  /** The folder where the worker's mails are. */
  outbox: string
  primary: ReplicatedServer
  standby: ReplicatedServer
  /** Points PgBouncer at another server, as an operator does after a fail-over. */
  follow(server: ReplicatedServer): Promise<void>
  close(): Promise<void>
}

/** Resolves when all of it is ready. */
export async function startCluster(): Promise<Cluster> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'taskpact-cluster-')))
  await chmod(folder, 0o711)
  const children: ChildProcess[] = []
  let replication: Replication | undefined

  async function close() {
    const alive = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
    const gone = alive.map((child) => once(child, 'exit'))
    // nginx's workers end when their master asks them to.
    for (const child of alive) child.kill(child.spawnfile === nginxProgram ? 'SIGTERM' : 'SIGKILL')
    await Promise.all(gone)
    await replication?.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }

  try {
    replication = await startReplication()
    const { primary } = replication
    const standby = await replication.addStandby('standby')
    await replication.synchronise('standby')

    const bouncer = await startBouncer(join(folder, 'pgbouncer'), children)
    await bouncer.follow(primary)
    await bouncer.ready()

    const processes = (name: string): Place => ({
      folder,
      data: join(folder, name),
      far: '',
      temporary: folder,
      children,
    })
    const env = {
      NODE_ENV: 'production',
      JWT_SECRET: 'Z0hYp1w9vR3t7nQ5kL2mB8xC4dF6gJ1s',
      DATABASE_URL: bouncer.url('taskpact'),
      DATABASE_LISTEN_URL: bouncer.url('taskpact_listen'),
      TRUST_PROXY: '1',
      // People register through a proxy only where the operator says so, and where there is an admin.
      REGISTRATION: 'open',
      ADMIN_EMAIL: 'root@example.com',
      ADMIN_PASSWORD: 'seven grey herons',
      SHUTDOWN_DELAY_MS: '2000',
      // Two cores do the work of seven machines here.
      DATABASE_WAIT_MS: '5000',
    }
    const startWeb = async (name: string): Promise<Web> => {
      const port = await freePort()
      const place = processes(name)
      const begin = () => start(place, { env: { ...env, PORT: String(port), WORKERS: 'off' } })
      const web: Web = {
        address: `127.0.0.1:${port}`,
        url: `http://127.0.0.1:${port}`,
        service: await begin(),
        data: place.data,
        async restart() {
          web.service = await begin()
        },
      }
      return web
    }
    const webs = await Promise.all(['web-1', 'web-2', 'web-3'].map(startWeb))
    const worker = launch(processes('worker'), { args: ['worker'], env })
    await vi.waitUntil(() => worker.text.output.includes('"msg":"working"'), { timeout: 30_000 })

    const nginx = await startNginx(join(folder, 'nginx'), webs, children)
    return { ...nginx, webs, outbox: join(folder, 'worker', 'outbox'), primary, standby, follow: bouncer.follow, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function startBouncer(folder: string, children: ChildProcess[]) {
  const account = await unprivilegedAccount()
  const port = await freePort()
  await mkdir(folder)
  const settings = await readFile(join(deploy, 'pgbouncer/pgbouncer.ini'), 'utf8')
  const ini = join(folder, 'pgbouncer.ini')
  await writeFile(
    ini,
    replaced(settings, {
      '/etc/pgbouncer': folder,
      'listen_addr = *': 'listen_addr = 127.0.0.1',
      '6432': String(port),
    }),
  )
  await writeFile(join(folder, 'userlist.txt'), `"taskpact" "${password}"\n`)
  if (account) await chown(folder, account.uid, account.gid)
  const databases = await readFile(join(deploy, 'pgbouncer/databases.ini'), 'utf8')
  let bouncer: ChildProcess | undefined

  const url = (database: string) =>
    `postgresql://taskpact:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
  return {
    url,
    async follow(server: ReplicatedServer) {
      const there = replaced(databases, { 'host=postgres port=5432': `host=127.0.0.1 port=${server.port}` })
      await writeFile(join(folder, 'databases.ini'), there)
      bouncer?.kill('SIGHUP')
    },
    async ready() {
      bouncer = spawn(pgbouncerProgram, [ini], {
        stdio: 'ignore',
        ...(account && { uid: account.uid, gid: account.gid }),
      })
      children.push(bouncer)
      const answer = async () => {
        const client = new pg.Client(url('taskpact'))
        await client.connect()
        await client.end()
      }
      await vi.waitFor(answer, { timeout: 10_000 })
    },
  }
}

async function startNginx(folder: string, webs: Web[], children: ChildProcess[]) {
  const [port, tlsPort] = [await freePort(), await freePort()]
  await mkdir(join(folder, 'taskpact'), { recursive: true })
  await mkdir(join(folder, 'temporary'))
  // This one as it is: what a site decides is in the files that it includes.
  await cp(join(deploy, 'nginx/taskpact.conf'), join(folder, 'taskpact.conf'))
  const servers = webs.map(({ address }) => `server ${address} max_fails=1 fail_timeout=1s;\n`)
  await writeFile(join(folder, 'taskpact/servers.conf'), servers.join(''))
  const listen = `listen 127.0.0.1:${port};
listen 127.0.0.1:${tlsPort} ssl http2;
ssl_certificate     ${folder}/tls.crt;
ssl_certificate_key ${folder}/tls.key;
# Tells the tests who answered.
add_header X-Served-By $upstream_addr always;
`
  await writeFile(join(folder, 'taskpact/listen.conf'), listen)
  const certificate = ['-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt'), '-subj', '/CN=localhost']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...certificate], {
    stdio: 'ignore',
  })
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/temporary/${name};`,
  )
  const main = `daemon off;
worker_processes 2;
pid ${folder}/nginx.pid;
events { worker_connections 1024; }
http {
  access_log off;
  ${paths.join('\n  ')}
  include taskpact.conf;
}
`
  await writeFile(join(folder, 'nginx.conf'), main)
  const log = join(folder, 'error.log')
  const arguments_ = ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', log]
  // Says what is wrong with the configuration, and where.
  execFileSync(nginxProgram, [...arguments_, '-t'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const nginx = spawn(nginxProgram, arguments_, { stdio: 'ignore' })
  children.push(nginx)
  const url = `http://127.0.0.1:${port}`
  await vi.waitFor(async () => fetch(`${url}/health`), { timeout: 10_000 })
  return { url, tlsUrl: `https://127.0.0.1:${tlsPort}` }
}

/**
 * Throws when the text has nothing to replace: then the file of deploy/ has changed, and the test would run another
 * one.
 */
function replaced(text: string, replacements: Record<string, string>): string {
  return Object.entries(replacements).reduce((done, [from, to]) => {
    if (!done.includes(from)) throw new Error(`There is no "${from}" in the file.`)
    return done.replaceAll(from, to)
  }, text)
}
