/** Webhooks and their deliveries. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table webhooks (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      url text not null check (char_length(url) <= 2000),
      description text check (char_length(description) <= 500),
      event_types text[] not null,
      -- No foreign key: the deletion of a project must still be delivered.
      project_id uuid,
      enabled boolean not null,
      disabled_reason text check (disabled_reason in ('gone', 'failing')),
      failing_since timestamptz,
      -- Encrypted; see src/features/webhooks/secrets.ts.
      sealed_secret bytea not null,
      previous_sealed_secret bytea,
      previous_expires_at timestamptz,
      -- Events of earlier transactions are not delivered.
      since_transaction_id xid8 not null default event_horizon(),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      check (disabled_reason is null or not enabled)
    );
    create index webhooks_created_at on webhooks (user_id, created_at, id);

    create table webhook_deliveries (
      id uuid primary key,
      webhook_id uuid not null references webhooks on delete cascade,
      event_id uuid not null,
      event_type text not null,
      -- Delivered while the owner is a member of this project; null where the event concerns the owner.
      visible_in uuid,
      -- The exact text that is signed, the same for each attempt.
      request_body text not null,
      state text not null default 'pending' check (state in ('pending', 'succeeded', 'failed', 'cancelled')),
      attempts integer not null default 0,
      -- The attempts since the last manual restart. They determine the delay of the next one.
      recent_attempts integer not null default 0,
      next_attempt_at timestamptz,
      last_attempt_at timestamptz,
      request_url text,
      request_headers jsonb,
      response_status integer,
      response_body text,
      error text,
      created_at timestamptz not null default now(),
      finished_at timestamptz,
      unique (webhook_id, event_id)
    );
    create index webhook_deliveries_webhook_id on webhook_deliveries (webhook_id, created_at, id);
    create index webhook_deliveries_created_at on webhook_deliveries (created_at);

    -- One row: the position up to which the change log was turned into deliveries.
    create table webhook_cursor (
      singleton boolean primary key default true check (singleton),
      transaction_id xid8 not null,
      sequence bigint not null
    );
    insert into webhook_cursor (transaction_id, sequence) values (event_horizon(), 0);

    alter table notifications drop constraint notifications_type_check;
    alter table notifications add constraint notifications_type_check check (type in (
      'project_created', 'project_invited', 'todo_assigned', 'todo_due_soon', 'todo_completed', 'webhook_disabled'));
    alter table preferences add column webhook_disabled boolean not null default true;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table webhook_deliveries, webhooks, webhook_cursor;
    delete from notifications where type = 'webhook_disabled';
    alter table notifications drop constraint notifications_type_check;
    alter table notifications add constraint notifications_type_check check (type in (
      'project_created', 'project_invited', 'todo_assigned', 'todo_due_soon', 'todo_completed'));
    alter table preferences drop column webhook_disabled;
  `)
}
