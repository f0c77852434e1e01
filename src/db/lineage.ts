/** Compares the migrations that a database has applied with those of this version. */
import type { Knex } from 'knex'
import { StartupError } from '../config/startup-error.ts'
import { migrationHashes } from './migrations/hashes.ts'

export interface Applied {
  name: string
  /** Of its text when it was applied; null where a version without `applied_migrations` applied it. */
  hash: string | null
}

export interface Lineage {
  /** How many migrations the database has applied. */
  applied: number
  /** Migrations of this version that the database lacks. */
  pending: string[]
  /** Migrations of a newer version. */
  newer: string[]
  /** Migrations of no version, or applied with another text: this version cannot tell what the database contains. */
  foreign: string[]
}

/** In the order in which they were applied. Empty for a new database. */
export async function readApplied(db: Knex): Promise<Applied[]> {
  const { rows } = await db.raw(`select to_regclass('knex_migrations') is not null as migrated,
    to_regclass('applied_migrations') is not null as recorded`)
  const { migrated, recorded } = rows[0] as { migrated: boolean; recorded: boolean }
  if (!migrated) return []
  if (!recorded)
    return (await db('knex_migrations').orderBy('id').select('name')).map(({ name }) => ({ name, hash: null }))
  return db('knex_migrations')
    .leftJoin('applied_migrations', 'knex_migrations.name', 'applied_migrations.name')
    .orderBy('id')
    .select('knex_migrations.name', 'hash')
}

/** Compares with the migrations that this version knows, in their order. */
export async function readLineage(db: Knex, known: readonly string[]): Promise<Lineage> {
  const applied = await readApplied(db)
  const names = new Set(applied.map(({ name }) => name))
  const unknown = applied.filter(({ name }) => !known.includes(name))
  const isNewer = ({ name, hash }: Applied) =>
    hash !== null || (/^\d{4}_/.test(name) && name > (known.at(-1) as string))
  const changed = applied.filter(
    ({ name, hash }) => hash !== null && known.includes(name) && hash !== migrationHashes[name],
  )
  return {
    applied: applied.length,
    pending: known.filter((name) => !names.has(name)),
    newer: unknown.filter(isNewer).map(({ name }) => name),
    foreign: [...unknown.filter((one) => !isNewer(one)), ...changed, ...(await earlierDrafts(db, applied))].map(
      ({ name }) => name,
    ),
  }
}

/**
 * SQL for whether a migration was applied with a text from before version 0.2.0 was complete, when hashes were not recorded
 * yet. The others of that time left what the present texts leave.
 */
const drafts: Record<string, string> = {
  '0006_events': `to_regprocedure('event_horizon()') is null`,
  '0008_trash': `not exists (select from pg_proc where oid = to_regproc('count_inserted_todos') and prosrc like '%version + 1%')`,
}

async function earlierDrafts(db: Knex, applied: Applied[]): Promise<Applied[]> {
  const possible = applied.filter(({ name, hash }) => hash === null && name in drafts)
  const found: Applied[] = []
  for (const one of possible) {
    const { rows } = await db.raw(`select ${drafts[one.name]} as is_draft`)
    if (rows[0].is_draft) found.push(one)
  }
  return found
}

/** Throws a StartupError where this version must not migrate the database. */
export function assertMigratable({ pending, newer, foreign }: Lineage): void {
  if (foreign.length > 0)
    throw new StartupError(
      `The database is not of this Taskpact: it has applied ${listed(foreign)}, which this version does not have, or has with another content. Start the version that made it, or set DATABASE_URL or TASKPACT_DATA to another database. Nothing was changed.`,
    )
  if (newer.length > 0 && pending.length > 0)
    throw new StartupError(
      `The database was migrated by another version of Taskpact: it has ${listed(newer)}, and lacks ${listed(pending)}. Start that version again, or a newer one. Nothing was changed.`,
    )
}

/** Advice for a database that a newer version has migrated; null for any other. */
export function downgradeAdvice({ newer }: Pick<Lineage, 'newer'>): string | null {
  if (newer.length === 0) return null
  return `A newer version of Taskpact has migrated the database: it has ${listed(newer)}. This version continues, which is safe beside or after the version that follows it directly. Otherwise start the newer version again, or restore the backup from before the upgrade (docs/backup-upgrade.md, "Downgrade").`
}

/** Names that a message contains at most. */
const shown = 3

function listed(names: string[]): string {
  const more = names.length > shown ? ` and ${names.length - shown} more` : ''
  return `${names.slice(0, shown).join(', ')}${more}`
}
