/** Backups and restores that are refused: with a message, and without changing anything. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../../src/backup/backup.ts'
import { type Backup, type Header, openBackup } from '../../src/backup/file.ts'
import { restore } from '../../src/backup/restore.ts'
import { fingerprintOf } from '../../src/backup/secret.ts'
import { createPool } from '../../src/db/knex.ts'
import { migrateThrough, pendingMigrations } from '../../src/db/migrate.ts'
import { insertUser } from '../../src/features/users/queries.ts'
import { installJobs } from '../../src/jobs/install.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let folder: string
let database: TestDatabase
let good: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-backup-'))
  database = await createDatabase()
  await addUser(database.pool, 'ada@example.com')
  good = join(folder, 'good')
  await backUp(database.pool, good, null)
})
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const addUser = (pool: Knex, email: string) => insertUser(pool, { email, name: 'Ada', password_hash: null })

/** Runs `work` on a database with a user of its own, under a name by which its connections are not others'. */
async function elsewhere(work: (pool: Knex) => Promise<void>): Promise<void> {
  const target = await createDatabase()
  await addUser(target.pool, 'bob@example.com')
  await target.pool.destroy()
  const pool = createPool({ connection: target.connection, max: 3, applicationName: 'taskpact restore' })
  try {
    await work(pool)
  } finally {
    await pool.destroy()
    await target.drop()
  }
}

const emails = (pool: Knex) => pool('users').pluck('email')

async function altered(name: string, change: (bytes: Buffer) => Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, change(await readFile(good)))
  return path
}

test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
  [
    'a changed byte',
    (bytes) => bytes.fill(bytes.at(-200) === 1 ? 2 : 1, bytes.length - 200, bytes.length - 199),
    /broken: its checksum/,
  ],
  ['a missing end', (bytes) => bytes.subarray(0, -1), /broken: its checksum/],
  ['half of it', (bytes) => bytes.subarray(0, bytes.length / 2), /broken: its checksum/],
  ['nothing', () => Buffer.alloc(0), /no backup of Taskpact/],
  ['something else', () => Buffer.from('PGDMP and so on'), /no backup of Taskpact/],
  [
    'a newer layout',
    (bytes) => Buffer.from(bytes.toString('latin1').replace('"format_version":1', '"format_version":2'), 'latin1'),
    /made by a newer Taskpact/,
  ],
])('a file with %s', async (name, change, message) => {
  await expect(openBackup(await altered(name, change))).rejects.toThrow(message)
})

test('restore and backup reject a missing and an existing file', async () => {
  await expect(openBackup(join(folder, 'none'))).rejects.toThrow(/none cannot be read \(ENOENT\)\.$/)
  await expect(backUp(database.pool, good, null)).rejects.toThrow(/good exists already: name another file/)
  await expect(backUp(database.pool, join(folder, 'none', 'file'), null)).rejects.toThrow(
    /cannot be written \(ENOENT\)/,
  )
  expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
})

const but = async (change: Partial<Header>): Promise<Backup> => {
  const backup = await openBackup(good)
  return { ...backup, header: { ...backup.header, ...change } }
}

test('restore rejects a database that is not empty, unless --replace is given', () =>
  elsewhere(async (pool) => {
    await expect(restore(pool, await but({}), { replace: false })).rejects.toThrow(/not empty.*--replace/)
    expect(await emails(pool)).toEqual(['bob@example.com'])
    await restore(pool, await but({}), { replace: true })
    expect(await emails(pool)).toEqual(['ada@example.com'])
  }))

test('restore rejects a backup of a newer version, and a database in use', () =>
  elsewhere(async (pool) => {
    const newer = await but({ migration: '9999_unheard_of', taskpact: '9.9.9' })
    await expect(restore(pool, newer, { replace: true })).rejects.toThrow(/newer Taskpact \(9\.9\.9, with 9999_/)
    const other = createPool({ connection: pool.client.connectionSettings, max: 1, applicationName: 'taskpact' })
    await other.raw('select 1')
    await expect(restore(pool, await but({}), { replace: true })).rejects.toThrow(/in use, by 1 other connection\./)
    await other.destroy()
    expect(await emails(pool)).toEqual(['bob@example.com'])
  }))

test('restore rejects a database with tables of another program', () =>
  elsewhere(async (pool) => {
    await pool.raw('drop table knex_migrations; create table theirs (id integer)')
    await expect(restore(pool, await but({}), { replace: true })).rejects.toThrow(/tables that are not of Taskpact/)
    expect(await emails(pool)).toEqual(['bob@example.com'])
  }))

test('a restore that fails leaves an empty database', () =>
  elsewhere(async (pool) => {
    const { tables } = (await openBackup(good)).header
    await expect(restore(pool, await but({ tables: tables.toReversed() }), { replace: true })).rejects.toThrow(
      /was not restored, and the database is empty/,
    )
    const { rows } = await pool.raw(
      "select count(*)::integer as tables from pg_tables where schemaname in ('public', 'pgboss')",
    )
    expect(rows).toEqual([{ tables: 0 }])
  }))

test('a backup of an older version is migrated to this one', () =>
  elsewhere(async (pool) => {
    await pool.raw('drop schema public cascade; create schema public')
    await migrateThrough(pool, '0012_identities')
    await installJobs(pool)
    await addUser(pool, 'old@example.com')
    const path = join(folder, 'old')
    await backUp(pool, path, null)
    await restore(pool, await openBackup(path), { replace: true })
    expect(await emails(pool)).toEqual(['old@example.com'])
    expect(await pendingMigrations(pool)).toEqual([])
  }))

test('a database without tables is not backed up', () =>
  elsewhere(async (pool) => {
    await pool.raw('drop schema public cascade; create schema public')
    await expect(backUp(pool, join(folder, 'empty'), null)).rejects.toThrow(/nothing to back up/)
  }))

test('the fingerprint differs between secrets, and does not contain the secret', () => {
  const secret = Buffer.from('a secret of 32 characters or more')
  expect(fingerprintOf(secret)).toMatch(/^[0-9a-f]{16}$/)
  expect(fingerprintOf(secret)).not.toBe(fingerprintOf(Buffer.from('another one')))
})
