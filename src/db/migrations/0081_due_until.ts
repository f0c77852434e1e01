/** The day of each todo that is due at a time, and indexes for lists by due date. */
import type { Knex } from 'knex'

const places = {
  of_user: 'todos (user_id, %, id) where project_id is null and deleted_at is null',
  in_project: 'todos (project_id, %, id) where project_id is not null and deleted_at is null',
}

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    drop index todos_due_at_of_user, todos_due_at_in_project, todos_due_soon;
    update todos set due_on = (due_at at time zone 'UTC')::date, time_zone = 'UTC' where due_at is not null and due_on is null;
    -- The same moment for every reader; null for a floating day, which ends at another moment for each.
    alter table todos add column due_until timestamptz generated always as (
      case when due_at is not null then due_at when time_zone is not null then end_of_day(due_on, time_zone) end
    ) stored;
    create index todos_due_soon on todos (due_until) where not completed and due_until is not null;
    create index todos_due_soon_by_day on todos (due_on)
      where not completed and due_until is null and due_on is not null;
  `)
  // Each todo is in one of the two, so that a write costs what it did.
  for (const [place, index] of Object.entries(places))
    await db.raw(`
      create index todos_due_until_${place} on ${index.replace('%', 'due_until')} and due_until is not null;
      create index todos_due_on_${place} on ${index.replace('%', 'due_on')} and due_until is null;
    `)
  await db.raw('analyze todos')
}

export async function down(db: Knex): Promise<void> {
  // With the column go its indexes.
  await db.raw(`
    drop index todos_due_on_of_user, todos_due_on_in_project, todos_due_soon_by_day;
    alter table todos drop column due_until;
    create index todos_due_soon on todos (due_at) where not completed and due_at is not null;
  `)
  for (const [place, index] of Object.entries(places))
    await db.raw(`create index todos_due_at_${place} on ${index.replace('%', 'due_at')}`)
}
