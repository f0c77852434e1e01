/**
 * Turns events into webhook deliveries: each event goes to every webhook whose owner may see it. A cursor in the change log
 * only notes whose webhooks have something to read; these users take turns, so that the many deliveries of one delay
 * no other's.
 */
import type { Knex } from 'knex'
import { isBehind } from '../../changelog/position.ts'
import { findEvents, type LoggedEvent, readEvents } from '../../changelog/queries.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import { isTransient, leaveOut, type PeriodicWork } from '../../jobs/left-overs.ts'
import type { Context } from '../../service/context.ts'
import { notifyWebhookDisabled } from '../notifications/notify.ts'
import { deleteDeliveries, findOldDeliveries, insertDeliveries, type NewDelivery } from './deliveries.ts'
import { type Judged, judge } from './filters.ts'
import { disableWebhook } from './queries.ts'
import * as turns from './turns.ts'

type Wires = Pick<Context, 'pool' | 'jobs' | 'log' | 'events' | 'quotas' | 'webhookPolicy'>

/** Events that the cursor passes in a transaction, and that a turn reads. */
const [eventsPerMove, eventsPerTurn] = [500, 100]
/** Users and deliveries per transaction: it delays every reader of the change log until it ends. */
const [usersPerRound, deliveriesPerRound] = [20, 500]
/** Days for which deliveries are kept, and how many of one webhook. */
const retention = { days: 30, perWebhook: 10_000 }
/** The name of this work where a part of it is left out. The part is an event, or an event and a webhook. */
export const dispatchWork = 'webhook_dispatch'

/** Makes the deliveries of all events that can be read. One process at a time does it. */
export async function dispatchEvents(context: Wires): Promise<void> {
  let behind = true
  while (behind) {
    const moved = await move(context, eventsPerMove)
    const served = await serveTurns(context)
    behind = moved || served
  }
}

/** Moves the cursor by at most `limit` events. Returns whether it moved. */
async function move(context: Wires, limit: number): Promise<boolean> {
  // Usually there is no new event, and then no lock is taken and no row written.
  if ((await readEvents(context.pool, await turns.findCursor(context.pool), 1)).length === 0) return false
  try {
    return await inTransaction(context.pool, async (db) => {
      if (!(await turns.lockDispatch(db))) return false
      const cursor = await turns.findCursor(db)
      const events = await readEvents(db, cursor, limit)
      const last = events.at(-1)
      if (!last) return false
      await turns.insertTurns(
        db,
        cursor,
        events.map(({ event }) => event.id),
      )
      await turns.moveCursor(db, last.position)
      return true
    })
  } catch (error) {
    if (isTransient(error)) throw error
    return limit > 1 ? move(context, limit >> 1) : leaveEventOut(context, error)
  }
}

async function leaveEventOut(context: Wires, error: unknown): Promise<boolean> {
  const [first] = await readEvents(context.pool, await turns.findCursor(context.pool), 1)
  if (first)
    await leaveOut(context, { work: dispatchWork, part: first.event.id }, error, (db) =>
      turns.moveCursor(db, first.position),
    )
  return first !== undefined
}

/** One turn of each of the users who have waited longest. Returns whether anyone may have more to read. */
async function serveTurns(context: Wires): Promise<boolean> {
  if (!(await turns.findCursor(context.pool)).behind) return false
  try {
    return await inTransaction(context.pool, (db) => serveRound(db, context, { users: usersPerRound }))
  } catch (error) {
    if (isTransient(error)) throw error
    // Each by themselves, so that the failure of one user's turn delays no other.
    for (const { user_id } of await turns.listTurns(context.pool, usersPerRound))
      await serveAlone(context, user_id, deliveriesPerRound)
    return true
  }
}

/** A turn of one user, with half as many deliveries as often as it fails; the delivery that fails alone is left out. */
async function serveAlone(context: Wires, userId: string, limit: number): Promise<void> {
  try {
    await inTransaction(context.pool, (db) => serveRound(db, context, { users: 1, userId, limit }))
  } catch (error) {
    if (isTransient(error)) throw error
    if (limit > 1) return serveAlone(context, userId, limit >> 1)
    const [turn] = await turns.listTurns(context.pool, 1, userId)
    if (!turn) throw error
    const next = await readTurn(context.pool, turn, 1)
    const [pair] = next.found
    if (!pair) throw error
    await leaveOut(context, { work: dispatchWork, part: `${pair.event_id} ${pair.webhook_id}` }, error, (db) =>
      turns.updateTurn(db, placeAfter(turn, next, next.found, 1).after),
    )
  }
}

