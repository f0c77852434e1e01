/**
 * Writes the change log: the events of each kind of change, and who may see them. An event that breaks the contract throws,
 * so that its transaction rolls back.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Knex } from 'knex'
import { chunks } from '../db/chunks.ts'
import { newId } from '../db/new-id.ts'
import { prepared } from '../db/statements/prepared.ts'
import { insertAtEnd, type LateTable } from '../db/transactions/deferred.ts'
import { type Contract, compileSchema, quotaUsedUp, type RateLimit, Windows } from '../kernel/index.ts'
import type { Schemas } from '../service/api.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import { knownChanges, parted } from './former-members.ts'

export type Event = Schemas['Event']
export type EventType = Event['type']
type DataOf<T extends EventType> = (Event extends infer E
  ? E extends Event
    ? T extends E['type']
      ? E
      : never
    : never
  : never)['data']

/** An event to be written. */
export interface NewEvent<T extends EventType = EventType> {
  type: T
  /** The user who made the change; null for a schedule. */
  actorId: string | null
  /** The project whose current members may see the event. */
  projectId: string | null
  /** A user who may see the event whether they are a member or not. */
  userId?: string
  /** The object after the change; for a deletion, the object before it. */
  data: DataOf<T>
  /** The object before the change, for an update. */
  before?: DataOf<T>
  /** The user's own settings of the object, before and after the change: only the user sees the event. */
  own?: { before: object; after: object }
}

export interface Events {
  /** Appends events in the transaction of `db`, in this order: at the end of a unit of work, or before a statement that names their table. */
  append<T extends EventType>(db: Knex, events: readonly NewEvent<T>[]): Promise<void>
}

const columns = [
  'id',
  'type',
  'actor_id',
  'project_id',
  'user_id',
  'todo_id',
  'data',
  'newer_members',
  'changes',
  'traceparent',
] as const

const insertOne = prepared<(typeof columns)[number]>(
  (db, value) => db('events').insert(Object.fromEntries(columns.map((column) => [column, value(column)]))),
  { deferred: true },
)

type Row = Record<(typeof columns)[number], Knex.Value | object | null>

/** Up to so many rows are inserted by the prepared statement, all sent together. */
const fewRows = 25
/** Rows that are made without a pause. */
const rowsAtOnce = 1_000

async function insertRows(db: Knex, rows: Row[]): Promise<void> {
  if (rows.length <= fewRows) for (const row of rows) await insertOne(db, row)
  else for (const part of chunks(rows)) await db('events').insert(part)
}

const table: LateTable<Row> = { names: /\bevents\b/, insert: insertRows }

interface EventsOptions {
  contract: Contract
  tracing: Tracing
  /** The events that the changes of one user append in a while, counted by each process. Any number when absent. */
  changes?: RateLimit | undefined
}

/** Each event keeps the `traceparent` of the request that made it. */
export function createEvents({ contract, tracing, changes }: EventsOptions): Events {
  const assertEvent = compileSchema(contract, 'Event')
  const counts = changes && new Windows<string>(changes.window_seconds)

  function rowOf<T extends EventType>(newEvent: NewEvent<T>, traceparent: string | null): Row {
    const { type, actorId, projectId, userId, data, before, own } = newEvent
    const changes = [...(before ? changesOf(before, data) : []), ...(own ? changesOf(own.before, own.after) : [])]
    const event = { id: newId(), type, actor_id: actorId, project_id: projectId, data, changes }
    assertEvent({ ...event, occurred_at: new Date().toISOString() })
    const { known, newer } = parted(data)
    const knownToAll = changes.length === 0 ? changes : knownChanges(changes)
    const isKnown = JSON.stringify(knownToAll) === JSON.stringify(changes)
    return {
      ...event,
      user_id: userId ?? null,
      todo_id: type.startsWith('todo.') ? (data as { id: string }).id : null,
      data: JSON.stringify(known),
      newer_members: newer && JSON.stringify(isKnown ? newer : { ...newer, changes }),
      changes: JSON.stringify(knownToAll),
      traceparent,
    }
  }

  return {
    async append(db, events) {
      const traceparent = tracing.current?.()?.traceparent ?? null
      const actorId = events[0]?.actorId
      if (counts && changes && actorId) {
        const { count, resetSeconds } = counts.look(actorId)
        if (count >= changes.limit)
          throw quotaUsedUp('changes', changes, resetSeconds, 'You have changed too many objects.')
        counts.add(actorId, events.length)
      }
      let rows: Row[] = []
      for (const event of events) {
        rows.push(rowOf(event, traceparent))
        if (rows.length < rowsAtOnce) continue
        await insertAtEnd(db, table, rows)
        rows = []
        // Other requests run meanwhile.
        await nextTurn()
      }
      await insertAtEnd(db, table, rows)
    },
  }
}

/** Members that change with every write, or by the writes of others. */
const unreported = new Set([
  ...['version', 'updated_at'],
  ...['task_count', 'open_task_count', 'subtask_count', 'completed_subtask_count'],
])

function changesOf(before: object, after: object): Schemas['Changes'] {
  const was = before as Record<string, Schemas['MemberValue']>
  return Object.entries(after as typeof was)
    .filter(([member, to]) => !unreported.has(member) && member in was && !isSame(was[member], to))
    .map(([member, to]) => ({ member, from: was[member] ?? null, to }))
}

const isSame = (was: unknown, to: unknown) =>
  Array.isArray(to) ? JSON.stringify(was) === JSON.stringify(to) : was === to

type Todo = Schemas['Todo']
type ProjectData = Schemas['ProjectData']
type Member = Schemas['MemberData'] & Partial<Pick<Schemas['Member'], 'email'>>
/** The user who made the change; null for a schedule. */
export type Actor = { id: string } | null
type TodoEventType = 'todo.created' | 'todo.deleted' | 'todo.restored'

export async function recordTodos(
  events: Events,
  db: Knex,
  actor: Actor,
  type: TodoEventType,
  todos: readonly Todo[],
): Promise<void> {
  const recorded: NewEvent[] = []
  for (const todo of todos) recorded.push({ type, actorId: actor?.id ?? null, ...audienceOf(todo), data: todo })
  await events.append(db, recorded)
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
export function audienceOf({
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
  const event = { type, actorId: actor?.id ?? null, projectId: project.id, data: shared(project) }
  await events.append(db, [{ ...event, ...(before && { before: shared(before) }) }])
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
      data: withoutAddress(member),
      ...(before && { before: withoutAddress(before) }),
    },
  ])
}

/** All members of the project see the event, and only its owners may see the address. */
function withoutAddress(member: Member): Schemas['MemberData'] {
  const { email: _, ...data } = member
  return data
}

/** Visible to the user alone. */
export async function recordUser(
  events: Events,
  db: Knex,
  user: Schemas['User'],
  before: Schemas['User'],
): Promise<void> {
  const about = { actorId: user.id, projectId: null, userId: user.id }
  await events.append(db, [{ type: 'user.updated', ...about, data: user, before }])
}

/** A project without what depends on the reader. */
export function shared(project: ProjectData & Partial<Schemas['Project']>): ProjectData {
  const { role: _, is_favourite: __, is_muted: ___, position: ____, parent_id: _____, ...data } = project
  return data
}
