/** The SQL that reads the change log, and the retention that deletes from it. */
import type { Knex } from 'knex'
import { merged, type Page, type PageRequest, readMergedPage, type SortKey, type Source } from '../db/page.ts'
import { shownData } from './forgotten.ts'
import { withAllChanges } from './former-members.ts'
import type { Position } from './position.ts'
import type { Event } from './record.ts'

/** An event with its position, and what the log keeps of it besides. */
export interface LoggedEvent {
  position: Position
  event: Event
  /** A user who may see it besides the members of its project. */
  userId: string | null
  todoId: string | null
  /** The `traceparent` of the request that made it; null where tracing was off. */
  traceparent: string | null
}

const plainColumns = ['id', 'type', 'occurred_at', 'actor_id', 'project_id'] as const

/** The members of an event, of the log or of what was read from it. */
const eventColumns = (db: Knex, table = 'events') => [
  ...plainColumns,
  db.raw(
    `${shownData({ type: `${table}.type`, data: `${table}.data`, newerMembers: `${table}.newer_members` })} as data`,
  ),
  db.raw(`${withAllChanges(`${table}.changes`, `${table}.newer_members`)} as changes`),
]

/** The position after which a reader gets every later commit: events that are not committed yet are behind it. */
export async function currentPosition(db: Knex): Promise<Position> {
  const { rows } = await db.raw(
    'select transaction::text as transaction, sequence::text as sequence from event_horizon_position()',
  )
  return rows[0]
}

/** Whether events after a position were deleted by the retention, or the position is not one of this log. */
export async function isExpired(db: Knex, position: Position): Promise<boolean> {
  const { rows } = await db.raw(
    `select :transaction::xid8 <= through_transaction_id or :transaction::xid8 > event_end()
       or :sequence::bigint > coalesce(pg_sequence_last_value('events_sequence_seq'), 0) as expired
     from forgotten_events`,
    { ...position },
  )
  return rows[0].expired
}

/** Age in seconds of the first event after a position, readable yet or not; 0 when there is none. */
export async function findLag(db: Knex, { transaction, sequence }: Position): Promise<number> {
  const { rows } = await db.raw(
    `select greatest(extract(epoch from clock_timestamp() - occurred_at), 0)::float8 as seconds from events
     where (transaction_id, sequence) > (?::xid8, ?::bigint) order by transaction_id, sequence limit 1`,
    [transaction, sequence],
  )
  return rows[0]?.seconds ?? 0
}

/** The next events in commit order; with `readerId` only those that this user may see now. */
export async function readEvents(db: Knex, after: Position, limit: number, readerId?: string): Promise<LoggedEvent[]> {
  const columns = [
    ...plainColumns,
    'data',
    'newer_members',
    'changes',
    'user_id',
    'todo_id',
    'traceparent',
    'transaction_id',
    'sequence',
  ]
  const next = (query: Knex.QueryBuilder) =>
    query
      .select(columns)
      .whereRaw('(transaction_id, sequence) > (?::xid8, ?::bigint)', [after.transaction, after.sequence])
      // Nothing behind the horizon: an open transaction may still append before it.
      .whereRaw('transaction_id <= (select transaction from horizon)')
      .whereRaw('(transaction_id < (select transaction from horizon) or sequence <= (select sequence from horizon))')
      .orderBy(['transaction_id', 'sequence'])
      .limit(limit)
  const sources: Source[] = readerId === undefined ? [(read) => read(db('events'))] : visible(db, readerId)
  const found = merged(
    db,
    sources.map((source) => source(next)),
  )
  const rows: (Event & LoggedColumns)[] = await db
    .withMaterialized('horizon', db.raw('select * from event_horizon_position()'))
    .from(found)
    .select(loggedColumns(db, 'merged'))
    .orderBy(['transaction_id', 'merged.sequence'])
    .limit(limit)
  return rows.map(toLogged)
}

/** Those of some ids that the log has, in no order. */
export async function findEvents(db: Knex, ids: string[]): Promise<LoggedEvent[]> {
  const rows = await db('events').select(loggedColumns(db)).whereIn('id', ids)
  return rows.map(toLogged)
}

const loggedColumns = (db: Knex, table?: string) => [
  ...eventColumns(db, table),
  'user_id',
  'todo_id',
  'traceparent',
  db.raw('transaction_id::text as transaction'),
  db.raw('sequence::text'),
]

function toLogged({
  transaction,
  sequence,
  user_id,
  todo_id,
  traceparent,
  ...event
}: Event & LoggedColumns): LoggedEvent {
  return { position: { transaction, sequence }, event: event as Event, userId: user_id, todoId: todo_id, traceparent }
}

/** The columns of the log besides those of the event. */
interface LoggedColumns extends Position {
  user_id: string | null
  todo_id: string | null
  traceparent: string | null
}

