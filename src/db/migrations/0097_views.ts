/** Saved views of todos, of users and of projects. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table views (
      id uuid primary key,
      -- The home, as of labels.
      user_id uuid references users on delete cascade,
      project_id uuid references projects on delete cascade,
      name text not null check (char_length(name) between 1 and 100),
      filter text check (char_length(filter) between 1 and 1000),
      sort text not null default '-created_at' check (sort in ('created_at', '-created_at', 'updated_at', '-updated_at',
        'due', '-due', 'priority', '-priority', 'title', '-title', 'position', '-position')),
      group_by text check (group_by in ('project', 'section', 'label', 'assignee', 'priority', 'due')),
      layout text not null default 'list' check (layout in ('list', 'board', 'calendar')),
      icon text check (char_length(icon) between 1 and 40),
      color text check (char_length(color) = 7),
      -- As of todos: compared bytewise.
      position text collate "C" not null check (position ~ '^[0-9]{10}[0-9A-Za-z]{0,90}$'),
      is_favourite boolean not null default false,
      -- The importer. No foreign key: that would lock the user.
      imported_by uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint views_home check (num_nulls(user_id, project_id) = 1)
    );
    create index views_of_user on views (user_id, position, id) where user_id is not null;
    create index views_in_project on views (project_id, position, id) where project_id is not null;

    -- As for other imported objects: a version never comes again with other content.
    create function note_deleted_views() returns trigger language plpgsql as $$
      begin
        insert into former_versions as known
          select imported_by, max(version) from old_rows
          where imported_by is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
    create trigger note_deleted after delete on views
      referencing old table as old_rows for each statement execute function note_deleted_views();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop table views;
    drop function note_deleted_views();
  `)
}
