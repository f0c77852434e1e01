/** Makes the horizon of the change log monotonic: an event that one reader got is visible to every later read. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Whether a transaction that was open in the caller's snapshot has ended since and is nothing that the log waits for.
    -- Volatile: it looks at what there is now.
    create function ended_without_events(transaction xid8) returns boolean language plpgsql volatile as $$
    begin
      return pg_visible_in_snapshot(transaction, pg_current_snapshot()) and not exists (
        select from events, event_epoch where transaction_id = (transaction::text::bigint + added)::text::xid8
      );
    end $$;

    -- Whose an open transaction is can only be looked up after the snapshot. One of another database may have ended by
    -- then, and would count as ours, though readers before us had passed it.
    create or replace function event_horizon() returns xid8 language plpgsql stable as $$
    declare
      snapshot pg_snapshot := pg_current_snapshot();
      horizon xid8 := pg_snapshot_xmax(snapshot);
      candidate xid8;
    begin
      -- Within a transaction Postgres would answer what it did the first time.
      perform pg_stat_clear_snapshot();
      for candidate in
        select open from pg_snapshot_xip(snapshot) as open
        where not exists (
          select from pg_stat_activity where backend_xid = open::xid and datname <> current_database()
        )
        order by open
      loop
        if not ended_without_events(candidate) then
          horizon := candidate;
          exit;
        end if;
      end loop;
      return (select (horizon::text::bigint + added)::text::xid8 from event_epoch);
    end $$;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create or replace function event_horizon() returns xid8 language sql stable as $$
      select (coalesce(
        (
          select open from pg_snapshot_xip(snapshot) as open
          where not exists (
            select from pg_stat_activity where backend_xid = open::xid and datname <> current_database()
          )
          order by open limit 1
        ),
        pg_snapshot_xmax(snapshot)
      )::text::bigint + added)::text::xid8
      from (select pg_current_snapshot() as snapshot) as now, event_epoch
    $$;
    drop function ended_without_events;
  `)
}
