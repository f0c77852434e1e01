/** The text that each migration had when it was applied, so that a start finds a database of another lineage. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // No foreign key to Knex's table, which gets its row after the migration.
  await db.raw(`
    create table applied_migrations (
      name text primary key,
      -- As in hashes.ts, in hexadecimal.
      hash text not null,
      recorded_at timestamptz not null default now()
    )
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table applied_migrations')
}
