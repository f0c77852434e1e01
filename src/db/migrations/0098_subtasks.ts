/** Subtasks: the parent of a todo, and the counts of its subtasks. */
import type { Knex } from 'knex'

/** SQL for whether a subtask is where its parent is. */
const isApart = `(subtask.project_id is distinct from parent.project_id
  or (subtask.project_id is null and subtask.user_id <> parent.user_id)
  or (subtask.deleted_at is null and parent.deleted_at is not null))`

/** The functions that count, with what they do for parents besides. */
const counts = (subtasks: { inserted: string; deleted: string; updated: string }) => `
  create or replace function count_inserted_todos() returns trigger language plpgsql as $$
  begin
    update projects set task_count = task_count + added.total, open_task_count = open_task_count + added.open,
      version = version + 1
    from (
      select project_id, count(*) as total, count(*) filter (where not completed) as open
      from new_todos where project_id is not null and deleted_at is null group by project_id
    ) as added
    where projects.id = added.project_id;
    ${subtasks.inserted}
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
    ${subtasks.deleted}
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
    ${subtasks.updated}
    return null;
  end $$;`

/** SQL for whether a todo counts as a subtask. In the trash it does while it is there with its parent, whose counts then stay. */
const isCounted = '(deleted_at is null or deleted_with is not null or deleted_with_project)'

/** Counts the subtasks of parents anew: of those of some rows. */
const countSubtasks = (rows: string) => `
    if exists (${rows}) then
      perform count_subtasks(array(select distinct parent_id from (${rows}) as changed));
    end if;`

const counted = `id, parent_id, completed, ${isCounted} as is_counted`
const changedRows = (from: string, to: string) =>
  `(select ${counted} from ${from} where parent_id is not null except all select ${counted} from ${to} where parent_id is not null)`

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table todos
      add column parent_id uuid references todos on delete set null,
      -- Of the trash: the todo with which it was deleted, which restores and purges it. No foreign key: a purge of many todos
      -- would look for such rows of each.
      add column deleted_with uuid check (deleted_with is null or deleted_at is not null),
      -- Without those of subtasks.
      add column subtask_count integer not null default 0 check (subtask_count between 0 and 499),
      add column completed_subtask_count integer not null default 0,
      add constraint todos_completed_subtasks check (completed_subtask_count between 0 and subtask_count);
    create index todos_parent on todos (parent_id, position, id) where parent_id is not null;
    create index todos_deleted_with on todos (deleted_with) where deleted_with is not null;

    -- Checked at the commit, behind the lock of the list: two changes at once must not make a circle.
    create function require_parent() returns trigger language plpgsql as $$
    declare
      above integer;
      below integer;
    begin
      perform from todos where id = new.id and parent_id = new.parent_id;
      if not found then return null; end if;
      if new.project_id is null then
        perform pg_advisory_xact_lock(hashtextextended('own list ' || new.user_id::text, 0));
      else
        perform from projects where id = new.project_id for no key update;
      end if;
      if exists (
        select from todos as subtask join todos as parent on parent.id = subtask.parent_id
        where subtask.id = new.id and subtask.deleted_at is null and ${isApart}
      ) then
        raise foreign_key_violation using constraint = 'todos_parent', message = 'a subtask is not where its parent is';
      end if;
      -- Those above a todo in a circle have no end.
      with recursive chain (id, level) as (
        select new.parent_id, 1
        union all
        select todos.parent_id, level + 1 from chain join todos on todos.id = chain.id
        where level < 6 and todos.parent_id is not null
      ) select max(level) into above from chain;
      with recursive tree (id, level) as (
        select new.id, 1
        union all
        select todos.id, level + 1 from tree join todos on todos.parent_id = tree.id where level < 6
      ) select max(level) into below from tree;
      if above + below > 5 then
        raise check_violation using constraint = 'todos_levels', message = 'subtasks have more than five levels';
      end if;
      return null;
    end $$;
    create constraint trigger require_parent_of_new after insert on todos deferrable initially deferred
      for each row when (new.parent_id is not null) execute function require_parent();
    create constraint trigger require_parent after update of parent_id on todos deferrable initially deferred
      for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id)
      execute function require_parent();

    -- For the version before, which moves, deletes and restores todos one by one.
    create function part_subtasks() returns trigger language plpgsql as $$
    begin
      update todos as subtask set parent_id = null, version = subtask.version + 1
      from todos as parent
      where parent.id = subtask.parent_id
        and subtask.id in (select new.id union all select todos.id from todos where todos.parent_id = new.id)
        and subtask.deleted_at is null and ${isApart};
      update todos set deleted_with = null
      where deleted_with = new.id and exists (select from todos where id = new.id and deleted_at is null);
      return null;
    end $$;
    create constraint trigger part_subtasks after update of project_id, user_id, deleted_at on todos
      deferrable initially deferred for each row when (
        (new.project_id, new.user_id, new.deleted_at is null)
          is distinct from (old.project_id, old.user_id, old.deleted_at is null)
        and (new.parent_id is not null or old.subtask_count > 0
          or (old.deleted_at is not null and new.deleted_at is null and not old.deleted_with_project))
      ) execute function part_subtasks();
    create function leave_trash() returns trigger language plpgsql as $$
    begin
      new.deleted_with := null;
      return new;
    end $$;
    create trigger leave_trash before update of deleted_at on todos
      for each row when (new.deleted_at is null and new.deleted_with is not null) execute function leave_trash();

    -- A parent that has its counts already is not written. Its lock makes concurrent changes of its subtasks count one after
    -- the other.
    create function count_subtasks(ids uuid[]) returns void language plpgsql as $$
    begin
      perform from todos where id = any(ids) order by id for no key update;
      update todos set subtask_count = counted.total, completed_subtask_count = counted.done, version = version + 1
      from (
        select parents.id, count(subtask.id)::integer as total,
          (count(subtask.id) filter (where subtask.completed))::integer as done
        from unnest(ids) as parents (id) left join (
          select id, parent_id, completed from todos where ${isCounted}
        ) as subtask on subtask.parent_id = parents.id
        group by parents.id
      ) as counted
      where todos.id = counted.id
        and (todos.subtask_count, todos.completed_subtask_count) is distinct from (counted.total, counted.done);
    end $$;

    ${counts({
      inserted: countSubtasks('select parent_id from new_todos where parent_id is not null'),
      deleted: countSubtasks('select parent_id from old_todos where parent_id is not null'),
      updated: countSubtasks(
        `${changedRows('new_todos', 'old_todos')} union all ${changedRows('old_todos', 'new_todos')}`,
      ),
    })}
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    ${counts({ inserted: '', deleted: '', updated: '' })}
    drop trigger leave_trash on todos;
    drop trigger part_subtasks on todos;
    drop trigger require_parent on todos;
    drop trigger require_parent_of_new on todos;
    drop function leave_trash, part_subtasks, require_parent, count_subtasks;
    alter table todos drop column completed_subtask_count, drop column subtask_count, drop column deleted_with, drop column parent_id
  `)
}
