/** Filters of webhooks. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table webhooks
      add column filter text check (char_length(filter) between 1 and 1000),
      drop constraint webhooks_disabled_reason_check,
      add constraint webhooks_disabled_reason_check
        check (disabled_reason in ('gone', 'failing', 'password_reset', 'api_token_ended', 'filter_unreadable'));
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    update webhooks set disabled_reason = null where disabled_reason = 'filter_unreadable';
    -- Without its filter it would send what its owner does not want to send.
    update webhooks set enabled = false where filter is not null;
    alter table webhooks
      drop column filter,
      drop constraint webhooks_disabled_reason_check,
      add constraint webhooks_disabled_reason_check
        check (disabled_reason in ('gone', 'failing', 'password_reset', 'api_token_ended'));
  `)
}
