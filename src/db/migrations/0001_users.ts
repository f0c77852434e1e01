/** Users and their sessions. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table users (
      id uuid primary key,
      email text not null check (char_length(email) between 6 and 254),
      name text not null check (char_length(name) between 1 and 100),
      -- Null for a user who signs in with an external issuer.
      password_hash text,
      role text not null default 'user' check (role in ('user', 'admin')),
      -- Access tokens contain it; incrementing it ends them all.
      token_version integer not null default 1,
      disabled_at timestamptz,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create unique index users_email on users (lower(email));

    create table sessions (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index sessions_user_id on sessions (user_id);

    create table refresh_tokens (
      -- SHA-256, so that a stolen database contains no usable token.
      token_hash bytea primary key,
      session_id uuid not null references sessions on delete cascade,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index refresh_tokens_session_id on refresh_tokens (session_id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table refresh_tokens, sessions, users')
}
