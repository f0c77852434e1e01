/** Sections of projects, and the section of each todo. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table sections (
      id uuid primary key,
      project_id uuid not null references projects on delete cascade,
      name text not null check (char_length(name) between 1 and 100),
      -- As of todos: compared bytewise.
      position text collate "C" not null check (position ~ '^[0-9]{10}[0-9A-Za-z]{0,90}$'),
      takes_completed boolean not null default false,
      -- The importer. No foreign key: that would lock the user.
      imported_by uuid,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint sections_of_project unique (project_id, id)
    );
    create index sections_position on sections (project_id, position, id);
    create unique index sections_takes_completed on sections (project_id) where takes_completed;

    -- No action on deletion: a todo that leaves its section gets a new version and an event.
    alter table todos
      add column section_id uuid,
      add constraint todos_section_of_project foreign key (project_id, section_id) references sections (project_id, id),
      add constraint todos_own_section check (project_id is not null or section_id is null);
    create index todos_section on todos (section_id, position, id) where section_id is not null;

    -- For the version before, which moves todos and knows no sections.
    create function leave_section() returns trigger language plpgsql as $$
      begin
        new.section_id := null;
        return new;
      end
    $$;
    create trigger leave_section before update of project_id on todos for each row when (
      new.section_id = old.section_id and new.project_id is distinct from old.project_id
    ) execute function leave_section();

    -- As for other imported objects: a version never comes again with other content.
    create function note_deleted_sections() returns trigger language plpgsql as $$
      begin
        insert into former_versions as known
          select imported_by, max(version) from old_rows
          where imported_by is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
    create trigger note_deleted after delete on sections
      referencing old table as old_rows for each statement execute function note_deleted_sections();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger leave_section on todos;
    drop function leave_section();
    alter table todos drop column section_id;
    drop table sections;
    drop function note_deleted_sections();
  `)
}
