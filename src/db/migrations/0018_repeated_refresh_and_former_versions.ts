/** The last use of a session's refresh token, which may be repeated, and the versions of deleted objects that an import may bring back. */
import type { Knex } from 'knex'

/** The tables of objects that have a version and that an import adds, with the column that names the importer. */
const tables = { todos: 'user_id', projects: 'imported_by', webhooks: 'user_id' }

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table sessions
      -- The refresh token that was used last, as its hash, and the salt from which that token's holder derives the next one.
      add column used_token_hash bytea,
      add column next_token_salt bytea,
      add column refreshed_at timestamptz,
      add constraint sessions_refreshed check (num_nulls(used_token_hash, next_token_salt, refreshed_at) in (0, 3));

    -- An owner can change, but only the importer can bring a deleted project back under its id. No foreign key: that would
    -- lock the user.
    alter table projects add column imported_by uuid;

    -- For each importer, the highest version of the imported objects that were deleted. The next import begins above it.
    create table former_versions (
      user_id uuid primary key,
      version integer not null
    );
  `)
  for (const [table, importer] of Object.entries(tables))
    await db.raw(`
      -- Only derived ids (UUID version 5) can come again.
      create function note_deleted_${table}() returns trigger language plpgsql as $$
      begin
        insert into former_versions as known
          select ${importer}, max(version) from old_rows
          where ${importer} is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
      create trigger note_deleted after delete on ${table}
        referencing old table as old_rows for each statement execute function note_deleted_${table}();
    `)
}

export async function down(db: Knex): Promise<void> {
  for (const table of Object.keys(tables))
    await db.raw(`drop trigger note_deleted on ${table}; drop function note_deleted_${table}`)
  await db.raw(`
    drop table former_versions;
    alter table projects drop column imported_by;
    alter table sessions drop column used_token_hash, drop column next_token_salt, drop column refreshed_at
  `)
}
