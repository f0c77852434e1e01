/** The trash for deleted todos and projects, and the manual order of todos. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table projects
      add column deleted_at timestamptz,
      add column deleted_by uuid references users on delete set null;
    create index projects_deleted_at on projects (deleted_at, id) where deleted_at is not null;
    create index projects_deleted_by on projects (deleted_by) where deleted_by is not null;

    alter table todos
      add column deleted_at timestamptz,
      add column deleted_by uuid references users on delete set null,
      -- Restoring the project restores exactly these.
      add column deleted_with_project boolean not null default false
        check (not deleted_with_project or (deleted_at is not null and project_id is not null)),
      -- Compared bytewise. Ten digits, so that SQL can count at either end; a fraction follows between two.
      add column position text collate "C" check (position ~ '^[0-9]{10}[0-9A-Za-z]{0,90}$');
    create index todos_deleted_at on todos (deleted_at, id) where deleted_at is not null;
    create index todos_deleted_by on todos (deleted_by) where deleted_by is not null;

    update todos set position = ranked.position
    from (
      select id, lpad((4999999999 + row_number() over (
        partition by project_id, case when project_id is null then user_id end order by created_at, id
      ))::text, 10, '0') as position
      from todos
    ) as ranked
    where todos.id = ranked.id;
    alter table todos alter column position set not null;
    -- One index per kind of list: a project's, and a user's own.
    create index todos_position_in_project on todos (project_id, position, id) where project_id is not null;
    create index todos_position_of_user on todos (user_id, position, id) where project_id is null;

    -- Todos in the trash are not counted.
    create or replace function count_inserted_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count + added.total, open_task_count = open_task_count + added.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from new_todos where project_id is not null and deleted_at is null group by project_id
      ) as added
      where projects.id = added.project_id;
      return null;
    end $$;

    create or replace function count_deleted_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count - removed.total, open_task_count = open_task_count - removed.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from old_todos where project_id is not null and deleted_at is null group by project_id
      ) as removed
      where projects.id = removed.project_id;
      return null;
    end $$;

    create or replace function count_updated_todos() returns trigger language plpgsql as $$
    begin
      update projects set task_count = task_count + changed.total, open_task_count = open_task_count + changed.open,
        version = version + 1
      from (
        select project_id, sum(total) as total, sum(open) as open
        from (
          select project_id, 1 as total, (not completed)::integer as open from new_todos where deleted_at is null
          union all
          select project_id, -1, -(not completed)::integer from old_todos where deleted_at is null
        ) as changes
        where project_id is not null
        group by project_id
        having sum(total) <> 0 or sum(open) <> 0
      ) as changed
      where projects.id = changed.project_id;
      return null;
    end $$;
  `)
}

/** Purges the trash, since the version before has none. */
export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from todos where deleted_at is not null;
    delete from projects where deleted_at is not null;

    create or replace function count_inserted_todos() returns trigger language plpgsql as $$
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

    create or replace function count_deleted_todos() returns trigger language plpgsql as $$
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

    create or replace function count_updated_todos() returns trigger language plpgsql as $$
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

    alter table todos
      drop column position, drop column deleted_with_project, drop column deleted_by, drop column deleted_at;
    alter table projects drop column deleted_by, drop column deleted_at;
  `)
}
