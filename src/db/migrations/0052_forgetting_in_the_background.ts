/**
 * Lets the deletion of an account end before its name is taken out of all rows of others: they hide it meanwhile, since its user
 * is none any more. No foreign key changes them in the transaction of the deletion.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The text of a notification once the account that caused it is deleted. The text before had the name.
    create function neutral_message(notification_type text) returns text language sql immutable parallel safe as $$
      select case notification_type
        when 'todo_assigned' then 'A todo was assigned to you.'
        when 'todo_completed' then 'A todo was completed.'
        when 'project_invited' then 'You were invited to a project.'
        else 'A user whose account was deleted did something.'
      end
    $$;

    -- The data of an event without the name of its named_user: of a notification's actor, or of a member.
    create function neutral_data(event_type text, data jsonb) returns jsonb language sql immutable parallel safe as $$
      select case when event_type = 'notification.created'
        then data || jsonb_build_object('actor_id', null, 'message', neutral_message(data ->> 'type'))
        else data || '{"name": "Deleted user"}'
      end
    $$;

    -- Each of these may be as many rows as others store.
    alter table notifications drop constraint notifications_actor_id_fkey;
    alter table todos drop constraint todos_deleted_by_fkey;
    alter table projects drop constraint projects_deleted_by_fkey;
    drop index todos_deleted_by, projects_deleted_by;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    update notifications set actor_id = null, message = neutral_message(type)
      where actor_id is not null and not exists (select from users where users.id = actor_id);
    update todos set deleted_by = null
      where deleted_by is not null and not exists (select from users where users.id = deleted_by);
    update projects set deleted_by = null
      where deleted_by is not null and not exists (select from users where users.id = deleted_by);
    create index todos_deleted_by on todos (deleted_by) where deleted_by is not null;
    create index projects_deleted_by on projects (deleted_by) where deleted_by is not null;
    alter table notifications
      add constraint notifications_actor_id_fkey foreign key (actor_id) references users on delete set null;
    alter table todos add constraint todos_deleted_by_fkey foreign key (deleted_by) references users on delete set null;
    alter table projects
      add constraint projects_deleted_by_fkey foreign key (deleted_by) references users on delete set null;
    drop function neutral_data, neutral_message;
  `)
}