/** Returns false while another process dispatches, and when no user is behind any more. */
async function serveRound(
  db: Knex,
  context: Wires,
  { users, userId, limit }: { users: number; userId?: string; limit?: number },
): Promise<boolean> {
  if (!(await turns.lockDispatch(db))) return false
  const waiting = await turns.listTurns(db, users, userId)
  const count = Math.max(waiting.length, 1)
  const share = limit ?? Math.ceil(deliveriesPerRound / count)
  const served: { judged: Judged; events: LoggedEvent[]; after: turns.Turn; caughtUp: boolean }[] = []
  for (const turn of waiting) {
    const read = await readTurn(db, turn, share)
    const judged = await judge(db, read.found, read.events, context.webhookPolicy.filterLimit / count)
    served.push({ judged, events: read.events, ...placeAfter(turn, read, judged.passed, share) })
  }
  // All that is written comes last: from the first row on, the readers of the change log wait for this transaction.
  for (const { after, caughtUp } of served) if (!caughtUp) await turns.updateTurn(db, after)
  await turns.deleteTurns(
    db,
    served.flatMap(({ after, caughtUp }) => (caughtUp ? after.user_id : [])),
  )
  const wanted = served.flatMap(({ judged }) => judged.wanted)
  await makeDeliveries(
    db,
    context.jobs,
    wanted,
    served.flatMap(({ events }) => events),
  )
  await disableUnreadable(
    db,
    context,
    served.flatMap(({ judged }) => [...judged.unreadable]),
  )
  return waiting.length > 0
}

interface Read {
  events: LoggedEvent[]
  /** Deliveries, before the filters were asked. */
  found: turns.Pair[]
}

/** The next events of a user, and their deliveries, at most `limit`. */
async function readTurn(db: Knex, turn: turns.Turn, limit: number): Promise<Read> {
  const cursor = await turns.findCursor(db)
  const read = await readEvents(db, turn, eventsPerTurn, turn.user_id)
  const events = read.filter(({ position }) => !isBehind(cursor, position))
  const found =
    events.length === 0 ? [] : await turns.findPairs(db, events, { userId: turn.user_id, begun: turn }, limit)
  return { events, found }
}

/** Where a user is after the first ones of the deliveries that were found. */
function placeAfter(
  turn: turns.Turn,
  { events, found }: Read,
  passed: turns.Pair[],
  limit: number,
): { after: turns.Turn; caughtUp: boolean } {
  const last = passed.at(-1)
  if (!last || (passed.length === found.length && found.length < limit)) {
    const position = events.at(-1)?.position ?? turn
    const after: turns.Turn = { ...turn, ...position, begun_event_id: null, begun_webhook_id: null }
    return { after, caughtUp: events.length < eventsPerTurn }
  }
  const begun = { begun_event_id: last.event_id, begun_webhook_id: last.webhook_id }
  const before = events[events.findIndex(({ event }) => event.id === last.event_id) - 1]
  return { after: { ...turn, ...(before?.position ?? {}), ...begun }, caughtUp: false }
}

/** Inserts the deliveries that do not exist yet, and their first jobs. */
async function makeDeliveries(
  db: Knex,
  jobs: Context['jobs'],
  wanted: turns.Pair[],
  events: LoggedEvent[],
): Promise<void> {
  const logged = new Map(events.map((one) => [one.event.id, { ...one, body: JSON.stringify(one.event) }]))
  const owners = new Map(wanted.map(({ webhook_id, user_id }) => [webhook_id, user_id]))
  const there = await turns.lockWebhooks(db, [...owners.keys()])
  const rows = wanted.flatMap(({ webhook_id, event_id, visible_in }): NewDelivery[] => {
    const found = there.has(webhook_id) && logged.get(event_id)
    return found ? [{ webhook_id, event_id, visible_in, event_type: found.event.type, request_body: found.body }] : []
  })
  const made = await insertDeliveries(db, rows)
  await jobs.enqueue(
    db,
    'webhook_delivery',
    made.map(({ id, webhook_id, event_id }) => {
      const traceparent = logged.get(event_id)?.traceparent
      const user_id = owners.get(webhook_id) as string
      return { delivery_id: id, webhook_id, user_id, attempt: 1, ...(traceparent && { traceparent }) }
    }),
  )
}

/** Disables the webhooks whose filter cannot be read any more, and notifies their owners. */
async function disableUnreadable(db: Knex, context: Wires, ids: string[]): Promise<void> {
  for (const id of ids.sort()) {
    const disabled = await disableWebhook(db, id, 'filter_unreadable')
    if (disabled)
      await notifyWebhookDisabled(context, db, disabled.user_id, new URL(disabled.url).host, 'filter_unreadable')
  }
}

/** Makes the deliveries of a part that was left out: of an event, or to one webhook. */
export async function dispatchLeftOver(context: Wires, part: string): Promise<void> {
  const [eventId = '', webhookId] = part.split(' ')
  const events = await findEvents(context.pool, [eventId])
  let begun: turns.PairFilter['begun']
  for (;;) {
    const pairs = await inTransaction(context.pool, async (db) => {
      const found = await turns.findPairs(db, events, { webhookId, begun }, deliveriesPerRound)
      const { wanted, unreadable } = await judge(db, found, events)
      await makeDeliveries(db, context.jobs, wanted, events)
      await disableUnreadable(db, context, [...unreadable])
      return found
    })
    if (pairs.length < deliveriesPerRound) return
    begun = { begun_event_id: eventId, begun_webhook_id: pairs.at(-1)?.webhook_id ?? null }
  }
}

/** Deletes deliveries past their retention, as periodic work. */
export function deliveryRetention({ pool }: Pick<Context, 'pool'>): PeriodicWork {
  return {
    name: 'webhook_retention',
    batchSize: 2_000,
    find: (limit, except) => findOldDeliveries(pool, retention, limit, except),
    work: (ids) => deleteDeliveries(pool, ids),
  }
}
