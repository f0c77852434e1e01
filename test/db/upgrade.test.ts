/** Databases of released versions and of later commits are upgraded with their data: test/db/dumps has one of each. */
import type { Knex } from 'knex'
import request from 'supertest'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findDamage } from '../../src/db/invariants.ts'
import { lineageOf } from '../../src/db/migrate.ts'
import { prepareDatabase } from '../../src/start/database.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { type Dump, restoreDump, secretOfDumps } from '../support/dumps.ts'
import { goodPassword, type Person, signIn, startService, type TestService } from '../support/service.ts'

/** Tables that a start changes: those of migrations, and positions of the change log, which begins an epoch on this server. */
const ofStarts = /^(knex_|applied_migrations|event_|forgotten_events)/

interface Row {
  type?: string
  data?: { email?: string }
}

/** A row as the migrations leave it: 0036 takes the addresses of members out of events. */
function migrated(table: string, row: Row): Row {
  if (table !== 'events' || !row.type?.startsWith('member.')) return row
  const { email: _, ...data } = row.data ?? {}
  return { ...row, data }
}

/** The rows of each table, with the given columns: migrations add others. */
async function contentOf(pool: Knex, columns: Map<string, string[]>): Promise<Map<string, Row[]>> {
  const content = new Map<string, Row[]>()
  for (const [table, names] of columns) {
    const list = names.map(() => '??').join(', ')
    const { rows } = await pool.raw(
      `select to_jsonb(found) as row from (select ${list} from ??) as found order by to_jsonb(found)::text`,
      [...names, table],
    )
    content.set(
      table,
      rows.map(({ row }: { row: Row }) => row),
    )
  }
  return content
}

async function columnsOf(pool: Knex): Promise<Map<string, string[]>> {
  const { rows } =
    await pool.raw(`select table_name as table, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns where table_schema = 'public' group by table_name order by table_name`)
  return new Map(
    rows
      .filter(({ table }: { table: string }) => !ofStarts.test(table))
      .map((row: { table: string; columns: string[] }) => [row.table, row.columns]),
  )
}

/** The titles of the todos that a user sees, from the tables of any version. */
async function titlesOf(pool: Knex, userId: string): Promise<string[]> {
  const hasTrash = await pool.schema.hasColumn('todos', 'deleted_at')
  const query = pool('todos')
    .where((seen) =>
      seen
        .where((own) => own.whereNull('project_id').where({ user_id: userId }))
        .orWhereIn('project_id', pool('project_members').select('project_id').where({ user_id: userId })),
    )
    .orderBy('title')
  return (hasTrash ? query.whereNull('deleted_at') : query).pluck('title')
}

describe.each<[Dump, number]>([
  ['0.1.0', 5],
  ['0.2.0-first', 5],
  ['0.2.0-later', 27],
])('a database of %s', (dump, migrations) => {
  let database: TestDatabase
  let service: TestService
  let before: Map<string, Row[]>
  let columns: Map<string, string[]>
  const titles = new Map<string, string[]>()

  beforeAll(async () => {
    database = await createDatabase()
    await restoreDump(database, dump)
    expect(await database.pool('knex_migrations')).toHaveLength(migrations)
    columns = await columnsOf(database.pool)
    before = await contentOf(database.pool, columns)
    for (const { id, email } of await database.pool('users').select('id', 'email'))
      titles.set(email, await titlesOf(database.pool, id))
    await prepareDatabase(database.pool)
    service = await startService({ JWT_SECRET: secretOfDumps }, {}, database)
  })
  afterAll(async () => {
    await service.close()
    await database.drop()
  })

  const person = (name: string): Promise<Person> => {
    const email = `${name}@example.com`
    const row = database.pool('users').first('id').where({ email })
    return row.then(({ id }) => signIn(service.server, { id, email, password: goodPassword }))
  }

  test('its migrations are those of this version, its rows are there, and its invariants hold', async () => {
    expect(await lineageOf(database.pool)).toMatchObject({ pending: [], newer: [], foreign: [] })
    const after = await contentOf(database.pool, columns)
    for (const [table, rows] of before)
      expect([table, after.get(table)]).toEqual([table, rows.map((row) => migrated(table, row))])
    expect([...before].filter(([, rows]) => rows.length > 0).length).toBeGreaterThan(9)
    expect(await findDamage(database.pool)).toEqual([])
  })

  test('every user signs in, and every operation that reads returns', async () => {
    const reads = service.context.contract.operations.filter(
      ({ id, method, path, auth, parameters }) =>
        method === 'get' &&
        !path.includes('{') &&
        auth === 'required' &&
        !/stream|Events$/i.test(id) &&
        !parameters.some(({ required }) => required),
    )
    expect(reads.length).toBeGreaterThan(15)
    for (const name of ['ada', 'bob', 'cleo']) {
      const one = await person(name)
      for (const { path } of reads) {
        const { status } = await one.send('get', path)
        expect([name, path, status]).toEqual([name, path, path.startsWith('/admin') && name !== 'cleo' ? 403 : 200])
      }
    }
  })

  test('each user finds the same todos, projects and what is in them', async () => {
    const found = new Map<string, string[]>()
    for (const name of ['ada', 'bob', 'cleo']) {
      const one = await person(name)
      const { body: todos } = await one.send('get', '/todos')
      found.set(one.email, todos.map(({ title }: { title: string }) => title).sort())
      for (const { id } of todos) expect((await one.send('get', `/todos/${id}`)).status).toBe(200)
      for (const { id, role } of (await one.send('get', '/projects')).body) {
        expect((await one.send('get', `/projects/${id}/members`)).body.length).toBeGreaterThan(0)
        expect((await one.send('get', `/projects/${id}/invitations`)).status).toBe(role === 'owner' ? 200 : 403)
      }
      for (const { id } of (await one.send('get', '/webhooks')).body)
        expect((await one.send('get', `/webhooks/${id}/deliveries`)).status).toBe(200)
    }
    expect(found.get('ada@example.com')).toContain('Dig')
    for (const [email, expected] of titles) expect([email, found.get(email)]).toEqual([email, [...expected].sort()])
  })

  test('it takes writes, and counts them', async () => {
    const ada = await person('ada')
    const [{ id, task_count }] = (await ada.send('get', '/projects')).body.filter(
      ({ name }: { name: string }) => name === 'Garden',
    )
    const { status, body } = await ada.send('post', '/todos', { title: 'Water', project_id: id })
    expect(status).toBe(201)
    expect((await ada.send('get', `/projects/${id}`)).body.task_count).toBe(task_count + 1)
    expect((await ada.send('delete', `/todos/${body.id}`)).status).toBe(204)
    const sync = await ada.send('get', '/sync')
    expect([sync.status, sync.text]).toEqual([200, expect.stringContaining('"Garden"')])
    expect(await findDamage(database.pool)).toEqual([])
    const { status: ready } = await request(service.server).get('/ready')
    expect(ready).toBe(200)
  })
})
