/**
 * Lets the readers of the change log wait only for transactions that have begun to append, and not for each one that is open:
 * a transaction that appends its events at its end holds them back for a moment, however long it takes.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- A transaction marks itself before its first event, by advisory locks, which others see at once and which end with it.
    -- Their keys are the kind of the mark (7250311: it begins, 7250312, 7250313) and the low 32 bits of a number: the sequence
    -- and the transaction id, which the positions of its events are behind.
    create function mark_key(number bigint) returns int language sql immutable as $$
      select ((number & 4294967295) - case when number & 2147483648 = 0 then 0 else 4294967296 end)::int
    $$;

    -- The number of a mark. It differs from another number by less than 2^31.
    create function marked_number(key bigint, near bigint) returns bigint language sql immutable as $$
      select near + 2147483647 - (((near + 2147483647 - key) % 4294967296 + 4294967296) % 4294967296)
    $$;

    create or replace function event_transaction_id() returns xid8 language plpgsql volatile as $$
    declare
      own bigint := pg_current_xact_id()::text::bigint;
      ended bigint;
    begin
      if current_setting('taskpact.appends', true) is distinct from own::text then
        perform pg_advisory_xact_lock_shared(7250311, 0);
        -- From here on: each statement of a volatile function has a snapshot of its own.
        ended := pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1;
        perform pg_advisory_xact_lock_shared(
          7250312, mark_key(coalesce(pg_sequence_last_value('events_sequence_seq'), 0)));
        perform pg_advisory_xact_lock_shared(7250313, mark_key(greatest(own, ended)));
        perform set_config('taskpact.appends', own::text, true);
      end if;
      -- It may have waited for the lock of an object since. Then the last transaction that has ended is a position behind the
      -- events of the one that it waited for.
      ended := pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1;
      return (select (greatest(own, ended) + added)::text::xid8 from event_epoch);
    end $$;

    -- The last position before all marks: without the epoch's offset. Null where there is none. A transaction that is between
    -- two of its marks has both a moment later.
    create function last_before_marks(inout transaction bigint, inout sequence bigint) language plpgsql volatile as $$
    declare
      near_transaction bigint := transaction;
      near_sequence bigint := sequence;
      begins boolean;
    begin
      for tries in 1..100 loop
        select
          bool_or(mark.transaction is null),
          (array_agg(mark.transaction order by mark.transaction, mark.sequence))[1],
          (array_agg(mark.sequence order by mark.transaction, mark.sequence))[1]
        into begins, transaction, sequence
        from (
          select
            marked_number(max(objid::bigint) filter (where classid = 7250313), near_transaction) as transaction,
            marked_number(max(objid::bigint) filter (where classid = 7250312), near_sequence) as sequence
          from pg_locks
          where locktype = 'advisory' and objsubid = 2 and classid in (7250311, 7250312, 7250313) and granted
            and database = (select oid from pg_database where datname = current_database()) and pid <> pg_backend_pid()
          group by pid
        ) as mark;
        exit when begins is not true;
        perform pg_sleep(0.001);
      end loop;
      if begins then
        transaction := pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1;
        sequence := 0;
      end if;
    end $$;

    -- The last position before the events of transactions that were open in a snapshot and have ended since. Null where they
    -- have none. Positions have the epoch's offset.
    create function last_before_ended(snapshot pg_snapshot, out transaction bigint, out sequence bigint)
    language plpgsql volatile as $$
    declare
      ended xid8[] := array(
        select open from pg_snapshot_xip(snapshot) as open where pg_xact_status(open) <> 'in progress' order by open);
      first xid8 := (select (ended[1]::text::bigint + added)::text::xid8 from event_epoch);
    begin
      if ended = '{}' then return; end if;
      if current_setting('transaction_isolation') not like 'read%' then
        -- It cannot see them.
        transaction := first::text::bigint - 1;
        sequence := 0;
        return;
      end if;
      select events.transaction_id::text::bigint, events.sequence - 1 into transaction, sequence from events
      where events.transaction_id >= first and written_by = any(ended)
      order by events.transaction_id, events.sequence limit 1;
    end $$;

    -- The last position that readers may read up to, in the snapshot of the statement: no other transaction can append at or
    -- before it any more. "waits": a transaction that may append is open.
    create function event_horizon_position(out transaction xid8, out sequence bigint, out waits boolean)
    language plpgsql stable as $$
    declare
      snapshot pg_snapshot := pg_current_snapshot();
      shift bigint := (select added from event_epoch);
      last bigint := pg_snapshot_xmax(snapshot)::text::bigint - 1;
      -- Each number is read before the marks are. A transaction without a mark takes larger ones later.
      ended bigint := last + shift;
      mark record;
      gone record;
    begin
      sequence := coalesce(pg_sequence_last_value('events_sequence_seq'), 0);
      select * into mark from last_before_marks(last, sequence);
      select * into gone from last_before_ended(snapshot);
      waits := least(mark.transaction + shift, gone.transaction) <= ended;
      select bound.transaction::text::xid8, bound.sequence into transaction, sequence from (values
        (ended, sequence), (mark.transaction + shift, mark.sequence), (gone.transaction, gone.sequence)
      ) as bound (transaction, sequence)
      where bound.transaction is not null order by bound.transaction, bound.sequence limit 1;
      waits := coalesce(waits, false);
    end $$;

    -- No event can appear any more whose transaction id is smaller.
    create or replace function event_horizon() returns xid8 language sql stable as $$
      select case when waits then transaction else (transaction::text::bigint + 1)::text::xid8 end
      from event_horizon_position()
    $$;

    -- The transaction id that the events of all later transactions have at least, and those of this one.
    create function event_beginning() returns xid8 language sql volatile as $$
      select (least(pg_current_xact_id()::text::bigint + added, event_horizon()::text::bigint))::text::xid8 from event_epoch
    $$;
    alter table webhooks alter column since_transaction_id set default event_beginning();

    drop function ended_without_events;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create or replace function event_transaction_id() returns xid8 language sql volatile as $$
      select (greatest(
        pg_current_xact_id()::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
      ) + added)::text::xid8 from event_epoch
    $$;

    create function ended_without_events(transaction xid8) returns boolean language plpgsql volatile as $$
    begin
      return pg_visible_in_snapshot(transaction, pg_current_snapshot()) and not exists (
        select from events
        where transaction_id >= (select (transaction::text::bigint + added)::text::xid8 from event_epoch)
          and coalesce(written_by = transaction,
            transaction_id = (select (transaction::text::bigint + added)::text::xid8 from event_epoch))
      );
    end $$;

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

    alter table webhooks alter column since_transaction_id set default event_horizon();
    drop function event_beginning, event_horizon_position, last_before_ended, last_before_marks, marked_number, mark_key;
  `)
}
