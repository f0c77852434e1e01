/** Sessions that began with an identity provider. */
import type { Knex } from 'knex'

const withMethods = (methods: string) => `
  alter table sessions drop constraint sessions_methods_check;
  alter table sessions add constraint sessions_methods_check check (methods <@ '{${methods}}')`

export async function up(db: Knex): Promise<void> {
  await db.raw(withMethods('password,oidc,totp,recovery_code,passkey,remembered_device'))
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`update sessions set methods = array_replace(methods, 'oidc', 'password')`)
  await db.raw(withMethods('password,totp,recovery_code,passkey,remembered_device'))
}
