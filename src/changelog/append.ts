/** Writes the change log. An event that the contract does not allow is a fault of ours, and undoes what it tells of. */

import type { Knex } from 'knex'
import { newId } from '../db/new-id.ts'
import { compileWrite } from '../db/statements/prepared.ts'
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
  /** Null: nobody did it, such as a schedule. */
  actorId: string | null
  /** Whose members may see it, as long as they are. */
  projectId: string | null
  /** Who may see it besides. */
  userId?: string
  /** The object after it, or as it was last. */
  data: DataOf<T>
  /** The object before it, where it was changed. */
  before?: DataOf<T>
}

export interface Events {
  /** Adds events in the transaction of `db`, in this order. */
  append<T extends EventType>(db: Knex, ...events: NewEvent<T>[]): Promise<void>
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

const insertOne = compileWrite<(typeof columns)[number]>((db, value) =>
  db('events').insert(Object.fromEntries(columns.map((column) => [column, value(column)]))),
)

/** Events have the trace that they are made in with them. */
export function createEvents({ contract, tracing }: { contract: Contract; tracing: Tracing }): Events {
  const assertEvent = compileSchema(contract, 'Event')

  return {
    async append(db, ...events) {
      const traceparent = tracing.place()?.traceparent
      const rows = events.map(({ type, actorId, projectId, userId, data, before }) => {
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
          traceparent: traceparent ?? null,
        }
      })
      const [only, ...others] = rows
      if (only && others.length === 0) {
        await insertOne(db, only)
        return
      }
      // Postgres takes 65,535 values in a statement.
      for (let from = 0; from < rows.length; from += 1000) await db('events').insert(rows.slice(from, from + 1000))
    },
  }
}

/** Members that every change changes say nothing. */
const silent = new Set(['version', 'updated_at', 'task_count', 'open_task_count'])

function changesOf(before: object | undefined, after: object): Schemas['Changes'] {
  if (!before) return []
  const was = before as Record<string, Schemas['MemberValue']>
  return Object.entries(after as typeof was)
    .filter(([member, to]) => !silent.has(member) && member in was && was[member] !== to)
    .map(([member, to]) => ({ member, from: was[member] ?? null, to }))
}
