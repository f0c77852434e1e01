/** The events of each kind of change, and who may see them. */
import type { Knex } from 'knex'
import type { Schemas } from '../service/api.ts'
import type { Events, EventType, NewEvent } from './append.ts'

type Todo = Schemas['Todo']
type ProjectData = Schemas['ProjectData']
type Member = Schemas['Member']
/** The user who made the change; null for a schedule. */
type Actor = { id: string } | null
type TodoEventType = 'todo.created' | 'todo.deleted' | 'todo.restored'

export async function recordTodos(
  events: Events,
  db: Knex,
  actor: Actor,
  type: TodoEventType,
  todos: readonly Todo[],
): Promise<void> {
  await events.append(
    db,
    todos.map((todo) => ({ type, actorId: actor?.id ?? null, ...audienceOf(todo), data: todo })),
  )
}

export async function recordTodo(
  events: Events,
  db: Knex,
  actor: Actor,
  type: TodoEventType,
  todo: Todo,
): Promise<void> {
  await recordTodos(events, db, actor, type, [todo])
}

/**
 * A todo that leaves a list is `todo.removed` for the readers of that list, and `todo.updated` for those of the new
 * one.
 */
export async function recordTodoUpdates(
  events: Events,
  db: Knex,
  actor: Actor,
  changes: { before: Todo; after: Todo }[],
): Promise<void> {
  const actorId = actor?.id ?? null
  await events.append<EventType>(
    db,
    changes.flatMap(({ before, after }): NewEvent[] => {
      const updated: NewEvent = { type: 'todo.updated', actorId, ...audienceOf(after), data: after, before }
      const left =
        before.project_id !== after.project_id || (after.project_id === null && before.user_id !== after.user_id)
      if (!left) return [updated]
      return [{ type: 'todo.removed', actorId, ...audienceOf(before), data: { id: before.id } }, updated]
    }),
  )
}

/** The readers of a todo: the members of its project, else its owner. */
function audienceOf({
  project_id,
  user_id,
}: Pick<Todo, 'project_id' | 'user_id'>): Pick<NewEvent, 'projectId' | 'userId'> {
  return project_id === null ? { projectId: null, userId: user_id } : { projectId: project_id }
}

export async function recordProject(
  events: Events,
  db: Knex,
  actor: Actor,
  type: 'project.created' | 'project.updated' | 'project.deleted' | 'project.restored',
  project: ProjectData,
  before?: ProjectData,
): Promise<void> {
  await events.append(db, [
    {
      type,
      actorId: actor?.id ?? null,
      projectId: project.id,
      data: shared(project),
      ...(before && { before: shared(before) }),
    },
  ])
}

/** Todos that were purged from the trash. */
export async function recordTodosPurged(
  events: Events,
  db: Knex,
  actor: Actor,
  todos: Pick<Todo, 'id' | 'project_id' | 'user_id'>[],
): Promise<void> {
  await events.append(
    db,
    todos.map((todo) => ({
      type: 'todo.purged' as const,
      actorId: actor?.id ?? null,
      ...audienceOf(todo),
      data: { id: todo.id },
    })),
  )
}

/** The purge deletes the memberships too, so each member gets an event of their own. */
export async function recordProjectPurged(
  events: Events,
  db: Knex,
  actor: Actor,
  id: string,
  memberIds: string[],
): Promise<void> {
  await events.append(
    db,
    memberIds.map((userId) => ({
      type: 'project.purged' as const,
      actorId: actor?.id ?? null,
      projectId: id,
      userId,
      data: { id },
    })),
  )
}

/** The member may see the event even when it removes them. */
export async function recordMember(
  events: Events,
  db: Knex,
  actor: Actor,
  type: 'member.added' | 'member.updated' | 'member.removed',
  member: Member,
  before?: Member,
): Promise<void> {
  await events.append(db, [
    {
      type,
      actorId: actor?.id ?? null,
      projectId: member.project_id,
      userId: member.user_id,
      data: member,
      ...(before && { before }),
    },
  ])
}

/** Visible to the user alone. */
export async function recordUser(
  events: Events,
  db: Knex,
  user: Schemas['User'],
  before: Schemas['User'],
): Promise<void> {
  await events.append(db, [
    {
      type: 'user.updated',
      actorId: user.id,
      projectId: null,
      userId: user.id,
      data: user,
      before,
    },
  ])
}

/** A project without `role`, which depends on the reader. */
function shared(project: ProjectData & { role?: Schemas['ProjectRole'] }): ProjectData {
  const { role: _, ...data } = project
  return data
}
