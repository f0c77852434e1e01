/** Invitations to the service: each lets one person register. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table service_invitations (
      id uuid primary key,
      -- Null: made as a link, for any address.
      email text check (char_length(email) between 6 and 254),
      -- Null: made by the command line.
      invited_by uuid references users on delete cascade,
      accepted_at timestamptz,
      -- The account that was made with it.
      user_id uuid references users on delete set null,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index service_invitations_in_order on service_invitations (created_at, id);
    create index service_invitations_invited_by on service_invitations (invited_by);
    create index service_invitations_user_id on service_invitations (user_id) where user_id is not null
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table service_invitations')
}
