/** Which credentials of a user are valid, for what was begun with earlier ones and has not been committed yet. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // Incremented by each revocation. A sign-in compares it with the one of the password that it verified.
  await db.raw('alter table users add column credentials_version integer not null default 1')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table users drop column credentials_version')
}
