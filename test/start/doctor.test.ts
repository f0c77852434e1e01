/** `npm run doctor` on installations that are broken in different ways: each is named, with advice, and nothing is changed. */

import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Examined } from '../../src/doctor/examine.ts'
import { createDatabase, type TestDatabase, urlOf } from '../support/database.ts'
import { restoreDump } from '../support/dumps.ts'
import { newPlace, type Place, run, start } from './process.ts'

type Env = Record<string, string>

const goodSecret = 'Vq3rX0cE8mZ1tYb6Wn4uKd7sLh2gPf5a'

/** Runs the doctor, and returns what it found. Its document says `ok` if and only if it ends with 0. */
async function diagnose(place: Place, env: Env): Promise<Examined[]> {
  const { code, output, errors } = await run(place, { args: ['doctor', '--json'], env })
  expect(errors).toBe('')
  const { ok, findings } = JSON.parse(output) as { ok: boolean; findings: Examined[] }
  expect({ code, ok }).toEqual(
    findings.some(({ status }) => status === 'fault') ? { code: 1, ok: false } : { code: 0, ok: true },
  )
  for (const { status, advice } of findings) expect(advice === null).toBe(status === 'ok')
  return findings
}

async function newDatabase(): Promise<TestDatabase> {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  return database
}

const found = (check: string, status: string, message: RegExp) =>
  expect.objectContaining({ check, status, message: expect.stringMatching(message) })

/** The environment of an installation on a database of the tests without faults. */
const sound = (database: TestDatabase): Env => ({
  DATABASE_URL: urlOf(database),
  JWT_SECRET: goodSecret,
  PORT: '21540',
  PUBLIC_URL: 'http://localhost:21540',
})

async function diagnoseWith(database: TestDatabase, env: Env = {}): Promise<Examined[]> {
  return diagnose(await newPlace(), { ...sound(database), ...env })
}

test('a mistyped data folder is named, and not made', async () => {
  const place = await newPlace()
  const env = { TASKPACT_DATA: join(place.folder, 'wrong') }
  expect(await diagnose(place, env)).toContainEqual(
    found('data_folder', 'fault', /^There is no data at .*wrong \(TASKPACT_DATA\)\.$/),
  )
  expect(existsSync(env.TASKPACT_DATA)).toBe(false)
})

test('an embedded installation is examined while the service runs, and while it does not', async () => {
  const place = await newPlace()
  const service = await start(place)
  const env = { PORT: new URL(service.url).port, PUBLIC_URL: service.url }
  const running = await diagnose(place, env)
  expect(running.filter(({ status }) => status === 'fault')).toEqual([])
  expect(running).toContainEqual(found('service', 'ok', /^Taskpact \d\S+ runs at http:/))
  await service.stop()
  const files = await readdir(place.data)
  const stopped = await diagnose(place, env)
  expect(stopped).toContainEqual(found('service', 'ok', /^No service runs/))
  expect(stopped).toContainEqual(found('migrations', 'ok', /./))
  expect(await readdir(place.data)).toEqual(files)
})

test('for a person it is text with advice below each fault; no secret is in it', async () => {
  const database = await newDatabase()
  const secrets = ['hush-hush-word', 'p%40ss-of-mail', 'p@ss-of-mail', goodSecret]
  const DATABASE_URL = `${urlOf(database)}&password=${secrets[0]}`
  const env = { ...sound(database), DATABASE_URL, SMTP_URL: `smtp://ada:${secrets[1]}@127.0.0.1:1` }
  const { code, output, errors } = await run(await newPlace(), { args: ['doctor'], env })
  expect({ code, errors }).toEqual({ code: 1, errors: '' })
  expect(output).toMatch(/^Taskpact \d+\.\d+\.\d+, Node /)
  expect(output).toMatch(
    /\nfault {4}smtp +The mail server 127\.0\.0\.1:1 accepts no emails from here: .*ECONNREFUSED.*\n +→ Correct SMTP_URL/,
  )
  expect(output).toMatch(/\n\d+ faults?, \d+ warnings?\.\n$/)
  for (const secret of secrets) expect(output).not.toContain(secret)
})

