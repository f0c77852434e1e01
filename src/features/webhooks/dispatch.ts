/** Turns events into webhook deliveries: each event goes to every webhook whose owner may see it. */
import type { Knex } from 'knex'
import { type LoggedEvent, readEvents } from '../../changelog/queries.ts'
import { inTransaction } from '../../db/transactions/transaction.ts'
import type { Context } from '../../service/context.ts'
import { forgetDeliveries, insertDeliveries } from './deliveries.ts'

type Position = LoggedEvent['position']
type Wires = Pick<Context, 'pool' | 'jobs'>

/** Events per transaction, so that none is long. */
const batchSize = 100
/** Days for which deliveries are kept. */
const retentionDays = 30
/** Deliveries that are deleted per statement. */
const deleteBatchSize = 5_000

/**
 * Makes the deliveries of the events since the last run. One process at a time does it. The cursor moves in the
 * transaction that inserts the deliveries and their jobs, so that no event is skipped or delivered twice.
 */
export async function dispatchEvents({ pool, jobs }: Wires): Promise<void> {
  // Usually there is no new event, and then no lock is taken and no row written.
  while (await isBehind(pool)) if (!(await inTransaction(pool, (db) => dispatchBatch(db, jobs)))) return
}

async function isBehind(pool: Knex): Promise<boolean> {
  const position = await cursor(pool)
  return (await readEvents(pool, position as Position, 1)).length > 0
}

/** Returns false while another process dispatches. */
async function dispatchBatch(db: Knex, jobs: Context['jobs']): Promise<boolean> {
  const position = await cursor(db).forUpdate().skipLocked()
  if (!position) return false
  const events = await readEvents(db, position, batchSize)
  const last = events.at(-1)
  if (!last) return true
  const deliveries = await insertDeliveries(db, await deliveriesOf(db, events))
  const traces = new Map(events.map(({ event, traceparent }) => [event.id, traceparent]))
  await jobs.enqueue(
    db,
    'webhook_delivery',
    deliveries.map(({ id, webhook_id, event_id }) => {
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

/** One delivery for each event and each webhook that subscribes to it and whose owner may see it now. */
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
  while ((await forgetDeliveries(pool, retentionDays, deleteBatchSize)) === deleteBatchSize);
}
