/** Two versions of the service on one database, as during every upgrade: neither answers an error. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { knownMigrations, migrate, migrateThrough, runStep } from '../../src/db/migrate.ts'
import { newPerson, newPlace, type Place, type Service, start } from '../start/process.ts'
import { createDatabase, type TestDatabase, urlOf } from '../support/database.ts'
import { ask, expectWhole, startLoad } from '../support/load.ts'

const root = join(import.meta.dirname, '../..')
const exec = promisify(execFile)
const names = await knownMigrations()
const last = names.at(-1) as string

/** As of a version that does not exist yet: it only adds, so that this one can go on, in the order of locks (decision 32). */
const expansion = `
  alter table users add column pronouns text;
  alter table sessions add column origin text;
  alter table projects add column colour text;
  alter table todos add column colour text, add column effort integer not null default 0;
  alter table notifications add column origin text;
  alter table events add column origin text;
  create table colours (id uuid primary key, todo_id uuid references todos on delete cascade, name text not null);
  create index todos_colour on todos (colour);
  insert into knex_migrations (name, batch, migration_time) values ('9999_labels', 99, now())`

function environment(database: TestDatabase): Record<string, string> {
  return { DATABASE_URL: urlOf(database), RATE_LIMITS: 'off' }
}

/** Load on all of some services, which are asked in turns. `during` happens in the middle of it. */
async function underLoad(pool: Knex, services: () => Service[], during: () => Promise<void>): Promise<void> {
  const [first] = services() as [Service]
  const { token } = await newPerson(first.url)
  const { body: project } = await ask(first.url, 'POST', '/projects', { token, body: { name: 'Garden' } })
  let turn = 0
  const url = () => (services()[turn++ % services().length] as Service).url
  const load = startLoad({ url, token, projectId: project.id })
  const reads = [
    '/todos',
    '/projects',
    '/users/me',
    '/activity',
    '/sync',
    '/notifications',
    '/users/me/sessions',
    '/trash',
  ]
  const readAll = async () => {
    for (const service of services())
      for (const path of reads)
        expect([path, (await ask(service.url, 'GET', path, { token })).status]).toEqual([path, 200])
  }
  await load.writeMore(20)
  await during()
  await load.writeMore(20)
  await readAll()
  await load.stop()
  expect([load.cut, load.refused]).toEqual([0, []])
  await expectWhole(pool, load)
}

test('a newer version migrates while this one is at work, and more of this one start', {
  timeout: 90_000,
}, async () => {
  const database = await createDatabase()
  const place = await newPlace()
  const env = environment(database)
  const services = [await start(place, { env })]
  await underLoad(
    database.pool,
    () => services,
    async () => {
      await runStep(database.pool, (db) => db.raw(expansion))
      // A process that starts with the old version, as in a rollback, must accept the newer database.
      services.push(await start(place, { env }))
    },
  )
  const [before, after] = services as [Service, Service]
  expect(before.text.errors).toBe('')
  expect(after.text.errors).toMatch(
    /^A newer version of Taskpact has migrated the database: it has 9999_labels\. [^\n]+\n$/,
  )
  expect(await Promise.all(services.map((service) => service.stop()))).toEqual([0, 0])
  await database.drop()
})

interface Shape {
  name: string
  type: string
  needed: boolean
}

test(`the last migration (${last}) takes nothing away that the version before it uses`, async () => {
  const database = await createDatabase()
  const name = `${database.connection.database}_before`
  await database.pool.raw(`create database ${name}`)
  const empty = createPool({
    connection: { ...database.connection, database: name },
    max: 3,
    applicationName: 'taskpact tests',
  })
  try {
    await migrateThrough(empty, names.at(-2) as string)
    const before = await shapeOf(empty)
    await migrate(empty)
    const after = await shapeOf(empty)
    const kept = new Map(after.map((one) => [one.name, one]))
    const gone = before.filter(({ name, type }) => kept.get(name)?.type !== type)
    expect(gone, 'take it away in a later version: expand first, contract then').toEqual([])
    const known = new Set(before.map((one) => one.name))
    const tables = new Set(before.map((one) => one.name.split('.')[0]))
    const demanded = after.filter((one) => one.needed && !known.has(one.name) && tables.has(one.name.split('.')[0]))
    expect(demanded, 'new columns of old tables need a default, since the old version does not fill them').toEqual([])
  } finally {
    await empty.destroy()
    await database.pool.raw(`drop database ${name} with (force)`)
    await database.drop()
  }
})

/** Columns and functions. Those of a table that an INSERT must name are needed. */
async function shapeOf(pool: Knex): Promise<Shape[]> {
  const { rows } = await pool.raw(`
    select table_name || '.' || column_name as name, udt_name as type,
      is_nullable = 'NO' and column_default is null and is_identity = 'NO' as needed
    from information_schema.columns where table_schema = 'public'
    union all
    select proname || '()', pg_get_function_result(oid), false from pg_proc where pronamespace = 'public'::regnamespace
    order by name`)
  return rows
}

/** The commit before the last migration came, or why it cannot run here. */
async function commitBefore(): Promise<{ commit: string } | { lacking: string }> {
  const git = (...args: string[]) => exec('git', args, { cwd: root }).then(({ stdout }) => stdout.trim())
  const noHistory = { lacking: 'this clone has no history' }
  const added = `src/db/migrations/${last}.ts`
  const commit = await git('log', '--diff-filter=A', '--format=%H^', '-1', '--', added).catch(() => '')
  const text = commit && (await git('show', `${commit}:package.json`).catch(() => ''))
  if (!text) return noHistory
  const packages = Object.keys(JSON.parse(text).dependencies)
  const missing = packages.filter((name) => !existsSync(join(root, 'node_modules', name)))
  return missing.length > 0 ? { lacking: `it needs ${missing.join(', ')}, which this one does not` } : { commit }
}

const old = await commitBefore()

async function checkOut(place: Place, commit: string): Promise<string> {
  const folder = join(place.folder, 'old')
  await mkdir(folder)
  const paths = ['src', 'scripts', 'generated', 'openapi.yaml', 'package.json']
  await exec('git', ['archive', `--output=${folder}.tar`, commit, ...paths], { cwd: root })
  await exec('tar', ['-xf', `${folder}.tar`, '-C', folder])
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

test.skipIf('lacking' in old)(
  `the version before the last migration goes on beside this one${'lacking' in old ? ` (skipped: ${old.lacking})` : ''}`,
  { timeout: 180_000 },
  async () => {
    const database = await createDatabase()
    const name = `${database.connection.database}_shared`
    await database.pool.raw(`create database ${name}`)
    const connection = { ...database.connection, database: name }
    const pool = createPool({ connection, max: 3, applicationName: 'taskpact tests' })
    try {
      const place = await newPlace()
      const env = environment({ ...database, connection })
      const folder = await checkOut(place, (old as { commit: string }).commit)
      const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
      const words: string[] = scripts.start.split(' ')
      const at = words.findIndex((word) => /\.[jt]s$/.test(word))
      const [script = '', ...args] = words.slice(at)
      const services = [await start(place, { env, script: join(folder, script), args })]
      expect(await pool('knex_migrations').pluck('name')).not.toContain(last)
      await underLoad(
        pool,
        () => services,
        async () => {
          services.push(await start(place, { env }))
          expect(await pool('knex_migrations').pluck('name')).toContain(last)
        },
      )
      expect(await Promise.all(services.map((service) => service.stop()))).toEqual([0, 0])
    } finally {
      await pool.destroy()
      await database.pool.raw(`drop database ${name} with (force)`)
      await database.drop()
    }
  },
)
