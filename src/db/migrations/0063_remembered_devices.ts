/** Devices that are asked for no second factor after the password. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table remembered_devices (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      token_hash bytea not null unique check (octet_length(token_hash) = 32),
      user_agent text check (char_length(user_agent) <= 500),
      address text check (char_length(address) <= 45),
      created_at timestamptz not null default now(),
      last_used_at timestamptz not null default now(),
      expires_at timestamptz not null
    );
    create index remembered_devices_user_id on remembered_devices (user_id, last_used_at, id);

    alter table sessions drop constraint sessions_methods_check;
    alter table sessions add constraint sessions_methods_check
      check (methods <@ '{password,totp,recovery_code,passkey,remembered_device}')
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    update sessions set methods = array_remove(methods, 'remembered_device');
    alter table sessions drop constraint sessions_methods_check;
    alter table sessions add constraint sessions_methods_check
      check (methods <@ '{password,totp,recovery_code,passkey}');
    drop table remembered_devices
  `)
}
