/** Which trace an event was made in, so that what follows from it is part of that trace. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  // A traceparent (W3C Trace Context, 3.2); null where traces are off. It is not for readers of the log.
  await db.raw('alter table events add column traceparent text')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('alter table events drop column traceparent')
}
