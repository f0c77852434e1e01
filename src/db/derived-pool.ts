/** Pools that differ from another one in how they get connections and send statements, but use the same connections. */
import type { Knex } from 'knex'

/** A Knex that `derive` made. */
interface Derived extends Knex {
  /** The pool that it, or what it was derived from, was first derived from. */
  root: Root
  /** All members of its client that differ from the root's. */
  members: object
}

interface Root extends Knex {
  context: { queryBuilder(): Knex.QueryBuilder }
}

/**
 * A Knex like `pool` with other members of its client. Each request has one, and Knex's own way to make one around a client
 * (makeKnex) defines all members anew, which takes much longer. The root is the prototype of all that are derived from it:
 * an object that becomes a prototype, or a new prototype of a function, is slow.
 */
export function derive(pool: Knex, client: object): Knex {
  const { root = pool as Root, members: inherited } = pool as unknown as Partial<Derived>
  const members = { ...inherited, ...client }
  const context = Object.assign(Object.create(root.context), {
    client: Object.assign(Object.create(root.client), members),
  })
  const db = (...table: [Knex.TableDescriptor]) => context.queryBuilder().table(...table)
  Object.setPrototypeOf(db, root)
  return Object.assign(db, { context, root, members }) as unknown as Knex
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
