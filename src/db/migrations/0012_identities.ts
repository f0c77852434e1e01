/** Identities of external issuers, and the users that they are linked to. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table identities (
      issuer text not null,
      subject text not null,
      user_id uuid not null references users on delete cascade,
      created_at timestamptz not null default now(),
      primary key (issuer, subject)
    );
    create index identities_user_id on identities (user_id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table identities')
}
