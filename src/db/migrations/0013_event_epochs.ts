/** Epochs of the change log, which keep its ids growing on a server with lower transaction ids. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- One row: the offset added to the server's transaction ids, so that the log's ids only grow.
    create table event_epoch (
      singleton boolean primary key default true check (singleton),
      added bigint not null default 0
    );
    insert into event_epoch default values;

    create function event_transaction_id() returns xid8 language sql volatile as $$
      select (pg_current_xact_id()::text::bigint + added)::text::xid8 from event_epoch
    $$;
    alter table events alter column transaction_id set default event_transaction_id();

    -- The next transaction to begin: the log has no event at or after it.
    create function event_end() returns xid8 language sql stable as $$
      select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + added)::text::xid8 from event_epoch
    $$;

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

    -- The last position of the log and of the readers whose positions are stored here.
    create function last_event_position() returns xid8 language sql stable as $$
      select greatest(
        (select transaction_id from events order by transaction_id desc limit 1),
        (select transaction_id from webhook_cursor),
        (select since_transaction_id from webhooks order by since_transaction_id desc limit 1),
        (select through_transaction_id from forgotten_events)
      )
    $$;

    -- Begins after everything ever written, here or on a server that continued after the backup: 2^40
    -- transactions are three years at 10,000 a second. The cursors of clients are before it, and expire.
    create function begin_event_epoch() returns void language plpgsql as $$
    declare
      start bigint := last_event_position()::text::bigint + 1099511627776;
    begin
      update event_epoch set added = greatest(added, start);
      update forgotten_events set through_transaction_id = start::text::xid8;
    end $$;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table events alter column transaction_id set default pg_current_xact_id();
    drop function begin_event_epoch, last_event_position, event_end, event_transaction_id;
    create or replace function event_horizon() returns xid8 language sql stable as $$
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
    drop table event_epoch;
  `)
}
