/**
 * Several assignees of a todo: an array, and a table of them that the database keeps, so that each one is a member of the project.
 * `todos.assignee_id`, its index and `unassign_member` are for the version before, and may go in the next one.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('lock table project_members, todos in share row exclusive mode')
  await db.raw(`
    alter table todos
      add column assignee_ids uuid[] not null default '{}' check (cardinality(assignee_ids) <= 10),
      drop constraint todos_own_assignee,
      drop constraint todos_assignee_is_member;
    update todos set assignee_ids = array[assignee_id] where assignee_id is not null;
    alter table todos
      add constraint todos_own_assignee check (project_id is not null or assignee_ids <@ array[user_id]);
    create index todos_assignee_ids on todos using gin (assignee_ids) where assignee_ids <> '{}';

    -- Of todos in projects. Only the trigger writes it.
    create table todo_assignees (
      todo_id uuid not null,
      project_id uuid not null,
      user_id uuid not null,
      primary key (todo_id, user_id)
    );
    insert into todo_assignees (todo_id, project_id, user_id)
      select id, project_id, assignee_id from todos where project_id is not null and assignee_id is not null;
    create index todo_assignees_member on todo_assignees (project_id, user_id);
    alter table todo_assignees
      add constraint todo_assignees_todo foreign key (todo_id) references todos on delete cascade,
      -- Checked at the commit, as for the owner of a project.
      add constraint todos_assignee_is_member foreign key (project_id, user_id)
        references project_members (project_id, user_id) deferrable initially deferred;

    -- A todo that goes elsewhere leaves those behind who are no members there. The version before changes only
    -- assignee_id: in place of that one comes another, and the rest stay.
    create function set_assignees() returns trigger language plpgsql as $$
      declare
        others uuid[];
      begin
        if tg_op = 'INSERT' then
          if new.assignee_ids = '{}' then new.assignee_ids := array[new.assignee_id]; end if;
        elsif new.assignee_ids = old.assignee_ids then
          others := array_remove(old.assignee_ids, old.assignee_id);
          if new.assignee_id is not distinct from old.assignee_id then others := old.assignee_ids; end if;
          if new.project_id is null then
            others := array(select id from unnest(others) as id where id = new.user_id);
          elsif new.project_id is distinct from old.project_id then
            others := array(select user_id from project_members where project_id = new.project_id and user_id = any(others));
          end if;
          if new.assignee_id is distinct from old.assignee_id and new.assignee_id is not null then
            others := array_append(others, new.assignee_id);
          end if;
          new.assignee_ids := array(select distinct id from unnest(others) as id order by id);
        end if;
        new.assignee_id := new.assignee_ids[1];
        return new;
      end
    $$;
    create trigger set_assignees before insert on todos for each row
      when (new.assignee_ids <> '{}' or new.assignee_id is not null)
      execute function set_assignees();
    create trigger set_changed_assignees before update on todos for each row when (
      new.assignee_ids <> old.assignee_ids or new.assignee_id is distinct from old.assignee_id
      or (old.assignee_ids <> '{}' and new.project_id is distinct from old.project_id)
    ) execute function set_assignees();

    create function store_assignees() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then delete from todo_assignees where todo_id = new.id; end if;
        if new.project_id is not null then
          insert into todo_assignees (todo_id, project_id, user_id)
            select new.id, new.project_id, user_id from unnest(new.assignee_ids) as user_id;
        end if;
        return null;
      end
    $$;
    create trigger store_assignees after insert on todos for each row when (new.assignee_ids <> '{}')
      execute function store_assignees();
    create trigger store_changed_assignees after update on todos for each row when (
      new.assignee_ids <> old.assignee_ids
      or (new.assignee_ids <> '{}' and new.project_id is distinct from old.project_id)
    ) execute function store_assignees();

    -- For the version before, which unassigns a former member only where assignee_id says so.
    create function unassign_member() returns trigger language plpgsql as $$
      begin
        -- With the project all goes.
        if exists (select from projects where id = old.project_id) then
          update todos set assignee_ids = array_remove(assignee_ids, old.user_id), version = version + 1,
            updated_at = greatest(statement_timestamp(), updated_at + interval '1 microsecond')
          where assignee_id <> old.user_id and id in (
            select todo_id from todo_assignees where project_id = old.project_id and user_id = old.user_id);
        end if;
        return null;
      end
    $$;
    create trigger unassign_member after delete on project_members for each row execute function unassign_member();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger unassign_member on project_members;
    drop trigger store_changed_assignees on todos;
    drop trigger store_assignees on todos;
    drop trigger set_changed_assignees on todos;
    drop trigger set_assignees on todos;
    drop function unassign_member(), store_assignees(), set_assignees();
    drop table todo_assignees;
    update events set newer_members = newer_members - 'assignee_ids' - 'changes', changes = changes || coalesce((
      select jsonb_agg(change) from jsonb_array_elements(newer_members -> 'changes') as change
      where jsonb_typeof(change -> 'to') = 'array' and change ->> 'member' <> 'assignee_ids'), '[]')
    where jsonb_exists(newer_members, 'assignee_ids');
    alter table todos
      drop constraint todos_own_assignee,
      drop column assignee_ids,
      add constraint todos_own_assignee check (project_id is not null or assignee_id = user_id),
      add constraint todos_assignee_is_member foreign key (project_id, assignee_id)
        references project_members (project_id, user_id) deferrable initially deferred;
  `)
}