test('a wrong variable, a wrong option and --help', async () => {
  const place = await newPlace()
  expect(await diagnose(place, { PORT: 'http' })).toEqual([
    found('configuration', 'fault', /^PORT is "http", which does not fit/),
  ])
  expect(await run(place, { args: ['doctor', '--jsn'] })).toMatchObject({
    code: 1,
    output: '',
    errors: expect.stringContaining("'--jsn'"),
  })
  expect(await run(place, { args: ['doctor', '--help'] })).toMatchObject({
    code: 0,
    errors: '',
    output: expect.stringContaining('--json'),
  })
})

test.each<[string, Env, Examined[]]>([
  ['no Postgres', { DATABASE_URL: 'postgres://127.0.0.1:1/taskpact' }, [found('postgres', 'fault', /ECONNREFUSED/)]],
  [
    'a mail server that refuses connections',
    { SMTP_URL: 'smtp://127.0.0.1:1' },
    [found('smtp', 'fault', /ECONNREFUSED/)],
  ],
  [
    'emails that no person gets',
    { NODE_ENV: 'production' },
    [found('smtp', 'warning', /outbox/), found('public_url', 'warning', /only this machine/)],
  ],
  [
    'a PUBLIC_URL of another port',
    { PUBLIC_URL: 'http://localhost:8000' },
    [found('public_url', 'fault', /links in emails lead nowhere/)],
  ],
  [
    'a PUBLIC_URL without https',
    { NODE_ENV: 'production', PUBLIC_URL: 'http://todo.invalid' },
    [found('public_url', 'fault', /without https/), found('public_url', 'warning', /ENOTFOUND|EAI_AGAIN/)],
  ],
  [
    'a secret that can be guessed',
    { JWT_SECRET: 'change-me-change-me-change-me-change-me' },
    [found('signing_secret', 'fault', /can be guessed/)],
  ],
  // FastAPI's tutorial has it.
  [
    'a published secret',
    { JWT_SECRET: '09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7' },
    [found('signing_secret', 'fault', /published example/)],
  ],
  [
    'a replica that is gone',
    { DATABASE_REPLICA_URLS: 'postgres://127.0.0.1:1/taskpact' },
    [found('replicas', 'fault', /cannot be reached: .*ECONNREFUSED/)],
  ],
  [
    'pools larger than Postgres allows',
    { DATABASE_POOL_SIZE: '900' },
    [found('connections', 'fault', /up to 904 connections, and Postgres grants 297/)],
  ],
  // The server of the tests has a second.
  ['a long deadlock_timeout', {}, [found('deadlock_timeout', 'warning', /1000 ms/)]],
])('%s', async (_, env, expected) => {
  expect(await diagnoseWith(await newDatabase(), env)).toEqual(expect.arrayContaining(expected))
})

test('a replica that is no standby', async () => {
  const database = await newDatabase()
  const findings = await diagnoseWith(database, { DATABASE_REPLICA_URLS: urlOf(database) })
  expect(findings).toContainEqual(found('replicas', 'fault', /is no standby/))
})

test('another program at PORT and PUBLIC_URL', async () => {
  const other = createServer((_, response) => response.end('Hello')).listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const port = String((other.address() as AddressInfo).port)
  const findings = await diagnoseWith(await newDatabase(), { PORT: port, PUBLIC_URL: `http://localhost:${port}` })
  expect(findings).toContainEqual(found('service', 'fault', /^Another program listens/))
  expect(findings).toContainEqual(found('public_url', 'fault', /^Another program responds/))
})

test('a secret that is old, open to other users, and has a former one', async () => {
  const place = await newPlace()
  await mkdir(place.data)
  const file = join(place.data, 'jwt-secret')
  const line = `${`${goodSecret}Zk9`.padEnd(43, 'QwErTy81')}\n`
  await writeFile(file, line + line.replace('V', 'W'))
  await chmod(file, 0o644)
  await utimes(file, new Date('2025-01-01'), new Date('2025-01-01'))
  const { JWT_SECRET: _, ...env } = sound(await newDatabase())
  expect(await diagnose(place, env)).toEqual(
    expect.arrayContaining([
      found('signing_secret', 'fault', /^Other users of this machine may read/),
      found('signing_secret', 'warning', /days old/),
      found('signing_secret', 'warning', /^A former signing secret is still accepted/),
    ]),
  )
})