/** The next events for all users, each with the ids of those who may see it now. */
export async function readEventsForAll(
  db: Knex,
  after: Position,
  limit: number,
): Promise<(LoggedEvent & { readers: string[] })[]> {
  const events = await readEvents(db, after, limit)
  const projects = [...new Set(events.map(({ event }) => event.project_id))].filter((id) => id !== null)
  const members = new Map<string, string[]>()
  if (projects.length > 0)
    for (const { project_id, user_id } of await db('project_members')
      .select('project_id', 'user_id')
      .whereIn('project_id', projects))
      members.set(project_id, [...(members.get(project_id) ?? []), user_id])
  return events.map((logged) => {
    const ofProject = logged.event.project_id === null ? [] : (members.get(logged.event.project_id) ?? [])
    return { ...logged, readers: logged.userId === null ? ofProject : [...new Set([...ofProject, logged.userId])] }
  })
}

/**
 * Ids of at most `limit` events that a reader may see, of this transaction and later ones. The events are those of
 * `visible`; this statement needs one index look-up per project of the reader.
 */
export async function findNews(db: Knex, readerId: string, transaction: string, limit: number): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `(select id from events where user_id = ? and transaction_id >= ?::xid8 limit ?)
     union
     (select id from project_members cross join lateral (
        select id from events where project_id = project_members.project_id and transaction_id >= ?::xid8 limit ?
      ) as news where project_members.user_id = ? limit ?)`,
    [readerId, transaction, limit, transaction, limit, readerId, limit],
  )
  return rows.map(({ id }) => id)
}

/**
 * On a replica: the log's transaction id before which every transaction has ended there. `pg_snapshot_xmin` is right on
 * a replica; `pg_visible_in_snapshot` is not, since a replica does not know which later transactions are open.
 */
const replayedBefore = `
  select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint + added)::text::xid8 as transaction from event_epoch`

/** The transaction id that a replica has replayed up to; it never decreases. */
export async function readReplayed(db: Knex): Promise<string> {
  const { rows } = await db.raw(`select transaction::text from (${replayedBefore}) as replayed`)
  return rows[0].transaction
}

/** Whether a server is a replica that has replayed up to `transaction`, and has these events of later transactions. */
export async function hasReplayed(db: Knex, transaction: string, eventIds: string[]): Promise<boolean> {
  const { rows } = await db.raw(
    `select pg_is_in_recovery() and transaction >= ?::xid8
       and (select count(*) from events where id = any(?)) = ? as has
     from (${replayedBefore}) as replayed`,
    [transaction, eventIds, eventIds.length],
  )
  return rows[0].has
}

/** The events that a user may see: those addressed to the user, and all others of the user's projects. */
function visible(db: Knex, userId: string): Source[] {
  const mine = db('project_members').select('project_id').where({ user_id: userId }).as('mine')
  const others = () =>
    db('events').whereRaw('events.project_id = mine.project_id').whereRaw('events.user_id is distinct from ?', [userId])
  return [
    (read) => read(db('events').where({ user_id: userId })),
    (read) =>
      db
        .select('events.*')
        .from(mine)
        .crossJoin(db.raw('lateral ? as events', [read(others())])),
  ]
}

const sortKeys: Record<string, SortKey> = { occurred_at: { column: 'occurred_at', type: 'timestamptz' } }

export interface ActivityFilter {
  project_id?: string | undefined
  todo_id?: string | undefined
}

export async function listActivity(
  db: Knex,
  userId: string,
  filter: ActivityFilter,
  page: PageRequest,
): Promise<Page<Event>> {
  return readMergedPage(db, activity(db, userId, filter), sortKeys, page)
}

export async function countActivity(db: Knex, userId: string, filter: ActivityFilter): Promise<number> {
  const all = activity(db, userId, filter).map((source) => source((events) => events))
  const [row] = await db.from(merged(db, all)).count({ total: '*' })
  return Number(row?.total)
}

function activity(db: Knex, userId: string, { project_id, todo_id }: ActivityFilter): Source[] {
  const narrowed = (query: Knex.QueryBuilder) => {
    if (project_id !== undefined) query.where({ project_id })
    if (todo_id !== undefined) query.where({ todo_id })
    return query.select(eventColumns(db))
  }
  return visible(db, userId).map((source) => (read) => source((events) => read(narrowed(events))))
}

/**
 * The ids of at most `limit` events older than `days`, the oldest first, without some, and none that a reader could not
 * have read yet.
 */
export async function findOldEvents(db: Knex, days: number, limit: number, except: string[]): Promise<string[]> {
  return db('events')
    .whereRaw('occurred_at < now() - make_interval(days => ?)', [days])
    .whereRaw('transaction_id < (select event_horizon())')
    .whereRaw('id <> all(?::uuid[])', [except])
    .orderBy(['occurred_at', 'id'])
    .limit(limit)
    .pluck('id')
}

/** Deletes events, and records up to where the log is incomplete. */
export async function forgetEvents(db: Knex, ids: string[]): Promise<void> {
  await db.raw(
    `
    with forgotten as (
      delete from events where id = any(?) returning transaction_id
    )
    update forgotten_events
    set through_transaction_id = greatest(through_transaction_id, (select transaction_id from forgotten order by transaction_id desc limit 1))
    where exists (select from forgotten)`,
    [ids],
  )
}
