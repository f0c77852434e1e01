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
import { deleteDeliveries, findOldDeliveries, insertDeliveries, type NewDelivery } from './deliveries.ts'
import * as turns from './turns.ts'

type Wires = Pick<Context, 'pool' | 'jobs' | 'log'>

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
    const next = turn && (await readTurn(context.pool, turn, 1))
    const pair = next?.pairs[0]
    if (!pair) throw error
    await leaveOut(context, { work: dispatchWork, part: `${pair.event_id} ${pair.webhook_id}` }, error, (db) =>
      turns.updateTurn(db, next.after),
    )
  }
}

/** Returns false while another process dispatches, and when no user is behind any more. */
async function serveRound(
  db: Knex,
  { jobs }: Wires,
  { users, userId, limit }: { users: number; userId?: string; limit?: number },
): Promise<boolean> {
  if (!(await turns.lockDispatch(db))) return false
  const waiting = await turns.listTurns(db, users, userId)
  const share = limit ?? Math.ceil(deliveriesPerRound / Math.max(waiting.length, 1))
  const read: { pairs: turns.Pair[]; events: LoggedEvent[] }[] = []
  const done: string[] = []
  for (const turn of waiting) {
    const { after, caughtUp, ...found } = await readTurn(db, turn, share)
    read.push(found)
    if (caughtUp) done.push(turn.user_id)
    else await turns.updateTurn(db, after)
  }
  await turns.deleteTurns(db, done)
  await makeDeliveries(
    db,
    jobs,
    read.flatMap(({ pairs }) => pairs),
    read.flatMap(({ events }) => events),
  )
  return waiting.length > 0
}

/** The next deliveries of a user, at most `limit`, and where the user is after them. */
async function readTurn(db: Knex, turn: turns.Turn, limit: number) {
  const cursor = await turns.findCursor(db)
  const read = await readEvents(db, turn, eventsPerTurn, turn.user_id)
  const events = read.filter(({ position }) => !isBehind(cursor, position))
  const pairs =
    events.length === 0 ? [] : await turns.findPairs(db, events, { userId: turn.user_id, begun: turn }, limit)
  const last = pairs.at(-1)
  if (pairs.length < limit || !last) {
    const position = events.at(-1)?.position ?? turn
    const after: turns.Turn = { ...turn, ...position, begun_event_id: null, begun_webhook_id: null }
    return { pairs, events, after, caughtUp: events.length < eventsPerTurn }
  }
  const begun = { begun_event_id: last.event_id, begun_webhook_id: last.webhook_id }
  const before = events[events.findIndex(({ event }) => event.id === last.event_id) - 1]
  return { pairs, events, after: { ...turn, ...(before?.position ?? {}), ...begun }, caughtUp: false }
}

/** Inserts the deliveries that do not exist yet, and their first jobs. */
async function makeDeliveries(
  db: Knex,
  jobs: Context['jobs'],
  pairs: turns.Pair[],
  events: LoggedEvent[],
): Promise<void> {
  const logged = new Map(events.map((one) => [one.event.id, { ...one, body: JSON.stringify(one.event) }]))
  const owners = new Map(pairs.map(({ webhook_id, user_id }) => [webhook_id, user_id]))
  const rows = pairs.flatMap(({ webhook_id, event_id, visible_in }): NewDelivery[] => {
    const found = logged.get(event_id)
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

/** Makes the deliveries of a part that was left out: of an event, or to one webhook. */
export async function dispatchLeftOver({ pool, jobs }: Wires, part: string): Promise<void> {
  const [eventId = '', webhookId] = part.split(' ')
  const events = await findEvents(pool, [eventId])
  let begun: turns.PairFilter['begun']
  for (;;) {
    const pairs = await inTransaction(pool, async (db) => {
      const found = await turns.findPairs(db, events, { webhookId, begun }, deliveriesPerRound)
      await makeDeliveries(db, jobs, found, events)
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
