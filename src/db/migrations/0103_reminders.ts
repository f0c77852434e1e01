/** Reminders of todos, each of one user, and the preferences that they follow. */
import type { Knex } from 'knex'

const types = [
  'project_created',
  'project_invited',
  'todo_assigned',
  'todo_due_soon',
  'todo_completed',
  'webhook_disabled',
]
const typeCheck = (names: string[]) => `
  alter table notifications drop constraint notifications_type_check,
    add constraint notifications_type_check check (type in (${names.map((name) => `'${name}'`).join(', ')}));`

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table preferences
      add column reminder_hour integer not null default 9 check (reminder_hour between 0 and 23),
      add column default_reminder_minutes integer default 1440 check (default_reminder_minutes between 0 and 10080),
      add column reminder boolean not null default true;
    create index preferences_default_reminder_minutes on preferences (default_reminder_minutes)
      where default_reminder_minutes is not null;
    ${typeCheck([...types, 'reminder'])}
    alter table notifications
      -- No foreign key: a notification outlives its reminder.
      add column reminder_id uuid,
      add column late boolean not null default false;

    create table reminders (
      id uuid primary key,
      todo_id uuid not null references todos on delete cascade,
      user_id uuid not null references users on delete cascade,
      at timestamptz,
      minutes_before integer check (minutes_before between 0 and 527040),
      -- Null for one that does not wait.
      remind_at timestamptz,
      snoozed_until timestamptz,
      reminded_at timestamptz,
      -- The importer. No foreign key: that would lock the user.
      imported_by uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint reminders_kind check (num_nulls(at, minutes_before) = 1)
    );
    create index reminders_remind_at on reminders (remind_at, id) where remind_at is not null;
    create index reminders_of_todo on reminders (todo_id, user_id, created_at, id);
    create index reminders_of_user on reminders (user_id, id);

    -- A time of day in a time zone. Where a clock repeats it, the first one (RFC 5545, 3.3.5).
    create function first_instant(local timestamp, zone text) returns timestamptz language sql stable parallel safe as
      $$ select case
        when ((local at time zone zone) - interval '1 hour') at time zone zone = local
          then (local at time zone zone) - interval '1 hour'
        else local at time zone zone
      end $$;
    -- The time that relative reminders of a user are counted back from; null for a todo that is not due.
    create function reminder_base(due_on date, due_at timestamptz, reader uuid) returns timestamptz language sql stable as
      $$ select case
        when due_at is not null then due_at
        when due_on is not null
          then first_instant(due_on + make_interval(hours => coalesce(preferences.reminder_hour, 9)), users.time_zone)
      end from users left join preferences on preferences.user_id = users.id where users.id = reader $$;
    -- The time of a relative reminder. One that has passed counts while it has never reminded and the todo is not overdue.
    create function next_reminder(minutes integer, base timestamptz, reminded_at timestamptz) returns timestamptz
      language sql stable as
      $$ select case
        when base - make_interval(mins => minutes) > now() - interval '1 minute' or (reminded_at is null and base > now())
          then base - make_interval(mins => minutes)
      end $$;

    -- In the database, since the version before changes due dates too.
    create function move_reminders() returns trigger language plpgsql as $$
      begin
        update reminders set
          remind_at = next_reminder(minutes_before, reminder_base(new.due_on, new.due_at, user_id), reminded_at),
          snoozed_until = null, version = version + 1,
          updated_at = greatest(statement_timestamp(), updated_at + interval '1 microsecond')
        where todo_id = new.id and minutes_before is not null;
        return null;
      end
    $$;
    create trigger move_reminders after update of due_on, due_at on todos for each row
      when (new.due_on is distinct from old.due_on or new.due_at is distinct from old.due_at)
      execute function move_reminders();

    -- For the version before, too.
    create function drop_reminders_of_member() returns trigger language plpgsql as $$
      begin
        delete from reminders using todos
        where reminders.user_id = old.user_id and todos.id = reminders.todo_id and todos.project_id = old.project_id;
        return null;
      end
    $$;
    create trigger drop_reminders after delete on project_members
      for each row execute function drop_reminders_of_member();

    -- As for other imported objects: a version never comes again with other content.
    create function note_deleted_reminders() returns trigger language plpgsql as $$
      begin
        insert into former_versions as known
          select imported_by, max(version) from old_rows
          where imported_by is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
    create trigger note_deleted after delete on reminders
      referencing old table as old_rows for each statement execute function note_deleted_reminders();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger move_reminders on todos;
    drop trigger drop_reminders on project_members;
    drop table reminders;
    drop function move_reminders();
    drop function drop_reminders_of_member();
    drop function note_deleted_reminders();
    drop function next_reminder(integer, timestamptz, timestamptz);
    drop function reminder_base(date, timestamptz, uuid);
    drop function first_instant(timestamp, text);
    delete from notifications where type = 'reminder';
    ${typeCheck(types)}
    alter table notifications drop column reminder_id, drop column late;
    alter table preferences drop column reminder_hour, drop column default_reminder_minutes, drop column reminder;
  `)
}
