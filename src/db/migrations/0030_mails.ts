/** Notifications are gathered into emails, and an email that is being sent has a lease. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Its user wants it by email, and it is not in one yet.
    alter table notifications add column wanted_by_mail boolean not null default false;
    -- The email that it was gathered into.
    alter table notifications add column mail_id uuid;
    create index notifications_wanted_by_mail on notifications (user_id) where wanted_by_mail;
    create index notifications_mail_id on notifications (mail_id) where mail_id is not null;

    -- The time of each user's last email with notifications.
    create table mail_gatherings (
      user_id uuid primary key references users on delete cascade,
      last_at timestamptz not null
    );

    -- Emails that a worker is sending. It renews its lease meanwhile, and holds no connection.
    create table mail_leases (
      key text primary key,
      attempt integer not null default 1,
      leased_until timestamptz not null
    );
    create index mail_leases_leased_until on mail_leases (leased_until);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table mail_gatherings, mail_leases;
    alter table notifications drop column wanted_by_mail, drop column mail_id;
  `)
}
