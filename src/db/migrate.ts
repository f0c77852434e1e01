/** Migrates a database to the schema of this version. */
import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { StartupError } from '../config/startup-error.ts'
import { reasonOf } from './knex.ts'
import { assertMigratable, downgradeAdvice, type Lineage, readApplied, readLineage } from './lineage.ts'
import { migrationHashes } from './migrations/hashes.ts'
import { retryConflicts } from './transactions/transaction.ts'

const folder = join(import.meta.dirname, 'migrations')

/** Of the advisory lock that lets one process migrate at a time; any constant does. */
const lockKey = 7_250_301

/** Named without their ending, so that a database knows a migration whether it ran from source or from a build. */
const migrationSource: Knex.MigrationSource<string> = {
  async getMigrations() {
    const files = await readdir(folder)
    return files.filter((file) => /^\d{4}_\w+\.(ts|js)$/.test(file)).sort()
  },
  getMigrationName: (file) => parse(file).name,
  async getMigration(file) {
    const { up, ...rest } = (await import(join(folder, file))) as Knex.Migration & {
      config?: { transaction?: boolean }
    }
    return { ...rest, up: (db) => (rest.config?.transaction === false ? up(db) : withShortWaits(db, up)) }
  },
}

/** Milliseconds for which a migration that gave way is tried again: a backup may hold its tables for minutes. */
const lockWaitMs = 600_000

/**
 * Runs a step of a migration in its transaction. Running services lock tables in other orders; the step waits for a lock for
 * half of the time after which Postgres ends a deadlock, so that it gives way, and none of their requests.
 */
async function withShortWaits<T>(db: Knex, step: (db: Knex) => PromiseLike<T>): Promise<T> {
  await db.raw(
    `select set_config('lock_timeout', greatest(1, setting::integer / 2)::text, true) from pg_settings
     where name = 'deadlock_timeout'`,
  )
  return step(db)
}

const lockNotAvailable = '55P03'

/** Runs migrations, and again where they gave way to running services. */
async function whileGivingWay<T>(work: () => Promise<T>, until = Date.now() + lockWaitMs): Promise<T> {
  for (;;) {
    try {
      return await retryConflicts(work)
    } catch (error) {
      if ((error as { code?: string }).code !== lockNotAvailable || Date.now() > until) throw error
      await sleep(50 + Math.random() * 50)
    }
  }
}

/** Runs a step as a migration runs, in a transaction of its own. */
export function runStep<T>(pool: Knex, step: (db: Knex) => PromiseLike<T>): Promise<T> {
  return whileGivingWay(() => pool.transaction((db) => withShortWaits(db, step)))
}

/**
 * Applies pending migrations and returns their names. Processes that start together do it one after the other. Throws a
 * StartupError for a database that this version must not migrate, and where a migration fails. `report` is called with
 * advice after a downgrade.
 */
export async function migrate(pool: Knex, report: (message: string) => void = () => {}): Promise<string[]> {
  const lineage = await lineageOf(pool)
  assertMigratable(lineage)
  const advice = downgradeAdvice(lineage)
  if (advice !== null) report(advice)
  return lineage.pending.length === 0 ? [] : apply(pool, migrationSource)
}

/** Throws a StartupError where another application has a table that the migrations would create. */
async function assertEmpty(pool: Knex): Promise<void> {
  if (!(await pool.schema.hasTable('users'))) return
  throw new StartupError(
    'The database has a table "users" that is not of Taskpact. Set DATABASE_URL to an empty database. Nothing was changed.',
  )
}

/** Compares the database with this version. Changes nothing. */
export async function lineageOf(pool: Knex): Promise<Lineage> {
  return readLineage(pool, await knownMigrations())
}

/** Migrates an empty database up to the named migration. */
export async function migrateThrough(pool: Knex, name: string): Promise<void> {
  await apply(pool, sourceThrough(name))
}

async function apply(pool: Knex, source: Knex.MigrationSource<string>): Promise<string[]> {
  const progress: Progress = { running: null }
  const recording = recordingSource(source, progress)
  return oneAtATime(pool, async () => {
    const before = await appliedNames(pool)
    if (before.length === 0) await assertEmpty(pool)
    try {
      // A process that held Knex's lock also held the advisory lock, so it was killed, and only its mark is left.
      await pool.migrate.forceFreeMigrationsLock({ migrationSource: source })
      // Migrations that finished before stay applied.
      await whileGivingWay(() => pool.migrate.latest({ migrationSource: recording }))
    } catch (error) {
      throw failure(error, progress)
    }
    return (await appliedNames(pool)).filter((name) => !before.includes(name))
  })
}

interface Progress {
  /** The migration that runs, or has failed. */
  running: string | null
}

/** The source with migrations that, in their own transaction, also record the text with which they are applied. */
function recordingSource(source: Knex.MigrationSource<string>, progress: Progress): Knex.MigrationSource<string> {
  return {
    ...source,
    async getMigration(file) {
      const migration = await source.getMigration(file)
      const name = source.getMigrationName(file)
      return {
        ...migration,
        async up(db) {
          progress.running = name
          await migration.up(db)
          await recordHashes(db, name)
        },
      }
    },
  }
}

/** Records `name`, and what was applied before the table of hashes existed. */
async function recordHashes(db: Knex, name: string): Promise<void> {
  if (!(await db.schema.hasTable('applied_migrations'))) return
  const names = [...(await db('knex_migrations').pluck('name')), name]
  const rows = names.filter((one) => one in migrationHashes).map((one) => ({ name: one, hash: migrationHashes[one] }))
  await db('applied_migrations').insert(rows).onConflict().ignore()
}

function failure(error: unknown, { running }: Progress): StartupError {
  const what =
    running === null ? 'The database cannot be migrated' : `The migration ${running} failed and was rolled back`
  return new StartupError(
    `${what}: ${reasonOf(error)}. The version before still runs on this database; docs/backup-upgrade.md says how to go back to it.`,
    { cause: error },
  )
}

function sourceThrough(name: string): Knex.MigrationSource<string> {
  return {
    ...migrationSource,
    getMigrations: async (extensions) =>
      (await migrationSource.getMigrations(extensions)).filter(
        (file) => migrationSource.getMigrationName(file) <= name,
      ),
  }
}

/** The names of the migrations of this version, in their order. */
export async function knownMigrations(): Promise<string[]> {
  return (await migrationSource.getMigrations([])).map((file) => migrationSource.getMigrationName(file))
}

/** Runs `work` while no other process changes the schema. */
export async function oneAtATime<T>(pool: Knex, work: () => Promise<T>): Promise<T> {
  // A transaction-level lock, since a session-level one does not work through PgBouncer.
  return pool.transaction(async (lock) => {
    // Polled: a statement that waits for the lock would block CREATE INDEX CONCURRENTLY.
    while (!(await lock.raw('select pg_try_advisory_xact_lock(?) as taken', [lockKey])).rows[0].taken) await sleep(100)
    return work()
  })
}

async function appliedNames(pool: Knex): Promise<string[]> {
  return (await readApplied(pool)).map(({ name }) => name)
}

/** The names of the migrations of this version that the database lacks. Changes nothing. */
export async function pendingMigrations(pool: Knex): Promise<string[]> {
  const applied = new Set(await appliedNames(pool))
  return (await knownMigrations()).filter((name) => !applied.has(name))
}
