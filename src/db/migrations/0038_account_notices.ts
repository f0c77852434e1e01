/** Entries of the audit trail about which their user gets an email, gathered like notifications. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The address that is to get an email about it, as it was then; null: none, or the email is made.
    alter table audit_entries add column notice_to text;
    -- The email that it was gathered into.
    alter table audit_entries add column mail_id uuid;
    create index audit_entries_to_notice on audit_entries (user_id, kind) where notice_to is not null;
    create index audit_entries_mail_id on audit_entries (mail_id) where mail_id is not null;

    -- The time of each user's last email about the account.
    create table notice_gatherings (
      user_id uuid primary key references users on delete cascade,
      last_at timestamptz not null
    )
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table notice_gatherings;
    alter table audit_entries drop column notice_to, drop column mail_id
  `)
}
