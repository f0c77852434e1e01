/** A database of its own for a test file, cloned from the migrated template of this run's server. */
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import pg from 'pg'
import { inject } from 'vitest'
import { createPool } from '../../src/db/knex.ts'

/** The server that global-setup.ts started. */
export interface TestServer {
  host: string
  port: number
  user: string
  /** The migrated template. */
  database: string
  /** Given to the server by this run, so that no other can be taken for it. */
  clusterName: string
}

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

export interface TestDatabase {
  pool: Knex
  connection: { host: string; port: number; user: string; database: string }
  drop(): Promise<void>
}

/** Clones the template. Refuses a server that this test run did not make, so that no real data is ever touched. */
export async function createDatabase({ max = 5, acquireTimeout = 5_000 } = {}): Promise<TestDatabase> {
  const { clusterName, ...template } = inject('server')
  const database = `test_${randomBytes(6).toString('hex')}`
  await administer(template, clusterName, async (client) => {
    // The template must have no other connection while it is copied: files take turns.
    await client.query('select pg_advisory_lock(1)')
    await client.query(`create database ${database} template ${template.database}`)
  })
  const connection = { ...template, database }
  const pool = createPool({ connection, max, applicationName: 'taskpact tests', acquireTimeout })
  return {
    pool,
    connection,
    async drop() {
      await pool.destroy()
      await administer(template, clusterName, (client) => client.query(`drop database ${database} with (force)`))
    },
  }
}

/** A database as a `DATABASE_URL`. */
export function urlOf({ connection: { host, port, user, database } }: Pick<TestDatabase, 'connection'>): string {
  return `postgresql:///${database}?${new URLSearchParams({ host, port: String(port), user })}`
}

async function administer(
  { host, port, user }: Omit<TestServer, 'clusterName'>,
  clusterName: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ host, port, user, database: 'postgres' })
  await client.connect()
  try {
    const { rows } = await client.query("select current_setting('cluster_name') as name")
    if (rows[0].name !== clusterName) throw new Error(`This server was not made by this test run (${rows[0].name}).`)
    await work(client)
  } finally {
    await client.end()
  }
}
