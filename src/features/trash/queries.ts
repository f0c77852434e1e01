/**
 * The SQL of the trash. Todos that were deleted with their project are part of the project here. Access is part of each
 * statement: an object is visible to the users who could have deleted it.
 */
import type { Knex } from 'knex'
import { merged, type Page, type PageRequest, readMergedPage, type SortKey, type Source } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import { lockNotifications } from '../notifications/queries.ts'
import { lockProjectsOf, lockWithBelow } from '../projects/locks.ts'
import { lockOwnList } from '../todos/order.ts'
import { todoColumns } from '../todos/queries.ts'

type Todo = Schemas['Todo']
type TrashItem = Schemas['TrashItem']
/** The columns of a purged todo that its event needs. */
export type PurgedTodo = Pick<Todo, 'id' | 'project_id' | 'user_id'>

const purgedColumns = ['id', 'project_id', 'user_id'] as const

const sortKeys: Record<string, SortKey> = { deleted_at: { column: 'deleted_at', type: 'timestamptz' } }

export interface TrashFilter {
  type?: TrashItem['type'] | undefined
  /** Days after which objects in the trash are purged. */
  retentionDays: number
}

export async function listTrash(
  db: Knex,
  userId: string,
  filter: TrashFilter,
  page: PageRequest,
): Promise<Page<TrashItem>> {
  return readMergedPage(db, items(db, userId, filter), sortKeys, page)
}

export async function countTrash(db: Knex, userId: string, filter: TrashFilter): Promise<number> {
  const all = items(db, userId, filter).map((source) => source((deleted) => deleted))
  const [row] = await db.from(merged(db, all)).count({ total: '*' })
  return Number(row?.total)
}

/** The sources of a user's trash, each readable in the order of an index. */
function items(db: Knex, userId: string, { type, retentionDays }: TrashFilter): Source[] {
  const shared = [
    'deleted_at',
    db.raw('(select users.id from users where users.id = deleted_by) as deleted_by'),
    db.raw('deleted_at + make_interval(days => ?) as purge_at', [retentionDays]),
  ]
  const asTodos = (todos: Knex.QueryBuilder) =>
    todos.select(db.raw(`'todo' as type`), 'id', 'title', 'project_id', ...shared)
  const asProjects = (projects: Knex.QueryBuilder) =>
    projects.select(db.raw(`'project' as type`), 'id', 'name as title', db.raw('null::uuid as project_id'), ...shared)
  const edited = membershipsAs(db, userId, ['editor', 'owner']).as('mine')
  const todos: Source[] = [
    (read) => read(asTodos(deletedAlone(db).where({ user_id: userId }).whereNull('project_id'))),
    (read) => {
      const inProject = read(asTodos(deletedAlone(db).whereRaw('todos.project_id = mine.project_id')))
      return db
        .select('todos.*')
        .from(edited)
        .crossJoin(db.raw('lateral ? as todos', [inProject]))
    },
  ]
  const projects: Source = (read) => read(asProjects(projectsOf(db, userId)))
  if (type === 'todo') return todos
  if (type === 'project') return [projects]
  return [...todos, projects]
}

function membershipsAs(db: Knex, userId: string, roles: string[]): Knex.QueryBuilder {
  return db('project_members').select('project_id').where({ user_id: userId }).whereIn('role', roles)
}

/** Of some todos in a trash, those in the user's. For look-ups by id only. */
function todosOf(db: Knex, userId: string, deleted = deletedTodos(db)): Knex.QueryBuilder {
  const edited = membershipsAs(db, userId, ['editor', 'owner']).whereRaw(
    'project_members.project_id = todos.project_id',
  )
  return deleted.where((either) =>
    either.where((own) => own.where({ user_id: userId }).whereNull('project_id')).orWhereExists(edited),
  )
}

/** Those with which their parents were deleted too. */
function deletedTodos(db: Knex): Knex.QueryBuilder {
  return db('todos').whereNotNull('deleted_at').where({ deleted_with_project: false })
}

/** Without those that were deleted with their parents, which are a part of these. */
function deletedAlone(db: Knex): Knex.QueryBuilder {
  return deletedTodos(db).whereNull('deleted_with')
}

function projectsOf(db: Knex, userId: string): Knex.QueryBuilder {
  const owned = membershipsAs(db, userId, ['owner'])
  return db('projects').whereNotNull('deleted_at').whereIn('id', owned)
}

/**
 * A todo in the user's trash, locked behind its project or the user's own list until the transaction ends. `status` is that of
 * the project; undefined without one, and for one in the trash.
 */
export async function lockTodo(
  db: Knex,
  userId: string,
  id: string,
): Promise<{ todo: Todo; status: Schemas['Project']['status'] | undefined } | null> {
  const named = () => todosOf(db, userId, deletedAlone(db)).first(todoColumns).where({ id })
  const seen: Todo | undefined = await named()
  if (!seen) return null
  const { project_id } = seen
  if (project_id === null) await lockOwnList(db, userId)
  const locked = project_id === null ? null : await lockProjectsOf(db, userId, [project_id], 'change')
  const todo = await named().forNoKeyUpdate('todos')
  return todo ? { todo, status: locked?.statuses.get(todo.project_id) } : null
}

/** Whether a project is in the user's trash. Locks it until the transaction ends, and those below it, which a purge changes. */
export async function lockProject(db: Knex, userId: string, id: string): Promise<boolean> {
  const isThere = async () => (await projectsOf(db, userId).first('id').where({ id })) !== undefined
  if (!(await isThere())) return false
  await lockWithBelow(db, id)
  return isThere()
}

/** The projects that have something in the user's trash, are in it, or are below these. */
export async function findProjectsOfTrash(db: Knex, userId: string): Promise<string[]> {
  return withTrash(db, userId).pluck('id')
}