test('a database without UTF8, and one whose locale folds English letters only', async () => {
  const database = await newDatabase()
  for (const [name, options, expected] of [
    ['ascii', `encoding 'SQL_ASCII' locale 'C' locale_provider libc`, found('encoding', 'fault', /encoding SQL_ASCII/)],
    [
      'english',
      `encoding 'UTF8' locale 'C' locale_provider libc`,
      found('encoding', 'warning', /English letters only/),
    ],
  ] as const) {
    const other = `${database.connection.database}_${name}`
    await database.pool.raw(`create database ${other} template template0 ${options}`)
    const DATABASE_URL = urlOf({ connection: { ...database.connection, database: other } })
    const findings = await diagnoseWith(database, { DATABASE_URL })
    await database.pool.raw(`drop database ${other} with (force)`)
    expect(findings).toContainEqual(expected)
    expect(findings).toContainEqual(found('migrations', 'warning', /^The database is empty/))
  }
})

test('databases of another lineage, of an older and of a newer version', async () => {
  const database = await newDatabase()
  await restoreDump(database, 'draft')
  expect(await diagnoseWith(database)).toContainEqual(found('migrations', 'fault', /0006_events/))
  await restoreDump(database, '0.1.0')
  const older = await diagnoseWith(database)
  expect(older).toContainEqual(found('migrations', 'warning', /are pending: 0006_events, /))
  expect(await database.pool('knex_migrations').pluck('name')).toHaveLength(5)
  // Tables of another version are not examined.
  expect(older.map(({ check }) => check)).not.toContain('invariants')
  const newer = await newDatabase()
  await newer.pool('knex_migrations').insert({ name: '9999_labels', batch: 9 })
  expect(await diagnoseWith(newer)).toContainEqual(found('migrations', 'warning', /9999_labels/))
  await newer.pool.raw('update pgboss.version set version = version + 1')
  await newer.pool('knex_migrations').delete().where({ name: '9999_labels' })
  expect(await diagnoseWith(newer)).toContainEqual(found('migrations', 'fault', /background jobs have the layout/))
})

test('damaged data, jobs that failed or wait, parts that were left out, a quota near its end, a maintenance', async () => {
  const database = await newDatabase()
  const { pool } = database
  const [user, other] = ['0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e50', '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e51'] as const
  await pool('users').insert([
    { id: user, email: 'ada@example.com', name: 'Ada', quotas: '{"todos":1}' },
    { id: other, email: 'bob@example.com', name: 'Bob', quotas: '{}' },
  ])
  await pool.raw('alter table todos drop constraint todos_own_assignee')
  await pool.raw(
    `insert into todos (id, user_id, title, position, assignee_ids) values (?, ?, 'Dig', '5000000000', array[?::uuid])`,
    [user, user, other],
  )
  await pool('left_overs').insert({ work: 'due_soon', part: user })
  await pool('service_notices').insert({ kind: 'maintenance', message: 'We move.', level: 'warning' })
  await pool.raw(
    `insert into pgboss.job (name, data, start_after) values ('mail', '{}', now() - interval '1 hour'), ('dead_letter', '{}', now())`,
  )
  const findings = await diagnoseWith(database)
  expect(findings).toEqual(
    expect.arrayContaining([
      found('invariants', 'fault', new RegExp(`assignee of a todo.*${user}`)),
      found('jobs', 'fault', /^1 jobs of the queue mail could run, the oldest for 60 minutes/),
      found('jobs', 'warning', /^1 job has failed for good/),
      found('left_overs', 'warning', /1 of due_soon/),
      found('quotas', 'warning', new RegExp(`^The user ${user} has 1 of 1 todos`)),
      found('maintenance', 'warning', /^The service is in maintenance since \d{4}-/),
    ]),
  )
})

test('the clock of this machine is wrong', async () => {
  const place = await newPlace()
  const wrong = join(await mkdtemp(join(place.folder, 'clock-')), 'wrong.mjs')
  await writeFile(wrong, 'const { now } = Date\nDate.now = () => now() - 90_000\n')
  const findings = await diagnose(place, { ...sound(await newDatabase()), NODE_OPTIONS: `--import=${wrong}` })
  expect(findings).toContainEqual(found('clock', 'fault', /differ by (89|90)\.\d s/))
})

test('a role with too few connections', async () => {
  const database = await newDatabase()
  const role = `few_${process.pid}`
  await database.pool.raw(`create role ${role} login superuser connection limit 5`)
  const DATABASE_URL = urlOf({ connection: { ...database.connection, user: role } })
  const findings = await diagnoseWith(database, { DATABASE_URL })
  await database.pool.raw(`drop role ${role}`)
  expect(findings).toContainEqual(found('connections', 'fault', /Postgres grants 5\.$/))
})
