/**
 * The SQL of jobs, for administration. A job whose retries are used up leaves a copy in the dead-letter queue, and a
 * retry of that copy makes another row. The API shows these rows as one job, with the id of the first and the state of
 * the last.
 */
import type { Knex } from 'knex'
import { type Page, type PageRequest, readPage, type SortKey } from '../db/page.ts'
import type { Schemas } from '../service/api.ts'
import type { StoredJob } from './jobs.ts'
import { deadLetterQueue, type MailData, queues } from './queues.ts'

type Job = Schemas['Job']

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

export interface JobFilter {
  queue?: string | undefined
  state?: Job['state'] | undefined
}

/** The jobs of a queue that could run now: their number, and the age in seconds of the oldest. */
export interface QueueDepth {
  queue: string
  /** At most `depthLimit`. */
  waiting: number
  age: number
}

/** Counting stops here, so that its cost is bounded. */
const depthLimit = 10_000

export async function findQueueDepths(db: Knex): Promise<QueueDepth[]> {
  const { rows } = await db.raw(
    `select queue, waiting.count::integer as waiting, waiting.age::float8 as age
     from unnest(?::text[]) as queue
     cross join lateral (
       select count(*) as count, greatest(coalesce(extract(epoch from clock_timestamp() - min(start_after)), 0), 0) as age
       from (
         select start_after from pgboss.job
         where name = queue and state < 'active' and not blocked and start_after <= clock_timestamp()
         order by priority desc, created_on limit ?
       ) as jobs
     ) as waiting`,
    [[...Object.keys(queues), deadLetterQueue], depthLimit],
  )
  return rows
}

export async function listJobs(db: Knex, filter: JobFilter, page: PageRequest): Promise<Page<Job>> {
  return readPage(filtered(db, filter).select('*'), sortKeys, page)
}

export async function countJobs(db: Knex, filter: JobFilter): Promise<number> {
  const [row] = await filtered(db, filter).count({ total: '*' })
  return Number(row?.total)
}

function filtered(db: Knex, { queue, state }: JobFilter): Knex.QueryBuilder {
  const query = db.from(current(db).as('jobs'))
  if (queue !== undefined) query.where({ queue })
  if (state !== undefined) query.where({ state })
  return query
}

export async function findJob(db: Knex, id: string): Promise<Job | null> {
  const row = await ofChain(current(db), id).first()
  return row ?? null
}

/** The last row of a job, locked until the transaction ends. */
export async function lockJob(db: Knex, id: string): Promise<StoredJob | null> {
  const row = await ofChain(latest(db), id).first('job.id', 'job.name', 'job.state').forUpdate('job')
  return row ?? null
}

/** The jobs of emails by receiver: the user or the address. */
export const receiverIndex = `create index if not exists taskpact_receivers on pgboss.job_common (group_tier)
  where name in ('mail', 'account_mail', 'dead_letter')`

/**
 * Deletes the jobs of emails to a user, by id and by address: all of them, those that have ended too, or those of some
 * letters. An email that a worker is sending at this moment is still sent.
 */
export async function deleteMailJobs(db: Knex, userId: string, letters?: MailData['letter'][]): Promise<void> {
  await db.raw(
    `delete from pgboss.job_common where name in ('mail', 'account_mail', 'dead_letter')
       and group_tier in (:userId::text, (select lower(email) from users where id = :userId))
       and (:letters::text[] is null or data ->> 'letter' = any(:letters))`,
    { userId, letters: letters ?? null },
  )
}

function ofChain(query: Knex.QueryBuilder, id: string): Knex.QueryBuilder {
  return query.where((either) => either.where('job.id', id).orWhere('job.source_root_id', id))
}

/** The last row of each chain, of the service's own queues only: pg-boss has internal ones. */
function latest(db: Knex): Knex.QueryBuilder {
  return db('pgboss.job as job')
    .whereIn('job.name', [...Object.keys(queues), deadLetterQueue])
    .whereNotExists((later) =>
      later
        .from('pgboss.job as later')
        .whereRaw('later.source_root_id = coalesce(job.source_root_id, job.id)')
        .whereRaw('later.created_on > job.created_on'),
    )
}

function current(db: Knex): Knex.QueryBuilder {
  return latest(db).select(
    db.raw('coalesce(job.source_root_id, job.id) as id'),
    db.raw('coalesce(job.source_name, job.name) as queue'),
    db.raw(`case when job.name = ? and job.state <> 'cancelled' then 'failed' else job.state::text end as state`, [
      deadLetterQueue,
    ]),
    db.raw(
      `case when job.name = ? then job.source_retry_count + 1
        when job.started_on is null then 0
        else job.retry_count + 1
       end as attempts`,
      [deadLetterQueue],
    ),
    db.raw('coalesce(job.source_retry_count, job.retry_limit) + 1 as max_attempts'),
    db.raw(`left(coalesce(job.source_output, job.output) ->> 'message', 1000) as error`),
    db.raw('coalesce(job.source_created_on, job.created_on) as created_at'),
    db.raw('job.start_after as run_at'),
    db.raw(
      'case when job.name = ? and job.completed_on is null then job.created_on else job.completed_on end as finished_at',
      [deadLetterQueue],
    ),
  )
}
