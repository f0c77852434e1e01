/** Recurring todos, and the todo that each has made. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table todos
      add column recurrence text check (char_length(recurrence) between 6 and 500),
      add column recurrence_from text not null default 'due' check (recurrence_from in ('due', 'completion')),
      -- Of no table, so that a purge leaves the other todos of a series as they are.
      add column next_id uuid,
      add column series_id uuid,
      add column previous_id uuid,
      -- Where the clock skips the time of a series on one day, the next ones are at their own time again.
      add column recurrence_time time;
    -- Completing a todo makes one next todo, whatever happens at once.
    create unique index todos_previous_id on todos (previous_id) where previous_id is not null
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table todos drop column recurrence, drop column recurrence_from, drop column next_id, drop column series_id,
      drop column previous_id, drop column recurrence_time
  `)
}
