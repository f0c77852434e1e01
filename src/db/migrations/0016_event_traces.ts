/** The trace in which an event was made, so that its deliveries continue the trace. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // A traceparent (W3C Trace Context, 3.2); null without tracing. Readers of the log do not get it.
  await db.raw('alter table events add column traceparent text')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table events drop column traceparent')
}
