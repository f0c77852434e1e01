/** Members of todos that version 0.2 does not know: beside the data of an event, so that a process of it can read the log. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('alter table events add column newer_members jsonb')
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    update events set data = data || newer_members where newer_members is not null;
    alter table events drop column newer_members
  `)
}
