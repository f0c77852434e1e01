/** The daily digest: the hour that a user chooses, and when each user's next one is. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table preferences add column digest_hour integer check (digest_hour between 0 and 23);

    -- One row for each user who has ever chosen an hour.
    create table digests (
      user_id uuid primary key references users on delete cascade,
      -- The next day of the user's that may have one: later than that of the last one.
      day date not null,
      -- The hour of that day; null while the user wants none.
      digest_at timestamptz,
      -- The position in the log behind which the next one reads what others did.
      transaction_id xid8 not null,
      sequence bigint not null
    );
    create index digests_digest_at on digests (digest_at, user_id) where digest_at is not null;

    -- Moves a user's next digest to an hour in a time zone. The user must be locked. Where that hour has passed today, a digest that
    -- waited for today is due at once, and one that was turned on comes tomorrow.
    create function plan_digest(reader uuid, hour integer, zone text) returns void language plpgsql as $$
      declare
        waiting digests;
        wanted date;
      begin
        if hour is null then
          update digests set digest_at = null where user_id = reader;
          return;
        end if;
        select * into waiting from digests where user_id = reader for no key update;
        wanted := greatest(waiting.day, (now() at time zone zone)::date);
        if waiting.digest_at is not null then
          update digests set day = wanted, digest_at = first_instant(wanted + make_interval(hours => hour), zone)
            where user_id = reader;
          return;
        end if;
        if first_instant(wanted + make_interval(hours => hour), zone) <= now() then
          wanted := wanted + 1;
        end if;
        insert into digests (user_id, day, digest_at, transaction_id, sequence)
          select reader, wanted, first_instant(wanted + make_interval(hours => hour), zone), transaction, sequence
          from event_horizon_position()
        on conflict (user_id) do update set day = excluded.day, digest_at = excluded.digest_at,
          transaction_id = excluded.transaction_id, sequence = excluded.sequence;
      end
    $$;

    create function plan_digest_of_preferences() returns trigger language plpgsql as $$
      begin
        perform plan_digest(new.user_id, new.digest_hour, users.time_zone) from users where users.id = new.user_id;
        return null;
      end
    $$;
    create trigger plan_first_digest after insert on preferences for each row
      when (new.digest_hour is not null) execute function plan_digest_of_preferences();
    create trigger plan_digest after update of digest_hour on preferences for each row
      when (new.digest_hour is distinct from old.digest_hour) execute function plan_digest_of_preferences();

    -- In the database, since the version before changes time zones too.
    create function plan_digest_of_zone() returns trigger language plpgsql as $$
      begin
        perform plan_digest(new.id, preferences.digest_hour, new.time_zone) from preferences
          where preferences.user_id = new.id and digest_hour is not null;
        return null;
      end
    $$;
    create trigger plan_digest after update of time_zone on users for each row
      when (new.time_zone is distinct from old.time_zone) execute function plan_digest_of_zone();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger plan_digest on users;
    drop trigger plan_digest on preferences;
    drop trigger plan_first_digest on preferences;
    drop function plan_digest_of_zone();
    drop function plan_digest_of_preferences();
    drop function plan_digest(uuid, integer, text);
    drop table digests;
    alter table preferences drop column digest_hour;
  `)
}
