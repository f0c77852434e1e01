/** Access to todos: which project one may be in, and who may be assigned to it. */
import type { Knex } from 'knex'
import { ChangedMeanwhile } from '../../db/errors.ts'
import type { Reader } from '../../db/statements/prepared-lists.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import type { Condition } from '../../language/filter/meaning.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { mayEdit } from '../projects/access.ts'
import { keptProjects, type LockedProjects, lockProjectsOf, type ProjectLock } from '../projects/locks.ts'
import { countMembersAmong } from '../projects/members.ts'
import { sqlOf } from './filter/sql.ts'
import { findProjectsOf, lockOwnTodo, lockTodo, lockTodos } from './locks.ts'
import { lockOwnList } from './order.ts'
import { findTodo } from './queries.ts'
import { isInOwnTree, lockOwnTrees } from './subtask-queries.ts'

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
  /** It may change subtasks or the counts of a parent, so an own todo that has either needs the own list for a change. */
  tree?: true
}

/**
 * Completing changes the counts of the todo's project, and going elsewhere the lists of both. The next todo of a series gets
 * the labels of a completed one.
 */
export function editOf({ completed, project_id, parent_id, label_ids }: Schemas['TodoUpdate']): EditOptions {
  const getsPlace = project_id === null || parent_id != null
  const own = getsPlace ? 'change' : label_ids !== undefined || completed ? 'share' : undefined
  const isOfList = [completed, project_id, parent_id].some((member) => member !== undefined)
  return { lock: isOfList ? 'change' : 'share', into: project_id, own, ...(isOfList && { tree: true }) }
}

export const deletion: EditOptions = { lock: 'change', tree: true }

const none: LockedProjects = { statuses: new Map(), roles: new Map() }

/**
 * Locks a todo that the user may edit until the transaction ends, behind its project and `into`. Throws 404 for a todo
 * that the user cannot see, 403 for one that they may only view.
 */
export async function lockTodoToEdit(
  db: Knex,
  userId: string,
  id: string,
  { lock, into = null, own, tree }: EditOptions,
): Promise<{ todo: Todo; projects: LockedProjects }> {
  const [hasTree, seen] = await inOneTrip([
    tree ? lockOwnTrees(db, userId, [id], own) : own ? lockOwnList(db, userId, own) : Promise.resolve(),
    into === null ? lockOwnTodo(db, userId, id) : findTodo(db, userId, id),
  ])
  // While the lock of an own todo was waited for, it may have gone to a project.
  if (!seen && into === null && (await findTodo(db, userId, id))) throw new ChangedMeanwhile()
  if (!seen) throw problem('todo_not_found')
  const locked = await lockSeenTodo(db, userId, seen, { lock, into })
  // It was given a parent or its first subtask meanwhile.
  if (tree && !hasTree && isInOwnTree(locked.todo)) throw new ChangedMeanwhile()
  return locked
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
  const hasTrees = await lockOwnTrees(db, userId, ids, own)
  const seen = await findProjectsOf(db, userId, ids)
  const places = [...new Set([...seen, into])].filter((project) => project !== null)
  const projects = places.length === 0 ? none : await lockProjectsOf(db, userId, places, lock)
  const todos = await lockTodos(db, userId, ids, condition && sqlOf(db, condition, zone))
  // While the locks were waited for, one may have gone to a project that is not locked, or got a subtask.
  if (todos.some(({ project_id }) => project_id !== null && !places.includes(project_id))) throw new ChangedMeanwhile()
  if (!hasTrees && todos.some(isInOwnTree)) throw new ChangedMeanwhile()
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

/** Locks the project that a new todo is to be in, or the user's own list as `own` says; absent: not at all. */
export async function lockDestination(
  db: Knex,
  userId: string,
  { project_id, own }: { project_id: string | null; own: ProjectLock | undefined },
): Promise<LockedProjects> {
  if (project_id !== null) return lockProjectsOf(db, userId, [project_id], 'change')
  if (own) await lockOwnList(db, userId, own)
  return none
}
