/** The color and the icon of a project, and the view that clients show at first. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table projects
      add column color text check (char_length(color) = 7),
      add column icon text check (char_length(icon) between 1 and 40),
      add column default_view text not null default 'list' check (default_view in ('list', 'board', 'calendar'));
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table projects drop column color, drop column icon, drop column default_view')
}
