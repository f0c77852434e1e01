/** Backs up a database in use: the file contains its state at one moment. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { StartupError } from '../config/startup-error.ts'
import { formatVersion, type Header, writeBackup } from './file.ts'
import { listTables, quoted, readSequences, type SequenceState, type Table } from './tables.ts'

/** The line after the rows of the last table. */
export interface Summary {
  rows: Record<string, number>
  sequences: Record<string, SequenceState>
}

/** Fixes the text format of values, whatever the server's settings. */
export const plainValues = `set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local extra_float_digits = 1; set local client_encoding = 'UTF8'; set local statement_timeout = 0`

/** The line that ends a table: no row of COPY's text format begins with it. */
export const endOfTable = '\\.'

/** The version of Taskpact, from package.json. */
export async function ownVersion(): Promise<string> {
  return JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}

/**
 * Writes all tables to a file and returns the number of rows. It reads in one transaction, which does not block writers
 * and does not see their later writes. Throws a StartupError for a database without tables, and when the file exists.
 */
export async function backUp(pool: Knex, path: string, secretFingerprint: string | null): Promise<number> {
  const settings = { isolationLevel: 'repeatable read', readOnly: true } as const
  return pool.transaction(async (db) => {
    await db.raw(plainValues)
    const tables = await listTables(db)
    if (!tables.some(({ name }) => name === 'public.knex_migrations'))
      throw new StartupError('There is nothing to back up: the database has no tables of Taskpact.')
    // The lock makes a concurrent migration wait, which would change the tables.
    await db.raw(`lock table ${tables.map(({ name }) => quoted(name)).join(', ')} in access share mode`)
    const header: Header = {
      format: 'taskpact-backup',
      format_version: formatVersion,
      taskpact: await ownVersion(),
      migration: (await db('knex_migrations').orderBy('id', 'desc').first('name')).name,
      jobs: (await db('pgboss.version').first('version')).version,
      created_at: new Date().toISOString(),
      secret_fingerprint: secretFingerprint,
      tables,
    }
    const summary: Summary = { rows: {}, sequences: {} }
    await writeBackup(path, header, contentOf(db, tables, summary))
    return Object.values(summary.rows).reduce((sum, count) => sum + count, 0)
  }, settings)
}

async function* contentOf(db: Knex.Transaction, tables: Table[], summary: Summary): AsyncGenerator<Buffer> {
  const connection: pg.Client = await db.client.acquireConnection()
  for (const { name, columns } of tables) {
    const list = columns.map((column) => connection.escapeIdentifier(column)).join(', ')
    const rows = connection.query(to(`copy (select ${list} from ${quoted(name)}) to stdout`))
    yield* rows
    summary.rows[name] = rows.rowCount
    yield Buffer.from(`${endOfTable}\n`)
  }
  // Read after the snapshot, so they are not behind any of its rows.
  summary.sequences = await readSequences(db)
  yield Buffer.from(`${JSON.stringify(summary)}\n`)
}
