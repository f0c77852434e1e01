/** The states that the database must never be in. Its constraints refuse most of them; older versions left some. */
import type { Knex } from 'knex'

interface Invariant {
  /** A sentence about every row. */
  holds: string
  /** A table that a database of an older version does not have, and so no such rows. */
  table?: string
  /** SQL for the ids of the rows for which it does not hold. */
  violations: string
  /** The remedy, for an operator. */
  mend: string
}

const byUpgrade = 'Start this version of Taskpact on the database: its migrations mend it.'

const invariants: Invariant[] = [
  {
    holds: 'The assignee of a todo is a member of its project, or the user whose own todo it is.',
    violations: `select id from todos where case when project_id is null then assignee_id <> user_id
      else assignee_id is not null and not exists (
        select from project_members where project_id = todos.project_id and user_id = todos.assignee_id) end`,
    mend: byUpgrade,
  },
  {
    holds:
      'The assignees of a todo are in their order, and each one is a member of its project, or the user whose own todo it is.',
    table: 'todo_assignees',
    violations: `select id from todos where (assignee_ids <> '{}' or assignee_id is not null) and (
      assignee_id is distinct from assignee_ids[1] or assignee_ids is distinct from case
        when project_id is null then array[user_id]
        else (select array_agg(user_id order by user_id) from todo_assignees join project_members using (project_id, user_id)
          where todo_id = todos.id and project_id = todos.project_id) end)`,
    mend: `Stop the service, and run: update todos set version = version + 1, assignee_ids = '{}' where assignee_ids <> '{}'`,
  },
  {
    holds: 'A project has an owner who is a member with the role owner.',
    violations: `select id from projects where not exists (select from project_members
      where project_id = projects.id and user_id = projects.owner_id and role = 'owner')`,
    mend: byUpgrade,
  },
  {
    holds: 'The todos of a project in the trash are in the trash.',
    violations: `select todos.id from todos join projects on projects.id = project_id
      where projects.deleted_at is not null and todos.deleted_at is null`,
    mend: byUpgrade,
  },
  {
    holds: 'A todo that was deleted with its project is in a project in the trash.',
    violations: `select todos.id from todos left join projects on projects.id = project_id
      where deleted_with_project and projects.deleted_at is null`,
    mend: byUpgrade,
  },
  {
    holds: 'The labels of a todo are those of its project, or of its user where it has none, in their order.',
    table: 'labels',
    violations: `select id from todos where label_ids <> '{}' and label_ids is distinct from (
      select array_agg(labels.id order by labels.id) from labels where labels.id = any(label_ids)
        and case when todos.project_id is null then labels.user_id = todos.user_id
          else labels.project_id = todos.project_id end)`,
    mend: `Stop the service, and run: update todos set version = version + 1, label_ids = coalesce((
      select array_agg(labels.id order by labels.id) from labels where labels.id = any(label_ids)
        and coalesce(labels.project_id, labels.user_id) = coalesce(todos.project_id, todos.user_id)), '{}')
      where label_ids <> '{}'`,
  },
  {
    holds: 'The counts of a project are those of its todos.',
    violations: `select projects.id from projects left join todos on project_id = projects.id and todos.deleted_at is null
      group by projects.id
      having task_count <> count(todos.id) or open_task_count <> count(todos.id) filter (where not completed)`,
    mend: `Stop the service, and run: update projects set version = version + 1,
      task_count = (select count(*) from todos where project_id = projects.id and deleted_at is null),
      open_task_count = (select count(*) from todos where project_id = projects.id and deleted_at is null and not completed)`,
  },
]

export interface Damage extends Pick<Invariant, 'holds' | 'mend'> {
  ids: string[]
}

/** The invariants that do not hold, each with the ids of the rows that violate it. */
export async function findDamage(db: Knex): Promise<Damage[]> {
  const damage: Damage[] = []
  for (const { holds, table, violations, mend } of invariants) {
    if (table && !(await db.schema.hasTable(table))) continue
    const { rows } = await db.raw(violations)
    if (rows.length > 0) damage.push({ holds, mend, ids: rows.map(({ id }: { id: string }) => id) })
  }
  return damage
}
