/** Writes the change log. An event that breaks the contract throws, so that its transaction rolls back. */
import type { Knex } from 'knex'
import { chunks } from '../db/chunks.ts'
import { newId } from '../db/new-id.ts'
import { prepared } from '../db/statements/prepared.ts'
import { type Contract, compileSchema } from '../kernel/index.ts'
import type { Schemas } from '../service/api.ts'
import type { Tracing } from '../telemetry/tracing.ts'

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
}

export interface Events {
  /** Appends events in the transaction of `db`, in this order. */
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
  'changes',
  'traceparent',
] as const

const insertOne = prepared<(typeof columns)[number]>(
  (db, value) => db('events').insert(Object.fromEntries(columns.map((column) => [column, value(column)]))),
  { deferred: true },
)

/** Each event keeps the `traceparent` of the request that made it. */
export function createEvents({ contract, tracing }: { contract: Contract; tracing: Tracing }): Events {
  const assertEvent = compileSchema(contract, 'Event')

  return {
    async append(db, events) {
      const traceparent = tracing.current()?.traceparent ?? null
      function rowOf<T extends EventType>({ type, actorId, projectId, userId, data, before }: NewEvent<T>) {
        const event = {
          id: newId(),
          type,
          actor_id: actorId,
          project_id: projectId,
          data,
          changes: changesOf(before, data),
        }
        assertEvent({ ...event, occurred_at: new Date().toISOString() })
        return {
          ...event,
          user_id: userId ?? null,
          todo_id: type.startsWith('todo.') ? (data as { id: string }).id : null,
          data: JSON.stringify(data),
          changes: JSON.stringify(event.changes),
          traceparent,
        }
      }
      const [first] = events
      if (first && events.length === 1) {
        await insertOne(db, rowOf(first))
        return
      }
      // Each part is checked just before it is inserted, so that other requests run in between.
      for (const part of chunks(events)) await db('events').insert(part.map(rowOf))
    },
  }
}

/** Members that change with every write, or by the writes of others. */
const unreported = new Set(['version', 'updated_at', 'task_count', 'open_task_count'])

function changesOf(before: object | undefined, after: object): Schemas['Changes'] {
  if (!before) return []
  const was = before as Record<string, Schemas['MemberValue']>
  return Object.entries(after as typeof was)
    .filter(([member, to]) => !unreported.has(member) && member in was && was[member] !== to)
    .map(([member, to]) => ({ member, from: was[member] ?? null, to }))
}
