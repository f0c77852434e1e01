/** An index for each kind and order of list, so that every page is read from an index. */
import type { Knex } from 'knex'

const orders = ['created_at', 'updated_at', 'due_at', 'priority', 'title']

export async function up(db: Knex): Promise<void> {
  for (const order of orders)
    await db.raw(`
      drop index todos_${order};
      create index todos_${order}_of_user on todos (user_id, ${order}, id)
        where project_id is null and deleted_at is null;
      create index todos_${order}_in_project on todos (project_id, ${order}, id)
        where project_id is not null and deleted_at is null;
    `)
  await db.raw(`
    drop index todos_project_id;
    -- For sync, which reads in the order of ids.
    create index todos_id_of_user on todos (user_id, id) where project_id is null and deleted_at is null;
    create index todos_id_in_project on todos (project_id, id) where project_id is not null and deleted_at is null;
    -- By creator, for exports and account deletion.
    create index todos_user_id on todos (user_id);
    -- The trash, newest first.
    create index todos_trash_of_user on todos (user_id, deleted_at, id)
      where deleted_at is not null and not deleted_with_project and project_id is null;
    create index todos_trash_in_project on todos (project_id, deleted_at, id)
      where deleted_at is not null and not deleted_with_project and project_id is not null;
    -- The activity of a user and of a project, newest first.
    create index events_activity_of_user on events (user_id, occurred_at, id) where user_id is not null;
    create index events_activity_in_project on events (project_id, occurred_at, id) where project_id is not null;
    analyze todos, events;
  `)
}

export async function down(db: Knex): Promise<void> {
  for (const order of orders)
    await db.raw(`
      drop index todos_${order}_of_user, todos_${order}_in_project;
      create index todos_${order} on todos (user_id, ${order}, id);
    `)
  await db.raw(`
    drop index todos_id_of_user, todos_id_in_project, todos_user_id, todos_trash_of_user, todos_trash_in_project,
      events_activity_of_user, events_activity_in_project;
    create index todos_project_id on todos (project_id, created_at, id) where project_id is not null;
  `)
}
