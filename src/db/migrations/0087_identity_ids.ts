/** Ids of identities, by which their users unlink them. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table identities add column id uuid not null default gen_random_uuid();
    create unique index identities_id on identities (id)
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table identities drop column id')
}
