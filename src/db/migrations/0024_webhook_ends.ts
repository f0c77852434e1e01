/** Webhooks that end with what made them: an API token, or a password that was replaced by email. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table webhooks
      -- Null: a session made it or has enabled it.
      add column api_token_id uuid references sessions on delete set null,
      drop constraint webhooks_disabled_reason_check,
      add constraint webhooks_disabled_reason_check
        check (disabled_reason in ('gone', 'failing', 'password_reset', 'api_token_ended'));
    create index webhooks_api_token_id on webhooks (api_token_id) where api_token_id is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    update webhooks set disabled_reason = null where disabled_reason in ('password_reset', 'api_token_ended');
    alter table webhooks
      drop column api_token_id,
      drop constraint webhooks_disabled_reason_check,
      add constraint webhooks_disabled_reason_check check (disabled_reason in ('gone', 'failing'));
  `)
}
