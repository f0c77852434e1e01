/** The switch that turns the optimisations of this folder off: without them everything must be the same, but slower. */
import type { Knex } from 'knex'
import { derive } from './limits/derived.ts'

/** A Knex like `pool` whose requests share nothing, prepare nothing, and wait for each statement before the next one. */
export function withoutOptimisations(pool: Knex): Knex {
  return derive(pool, { isPlain: true })
}

/** Whether the optimisations are off for a pool, or for what was derived from it. */
export function isPlain({ client }: Knex): boolean {
  return client.isPlain === true
}
