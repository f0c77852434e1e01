/** Inserts a workspace into the database, in one transaction. */
import type { Knex } from 'knex'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { foldedName } from '../../src/language/fold.ts'
import { copyRows } from './copy.ts'
import { showProgress } from './progress.ts'
import type { Chance } from './random.ts'
import { makeTodos, todoColumns } from './todos.ts'
import type { Person, Project, Workspace } from './workspace.ts'

/**
 * The number of COPY statements for the todos, each a step of the progress. It does not grow with the number of todos:
 * each statement updates the counts of all projects, and every foreign key check scans those dead rows until the
 * transaction ends.
 */
const steps = 50
/** Todos in one statement, at least. */
const smallestStep = 1_000

/** The notifications that users receive by email. */
const mailKinds = [
  'project_created',
  'project_invited',
  'todo_assigned',
  'todo_due_soon',
  'reminder',
  'todo_completed',
  'webhook_disabled',
]

export interface Content {
  chance: Chance
  workspace: Workspace
  /** Number of todos. */
  todos: number
  /** One for all users, since hashing is slow on purpose. */
  passwordHash: string
}

/** Inserts all content, or nothing when it fails or `signal` aborts. Returns the number of memberships. */
export async function insertWorkspace(pool: Knex, content: Content, signal: AbortSignal): Promise<number> {
  const { people, projects } = content.workspace
  const { passwordHash } = content
  return pool.transaction(async (transaction) => {
    const connection: pg.Client = await transaction.client.acquireConnection()
    const users = people.map(({ id, email, name, created }) => [
      id,
      email,
      name,
      passwordHash,
      at(created),
      at(created),
    ])
    await copyRows(
      connection,
      'users',
      ['id', 'email', 'name', 'password_hash', 'created_at', 'updated_at'],
      users,
      signal,
    )
    // These addresses have no mailboxes, so todos that fall due must not send emails to them.
    const silent = people.map(({ id }) => [id, ...mailKinds.map(() => false)])
    await copyRows(connection, 'preferences', ['user_id', ...mailKinds], silent, signal)
    await copyRows(
      connection,
      'projects',
      ['id', 'owner_id', 'name', 'description', 'status', 'created_at', 'updated_at'],
      projects.map(({ id, team, name, description, archived, created }) => [
        id,
        team[0]?.person.id ?? null,
        name,
        description,
        archived === null ? 'active' : 'archived',
        at(created),
        at(archived ?? created),
      ]),
      signal,
    )
    await copySections(connection, content.workspace, signal)
    await copyLabels(connection, content.workspace, signal)
    await copyViews(connection, content.workspace, signal)
    const members = projects.flatMap(({ id, team, created }, index) =>
      team.map(({ person, role }) => [id, person.id, role, String(5_000_000_000 + index), at(created)]),
    )
    const memberColumns = ['project_id', 'user_id', 'role', 'position', 'created_at']
    await copyRows(connection, 'project_members', memberColumns, members, signal)
    await copyTodos(connection, content, signal)
    await insertReminders(transaction, people)
    // Without it, queries are planned for empty tables until autovacuum runs.
    await transaction.raw('analyze users, projects, project_members, sections, labels, views, todos, reminders')
    return members.length
  })
}

/** A quarter of the open todos that are due have a reminder of their creators; one whose time has passed waits no more. */
async function insertReminders(db: Knex, people: readonly Person[]): Promise<void> {
  await db.raw(
    `insert into reminders (id, todo_id, user_id, minutes_before, remind_at, created_at, updated_at)
     select overlay(id::text placing '9' from 20 for 1)::uuid, id, user_id, 30,
       next_reminder(30, reminder_base(due_on, due_at, user_id), created_at), created_at, created_at
     from todos where user_id = any(?::uuid[]) and due_on is not null and not completed and right(id::text, 1) in ('0', '4', '8', 'c')
       and (project_id is null or exists (
         select from project_members as member where member.project_id = todos.project_id and member.user_id = todos.user_id))`,
    [people.map(({ id }) => id)],
  )
}

async function copySections(connection: pg.Client, { projects }: Workspace, signal: AbortSignal): Promise<void> {
  const rows = projects.flatMap(({ id, sections, created }) =>
    sections.map((section, index) => {
      const isLast = index === sections.length - 1
      return [section.id, id, section.name, String(5_000_000_000 + index), isLast, at(created), at(created)]
    }),
  )
  const columns = ['id', 'project_id', 'name', 'position', 'takes_completed', 'created_at', 'updated_at']
  await copyRows(connection, 'sections', columns, rows, signal)
}

async function copyLabels(connection: pg.Client, { people, projects }: Workspace, signal: AbortSignal): Promise<void> {
  const rowsOf = (userId: string | null, projectId: string | null, { labels, created }: Person | Project) =>
    labels.map(({ id, name }) => [id, userId, projectId, name, foldedName(name), at(created), at(created)])
  const rows = [
    ...people.flatMap((person) => rowsOf(person.id, null, person)),
    ...projects.flatMap((project) => rowsOf(null, project.id, project)),
  ]
  const columns = ['id', 'user_id', 'project_id', 'name', 'folded_name', 'created_at', 'updated_at']
  await copyRows(connection, 'labels', columns, rows, signal)
}

/** Each person sees what is due soon, and each team what no one does. */
async function copyViews(connection: pg.Client, { people, projects }: Workspace, signal: AbortSignal): Promise<void> {
  const soon = ['Due this week', 'due < today+7d and not completed', 'due', null, 'list']
  const free = ['Unassigned', 'assignee is none and not completed', '-priority', 'section', 'board']
  const rowOf = (userId: string | null, projectId: string | null, created: number, shown: (string | null)[]) => [
    ...[uuid({ msecs: created }), userId, projectId, ...shown, '5000000000', true, at(created), at(created)],
  ]
  const rows = [
    ...people.map(({ id, created }) => rowOf(id, null, created, soon)),
    ...projects.map(({ id, created }) => rowOf(null, id, created, free)),
  ]
  const shown = ['name', 'filter', 'sort', 'group_by', 'layout', 'position', 'is_favourite']
  await copyRows(
    connection,
    'views',
    ['id', 'user_id', 'project_id', ...shown, 'created_at', 'updated_at'],
    rows,
    signal,
  )
}

async function copyTodos(
  connection: pg.Client,
  { chance, workspace, todos }: Content,
  signal: AbortSignal,
): Promise<void> {
  const stepSize = Math.max(smallestStep, Math.ceil(todos / steps))
  const progress = showProgress(todos)
  const rows = makeTodos(chance, workspace, todos)
  try {
    for (let done = 0; done < todos; done += stepSize) {
      await copyRows(connection, 'todos', todoColumns, take(rows, Math.min(stepSize, todos - done)), signal)
      progress.update(Math.min(todos, done + stepSize))
    }
  } finally {
    progress.stop()
  }
}

/** The next `count` values of an iterator. A `for` loop with `break` would close the iterator. */
function* take<T>(rows: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken++) {
    const { done, value } = rows.next()
    if (done) return
    yield value
  }
}

function at(time: number): string {
  return new Date(time).toISOString()
}
