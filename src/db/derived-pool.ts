/** Pools that differ from another one in how they get connections and send statements, but use the same connections. */
import type { Knex } from 'knex'

/**
 * A Knex like `pool` with other members of its client. Each request has one, and Knex's own way to make one around a client
 * (makeKnex) defines all members anew, which takes much longer.
 */
export function derive(pool: Knex, client: object): Knex {
  const { context } = pool as unknown as { context: { queryBuilder(): Knex.QueryBuilder } }
  const own = Object.assign(Object.create(context), { client: Object.assign(Object.create(pool.client), client) })
  const db = (...table: [Knex.TableDescriptor]) => own.queryBuilder().table(...table)
  Object.setPrototypeOf(db, pool)
  return Object.assign(db, { context: own }) as unknown as Knex
}

/**
 * A Knex like `pool` without the optimisations of statements and transactions: requests share nothing, nothing is prepared,
 * and each statement is sent after the result of the one before. Everything else must be the same.
 */
export function withoutOptimisations(pool: Knex): Knex {
  return derive(pool, { isPlain: true })
}

/** Whether the optimisations are off for a pool, and so for what is derived from it. */
export function isPlain({ client }: Knex): boolean {
  return client.isPlain === true
}
