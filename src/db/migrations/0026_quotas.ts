/** Quotas: limits of a user that an admin has set, and the sizes of stored responses. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users
      -- By quota; an absent one is the same as for all users.
      add column quotas jsonb not null default '{}',
      -- Whether the user may be near one of the large limits, so that each create is counted.
      add column near_quota boolean not null default false;
    -- Of the body and the headers.
    alter table idempotency_keys add column stored_bytes integer not null default 0;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table idempotency_keys drop column stored_bytes;
    alter table users drop column near_quota, drop column quotas;
  `)
}
