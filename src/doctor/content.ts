/** The checks of what is in the database: its migrations, invariants, jobs, quotas, and a maintenance that runs. */
import type { Knex } from 'knex'
import type { Config } from '../config/config.ts'
import { findDamage } from '../db/invariants.ts'
import { downgradeAdvice } from '../db/lineage.ts'
import { lineageOf } from '../db/migrate.ts'
import { readJobsLayout } from '../jobs/install.ts'
import { countLeftOvers } from '../jobs/left-overs.ts'
import { countJobs, findQueueDepths } from '../jobs/queries.ts'
import { deadLetterQueue } from '../jobs/queues.ts'
import { quotasOf } from '../kernel/index.ts'
import { readOurContract } from '../service/load-contract.ts'
import { findNearQuotas } from '../service/quota-counts.ts'
import { type Check, type Finding, fault, ok, someOf, warning } from './finding.ts'
import type { Server } from './server.ts'

/** Seconds for which a job that could run may wait. */
const longWait = 600
/** The part of a quota from which its user is named. */
const nearQuota = 0.9
/** Findings of one kind at most. */
const shown = 10

/** Whether the tables are those of this version, so that the other checks can read them. */
export async function isReadable(pool: Knex): Promise<boolean> {
  const { pending, foreign } = await lineageOf(pool)
  return pending.length === 0 && foreign.length === 0
}

async function examineMigrations({ pool }: Server): Promise<Finding> {
  const lineage = await lineageOf(pool)
  const { pending, foreign, applied } = lineage
  if (foreign.length > 0)
    return fault(
      `The database is not of this Taskpact: it has applied ${someOf(foreign)}, which this version does not have, or has with another content.`,
      'Use the version that made it, or set DATABASE_URL or TASKPACT_DATA to another database.',
    )
  const advice = downgradeAdvice(lineage)
  if (advice !== null) return warning(advice, 'docs/backup-upgrade.md, "Downgrade".')
  if (applied === 0) return warning('The database is empty.', 'Start the service, which makes its tables.')
  if (pending.length > 0)
    return warning(
      `${pending.length} of the migrations of this version are pending: ${someOf(pending)}.`,
      'Make a backup, and start this version, which applies them.',
    )
  const jobs = await readJobsLayout(pool)
  if (jobs.found !== jobs.wanted)
    return fault(
      `The tables of the background jobs have the layout ${jobs.found ?? 'of no version'}, and this version needs ${jobs.wanted}.`,
      'Start this version, which upgrades an older layout; a newer one needs the newer version.',
    )
  return ok('All migrations are applied.')
}

async function examineInvariants({ pool }: Server): Promise<Finding[]> {
  const damage = await findDamage(pool)
  if (damage.length === 0) return [ok('The data is sound.')]
  return damage.map(({ holds, mend, ids }) => fault(`Does not hold: ${holds} (${someOf(ids, shown)})`, mend))
}

async function examineJobs({ pool }: Server): Promise<Finding[]> {
  const failed = await countJobs(pool, { state: 'failed' })
  const depths = await findQueueDepths(pool)
  const waiting = depths.filter(({ queue, age }) => queue !== deadLetterQueue && age > longWait)
  const findings = waiting.map(({ queue, waiting: count, age }) =>
    fault(
      `${count} jobs of the queue ${queue} could run, the oldest for ${Math.round(age / 60)} minutes.`,
      'Start a process that runs jobs: WORKERS=on, or `taskpact worker`. If one runs, see its log.',
    ),
  )
  if (failed > 0)
    findings.push(
      warning(
        `${failed} ${failed === 1 ? 'job has' : 'jobs have'} failed for good.`,
        'GET /admin/jobs?state=failed has the errors; retry or cancel each.',
      ),
    )
  return findings.length > 0 ? findings : [ok('No job has failed or waits for long.')]
}

async function examineLeftOvers({ pool }: Server): Promise<Finding> {
  const works = await countLeftOvers(pool)
  if (works.length === 0) return ok('Periodic work left nothing out.')
  return warning(
    `Periodic work left out parts that failed: ${works.map(({ work, count }) => `${count} of ${work}`).join(', ')}.`,
    'See the log for their cause. Once it is gone, retry the jobs of GET /admin/jobs?queue=left_over.',
  )
}

async function examineQuotas({ config, pool }: Server): Promise<Finding[]> {
  const users = await findNearQuotas(pool, { limits: await limitsOf(config), part: nearQuota, most: shown })
  if (users.length === 0) return [ok('No user is near a quota.')]
  return users.map(({ user_id, quota, used, max }) =>
    warning(
      `The user ${user_id} has ${used} of ${max} ${quota}.`,
      `PUT /admin/users/${user_id}/quotas sets another limit, QUOTAS those of all.`,
    ),
  )
}

async function examineMaintenance({ pool }: Server): Promise<Finding> {
  const running = await pool('service_notices').first('since').where({ kind: 'maintenance' })
  if (!running) return ok('The service is not in maintenance.')
  return warning(
    `The service is in maintenance since ${running.since}: users can change nothing.`,
    '`taskpact admin maintenance off` ends it.',
  )
}

async function limitsOf({ quotas }: Config): Promise<Record<string, number>> {
  const { contract } = await readOurContract()
  const limits = Object.entries(quotasOf(contract.document)).map(([name, { limit }]) => [name, limit])
  return { ...Object.fromEntries(limits), ...quotas }
}

export const migrationCheck: Check<Server> = { name: 'migrations', examine: examineMigrations }

export const contentChecks: Check<Server>[] = [
  { name: 'invariants', examine: examineInvariants },
  { name: 'jobs', examine: examineJobs },
  { name: 'left_overs', examine: examineLeftOvers },
  { name: 'quotas', examine: examineQuotas },
  { name: 'maintenance', examine: examineMaintenance },
]
