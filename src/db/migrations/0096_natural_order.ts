/** The order of names and titles: without regard to case, and "2" before "10". It is ICU's, so that no locale of a server matters. */
import type { Knex } from 'knex'

const places = [
  ['of_user', 'user_id', 'project_id is null'],
  ['in_project', 'project_id', 'project_id is not null'],
]

export async function up(db: Knex): Promise<void> {
  await db.raw(`create collation if not exists natural_order
    (provider = icu, locale = 'und-u-kn-true-ks-level2', deterministic = false)`)
  for (const [place, owner, condition] of places)
    await db.raw(`
      drop index todos_title_${place};
      create index todos_title_${place} on todos (${owner}, title collate natural_order, id)
        where ${condition} and deleted_at is null;
    `)
}

export async function down(db: Knex): Promise<void> {
  for (const [place, owner, condition] of places)
    await db.raw(`
      drop index todos_title_${place};
      create index todos_title_${place} on todos (${owner}, title, id) where ${condition} and deleted_at is null;
    `)
  await db.raw('drop collation natural_order')
}
