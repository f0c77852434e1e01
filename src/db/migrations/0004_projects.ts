/** Projects, their members, their todos, and the counts of these. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table projects (
      id uuid primary key,
      owner_id uuid not null references users,
      name text not null check (char_length(name) between 1 and 100),
      description text check (char_length(description) <= 500),
      status text not null default 'active' check (status in ('active', 'archived')),
      -- Kept by the triggers below, so that no list has to count.
      task_count integer not null default 0 check (task_count >= 0),
      open_task_count integer not null default 0 check (open_task_count between 0 and task_count),
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index projects_owner_id on projects (owner_id);

    create table project_members (
      project_id uuid not null references projects on delete cascade,
      user_id uuid not null references users on delete cascade,
      role text not null check (role in ('owner', 'editor', 'viewer')),
      created_at timestamptz not null default now(),
      primary key (project_id, user_id)
    );
    create index project_members_user_id on project_members (user_id, project_id);

    alter table todos
      add column project_id uuid references projects on delete cascade,
      add column assignee_id uuid references users on delete set null;
    create index todos_project_id on todos (project_id, created_at, id) where project_id is not null;
    create index todos_assignee_id on todos (assignee_id) where assignee_id is not null;

    -- One statement of any size, COPY included, is one update of each project that it touches.
    create function count_inserted_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count + added.total, open_task_count = open_task_count + added.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from new_todos where project_id is not null group by project_id
      ) as added
      where projects.id = added.project_id;
      return null;
    end $$;
    create trigger count_inserted_todos after insert on todos
      referencing new table as new_todos for each statement execute function count_inserted_todos();

    create function count_deleted_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count - removed.total, open_task_count = open_task_count - removed.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from old_todos where project_id is not null group by project_id
      ) as removed
      where projects.id = removed.project_id;
      return null;
    end $$;
    create trigger count_deleted_todos after delete on todos
      referencing old table as old_todos for each statement execute function count_deleted_todos();

    create function count_updated_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count + changed.total, open_task_count = open_task_count + changed.open,
        version = version + 1
      from (
        select project_id, sum(total) as total, sum(open) as open
        from (
          select project_id, 1 as total, (not completed)::integer as open from new_todos
          union all
          select project_id, -1, -(not completed)::integer from old_todos
        ) as changes
        where project_id is not null
        group by project_id
        having sum(total) <> 0 or sum(open) <> 0
      ) as changed
      where projects.id = changed.project_id;
      return null;
    end $$;
    create trigger count_updated_todos after update on todos
      referencing old table as old_todos new table as new_todos
      for each statement execute function count_updated_todos();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger count_inserted_todos on todos;
    drop trigger count_deleted_todos on todos;
    drop trigger count_updated_todos on todos;
    drop function count_inserted_todos, count_deleted_todos, count_updated_todos;
    alter table todos drop column project_id, drop column assignee_id;
    drop table project_members, projects;
  `)
}
