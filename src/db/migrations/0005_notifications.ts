/** Notifications, email preferences, invitations, and tokens that are sent by email. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table notifications (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      type text not null
        check (type in ('project_created', 'project_invited', 'todo_assigned', 'todo_due_soon', 'todo_completed')),
      message text not null check (char_length(message) <= 1000),
      actor_id uuid references users on delete set null,
      project_id uuid references projects on delete cascade,
      todo_id uuid references todos on delete set null,
      -- A user has at most one notification with the same key.
      key text,
      read_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index notifications_created_at on notifications (user_id, created_at, id);
    create index notifications_unread on notifications (user_id) where read_at is null;
    create unique index notifications_key on notifications (user_id, key);
    create index notifications_actor_id on notifications (actor_id);
    create index notifications_project_id on notifications (project_id);
    create index notifications_todo_id on notifications (todo_id);

    -- Notifications that are also sent by email; a user without a row has the defaults.
    create table preferences (
      user_id uuid primary key references users on delete cascade,
      project_created boolean not null default false,
      project_invited boolean not null default true,
      todo_assigned boolean not null default true,
      todo_due_soon boolean not null default true,
      todo_completed boolean not null default false
    );

    create table invitations (
      id uuid primary key,
      project_id uuid not null references projects on delete cascade,
      email text not null check (char_length(email) between 6 and 254),
      role text not null check (role in ('owner', 'editor', 'viewer')),
      -- An expired invitation stays pending; expires_at tells.
      status text not null default 'pending' check (status in ('pending', 'accepted', 'declined')),
      invited_by uuid references users on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index invitations_project_id on invitations (project_id, created_at, id);
    create index invitations_invited_by on invitations (invited_by);

    -- The purpose of a token that was sent by email, until it is used, replaced or expired.
    create table mail_tokens (
      id uuid primary key,
      purpose text not null check (purpose in ('password_reset', 'email_change')),
      user_id uuid not null references users on delete cascade,
      -- The new address, for an email change.
      email text check ((email is not null) = (purpose = 'email_change')),
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index mail_tokens_user_id on mail_tokens (user_id);

    -- Emails that were sent: a job that runs again does not send them again.
    create table sent_mails (
      key text primary key,
      sent_at timestamptz not null default now()
    );
    create index sent_mails_sent_at on sent_mails (sent_at);

    create index todos_due_soon on todos (due_at) where not completed and due_at is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table notifications, preferences, invitations, mail_tokens, sent_mails')
  await db.raw('drop index todos_due_soon')
}
