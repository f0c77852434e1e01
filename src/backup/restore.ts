/** Restores a backup into a database, of this server or another, and migrates it to this version. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Knex } from 'knex'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { beginEpoch } from '../changelog/epoch.ts'
import { StartupError } from '../config/startup-error.ts'
import { knownMigrations, migrate, migrateThrough } from '../db/migrate.ts'
import { installJobs } from '../jobs/install.ts'
import { ownVersion, plainValues, type Summary } from './backup.ts'
import { emptyOut, hasTables, otherClients } from './emptying.ts'
import type { Backup, Header } from './file.ts'
import { readLines } from './lines.ts'
import { listTables, quoted } from './tables.ts'

/**
 * Restores all tables and returns the number of rows. The service must not be running on the database. With `replace`
 * the database is emptied first. Throws a StartupError, in most cases before anything was changed.
 */
export async function restore(
  pool: Knex,
  { header, data }: Backup,
  { replace }: { replace: boolean },
): Promise<number> {
  await refuseNewer(header)
  const others = await otherClients(pool)
  if (others > 0)
    throw new StartupError(
      `The database is in use, by ${others} other ${others === 1 ? 'connection' : 'connections'}. Stop the service first.`,
    )
  if (!replace && (await hasTables(pool)))
    throw new StartupError(
      'The database is not empty. Restore into another one, or with --replace to delete what it has.',
    )
  await emptyOut(pool)
  try {
    await migrateThrough(pool, header.migration)
    await installJobs(pool)
    await refuseOtherJobs(pool, header)
    const count = await fill(pool, header, data())
    await migrate(pool)
    // The server's transaction ids differ from those of the server that the backup was made on.
    await beginEpoch(pool)
    return count
  } catch (error) {
    await emptyOut(pool).catch(() => {})
    if (error instanceof StartupError) throw error
    const reason = (error as Error).message
    throw new StartupError(`The backup was not restored, and the database is empty: ${reason}.`, { cause: error })
  }
}

async function refuseNewer({ taskpact, migration }: Header): Promise<void> {
  if ((await knownMigrations()).includes(migration)) return
  throw new StartupError(
    `The backup was made by a newer Taskpact (${taskpact}, with ${migration}) than this one (${await ownVersion()}). Restore it with that version or a newer one.`,
  )
}

/** Refuses rows of another version of pg-boss, since its tables may have changed. */
async function refuseOtherJobs(db: Knex, { taskpact, jobs }: Header): Promise<void> {
  const { version } = await db('pgboss.version').first('version')
  if (version === jobs) return
  throw new StartupError(
    `The backup has another layout of background jobs (${jobs}) than this version (${version}). Restore it with Taskpact ${taskpact}, and then start this one on the database.`,
  )
}

/** Fills the tables in one transaction. */
async function fill(pool: Knex, { tables }: Header, data: AsyncIterable<Buffer>): Promise<number> {
  return pool.transaction(async (db) => {
    await db.raw(plainValues)
    const connection: pg.Client = await db.client.acquireConnection()
    const names = (await listTables(db)).map(({ name }) => quoted(name)).join(', ')
    await db.raw(`truncate ${names}`)
    const triggers = await ownTriggers(db)
    // The triggers would count rows again that the backup has counted.
    for (const table of triggers) await db.raw(`alter table ${table} disable trigger user`)
    const lines = readLines(data)
    const rows: Summary['rows'] = {}
    for (const { name, columns } of tables) {
      const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
      const target = connection.query(from(`copy ${quoted(name)} (${list}) from stdin`))
      await pipeline(Readable.from(lines.table(), { objectMode: false }), target)
      rows[name] = target.rowCount
    }
    // A table with pending checks of its constraints cannot be altered.
    await db.raw('set constraints all immediate')
    for (const table of triggers) await db.raw(`alter table ${table} enable trigger user`)
    const summary: Summary = JSON.parse(await lines.rest())
    for (const [name, count] of Object.entries(summary.rows))
      if (rows[name] !== count) throw new Error(`${name} has ${rows[name]} rows of ${count}`)
    for (const [name, [value, taken]] of Object.entries(summary.sequences))
      await db.raw('select setval(?::regclass, ?, ?)', [quoted(name), value, taken])
    return Object.values(rows).reduce((sum, count) => sum + count, 0)
  })
}

async function ownTriggers(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select distinct nspname || '.' || relname as name
     from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_namespace on pg_namespace.oid = relnamespace
     where not tgisinternal and nspname = 'public'`,
  )
  return rows.map(({ name }) => quoted(name))
}
