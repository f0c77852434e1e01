import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Knex } from 'knex'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CursorError, DatabaseUnavailable } from '../../src/db/errors.ts'
import { createPool } from '../../src/db/knex.ts'
import { withLimits } from '../../src/db/limits/limits.ts'
import { toProblem } from '../../src/service/to-problem.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let pool: Knex

beforeAll(async () => {
  database = await createDatabase()
  pool = database.pool
  await pool.raw(`
    create table parents (id integer primary key, name text not null check (name <> 'forbidden'));
    create table children (parent_id integer references parents);
    insert into parents values (1, 'secret text')`)
})

afterAll(() => database.drop())

const refused: [name: string, sql: string, status: number, code: string][] = [
  ['a unique violation', "insert into parents values (1, 'secret text')", 409, 'conflict'],
  ['a foreign key violation', 'insert into children values (99)', 409, 'conflict'],
  ['a check violation', "insert into parents values (2, 'forbidden')", 422, 'validation_failed'],
  ['a missing value', 'insert into parents values (3, null)', 422, 'validation_failed'],
  ['a text that is no uuid', "select 'secret text'::uuid", 422, 'validation_failed'],
  ['a number out of range', 'select 99999999999::integer', 422, 'validation_failed'],
  ['a date that does not exist', "select '2026-02-31'::date", 422, 'validation_failed'],
  ['a division by zero', 'select 1 / 0', 422, 'validation_failed'],
]

test.each(refused)('%s', async (_, sql, status, code) => {
  const error = await pool.raw(sql).catch((cause) => cause)
  const problem = toProblem(error)
  expect(problem).toMatchObject({ status, code, cause: error })
  expect(JSON.stringify(problem?.toBody('1'))).not.toMatch(/secret|parents|select|insert/)
})

test('a NUL character', async () => {
  expect(toProblem(await pool.raw('select ?::text', ['a\0b']).catch((cause) => cause))).toMatchObject({ status: 422 })
})

const unavailable = { status: 503, code: 'unavailable', headers: { 'Retry-After': '1' } }

test('a server that is not there', async () => {
  const nowhere = createPool({ connection: { host: '/nonexistent' }, max: 1, applicationName: 'tests' })
  expect(toProblem(await nowhere.raw('select 1').catch((cause) => cause))).toMatchObject(unavailable)
  const refusing = createPool({ connection: 'postgres://127.0.0.1:1/x', max: 1, applicationName: 'tests' })
  expect(toProblem(await refusing.raw('select 1').catch((cause) => cause))).toMatchObject(unavailable)
  await Promise.all([nowhere.destroy(), refusing.destroy()])
})

describe('a server that no connection can be made to', () => {
  const servers: [name: string, answer: (socket: Socket) => void][] = [
    ['closes each connection', (socket) => socket.end()],
    ['resets each connection', (socket) => socket.resetAndDestroy()],
    ['closes when it has read the first message', (socket) => socket.once('data', () => socket.end())],
    ['says that it is starting', (socket) => socket.once('data', () => socket.end(fatal('57P03')))],
    ['has lost its files', (socket) => socket.once('data', () => socket.end(fatal('58P01')))],
    ['has another password now', (socket) => socket.once('data', () => socket.end(fatal('28P01')))],
    ['has no such database now', (socket) => socket.once('data', () => socket.end(fatal('3D000')))],
    ['is inconsistent', (socket) => socket.once('data', () => socket.end(fatal('XX000')))],
  ]
  test.each(servers)('%s', async (_, answer) => {
    const server = createServer((socket) => answer(socket.on('error', () => {}))).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await problemOf({ host: '127.0.0.1', port })).toMatchObject(unavailable)
    server.close()
  })

  test.each(['/dev/null', `/${'a'.repeat(200)}`, '/root'])('at %s', async (host) => {
    expect(await problemOf({ host })).toMatchObject(unavailable)
  })

  /** The problem of a request whose query needs a connection with these settings. */
  async function problemOf(connection: object) {
    const nowhere = createPool({ connection, max: 1, applicationName: 'tests' })
    const db = withLimits(nowhere, { signal: new AbortController().signal, wait: 2_000 })
    const error = await db.raw('select 1').catch((cause) => cause)
    await nowhere.destroy()
    return toProblem(error)
  }

  /** An ErrorResponse of the protocol. */
  function fatal(code: string): Buffer {
    const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mnot now\0\0`)
    const header = Buffer.alloc(5)
    header.write('E')
    header.writeInt32BE(fields.length + 4, 1)
    return Buffer.concat([header, fields])
  }
})

test('a file of the server that cannot be read', async () => {
  const error = await pool.raw("do $$ begin raise 'not there' using errcode = '58P01'; end $$").catch((cause) => cause)
  expect(toProblem(error)).toMatchObject(unavailable)
})

test.each(['EAGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'EMFILE'])('%s of a connection', (code) => {
  expect(toProblem(Object.assign(new Error(code), { code, syscall: 'connect' }))).toMatchObject(unavailable)
})

test('a connection that is ended by an administrator', async () => {
  const error = pool.raw('select pg_terminate_backend(pg_backend_pid())').catch((cause) => cause)
  expect(toProblem(await error)).toMatchObject(unavailable)
})

test('a full pool', async () => {
  const small = createPool({ connection: database.connection, max: 1, applicationName: 'tests', acquireTimeout: 100 })
  const holding = small.raw('select pg_sleep(0.5)').then()
  expect(toProblem(await small.raw('select 1').catch((cause) => cause))).toMatchObject(unavailable)
  await holding
  await small.destroy()
})

test('an error of ours is none of the database', async () => {
  expect(toProblem(new TypeError('x is not a function'))).toBeUndefined()
  expect(toProblem('thrown text')).toBeUndefined()
  expect(toProblem(await pool.raw('selec 1').catch((cause) => cause))).toBeUndefined()
})

test('what the layer of the database throws itself', () => {
  const late = new DatabaseUnavailable('No database connection is free.')
  expect(toProblem(late)).toMatchObject({ ...unavailable, cause: late })
  expect(toProblem(new CursorError('The cursor is not valid.'))).toMatchObject({ status: 409, code: 'cursor_invalid' })
})
