/** Creates and upgrades pg-boss's tables and the queues of this version. */
import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import type { Queue } from 'pg-boss'
import packageOfPgBoss from 'pg-boss/package.json' with { type: 'json' }
import { oneAtATime } from '../db/migrate.ts'
import { laneIndex } from './lane-queries.ts'
import { deadLetterQueue, queues } from './queues.ts'

/** Seconds without a heartbeat after which a job's worker counts as killed; 10 is pg-boss's minimum. */
const heartbeatSeconds = 10
/** Seconds for which a failed job can be listed and retried. */
const deadLetterRetentionSeconds = 90 * 24 * 3600

/** Creates or upgrades pg-boss's schema and the queues. Processes that start together do it one after the other. */
export async function installJobs(pool: Knex): Promise<void> {
  if (await isInstalled(pool)) return
  // Two concurrent runs of pg-boss's scripts would leave a pooled connection in a failed transaction.
  await oneAtATime(pool, () => install(pool))
}

/** The settings of a queue, and the columns in which pg-boss stores them. */
const columns = {
  name: 'name',
  retryLimit: 'retry_limit',
  retryDelay: 'retry_delay',
  retryDelayMax: 'retry_delay_max',
  retryBackoff: 'retry_backoff',
  expireInSeconds: 'expire_seconds',
  heartbeatSeconds: 'heartbeat_seconds',
  retentionSeconds: 'retention_seconds',
  deadLetter: 'dead_letter',
} as const satisfies Partial<Record<keyof Queue, string>>

type Settings = Pick<Queue, keyof typeof columns>

/** The layout of pg-boss's tables: that of the database, null where there is none, and that of this version. */
export async function readJobsLayout(pool: Knex): Promise<{ found: number | null; wanted: number }> {
  const { rows } = await pool.raw(`select to_regclass('pgboss.version') is not null as found`)
  const row = rows[0].found ? await pool('pgboss.version').first('version') : undefined
  return { found: row?.version ?? null, wanted: packageOfPgBoss.pgboss.schema }
}

/** Whether `install` would change nothing, as at most starts. Does not load pg-boss. */
async function isInstalled(pool: Knex): Promise<boolean> {
  try {
    const { version } = await pool('pgboss.version').first('version')
    const rows: Settings[] = await pool('pgboss.queue').select(columns)
    const found = new Map(rows.map((settings) => [settings.name, settings]))
    const index = await pool.raw(`select to_regclass('pgboss.taskpact_lanes') is not null as found`)
    return (
      index.rows[0].found &&
      version === packageOfPgBoss.pgboss.schema &&
      wantedQueues().every((queue) => isSubset(queue, found.get(queue.name)))
    )
  } catch {
    // The schema is missing or of another version. If the database is unavailable, `install` throws.
    return false
  }
}

const isSubset = (part: object, whole: object | undefined) => isDeepStrictEqual({ ...whole, ...part }, whole)

function wantedQueues(): Settings[] {
  const failed = { name: deadLetterQueue, retentionSeconds: deadLetterRetentionSeconds }
  const worked = Object.entries(queues).map(([name, { schedule: _, slots: __, ...settings }]) => ({
    ...settings,
    name,
    retryBackoff: true,
    heartbeatSeconds,
    deadLetter: deadLetterQueue,
  }))
  // The dead-letter queue first: the others refer to it.
  return [failed, ...worked]
}

async function install(pool: Knex): Promise<void> {
  const { fromKnex, PgBoss } = await import('pg-boss')
  const boss = new PgBoss({ db: fromKnex(pool), supervise: false, schedule: false })
  let trouble: unknown
  boss.on('error', (error) => {
    trouble = error
  })
  await boss.start()
  try {
    for (const { name, ...settings } of wantedQueues()) {
      await boss.createQueue(name, settings)
      await boss.updateQueue(name, settings)
    }
    await pool.raw(laneIndex)
  } finally {
    await boss.stop({ close: false, graceful: false })
  }
  if (trouble) throw trouble
}
