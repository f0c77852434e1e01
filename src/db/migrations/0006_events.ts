/** The change log: each event is inserted in the transaction of its change. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table events (
      id uuid primary key,
      -- Readers follow (transaction_id, sequence), and read no transaction while an earlier one is still open: a
      -- sequence alone is taken at INSERT, so following it would skip what is committed late.
      transaction_id xid8 not null default pg_current_xact_id(),
      sequence bigint generated always as identity,
      type text not null,
      occurred_at timestamptz not null default now(),
      -- No foreign keys: an event stays when its objects and users are deleted.
      actor_id uuid,
      -- Visible to the members of the project, and to the user.
      project_id uuid,
      user_id uuid,
      todo_id uuid,
      data jsonb not null,
      changes jsonb not null,
      check (project_id is not null or user_id is not null)
    );
    create unique index events_position on events (transaction_id, sequence);
    create index events_project_id on events (project_id, transaction_id, sequence) where project_id is not null;
    create index events_user_id on events (user_id, transaction_id, sequence) where user_id is not null;
    create index events_todo_id on events (todo_id, occurred_at, id) where todo_id is not null;
    create index events_occurred_at on events (occurred_at, id);

    -- Transactions with smaller ids have ended, so no event can appear before it any more. Transactions of
    -- the server's other databases have ids of the same series, but write nothing here, so they are not waited for.
    create function event_horizon() returns xid8 language sql stable as $$
      select coalesce(
        (
          select open from pg_snapshot_xip(snapshot) as open
          where not exists (
            select from pg_stat_activity where backend_xid = open::xid and datname <> current_database()
          )
          order by open limit 1
        ),
        pg_snapshot_xmax(snapshot)
      )
      from (select pg_current_snapshot() as snapshot) as now
    $$;

    -- One row: the last transaction whose events were deleted, so that a reader that stopped before it is notified.
    create table forgotten_events (
      singleton boolean primary key default true check (singleton),
      through_transaction_id xid8 not null
    );
    insert into forgotten_events (through_transaction_id) values ('0');
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table events, forgotten_events; drop function event_horizon')
}
