/** A backup that was made under load is restored on another server, where the service continues. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { backUp } from '../../src/backup/backup.ts'
import { openBackup } from '../../src/backup/file.ts'
import { restore } from '../../src/backup/restore.ts'
import { listTables, quoted, readSequences } from '../../src/backup/tables.ts'
import { continueChangeLog } from '../../src/changelog/epoch.ts'
import { createTicks, createWorkers } from '../../src/start/workers.ts'
import { newProject, newTodo } from '../support/build.ts'
import { type Cluster, startCluster } from '../support/cluster.ts'
import type { TestDatabase } from '../support/database.ts'
import { newPerson, type Person, signIn, startService, type TestService } from '../support/service.ts'
import { endOfSync, readStream } from '../support/streams.ts'
import { startReceiver } from '../support/webhooks.ts'

// A busy machine needs this long to start a server and to fill it.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let service: TestService
let cluster: Cluster
let ada: Person
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-backup-'))
  service = await startService({ WEBHOOK_TARGETS: 'any' })
  ada = await newPerson(service)
  cluster = await startCluster()
})
afterAll(async () => {
  await cluster.stop()
  await service.close()
  await rm(folder, { recursive: true })
})

/** Every row of every table, as text, and where the sequences are. */
async function everything(pool: Knex): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = { sequences: await readSequences(pool) }
  for (const { name } of await listTables(pool)) {
    const { rows } = await pool.raw(`select t::text as row from ${quoted(name)} as t order by t::text collate "C"`)
    found[name] = rows.map(({ row }: { row: string }) => row)
  }
  return found
}

/** All but what a restore changes on purpose: where the change log goes on. */
function withoutEpoch({ 'public.event_epoch': _, 'public.forgotten_events': __, ...rest }: Record<string, unknown>) {
  return rest
}

/** Makes a backup of the service's database, and restores it on the other server. */
async function moved<T>(name: string, work: (database: TestDatabase, rows: number) => Promise<T>): Promise<T> {
  const path = join(folder, name)
  await backUp(service.database.pool, path, null)
  const backup = await openBackup(path)
  const rows = await cluster.use('taskpact restore', ({ pool }) => restore(pool, backup, { replace: true }))
  return cluster.use('taskpact tests', (database) => work(database, rows))
}

test('everything is restored, row by row, with its sequences and jobs', async () => {
  const project_id = await newProject(ada, [], 'Gärten "\\N')
  for (const title of ['Buy seeds', '\\.', 'tab\tand\nline', '🌱', 'null \\N'])
    await newTodo(ada, { title, description: `${title}\n\\.\n`, project_id })
  await ada.send('post', '/webhooks', { url: 'http://127.0.0.1:1/hooks' }).expect(201)
  await ada.send('put', '/users/me/email', { email: 'ada@example.org', password: ada.password })
  await ada.send('patch', '/users/me/preferences', { mail: { todo_completed: true } }).expect(200)
  const before = await everything(service.database.pool)
  expect([before['public.todos'], before['pgboss.job']]).toMatchObject([{ length: 5 }, { length: 2 }])

  await moved('quiet', async ({ pool }, rows) => {
    expect(withoutEpoch(await everything(pool))).toEqual(withoutEpoch(before))
    const lists = Object.values(before).filter((list) => Array.isArray(list))
    expect(rows).toBe(lists.reduce((sum, list) => sum + list.length, 0))
    // The triggers that were off are on again.
    await pool.raw('delete from todos where title = ?', ['🌱'])
    expect(await pool('projects').first('task_count')).toEqual({ task_count: 4 })
  })
})

test('a backup during writes is of one moment, and has all writes that succeeded before it', async () => {
  // It comes between the log and the todos, and takes long enough for writers to be seen.
  await service.database.pool.raw(
    "insert into sent_mails (key) select 'mail ' || number from generate_series(1, 200000) as number",
  )
  const writers = await Promise.all(['Ben', 'Cleo'].map((name) => newPerson(service, name)))
  const answered: string[] = []
  let stopped = false
  const writing = writers.map(async (person) => {
    const project_id = await newProject(person, [], 'Busy')
    while (!stopped) {
      answered.push((await newTodo(person, { title: 'One more', project_id })).id)
    }
  })
  await expect.poll(() => answered.length, { timeout: 20_000 }).toBeGreaterThan(5)
  const atLeast = [...answered]

  await moved('busy', async ({ pool }) => {
    stopped = true
    await Promise.all(writing)
    const ids = new Set(await pool('todos').pluck('id'))
    expect(atLeast.filter((id) => !ids.has(id))).toEqual([])
    expect(answered.length).toBeGreaterThan(atLeast.length)
    // A todo, the count of its project and its event are of one transaction.
    const { rows } = await pool.raw(
      `select (select sum(task_count)::integer from projects) as counted,
         (select count(*)::integer from events where type = 'todo.created') as told`,
    )
    expect(rows).toEqual([{ counted: ids.size, told: ids.size }])
  })
})

test('on another server streams, syncs and webhooks continue', async () => {
  const receiver = await startReceiver()
  const leftServer = await service.database.pool.raw('select event_end()::text as position')
  await ada.send('post', '/webhooks', { url: receiver.url, event_types: ['todo.created'] }).expect(201)
  await newTodo(ada, { title: 'Not yet sent on' })
  const left = await endOfSync(ada)

  await moved('moved', async (database) => {
    const { rows } = await database.pool.raw('select pg_current_xact_id()::text as position')
    // Else this would show nothing.
    expect(BigInt(rows[0].position)).toBeLessThan(BigInt(leftServer.rows[0].position))
    const there = await startService({ WEBHOOK_TARGETS: 'any' }, {}, database)
    try {
      const again = await signIn(there.server, ada)
      const stale = await again.send('get', `/sync?cursor=${left}`)
      expect([stale.status, stale.body.code]).toEqual([409, 'cursor_expired'])
      const cursor = await endOfSync(again)
      const reading = await readStream(there, again)
      await there.context.jobs.work(createWorkers(there.context), createTicks(there.context))

      const todo = await newTodo(again, { title: 'Written there' })
      expect(await reading.event('todo.created')).toMatchObject({ data: { id: todo.id } })
      const { body: page } = await again.send('get', `/sync?cursor=${cursor}`).expect(200)
      expect(page.changes).toEqual([{ type: 'todo', id: todo.id, todo }])
      await receiver.eventLike({ data: { title: 'Not yet sent on' } })
      await receiver.eventLike({ data: { id: todo.id } })
      expect(receiver.received).toHaveLength(2)
      reading.stop()
    } finally {
      await there.close()
      await receiver.close()
    }
  })
})

test('a database that other tools moved to another server works as well', async () => {
  await moved('by other tools', async ({ pool }) => {
    // As after pg_dump and pg_restore into a server that has seen less.
    await pool.raw('update event_epoch set added = 0')
    const behind = 'select last_event_position() > event_end() as behind'
    expect((await pool.raw(behind)).rows).toEqual([{ behind: true }])
    await continueChangeLog(pool)
    expect((await pool.raw(behind)).rows).toEqual([{ behind: false }])
    const before = await pool('event_epoch').first()
    await continueChangeLog(pool)
    expect(await pool('event_epoch').first()).toEqual(before)
  })
})
