/** Days and time zones of todos and of users, and longer descriptions. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table users add column time_zone text not null default 'UTC' check (char_length(time_zone) between 2 and 64);
    alter table preferences
      add column week_start text not null default 'monday' check (
        week_start in ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')
      ),
      add column locale text not null default 'en' check (char_length(locale) between 2 and 35);

    -- The last moment of a day, to the microsecond, so that the start of the next day is after it.
    create function end_of_day(day date, zone text) returns timestamptz language sql immutable parallel safe as
      $$ select ((day + 1)::timestamp at time zone zone) - interval '1 microsecond' $$;
    -- The last day that has ended at a moment. Where a clock is set back over midnight, a day ends an hour later.
    create function last_day_ended(moment timestamptz, zone text) returns date language sql immutable parallel safe as
      $$ select case
        when end_of_day((moment at time zone zone)::date, zone) <= moment then (moment at time zone zone)::date
        when end_of_day((moment at time zone zone)::date - 1, zone) <= moment then (moment at time zone zone)::date - 1
        else (moment at time zone zone)::date - 2
      end $$;

    alter table todos
      add column due_on date,
      add column time_zone text check (char_length(time_zone) between 2 and 64),
      add column start_on date,
      drop constraint todos_description_check,
      add constraint todos_description_check check (char_length(description) <= 16384);

    -- For the version before, which writes due_at alone while both run.
    create function set_due_on() returns trigger language plpgsql as $$
      begin
        if new.due_at is not null then
          new.time_zone := coalesce(new.time_zone, 'UTC');
          new.due_on := (new.due_at at time zone new.time_zone)::date;
        end if;
        return new;
      end
    $$;
    create trigger set_due_on_of_new before insert on todos
      for each row when (new.due_at is not null and new.due_on is null) execute function set_due_on();
    create trigger set_due_on_of_changed before update of due_at on todos for each row when (
      new.due_at is distinct from old.due_at and new.due_on is not distinct from old.due_on
      and new.time_zone is not distinct from old.time_zone
    ) execute function set_due_on();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger set_due_on_of_changed on todos;
    drop trigger set_due_on_of_new on todos;
    drop function set_due_on();
    update todos set due_at = end_of_day(due_on, coalesce(todos.time_zone, users.time_zone))
      from users where users.id = todos.user_id and due_on is not null and due_at is null;
    update todos set description = left(description, 1000) where char_length(description) > 1000;
    alter table todos
      drop column due_on,
      drop column time_zone,
      drop column start_on,
      drop constraint todos_description_check,
      add constraint todos_description_check check (char_length(description) <= 1000);
    drop function last_day_ended(timestamptz, text);
    drop function end_of_day(date, text);
    alter table preferences drop column week_start, drop column locale;
    alter table users drop column time_zone
  `)
}
