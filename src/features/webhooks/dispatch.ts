/** Turns the change log into deliveries: what happened goes to every webhook whose owner may see it. */
import type { Knex } from 'knex'
import { type LoggedEvent, readEvents } from '../../changelog/queries.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { Context } from '../../service/context.ts'
import { forgetDeliveries, insertDeliveries } from './deliveries.ts'

type Position = LoggedEvent['position']
type Wires = Pick<Context, 'pool' | 'jobs'>

/** Events at a time, so that no transaction is long. */
const batch = 100
/** How long deliveries can be looked at, in days. */
const retention = 30
/** Deliveries that are forgotten at a time. */
const forgetting = 5_000

/**
 * Sends on its way what was committed since the last time. Of processes that come together one does it. The cursor
 * moves in the transaction that makes the deliveries and their jobs, so that no event is left out or sent on twice.
 */
export async function dispatchEvents({ pool, jobs }: Wires): Promise<void> {
  // Most often there is nothing, and then nothing is locked or written.
  while (await isBehind(pool)) if (!(await inTransaction(pool, (db) => dispatchBatch(db, jobs)))) return
}

async function isBehind(pool: Knex): Promise<boolean> {
  const position = await cursor(pool)
  return (await readEvents(pool, position as Position, 1)).length > 0
}

/** Answers false when another process is at it. */
async function dispatchBatch(db: Knex, jobs: Context['jobs']): Promise<boolean> {
  const position = await cursor(db).forUpdate().skipLocked()
  if (!position) return false
  const events = await readEvents(db, position, batch)
  const last = events.at(-1)
  if (!last) return true
  const deliveries = await insertDeliveries(db, await deliveriesOf(db, events))
  const traces = new Map(events.map(({ event, traceparent }) => [event.id, traceparent]))
  await jobs.enqueue(
    db,
    'webhook_delivery',
    ...deliveries.map(({ id, webhook_id, event_id }) => {
      const traceparent = traces.get(event_id)
      return { delivery_id: id, webhook_id, attempt: 1, ...(traceparent && { traceparent }) }
    }),
  )
  const { transaction, sequence } = last.position
  await db('webhook_cursor').update({ transaction_id: transaction, sequence })
  return true
}

function cursor(db: Knex): Knex.QueryBuilder<object, Position | undefined> {
  return db('webhook_cursor').first(
    db.raw('transaction_id::text as transaction'),
    db.raw('sequence::text as sequence'),
  ) as Knex.QueryBuilder<object, Position | undefined>
}

/** One for each event and each webhook that wants it, and whose owner may see it now. */
async function deliveriesOf(db: Knex, events: LoggedEvent[]) {
  const byId = new Map(events.map(({ event }) => [event.id, { type: event.type, body: JSON.stringify(event) }]))
  const { rows } = await db.raw<{ rows: { webhook_id: string; event_id: string; visible_in: string | null }[] }>(
    `select webhooks.id as webhook_id, events.id as event_id,
       case when events.user_id = webhooks.user_id then null else events.project_id end as visible_in
     from events
     join webhooks on webhooks.enabled
       and events.transaction_id >= webhooks.since_transaction_id
       and (webhooks.event_types = '{}' or events.type = any(webhooks.event_types))
       and (webhooks.project_id is null or webhooks.project_id = events.project_id)
     join users on users.id = webhooks.user_id and users.disabled_at is null
     where events.id = any(?) and (events.user_id = webhooks.user_id or exists (
       select from project_members
       where project_members.project_id = events.project_id and project_members.user_id = webhooks.user_id))
     order by events.transaction_id, events.sequence
     for key share of webhooks`,
    [[...byId.keys()]],
  )
  return rows.map((row) => {
    const { type, body } = byId.get(row.event_id) as { type: string; body: string }
    return { ...row, event_type: type, request_body: body }
  })
}

export async function forgetOldDeliveries({ pool }: Pick<Context, 'pool'>): Promise<void> {
  while ((await forgetDeliveries(pool, retention, forgetting)) === forgetting);
}
