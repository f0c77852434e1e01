/** The audit trail: what concerned the security of accounts. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table audit_entries (
      id uuid primary key,
      kind text not null,
      -- No foreign keys: an entry stays when what it is about is deleted.
      user_id uuid,
      actor_id uuid,
      session_id uuid,
      target_id uuid,
      user_agent text check (char_length(user_agent) <= 500),
      address text check (char_length(address) <= 45),
      created_at timestamptz not null default clock_timestamp()
    );
    create index audit_entries_of_user on audit_entries (user_id, created_at, id);
    create index audit_entries_in_order on audit_entries (created_at, id);
    create index audit_entries_of_actor on audit_entries (actor_id)
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table audit_entries')
}
