/** Stored responses, returned for a repeated idempotency key. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table idempotency_keys (
      user_id uuid not null references users on delete cascade,
      idempotency_key text not null,
      -- SHA-256 of the request.
      fingerprint bytea not null,
      reply_status smallint not null,
      reply_headers jsonb not null,
      -- The exact bytes; null for a response without a body.
      reply_body bytea,
      created_at timestamptz not null default now(),
      primary key (user_id, idempotency_key)
    );
    create index idempotency_keys_created_at on idempotency_keys (created_at);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table idempotency_keys')
}
