/** Second factors: secrets of authenticator apps, recovery codes, and the tokens of sign-ins that were completed. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Since when each sign-in needs a second factor; null: none.
    alter table users add column second_factor_at timestamptz;

    create table totp_secrets (
      user_id uuid primary key references users on delete cascade,
      sealed_secret bytea not null,
      -- Null: not confirmed by a code yet.
      confirmed_at timestamptz,
      -- The last time step of which a code was used: none of it or of an earlier one is accepted again.
      last_step bigint,
      created_at timestamptz not null default now()
    );

    create table recovery_codes (
      user_id uuid not null references users on delete cascade,
      code_hash bytea not null check (octet_length(code_hash) = 32),
      primary key (user_id, code_hash)
    );

    -- Ids of signed tokens that work once, and were used.
    create table used_tokens (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      expires_at timestamptz not null
    );
    create index used_tokens_user_id on used_tokens (user_id)
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table used_tokens;
    drop table recovery_codes;
    drop table totp_secrets;
    alter table users drop column second_factor_at
  `)
}
