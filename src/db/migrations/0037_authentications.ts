/** When the user of a session authenticated last: at the sign-in, or by a step-up. A refresh does not count. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // Null: an API token, or a session of before, whose user authenticates again where that is needed.
  await db.raw(`
    alter table sessions add column authenticated_at timestamptz;
    alter table sessions alter column authenticated_at set default now()
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table sessions drop column authenticated_at')
}
