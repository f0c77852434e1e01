/** Parts of periodic work that failed by themselves: they are left out, and tried again as jobs of their own. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table left_overs (
      work text not null,
      part text not null,
      created_at timestamptz not null default now(),
      primary key (work, part)
    )
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table left_overs')
}
