/** Puts the events of one object into the order of its versions, in the log and in the activity. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The server's id of the transaction, which may be below the position. Null in events of earlier versions.
    alter table events add column written_by xid8;
    alter table events alter column written_by set default pg_current_xact_id();
    -- Not when the transaction began: it may have waited since for the lock of the object.
    alter table events alter column occurred_at set default clock_timestamp();

    -- A transaction id is taken before the locks are, so a transaction that waited for another one may have the smaller
    -- id. Its event is inserted behind the lock, when the other one has ended. So the last transaction that has ended is
    -- a position behind the other one's events, and before every transaction that has not begun.
    create or replace function event_transaction_id() returns xid8 language sql volatile as $$
      select (greatest(
        pg_current_xact_id()::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
      ) + added)::text::xid8 from event_epoch
    $$;

    -- A transaction's events have its own id as their position, or a later one.
    create or replace function ended_without_events(transaction xid8) returns boolean language plpgsql volatile as $$
    begin
      return pg_visible_in_snapshot(transaction, pg_current_snapshot()) and not exists (
        select from events
        where transaction_id >= (select (transaction::text::bigint + added)::text::xid8 from event_epoch)
          and coalesce(written_by = transaction,
            transaction_id = (select (transaction::text::bigint + added)::text::xid8 from event_epoch))
      );
    end $$;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create or replace function ended_without_events(transaction xid8) returns boolean language plpgsql volatile as $$
    begin
      return pg_visible_in_snapshot(transaction, pg_current_snapshot()) and not exists (
        select from events, event_epoch where transaction_id = (transaction::text::bigint + added)::text::xid8
      );
    end $$;

    create or replace function event_transaction_id() returns xid8 language sql volatile as $$
      select (pg_current_xact_id()::text::bigint + added)::text::xid8 from event_epoch
    $$;

    alter table events alter column occurred_at set default now();
    alter table events drop column written_by;
  `)
}
