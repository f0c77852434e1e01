/** Access to todos: which project one may be in, and who may be assigned to it. */
import type { Knex } from 'knex'
import { ChangedMeanwhile } from '../../db/errors.ts'
import type { Reader } from '../../db/statements/prepared-lists.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import { problem, type Schemas } from '../../service/api.ts'
import type { Request } from '../../service/handlers.ts'
import { mayEdit } from '../projects/access.ts'
import { countMembersAmong } from '../projects/members.ts'
import { keptProjects, type LockedProjects, lockProjectsOf, type ProjectLock } from '../projects/queries.ts'
import type { Condition } from './filter/meaning.ts'
import { sqlOf } from './filter/sql.ts'
import { findProjectsOf, lockOwnTodo, lockTodo, lockTodos } from './locks.ts'
import { lockOwnList } from './order.ts'
import { findTodo } from './queries.ts'

type Todo = Schemas['Todo']
/** The project of a todo, and assignees that it gets. */
type TodoLocation = Pick<Todo, 'project_id' | 'assignee_ids'>

export interface EditOptions {
  /** `change` for a write that may change the counts or the order of the todo's project. */
  lock: ProjectLock
  /** A project that the todo may go to, or null; absent where it stays. */
  into?: string | null | undefined
  /** How the user's own list is locked before, of which the todo may get or need labels; absent: not at all. */
  own?: ProjectLock | undefined
}

/**
 * Completing changes the counts of the todo's project, and going elsewhere the lists of both. The next todo of a series gets
 * the labels of a completed one.
 */
export function editOf({ completed, project_id, label_ids }: Schemas['TodoUpdate']): EditOptions {
  const own = project_id === null ? 'change' : label_ids !== undefined || completed ? 'share' : undefined
  return { lock: completed !== undefined || project_id !== undefined ? 'change' : 'share', into: project_id, own }
}

const none: LockedProjects = { statuses: new Map(), roles: new Map() }

/**
 * Locks a todo that the user may edit until the transaction ends, behind its project and `into`. Throws 404 for a todo
 * that the user cannot see, 403 for one that they may only view.
 */
export async function lockTodoToEdit(
  db: Knex,
  userId: string,
  id: string,
  { lock, into = null, own }: EditOptions,
): Promise<{ todo: Todo; projects: LockedProjects }> {
  const [, seen] = await inOneTrip([
    own === undefined ? Promise.resolve() : lockOwnList(db, userId, own),
    into === null ? lockOwnTodo(db, userId, id) : findTodo(db, userId, id),
  ])
  // While the lock of an own todo was waited for, it may have gone to a project.
  if (!seen && into === null && (await findTodo(db, userId, id))) throw new ChangedMeanwhile()
  if (!seen) throw problem('todo_not_found')
  return lockSeenTodo(db, userId, seen, { lock, into })
}

/** As `lockTodoToEdit`, for a todo that was read; one in no project is locked already. */
export async function lockSeenTodo(
  db: Knex,
  userId: string,
  seen: Todo,
  { lock, into }: EditOptions,
): Promise<{ todo: Todo; projects: LockedProjects }> {
  const ids = [...new Set([seen.project_id, into])].filter((project) => project != null)
  if (ids.length === 0) return { todo: seen, projects: none }
  const kept = keptProjects(db, userId, ids)
  // It was read behind the locks of its batch.
  const [projects, todo] = kept
    ? [kept, seen]
    : await inOneTrip([lockProjectsOf(db, userId, ids, lock), lockTodo(db, userId, seen.id)])
  if (!todo) throw problem('todo_not_found')
  if (todo.project_id !== seen.project_id) throw new ChangedMeanwhile()
  requireEditor(projects, todo)
  return { todo, projects }
}

/**
 * Locks those of some todos that the user sees, and that fulfil the condition behind the locks, until the transaction ends:
 * the user's own list, their projects and `into` first, then the todos by id.
 */
export async function lockTodosToEdit(
  db: Knex,
  { userId, zone }: Reader,
  { ids, condition }: { ids: string[]; condition: Condition | undefined },
  { lock, into = null, own }: EditOptions,
): Promise<{ todos: Todo[]; projects: LockedProjects }> {
  if (own !== undefined) await lockOwnList(db, userId, own)
  const seen = await findProjectsOf(db, userId, ids)
  const places = [...new Set([...seen, into])].filter((project) => project !== null)
  const projects = places.length === 0 ? none : await lockProjectsOf(db, userId, places, lock)
  const todos = await lockTodos(db, userId, ids, condition && sqlOf(db, condition, zone))
  // While the locks were waited for, one may have gone to a project that is not locked.
  if (todos.some(({ project_id }) => project_id !== null && !places.includes(project_id))) throw new ChangedMeanwhile()
  return { todos, projects }
}

/** Throws 403 when the user may only view the todo's project. */
export function requireEditor({ roles }: LockedProjects, { project_id }: Pick<Todo, 'project_id'>): void {
  if (project_id !== null && !mayEdit(roles.get(project_id)))
    throw problem('forbidden', { detail: 'Only editors and owners of the project can do this.' })
}

/** Throws 409 unless the user may edit the project, which is locked, and the assignees are members of it. */
export async function requirePlace(
  db: Knex,
  userId: string,
  { project_id, assignee_ids }: TodoLocation,
  { roles }: LockedProjects,
): Promise<void> {
  if (project_id !== null && !mayEdit(roles.get(project_id))) throw problem('unknown_project')
  const others = assignee_ids.filter((id) => id !== userId)
  if (others.length === 0) return
  const members = project_id === null ? 0 : await countMembersAmong(db, project_id, others)
  if (members < others.length) throw problem('assignee_not_member')
}

/** Throws 409 `project_archived` when a todo cannot enter a project. */
export function requireOpen({ statuses }: LockedProjects, projectId: string | null): void {
  if (projectId !== null && statuses.get(projectId) === 'archived') throw problem('project_archived')
}

/** Locks the project that a new todo is to be in; of the user's own list only its labels, where the todo has some. */
export async function lockDestination(
  db: Knex,
  userId: string,
  { project_id, hasLabels }: { project_id: string | null | undefined; hasLabels: boolean },
): Promise<LockedProjects> {
  if (project_id != null) return lockProjectsOf(db, userId, [project_id], 'change')
  if (hasLabels) await lockOwnList(db, userId, 'share')
  return none
}

/**
 * By operation: whether a request takes no lock, and so may share its transaction with others (shared-transaction.ts). A
 * todo of a project locks the project, and one with labels these; others lock nothing.
 */
export const shareable = {
  createTodo: ({ body }: Pick<Request<'createTodo'>, 'body'>) => body.project_id == null && !body.label_ids?.length,
}
