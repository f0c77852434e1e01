/** A Postgres for one run of the bench, with data: the embedded server, in a folder that is removed afterwards. */
import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { startEmbedded } from '../src/db/embedded/embedded.ts'
import { createPool } from '../src/db/knex.ts'
import { closedOnInterruption } from './interruption.ts'
import { insertPeople } from './people.ts'
import { run } from './run.ts'

export interface BenchDatabase {
  pool: Knex
  /** The data folder, for the service. */
  folder: string
  /** libpq's variables, for the other contenders. */
  env: Record<string, string>
  /** The key that signs access tokens. */
  secret: string
  close(): Promise<void>
}

/** The checkout that this bench is part of. */
export const ownCheckout = join(import.meta.dirname, '..')

/**
 * A database with the schema of a checkout of Taskpact, and so many todos besides those of the bench's own people. The
 * checkout needs its dependencies installed.
 */
export async function openDatabase(todos: number, checkout = ownCheckout): Promise<BenchDatabase> {
  const parent = await mkdtemp(join(tmpdir(), 'taskpact-bench-'))
  // When the bench runs as root, Postgres runs as another user, which must be able to enter the folder.
  await chmod(parent, 0o711)
  const folder = join(parent, 'data')
  const { connection, stop } = await startEmbedded({ dataFolder: folder })
  const pool = createPool({ connection, max: 2, applicationName: 'taskpact bench' })
  const close = closedOnInterruption(async () => {
    await pool.destroy()
    await stop()
    await rm(parent, { recursive: true, force: true })
  })
  try {
    await seed(checkout, folder, todos)
    await insertPeople(pool)
  } catch (error) {
    await close()
    throw error
  }
  const { host, port, user, database } = connection
  const env = { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database }
  return { pool, folder, env, secret: randomBytes(48).toString('base64url'), close }
}

/** Makes the schema too. There is a person and a project for each hundred todos. */
async function seed(checkout: string, folder: string, todos: number): Promise<void> {
  const teams = String(Math.min(100_000, Math.ceil(todos / 100) || 1))
  // By npm, since another checkout may be of a version whose program has another path.
  await run(
    'npm',
    ['run', '--silent', 'seed', '--', '--seed', '1', '--todos', String(todos), '--users', teams, '--projects', teams],
    { cwd: checkout, env: { TASKPACT_DATA: folder } },
  )
}
