/** Counters that all processes share, in the layout of rate-limiter-flexible. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table rate_limits (
      key varchar(255) primary key,
      points integer not null default 0,
      -- Milliseconds since 1970.
      expire bigint
    );
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table rate_limits')
}
