/** Whether a user's email address was verified. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // Null while unverified: the account may belong to a person who merely knows the address.
  await db.raw('alter table users add column email_verified_at timestamptz')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table users drop column email_verified_at')
}
