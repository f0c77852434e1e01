/** Shared by the tests of faults: a contract with short deadlines, and a rival on the same database. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { expect } from 'vitest'
import { parse } from 'yaml'
import { createPool } from '../../src/db/knex.ts'
import { type Contract, readContract } from '../../src/kernel/index.ts'
import type { TestDatabase } from './database.ts'

/** The contract with another deadline, in seconds, for every operation that has one. */
export function contractWithDeadline(seconds: number): Contract {
  const document = parse(readFileSync(join(import.meta.dirname, '../../openapi.yaml'), 'utf8'))
  for (const item of Object.values<Record<string, { operationId?: string; 'x-deadline'?: unknown }>>(document.paths))
    for (const node of Object.values(item))
      if (node.operationId && node['x-deadline'] !== 'none') node['x-deadline'] = seconds
  return readContract(document, { isProven: true })
}

export interface Rival {
  pool: Knex
  /** Runs `work` while no other connection can read or write a table. */
  whileLocked<T>(table: string, work: () => Promise<T>): Promise<T>
  /** The statements that the service's connections run at this moment, but for those of its background work. */
  running(): Promise<string[]>
  close(): Promise<void>
}

/** Somebody else in the same database, on connections of their own. */
export function createRival({ connection }: TestDatabase): Rival {
  const pool = createPool({ connection, max: 3, applicationName: 'a rival' })
  return {
    pool,
    whileLocked: (table, work) =>
      pool.transaction(async (transaction) => {
        await transaction.raw('lock table ?? in access exclusive mode', [table])
        return await work()
      }),
    async running() {
      const { rows } = await pool.raw(
        `select query from pg_stat_activity where datname = current_database() and state = 'active'
           and application_name <> 'a rival' and query not ilike '%pg_notify%'`,
      )
      return rows.map(({ query }: { query: string }) => query)
    },
    close: () => pool.destroy(),
  }
}

/** Expects a 503 that asks the client to retry. */
export function expectUnavailable(answer: { status: number; body: unknown; headers: Record<string, unknown> }): void {
  expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' }, headers: { 'retry-after': '1' } })
}
