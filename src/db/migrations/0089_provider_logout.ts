/**
 * Sessions know the identity and the provider's session with which they began, so that the provider can end them. Passwords that
 * must be changed at the next sign-in.
 */
import type { Knex } from 'knex'

const withMethods = (methods: string) => `
  alter table sessions drop constraint sessions_methods_check;
  alter table sessions add constraint sessions_methods_check check (methods <@ '{${methods}}')`

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    ${withMethods('password,oidc,totp,recovery_code,passkey,remembered_device,provider_factor')};
    alter table sessions
      add column issuer text,
      add column subject text,
      add column provider_session text;
    create index sessions_identity on sessions (issuer, subject) where issuer is not null;
    create index sessions_provider_session on sessions (issuer, provider_session) where provider_session is not null;

    alter table users add column password_must_change boolean not null default false
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    alter table users drop column password_must_change;
    alter table sessions drop column issuer, drop column subject, drop column provider_session;
    update sessions set methods = array_remove(methods, 'provider_factor');
    ${withMethods('password,oidc,totp,recovery_code,passkey,remembered_device')}
  `)
}
