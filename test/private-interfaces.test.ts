/** Private interfaces of docs/private-interfaces.md that no other test would miss: each fails when its library changes. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type AddressInfo, connect, createServer, Server as NetServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { TLSSocket } from 'node:tls'
import type pg from 'pg'
import packageOfPgBoss from 'pg-boss/package.json' with { type: 'json' }
import { afterEach, expect, test } from 'vitest'
import { refusalOf } from '../src/db/errors.ts'
import { createPool } from '../src/db/knex.ts'
import { type Connection, cancelQuery } from '../src/db/limits/cancellation.ts'
import { prepared } from '../src/db/statements/prepared.ts'
import { inTransaction } from '../src/db/transactions/transaction.ts'
import { readRedocScript } from '../src/features/service/docs.ts'
import { installJobs } from '../src/jobs/install.ts'
import { createHttpServer } from '../src/kernel/index.ts'
import { createDatabase } from './support/database.ts'

const require = createRequire(import.meta.url)
const opened: { close(): void }[] = []

afterEach(() => {
  for (const one of opened.splice(0)) one.close()
})

/** Listens on a free port of the loopback interface. Returns the port. */
async function listening(server: NetServer): Promise<number> {
  opened.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

test('Node: a client error after half a response destroys the connection and writes no second response', async () => {
  const server = createHttpServer(
    (_, response) => {
      response.writeHead(200, { 'Content-Length': '10' })
      response.write('half ')
    },
    { newRequestId: () => 'an-id' },
  )
  const socket = connect(await listening(server), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(socket, 'readable')
  socket.write('this is no HTTP\r\n\r\n')
  const received = await text(socket)
  expect(received).toMatch(/^HTTP\/1\.1 200 /)
  expect(received.match(/HTTP\/1\.1/g)).toHaveLength(1)
})

test("Node: an HTTP server that is closed by net.Server's close listens no more, and leaves its connections open", async () => {
  const server = createHttpServer((_, response) => response.end('served'), { newRequestId: () => 'an-id' })
  const port = await listening(server)
  const socket = connect(port, '127.0.0.1')
  opened.push({ close: () => socket.destroy() })
  const request = async () => {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    return String((await once(socket, 'data'))[0])
  }
  expect(await request()).toContain('served')
  NetServer.prototype.close.call(server)
  await sleep(50)
  expect(await request()).toContain('served')
  await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})

test('pg: a deferred statement and COMMIT are pipelined: both are sent before either is answered', async () => {
  const database = await createDatabase()
  const pool = createPool({ connection: database.connection, max: 1, applicationName: 'taskpact tests' })
  try {
    await pool.raw('create table notes (id integer primary key)')
    const write = prepared<'id'>((db, value) => db('notes').insert({ id: value('id') }), { deferred: true })
    // Statements are prepared, and the connection is known, before anything is watched.
    await inTransaction(pool, (db) => write(db, { id: 1 }))
    const connection: pg.Client = await pool.client.acquireConnection()
    pool.client.releaseConnection(connection)
    const { stream } = (connection as unknown as { connection: { stream: Socket } }).connection
    const order: string[] = []
    const send = stream.write
    stream.write = function write(this: Socket, ...given: unknown[]) {
      order.push('sent')
      return (send as (...given: unknown[]) => boolean).apply(this, given)
    } as Socket['write']
    // Before pg reads it, and sends what it has waiting.
    stream.prependListener('data', () => order.push('received'))
    await inTransaction(pool, async (db) => {
      await db.raw('select 1')
      order.length = 0
      await write(db, { id: 2 })
    })
    expect(order.filter((_, index) => order[index - 1] !== order[index])).toEqual(['sent', 'received'])
    expect(await pool('notes').pluck('id')).toEqual([1, 2])
  } finally {
    await pool.destroy()
    await database.drop()
  }
})

test('pg: a cancel request over TLS asks for TLS first, and names the process and its secret key', async () => {
  // A key that both know stands in for a certificate.
  const psk = Buffer.from('a key of sixteen')
  const tls = { ciphers: 'PSK', maxVersion: 'TLSv1.2', rejectUnauthorized: false } as const
  const requests: Buffer[] = []
  const ended = Promise.withResolvers<void>()
  const server = createServer(async (socket) => {
    requests.push((await once(socket, 'data'))[0])
    socket.write('S')
    const secure = new TLSSocket(socket, { ...tls, isServer: true, pskCallback: () => psk } as object)
    requests.push((await once(secure, 'data'))[0])
    secure.end()
    ended.resolve()
  })
  const connection = {
    host: '127.0.0.1',
    port: await listening(server),
    ssl: { ...tls, checkServerIdentity: () => undefined, pskCallback: () => ({ psk, identity: 'any' }) },
    processID: 4711,
    secretKey: 815,
    connection: { stream: { destroy() {} } },
  }
  cancelQuery(connection as unknown as Connection, Promise.resolve())
  await ended.promise
  const numbers = requests.map((bytes) =>
    Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32BE(4 * at)),
  )
  // Lengths, codes of the requests (PostgreSQL, 54.7), the process and its key.
  expect(numbers).toEqual([
    [8, 80877103],
    [16, 80877102, 4711, 815],
  ])
})

test.each(['Connection terminated unexpectedly', 'timeout expired', 'Client was closed and is not queryable'])(
  'pg: a lost connection is known by the words "%s", which its source has',
  (words) => {
    expect(readFileSync(require.resolve('pg/lib/client.js'), 'utf8')).toContain(words)
    expect(refusalOf(new Error(`select 1 - ${words}`))).toMatchObject({ reason: 'unavailable' })
  },
)

test('pg-boss: its package.json says the version of the tables that it installs', async () => {
  const database = await createDatabase()
  try {
    await database.pool.raw('drop schema pgboss cascade')
    await installJobs(database.pool)
    const { version } = await database.pool('pgboss.version').first('version')
    expect(packageOfPgBoss.pgboss.schema).toBe(version)
  } finally {
    await database.drop()
  }
})

test('Redoc: its script names its logo at one address of another host, which is replaced', async () => {
  const original = readFileSync(require.resolve('redoc/bundles/redoc.standalone.js'), 'utf8')
  const elsewhere = /https:\/\/cdn\.redoc\.ly\/[\w./-]+/g
  expect(new Set(original.match(elsewhere))).toEqual(new Set(['https://cdn.redoc.ly/redoc/logo-mini.svg']))
  expect((await readRedocScript()).match(elsewhere)).toBeNull()
})
