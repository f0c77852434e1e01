/**
 * The text of a todo by which it is found: its words, folded by the service. Null until a process of this version has folded it:
 * for rows of before, and for those that a process of the version before has written since.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table todos add column search_text text;
    create index todos_unfolded on todos (user_id, id) where search_text is null;
    create index todos_unfolded_of_project on todos (project_id) where search_text is null and project_id is not null;

    -- For the version before, which changes the text and not what it is folded to.
    create function unfold_todo() returns trigger language plpgsql as $$
      begin
        new.search_text := null;
        return new;
      end
    $$;
    create trigger unfold_todo before update of title, description on todos for each row when (
      new.search_text = old.search_text
        and (new.title <> old.title or new.description is distinct from old.description)
    ) execute function unfold_todo();

    -- Where the server lacks the extensions, or the role may not create them, a search reads the todos of its user.
    do $$
      begin
        create extension if not exists pg_trgm;
        create extension if not exists btree_gin;
      exception when insufficient_privilege or undefined_file or feature_not_supported then
        raise notice 'searches have no index: %', sqlerrm;
      end
    $$;
    do $$
      begin
        if (select count(*) from pg_extension where extname in ('pg_trgm', 'btree_gin')) = 2 then
          create index todos_search on todos using gin (user_id, search_text gin_trgm_ops)
            where project_id is null and deleted_at is null;
          create index todos_search_of_project on todos using gin (project_id, search_text gin_trgm_ops)
            where project_id is not null and deleted_at is null;
          create function nearly_contains(whole text, word text) returns boolean language sql stable
            return word <% whole;
        else
          create function nearly_contains(whole text, word text) returns boolean language sql immutable return false;
        end if;
      end
    $$;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    drop function nearly_contains(text, text);
    drop trigger unfold_todo on todos;
    drop function unfold_todo();
    alter table todos drop column search_text;
  `)
}
