/** Users whose webhooks are behind the cursor of the change log, so that the many deliveries of one delay no other. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table webhook_turns (
      user_id uuid primary key references users on delete cascade,
      -- The last event whose deliveries were all made.
      transaction_id xid8 not null,
      sequence bigint not null,
      -- The event that was begun, and the last of the user's webhooks that has its delivery, in the order of their ids.
      begun_event_id uuid,
      begun_webhook_id uuid,
      -- The longest wait comes first.
      waits_since timestamptz not null default clock_timestamp(),
      check ((begun_event_id is null) = (begun_webhook_id is null))
    );
    create index webhook_turns_waits_since on webhook_turns (waits_since);
    create index webhooks_user_id on webhooks (user_id, id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table webhook_turns; drop index webhooks_user_id')
}
