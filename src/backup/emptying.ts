/** Checks and empties a database before a restore. */
import type { Knex } from 'knex'
import { StartupError } from '../config/startup-error.ts'
import { naturalOrder } from '../db/texts.ts'
import { listTables, quoted } from './tables.ts'

export async function hasTables(db: Knex): Promise<boolean> {
  return (await listTables(db)).length > 0
}

/** The number of connections to this database besides those of the pool. */
export async function otherClients(pool: Knex): Promise<number> {
  const { rows } = await pool.raw(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend'
       and application_name <> current_setting('application_name')`,
  )
  return rows[0].count
}

/** Deletes Taskpact's tables, functions and collation. Throws a StartupError if the database contains tables of another application. */
export async function emptyOut(pool: Knex): Promise<void> {
  await pool.transaction(async (db) => {
    const tables = (await listTables(db)).map(({ name }) => name)
    if (tables.length > 0 && !tables.includes('public.knex_migrations'))
      throw new StartupError('The database has tables that are not of Taskpact. Restore into a database of its own.')
    await db.raw('drop schema if exists pgboss cascade')
    const own = [...tables.filter((name) => name.startsWith('public.')), 'public.knex_migrations_lock'].map(quoted)
    await db.raw(`drop table if exists ${own.join(', ')} cascade`)
    for (const signature of await ownFunctions(db)) await db.raw(`drop function if exists ${signature} cascade`)
    await db.raw('drop collation if exists ??', [naturalOrder])
  })
}

async function ownFunctions(db: Knex): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { signature: string }[] }>(
    `select oid::regprocedure::text as signature from pg_proc
     where pronamespace = 'public'::regnamespace and prokind = 'f'
       and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')`,
  )
  return rows.map(({ signature }) => signature)
}