/** The projects below those of some that are in the user's trash. */
export async function findBelowTrash(db: Knex, userId: string, ids: string[]): Promise<string[]> {
  return db('projects')
    .whereIn('parent_id', projectsOf(db, userId).select('id').whereRaw('id = any(?::uuid[])', [ids]))
    .pluck('id')
}

/** Locks the user's own list, and then those projects, by id. */
export async function lockListsOfTrash(db: Knex, userId: string): Promise<void> {
  await lockOwnList(db, userId)
  await withTrash(db, userId).select('id').orderBy('id').forNoKeyUpdate('projects')
}

function withTrash(db: Knex, userId: string): Knex.QueryBuilder {
  const edited = membershipsAs(db, userId, ['editor', 'owner'])
  const deleted = deletedTodos(db).select(db.raw('1')).whereRaw('todos.project_id = projects.id')
  return db('projects')
    .where((own) =>
      own.whereIn('id', edited).where((either) => either.whereNotNull('deleted_at').orWhereExists(deleted)),
    )
    .orWhereIn('parent_id', projectsOf(db, userId).select('id'))
}

export async function listProjectIds(db: Knex, userId: string): Promise<string[]> {
  return projectsOf(db, userId).orderBy('id').pluck('id')
}

/** Restores a todo with the subtasks that were deleted with it. It has no parent where that one is not there. */
export async function restoreTodo(db: Knex, id: string): Promise<void> {
  const parent = `(select parent.id from todos as parent
    where parent.id = todos.parent_id and parent.deleted_at is null and parent.project_id is not distinct from todos.project_id
      and (parent.project_id is not null or parent.user_id = todos.user_id))`
  await db('todos')
    .update({
      deleted_at: null,
      deleted_by: null,
      deleted_with: null,
      parent_id: db.raw(`case when id = ? then ${parent} else parent_id end`, [id]),
    })
    .where({ id })
    .orWhere({ deleted_with: id })
}

/** Restores a project with the todos that were deleted with it. */
export async function restoreProject(db: Knex, id: string): Promise<void> {
  await db('projects').update({ deleted_at: null, deleted_by: null }).where({ id })
  await db('todos')
    .update({ deleted_at: null, deleted_by: null, deleted_with_project: false })
    .where({ project_id: id, deleted_with_project: true })
}

/** Purges a todo with the subtasks that were deleted with it, and returns them. */
export async function purgeTodo(db: Knex, id: string): Promise<PurgedTodo[]> {
  const ids: string[] = await db('todos')
    .where({ id })
    .orWhere({ deleted_with: id })
    .orderBy('id')
    .forNoKeyUpdate()
    .pluck('id')
  return purgeLocked(db, ids)
}

/** Purges all todos in the user's trash, and returns them. The caller must have locked their projects. */
export async function purgeTodos(db: Knex, userId: string): Promise<PurgedTodo[]> {
  const ids: string[] = await todosOf(db, userId).orderBy('id').forNoKeyUpdate('todos').pluck('id')
  return purgeLocked(db, ids)
}

async function purgeLocked(db: Knex, ids: string[]): Promise<PurgedTodo[]> {
  if (ids.length === 0) return []
  const purged = db.raw('any(?::uuid[])', [ids])
  await lockNotifications(db, (about) => about.where('todo_id', purged))
  return db('todos').delete().where('id', purged).returning(purgedColumns)
}

/** Purges a project with all of its todos. */
export async function purgeProject(db: Knex, id: string): Promise<void> {
  await lockNotifications(db, (about) => about.where({ project_id: id }))
  await db('todos').delete().where({ project_id: id })
  await db('projects').delete().where({ id })
}

function isOld(query: Knex.QueryBuilder, days: number): Knex.QueryBuilder {
  return query.whereRaw('deleted_at < now() - make_interval(days => ?)', [days])
}

/** The ids of at most `limit` todos that were deleted more than `days` days ago, without some, and without subtasks of these. */
export async function findOldTodos(db: Knex, days: number, limit: number, except: string[]): Promise<string[]> {
  return (
    isOld(deletedTodos(db), days)
      // Others are purged with their parents.
      .whereRaw('not exists (select from todos as root where root.id = todos.deleted_with)')
      .whereRaw('id <> all(?::uuid[])', [except])
      .orderBy('deleted_at')
      .limit(limit)
      .pluck('id')
  )
}

/** Purges those of some todos that are still in the trash after `days` days, with their subtasks, and returns them. */
export async function purgeOldTodos(db: Knex, days: number, ids: string[]): Promise<PurgedTodo[]> {
  // Skips rows that a restore has locked at this moment. It waits for no row, so their order is free.
  const old = isOld(deletedTodos(db), days).whereRaw('id = any(?::uuid[])', [ids]).forUpdate().skipLocked()
  const roots: string[] = await old.pluck('id')
  const below: string[] = await db('todos')
    .whereRaw('deleted_with = any(?::uuid[])', [roots])
    .orderBy('id')
    .forUpdate()
    .pluck('id')
  return purgeLocked(db, [...roots, ...below])
}

/** The ids of at most `limit` projects that were deleted more than `days` days ago, without some. */
export async function findOldProjects(db: Knex, days: number, limit: number, except: string[]): Promise<string[]> {
  return isOld(db('projects'), days)
    .whereRaw('id <> all(?::uuid[])', [except])
    .orderBy('deleted_at')
    .limit(limit)
    .pluck('id')
}

/** Whether a project is still in the trash after `days` days. Locks it until the transaction ends, and those below it. */
export async function lockOldProject(db: Knex, days: number, id: string): Promise<boolean> {
  await lockWithBelow(db, id)
  const row = await isOld(db('projects'), days).first('id').where({ id }).forUpdate()
  return row !== undefined
}
