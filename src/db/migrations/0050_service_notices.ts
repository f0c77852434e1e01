/** Messages of the operator to all users: a maintenance, which refuses their changes, and an announcement. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // A row is there as long as its notice holds.
  await db.raw(`
    create table service_notices (
      kind text primary key check (kind in ('maintenance', 'announcement')),
      message text not null check (char_length(message) between 1 and 500),
      level text not null check (level in ('info', 'warning')),
      since timestamptz not null default now(),
      until timestamptz
    )
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table service_notices')
}
