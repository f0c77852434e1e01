/** The SQL of the dispatch: the cursor of the change log, and the users whose webhooks are behind it. */
import type { Knex } from 'knex'
import type { Position } from '../../changelog/position.ts'
import type { LoggedEvent } from '../../changelog/queries.ts'

/** Where a user's webhooks are. */
export interface Turn extends Position {
  user_id: string
  /** The event after this position that was begun, and the last webhook that has its delivery. */
  begun_event_id: string | null
  begun_webhook_id: string | null
}

/** A delivery to be made. */
export interface Pair {
  webhook_id: string
  /** The owner of the webhook. */
  user_id: string
  event_id: string
  /** The project whose members may see the event; null where the owner may see it anyway. */
  visible_in: string | null
  /** The filter of the webhook, and the owner's time zone, in which it is read. */
  filter: string | null
  zone: string
}

const position = 'transaction_id::text as transaction, sequence::text as sequence'

/** Whether this process may dispatch until its transaction ends. A lock of a row would delay the log's readers. */
export async function lockDispatch(db: Knex): Promise<boolean> {
  const { rows } = await db.raw(`select pg_try_advisory_xact_lock(hashtextextended('webhook_dispatch', 0)) as locked`)
  return rows[0].locked
}

/** The position of the cursor, and whether a user is behind it. */
export async function findCursor(db: Knex): Promise<Position & { behind: boolean }> {
  const { rows } = await db.raw(`select ${position}, exists (select from webhook_turns) as behind from webhook_cursor`)
  return rows[0]
}

export async function moveCursor(db: Knex, { transaction, sequence }: Position): Promise<void> {
  await db('webhook_cursor').update({ transaction_id: transaction, sequence })
}

/** Notes the users who may see some events and have webhooks. A user who is behind already stays at their position. */
export async function insertTurns(db: Knex, after: Position, eventIds: string[]): Promise<void> {
  await db.raw(
    `insert into webhook_turns (user_id, transaction_id, sequence)
     select distinct reader.user_id, ?::xid8, ?::bigint
     from events
     cross join lateral (
       select events.user_id union select user_id from project_members where project_id = events.project_id
     ) as reader
     where events.id = any(?) and exists (select from webhooks where user_id = reader.user_id and enabled)
     on conflict (user_id) do nothing`,
    [after.transaction, after.sequence, eventIds],
  )
}

/** The users who have waited longest; with `userId` that one only. */
export async function listTurns(db: Knex, limit: number, userId?: string): Promise<Turn[]> {
  const query = db('webhook_turns')
    .select('user_id', db.raw(position), 'begun_event_id', 'begun_webhook_id')
    .orderBy('waits_since')
    .limit(limit)
  return userId === undefined ? query : query.where({ user_id: userId })
}

/** Puts a user behind the others, at a position. */
export async function updateTurn(db: Knex, { user_id, transaction, sequence, ...begun }: Turn): Promise<void> {
  await db('webhook_turns')
    .update({ transaction_id: transaction, sequence, ...begun, waits_since: db.raw('clock_timestamp()') })
    .where({ user_id })
}

export async function deleteTurns(db: Knex, userIds: string[]): Promise<void> {
  await db('webhook_turns').delete().whereIn('user_id', userIds)
}

/** Limits the pairs to the webhooks of a user, and to those behind the last that has its delivery. */
export interface PairFilter {
  userId?: string | undefined
  webhookId?: string | undefined
  begun?: Pick<Turn, 'begun_event_id' | 'begun_webhook_id'> | undefined
}

/**
 * At most `limit` deliveries of events, in the order of the events and then of the webhooks' ids: to each webhook that
 * subscribes to the event and whose owner may see it now. The webhooks' filters are not asked here.
 */
export async function findPairs(
  db: Knex,
  events: LoggedEvent[],
  { userId, webhookId, begun }: PairFilter,
  limit: number,
): Promise<Pair[]> {
  const { rows } = await db.raw(
    `select webhook.id as webhook_id, webhook.user_id, webhook.filter, webhook.zone, event.id as event_id,
       case when event.user_id = webhook.user_id then null else event.project_id end as visible_in
     from unnest(:ids::uuid[]) with ordinality as given (id, place)
     join events as event on event.id = given.id
     cross join lateral (
       select webhooks.id, webhooks.user_id, webhooks.filter, owner.time_zone as zone
       from webhooks join users as owner on owner.id = webhooks.user_id
       where owner.disabled_at is null and webhooks.enabled and event.transaction_id >= webhooks.since_transaction_id
         and (:userId::uuid is null or webhooks.user_id = :userId)
         and (:webhookId::uuid is null or webhooks.id = :webhookId)
         and (webhooks.event_types = '{}' or event.type = any(webhooks.event_types))
         and (webhooks.project_id is null or webhooks.project_id = event.project_id)
         and (event.id is distinct from :begunEvent::uuid or webhooks.id > :begunWebhook::uuid)
         and (webhooks.filter is null or event.type like 'todo.%')
         and (event.user_id = webhooks.user_id or exists (
           select from project_members
           where project_members.project_id = event.project_id and project_members.user_id = webhooks.user_id))
       order by webhooks.id limit :limit
     ) as webhook
     order by given.place, webhook.id limit :limit`,
    {
      ids: events.map(({ event }) => event.id),
      userId: userId ?? null,
      webhookId: webhookId ?? null,
      begunEvent: begun?.begun_event_id ?? null,
      begunWebhook: begun?.begun_webhook_id ?? null,
      limit,
    },
  )
  return rows
}

/** Those of some webhooks that are there, locked until the transaction ends, so that their deliveries can be inserted. */
export async function lockWebhooks(db: Knex, ids: string[]): Promise<Set<string>> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    'select id from webhooks where id = any(?::uuid[]) order by id for key share',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}
