/**
 * Lets the database refuse a todo whose assignee is no member of its project, a project without an owner who is a member, and
 * a todo that is in no list and in no trash. Mends what earlier versions have left.
 */
import type { Knex } from 'knex'

/** A client's copy has what is mended here, so all cursors expire where there was something to mend. */
const mend = `
  do $$
  declare
    mended bigint := 0;
    changed bigint;
  begin
    -- Without any member, the owner on record becomes one.
    insert into project_members (project_id, user_id, role)
    select id, owner_id, 'owner' from projects
    where not exists (select from project_members where project_id = projects.id);
    get diagnostics changed = row_count; mended := mended + changed;

    with heirs as (
      select distinct on (projects.id) projects.id, members.user_id
      from projects join project_members as members on members.project_id = projects.id
      where not exists (
        select from project_members as owners
        where owners.project_id = projects.id and owners.user_id = projects.owner_id and owners.role = 'owner'
      )
      order by projects.id, array_position(array['owner', 'editor', 'viewer'], members.role), members.created_at,
        members.user_id
    ), promoted as (
      update project_members set role = 'owner' from heirs
      where project_members.project_id = heirs.id and project_members.user_id = heirs.user_id
    )
    update projects set owner_id = heirs.user_id, version = version + 1 from heirs where projects.id = heirs.id;
    get diagnostics changed = row_count; mended := mended + changed;

    update todos set assignee_id = null, version = version + 1, updated_at = greatest(now(), updated_at)
    where case when project_id is null then assignee_id <> user_id
      else assignee_id is not null and not exists (
        select from project_members where project_id = todos.project_id and user_id = todos.assignee_id
      ) end;
    get diagnostics changed = row_count; mended := mended + changed;

    update todos set deleted_at = projects.deleted_at, deleted_by = projects.deleted_by, deleted_with_project = true
    from projects
    where todos.project_id = projects.id and projects.deleted_at is not null and todos.deleted_at is null;
    get diagnostics changed = row_count; mended := mended + changed;

    update todos set deleted_at = null, deleted_by = null, deleted_with_project = false
    from projects
    where todos.project_id = projects.id and projects.deleted_at is null and deleted_with_project;
    get diagnostics changed = row_count; mended := mended + changed;

    update projects set task_count = counted.total, open_task_count = counted.open, version = version + 1
    from (
      select projects.id, count(todos.id) as total, count(todos.id) filter (where not completed) as open
      from projects left join todos on todos.project_id = projects.id and todos.deleted_at is null
      group by projects.id
    ) as counted
    where projects.id = counted.id and (task_count <> counted.total or open_task_count <> counted.open);
    get diagnostics changed = row_count; mended := mended + changed;

    if mended > 0 then perform begin_event_epoch(); end if;
  end $$`

export async function up(db: Knex): Promise<void> {
  await db.raw('lock table users, projects, project_members, todos in share row exclusive mode')
  await db.raw(mend)
  await db.raw(`
    alter table project_members add constraint project_members_role unique (project_id, user_id, role);

    -- Checked at the commit, since a change of owner changes both tables.
    alter table projects
      add column owner_role text not null default 'owner' check (owner_role = 'owner'),
      drop constraint projects_owner_id_fkey,
      add constraint projects_owner_is_member foreign key (id, owner_id, owner_role)
        references project_members (project_id, user_id, role) deferrable initially deferred,
      add constraint projects_in_trash_are_empty check (deleted_at is null or task_count = 0);
    alter table todos
      drop constraint todos_assignee_id_fkey,
      add constraint todos_assignee_is_member foreign key (project_id, assignee_id)
        references project_members (project_id, user_id) deferrable initially deferred,
      add constraint todos_own_assignee check (project_id is not null or assignee_id = user_id),
      -- A user is deleted when their todos have a new creator or are deleted: none vanishes with them.
      drop constraint todos_user_id_fkey,
      add constraint todos_user_id_fkey foreign key (user_id) references users;

    -- A todo that is deleted with its project is only in the trash as a part of it.
    create function require_deleted_project() returns trigger language plpgsql as $$
    begin
      if exists (select from todos where id = new.id and deleted_with_project and project_id = new.project_id)
        and not exists (select from projects where id = new.project_id and deleted_at is not null for share)
      then
        raise foreign_key_violation using constraint = 'todos_deleted_with_project',
          message = 'a todo is deleted with its project, which is not deleted';
      end if;
      return null;
    end $$;
    create constraint trigger require_deleted_project after insert or update of deleted_with_project, project_id on todos
      deferrable initially deferred for each row when (new.deleted_with_project)
      execute function require_deleted_project();

    create function require_restored_todos() returns trigger language plpgsql as $$
    begin
      if exists (select from todos where project_id = new.id and deleted_with_project)
        and exists (select from projects where id = new.id and deleted_at is null)
      then
        raise foreign_key_violation using constraint = 'todos_deleted_with_project',
          message = 'a project is restored without the todos that were deleted with it';
      end if;
      return null;
    end $$;
    create constraint trigger require_restored_todos after update of deleted_at on projects
      deferrable initially deferred for each row when (old.deleted_at is not null and new.deleted_at is null)
      execute function require_restored_todos();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger require_restored_todos on projects;
    drop trigger require_deleted_project on todos;
    drop function require_restored_todos, require_deleted_project;
    alter table todos
      drop constraint todos_user_id_fkey,
      add constraint todos_user_id_fkey foreign key (user_id) references users on delete cascade,
      drop constraint todos_own_assignee,
      drop constraint todos_assignee_is_member,
      add constraint todos_assignee_id_fkey foreign key (assignee_id) references users on delete set null;
    alter table projects
      drop constraint projects_in_trash_are_empty,
      drop constraint projects_owner_is_member,
      drop column owner_role,
      add constraint projects_owner_id_fkey foreign key (owner_id) references users;
    alter table project_members drop constraint project_members_role;
  `)
}
