/** Databases of earlier versions, as pg_dump wrote them: test/db/dumps. Each was filled by the API of its version. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { TestDatabase } from './database.ts'

/**
 * `draft` was made by a commit before 0.2.0 was complete, and has migrations whose text was changed afterwards. In each, Ada and
 * Bob share a project, Cleo is an admin, and the passwords are those of the tests.
 */
export type Dump = '0.1.0' | '0.2.0-first' | '0.2.0-later' | 'draft'

/** The signing secret with which the dumps were made. */
export const secretOfDumps = 'only-for-these-dumps-abcdefghijklmnop'

/** Deletes what the database has. */
export async function empty({ pool }: Pick<TestDatabase, 'pool'>): Promise<void> {
  await pool.raw('drop schema if exists public, pgboss cascade; create schema public')
}

/** Replaces what the database has by the dump. */
export async function restoreDump(database: Pick<TestDatabase, 'pool' | 'connection'>, dump: Dump): Promise<void> {
  await empty(database)
  // A connection of its own, since a dump changes settings of its session.
  const client = new pg.Client(database.connection)
  await client.connect()
  try {
    await client.query(await readFile(join(import.meta.dirname, `../db/dumps/${dump}.sql`), 'utf8'))
  } finally {
    await client.end()
  }
}
