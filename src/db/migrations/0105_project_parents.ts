/** The parents of projects, on three levels. Subtasks and they count levels in the same way. */
import type { Knex } from 'knex'

/** The function of subtasks behind the locks, where it looks at levels. */
const requireParent = (levels: string) => `
  create or replace function require_parent() returns trigger language plpgsql as $$
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
      where subtask.id = new.id and subtask.deleted_at is null and (subtask.project_id is distinct from parent.project_id
        or (subtask.project_id is null and subtask.user_id <> parent.user_id)
        or (subtask.deleted_at is null and parent.deleted_at is not null))
    ) then
      raise foreign_key_violation using constraint = 'todos_parent', message = 'a subtask is not where its parent is';
    end if;
    ${levels} then
      raise check_violation using constraint = 'todos_levels', message = 'subtasks have more than five levels';
    end if;
    return null;
  end $$;`

const before = `
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
    if above + below > 5`

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- Whether a row of a tree has more than so many levels above and below it, itself included. Those in a circle have no end.
    create function exceeds_levels(tree regclass, id uuid, most integer) returns boolean language plpgsql as $$
    declare
      exceeds boolean;
    begin
      execute format('
        with recursive above (id, parent_id, level) as (
          select id, parent_id, 1 from %1$s where id = $1
          union all
          select tree.id, tree.parent_id, level + 1 from above join %1$s as tree on tree.id = above.parent_id where level <= $2
        ), below (id, level) as (
          select $1, 1
          union all
          select tree.id, level + 1 from below join %1$s as tree on tree.parent_id = below.id where level <= $2
        ) select (select max(level) from above) + (select max(level) from below) - 1 > $2', tree)
      using id, most into exceeds;
      return exceeds;
    end $$;
    ${requireParent(`if exceeds_levels('todos', new.id, 5)`)}

    alter table projects add column parent_id uuid references projects on delete set null;
    create index projects_parent on projects (parent_id) where parent_id is not null;

    -- At the commit, behind the locks of those above: two changes at once must not make a circle.
    create function require_parent_project() returns trigger language plpgsql as $$
    declare
      locked uuid[] := '{}';
      chain uuid[];
    begin
      loop
        with recursive above (id, parent_id, level) as (
          select id, parent_id, 1 from projects where id = new.id
          union all
          select projects.id, projects.parent_id, level + 1
          from above join projects on projects.id = above.parent_id where level <= 3
        ) select array_agg(distinct id) into chain from above;
        exit when chain is null or chain <@ locked;
        perform from projects where id = any(chain) order by id for no key update;
        locked := chain;
      end loop;
      if exceeds_levels('projects', new.id, 3) then
        raise check_violation using constraint = 'projects_levels', message = 'projects have more than three levels';
      end if;
      return null;
    end $$;
    create constraint trigger require_parent_of_new after insert on projects deferrable initially deferred
      for each row when (new.parent_id is not null) execute function require_parent_project();
    create constraint trigger require_parent after update of parent_id on projects deferrable initially deferred
      for each row when (new.parent_id is not null and new.parent_id is distinct from old.parent_id)
      execute function require_parent_project();
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop trigger require_parent on projects;
    drop trigger require_parent_of_new on projects;
    drop function require_parent_project;
    alter table projects drop column parent_id;
    ${requireParent(before)}
    drop function exceeds_levels;
  `)
}
