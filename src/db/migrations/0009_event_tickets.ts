/** One-time tickets for the event socket. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table event_tickets (
      -- SHA-256, so that a stolen database contains no usable ticket.
      ticket_hash bytea primary key,
      user_id uuid not null references users on delete cascade,
      -- Null for a token of an external issuer.
      session_id uuid references sessions on delete cascade,
      token_expires_at timestamptz not null,
      expires_at timestamptz not null
    );
    create index event_tickets_user_id on event_tickets (user_id);
    create index event_tickets_session_id on event_tickets (session_id);
    create index event_tickets_expires_at on event_tickets (expires_at);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table event_tickets')
}
