/** Labels of users and of projects, and those of each todo. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table labels (
      id uuid primary key,
      -- The home: todos of a project have its labels, and todos without one have those of their user.
      user_id uuid references users on delete cascade,
      project_id uuid references projects on delete cascade,
      name text not null check (char_length(name) between 1 and 60),
      -- The name without regard to case, as the service folds it: the same on every server.
      folded_name text not null,
      color text check (char_length(color) = 7),
      -- The importer. No foreign key: that would lock the user.
      imported_by uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint labels_home check (num_nulls(user_id, project_id) = 1)
    );
    create unique index labels_name_of_user on labels (user_id, folded_name) where user_id is not null;
    create unique index labels_name_in_project on labels (project_id, folded_name) where project_id is not null;

    -- An array, so that a todo is read and written as one row. No foreign key has arrays: the locks of the homes keep it.
    alter table todos add column label_ids uuid[] not null default '{}';
    create index todos_label_ids on todos using gin (label_ids) where label_ids <> '{}';

    -- For the version before, which moves todos and knows no labels: they stay in their home.
    create function leave_labels() returns trigger language plpgsql as $$
      begin
        new.label_ids := '{}';
        return new;
      end
    $$;
    create trigger leave_labels before update of project_id, user_id on todos for each row when (
      old.label_ids <> '{}' and new.label_ids = old.label_ids and (
        new.project_id is distinct from old.project_id or (new.project_id is null and new.user_id <> old.user_id)
      )
    ) execute function leave_labels();

    -- As for other imported objects: a version never comes again with other content.
    create function note_deleted_labels() returns trigger language plpgsql as $$
      begin
        insert into former_versions as known
          select imported_by, max(version) from old_rows
          where imported_by is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
    create trigger note_deleted after delete on labels
      referencing old table as old_rows for each statement execute function note_deleted_labels();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger leave_labels on todos;
    drop function leave_labels();
    drop table labels;
    drop function note_deleted_labels();
    alter table todos drop column label_ids;
  `)
}
