/** Derives a Knex that gets or uses connections in another way. */
import type { Knex } from 'knex'

/**
 * A Knex like `pool` with other members of its client. Knex's own constructor for a client (makeKnex) defines all of
 * its members again, which is too slow for every request.
 */
export function derive(pool: Knex, client: object): Knex {
  const { context } = pool as unknown as { context: { queryBuilder(): Knex.QueryBuilder } }
  const own = Object.assign(Object.create(context), { client: Object.assign(Object.create(pool.client), client) })
  const db = (...table: [Knex.TableDescriptor]) => own.queryBuilder().table(...table)
  Object.setPrototypeOf(db, pool)
  return Object.assign(db, { context: own }) as unknown as Knex
}
