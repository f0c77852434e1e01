/** pg-boss's tables and our queues, as this version needs them. */
import { isDeepStrictEqual } from 'node:util'
import type { Knex } from 'knex'
import type { Queue } from 'pg-boss'
import packageOfPgBoss from 'pg-boss/package.json' with { type: 'json' }
import { oneAtATime } from '../db/migrate.ts'
import { deadLetterQueue, queues } from './queues.ts'

/** Seconds without a sign of life after which a job's worker counts as killed; pg-boss takes no less than 10. */
const heartbeat = 10
/** How long a failed job can be seen and retried, in seconds. */
const deadLetterRetention = 90 * 24 * 3600

/** Makes pg-boss's schema and the queues, or brings them up to date. Processes that start together wait for one another. */
export async function installJobs(pool: Knex): Promise<void> {
  if (await isInstalled(pool)) return
  // pg-boss's own scripts would leave a connection of the pool in a failed transaction if they met.
  await oneAtATime(pool, () => install(pool))
}

/** How pg-boss keeps what it is told of a queue. */
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

/** Whether all is as `install` would leave it, as at nearly every start: looked for without loading pg-boss. */
async function isInstalled(pool: Knex): Promise<boolean> {
  try {
    const { version } = await pool('pgboss.version').first('version')
    const rows: Settings[] = await pool('pgboss.queue').select(columns)
    const found = new Map(rows.map((settings) => [settings.name, settings]))
    return (
      version === packageOfPgBoss.pgboss.schema &&
      wantedQueues().every((queue) => isSubset(queue, found.get(queue.name)))
    )
  } catch {
    // It is not there, or of another version; where the database is in trouble, `install` says so.
    return false
  }
}

const isSubset = (part: object, whole: object | undefined) => isDeepStrictEqual({ ...whole, ...part }, whole)

function wantedQueues(): Settings[] {
  const failed = { name: deadLetterQueue, retentionSeconds: deadLetterRetention }
  const worked = Object.entries(queues).map(([name, { schedule: _, parallel: __, ...settings }]) => ({
    ...settings,
    name,
    retryBackoff: true,
    heartbeatSeconds: heartbeat,
    deadLetter: deadLetterQueue,
  }))
  // The others refer to it.
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
  } finally {
    await boss.stop({ close: false, graceful: false })
  }
  if (trouble) throw trouble
}
