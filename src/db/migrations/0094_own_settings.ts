/** Each member's own settings of a project: whether it is a favourite or muted, and its place among the others. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table project_members
      add column is_favourite boolean not null default false,
      add column is_muted boolean not null default false,
      -- As of todos: compared bytewise. The default is for the version before, which knows no places.
      add column position text collate "C" not null default '5000000000' check (position ~ '^[0-9]{10}[0-9A-Za-z]{0,90}$');

    update project_members set position = ranked.position
    from (
      select project_id, user_id, lpad((4999999999 + row_number() over (
        partition by user_id order by created_at, project_id
      ))::text, 10, '0') as position
      from project_members
    ) as ranked
    where project_members.project_id = ranked.project_id and project_members.user_id = ranked.user_id;
    create index project_members_position on project_members (user_id, position, project_id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table project_members drop column is_favourite, drop column is_muted, drop column position')
}
