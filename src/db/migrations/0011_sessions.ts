/** The device of a session, and API tokens: sessions of programs with a name, scopes and a single token. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sessions
      -- Null: the client did not say, or was not asked yet.
      add column user_agent text check (char_length(user_agent) <= 500),
      add column address text check (char_length(address) <= 45),
      add column name text check (char_length(name) between 1 and 100),
      add column scopes text[],
      -- SHA-256: a stolen database lets nobody in.
      add column token_hash bytea unique,
      add constraint sessions_api_token check (num_nulls(name, scopes, token_hash) in (0, 3))
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from sessions where name is not null;
    alter table sessions drop column token_hash, drop column scopes, drop column name, drop column address,
      drop column user_agent
  `)
}
