/** Whether somebody has shown that they read what is mailed to their address. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // Null: nobody has, so the account may be of somebody who only knows the address.
  await db.raw('alter table users add column email_verified_at timestamptz')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table users drop column email_verified_at')
}
