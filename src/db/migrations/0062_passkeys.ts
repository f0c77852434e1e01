/** Passkeys, and how the user of each session signed in. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table passkeys (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      name text not null check (char_length(name) between 1 and 100),
      -- The name that the authenticator has given it (WebAuthn, 4, Credential ID).
      credential_id bytea not null unique check (octet_length(credential_id) between 1 and 1023),
      -- In the format of COSE (RFC 9052, 7).
      public_key bytea not null check (octet_length(public_key) <= 9000),
      -- Of signatures, as the authenticator counts them; 0 where it does not.
      counter bigint not null,
      transports text[] not null,
      created_at timestamptz not null default now(),
      last_used_at timestamptz
    );
    create index passkeys_user_id on passkeys (user_id, created_at, id);

    -- Sessions of before began with a password. An API token has no sign-in, and its value says nothing.
    alter table sessions
      add column methods text[] not null default '{password}' check (methods <@ '{password,totp,recovery_code,passkey}'),
      add column passkey_id uuid references passkeys on delete set null;
    create index sessions_passkey_id on sessions (passkey_id) where passkey_id is not null
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table sessions drop column passkey_id, drop column methods;
    drop table passkeys
  `)
}
