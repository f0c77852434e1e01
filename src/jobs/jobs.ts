/**
 * Background work, on pg-boss in the same Postgres: what is enqueued in a transaction runs when that commits, at least
 * once, and never when it rolls back. Workers poll, so no connection is held and PgBouncer may be in between.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import type { fromKnex, Job, JobResult, PgBoss, PgBossEventMap } from 'pg-boss'
import type { Logger } from 'pino'
import type { Tracing } from '../telemetry/tracing.ts'
import { deadLetterQueue, type QueueData, type QueueName, type QueueSettings, queues } from './queues.ts'
import { type RunningTicks, startTicks, type Tick } from './ticks.ts'

/** Seconds between looks for killed workers. */
const supervision = 5
/** How long jobs in progress may take to end when the service stops, in milliseconds. */
const gracePeriod = 6_000

export interface JobInProgress<Q extends QueueName> {
  id: string
  data: QueueData[Q]
  /** Aborted when the attempt has expired, or the service stops without waiting. */
  signal: AbortSignal
}

/** What is done for each queue. It may run more than once for the same job, so a second run must change nothing. */
export type Workers = { [Q in QueueName]: (job: JobInProgress<Q>) => Promise<void> }

export interface Jobs {
  /** Adds work in the transaction of `db`: one job per `data`, each in the trace that it names, or else in the caller's. */
  enqueue<Q extends QueueName>(db: Knex, queue: Q, ...data: Traced<QueueData[Q]>[]): Promise<void>
  /** The same, not to run before an instant. */
  enqueueAt<Q extends QueueName>(db: Knex, queue: Q, runAt: Date, ...data: QueueData[Q][]): Promise<void>
  /** Begins to work on every queue, and to do what is done again and again. */
  work(workers: Workers, ticks?: Tick[]): Promise<void>
  /** Lets a failed or cancelled job run again, in the transaction of `db`. */
  retry(db: Knex, job: StoredJob): Promise<void>
  cancel(db: Knex, job: StoredJob): Promise<void>
  /** Takes no more work and waits for what is in progress, for some seconds; what has not ended by then runs again. */
  stop(): Promise<void>
}

/** A job as pg-boss has it: `name` is its queue, the dead-letter queue for one that has failed for good. */
export interface StoredJob {
  id: string
  name: string
  state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'
}

/** Whether it has failed for good. */
export function isFailed({ name, state }: StoredJob): boolean {
  return name === deadLetterQueue && state !== 'cancelled'
}

/** A job's data with the trace of the request that made it. */
type Traced<Data> = Data & { traceparent?: string }

/** pg-boss, at work. */
interface Started {
  boss: PgBoss
  /** Lets it run its statements in the transaction of a `db`. */
  within(db: Knex): { db: ReturnType<typeof fromKnex> }
}

/** Nothing is asked of the database before the first use. */
export function createJobs({ pool, log, tracing }: { pool: Knex; log: Logger; tracing: Tracing }): Jobs {
  async function start(): Promise<Started> {
    // Only here: with what it needs it is some eighty files, which would hold up the first answer.
    const { fromKnex, PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      db: fromKnex(pool),
      migrate: false,
      superviseIntervalSeconds: supervision,
      monitorIntervalSeconds: supervision,
      monitorVacuum: false,
      reindex: false,
    })
    boss.on('error', (error) => log.warn({ err: asError(error) }, 'the job queue has trouble with the database'))
    boss.on('warning', (warning: PgBossEventMap['warning'][0]) => log.warn({ warning }, 'the job queue warns'))
    await boss.start()
    return { boss, within: (db) => ({ db: fromKnex(db) }) }
  }

  // The request that comes first starts what goes on for ever, and is not to have all of that in its trace.
  const outside = AsyncLocalStorage.snapshot()
  let starting: Promise<Started> | undefined
  /** Forgets a failed start, so that the next use tries again. */
  function started(): Promise<Started> {
    starting ??= outside(start).catch((error) => {
      starting = undefined
      throw error
    })
    return starting
  }

  async function attempt<Q extends QueueName>(
    queue: Q,
    worker: Workers[Q],
    { id, data: { traceparent, ...data }, signal }: Job<Traced<QueueData[Q]>>,
  ): Promise<JobResult> {
    const attributes = {
      'messaging.system': 'pg-boss',
      'messaging.destination.name': queue,
      'messaging.operation.type': 'process',
      'messaging.message.id': id,
    }
    return tracing.enter({ name: `process ${queue}`, kind: 'CONSUMER', attributes }, traceparent, async (span) => {
      try {
        await worker({ id, data: data as unknown as QueueData[Q], signal })
        return { id, status: 'completed' }
      } catch (error) {
        span.describe({ error: 'failed' })
        log.error({ err: error, queue, job_id: id }, 'a job failed')
        return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } }
      }
    })
  }

  async function workOn<Q extends QueueName>(boss: PgBoss, queue: Q, workers: Workers): Promise<void> {
    const { parallel }: QueueSettings = queues[queue]
    const options = {
      pollingIntervalSeconds: 0.5,
      batchSize: 10,
      burstWhenBatchFull: true,
      perJobResults: true,
      ...(parallel && { localConcurrency: parallel.workers, localGroupConcurrency: parallel.perGroup }),
    } as const
    await boss.work(queue, options, (jobs: Job<Traced<QueueData[Q]>>[]) =>
      Promise.all(jobs.map((job) => attempt(queue, workers[queue], job))),
    )
  }

  async function insert<Q extends QueueName>(
    db: Knex,
    queue: Q,
    data: Traced<QueueData[Q]>[],
    runAt?: Date,
  ): Promise<void> {
    if (data.length === 0) return
    const { boss, within } = await started()
    const { parallel }: QueueSettings<QueueData[Q]> = queues[queue]
    const { traceparent } = tracing.place() ?? {}
    const jobs = data.map((one) => ({
      data: traceparent === undefined ? one : { traceparent, ...one },
      ...(runAt && { startAfter: runAt }),
      ...(parallel && { group: { id: String(one[parallel.group]) } }),
    }))
    await boss.insert(queue, jobs, { ...within(db), returnId: false })
  }

  let ticking: RunningTicks | undefined

  return {
    enqueue: (db, queue, ...data) => insert(db, queue, data),
    enqueueAt: (db, queue, runAt, ...data) => insert(db, queue, data, runAt),

    async work(workers, ticks = []) {
      const { boss } = await started()
      for (const queue of Object.keys(queues) as QueueName[]) {
        const { schedule } = queues[queue]
        if (schedule) await boss.schedule(queue, schedule, {})
        await workOn(boss, queue, workers)
      }
      ticking = startTicks(ticks, log)
    },

    async retry(db, { id, name, state }) {
      const { boss, within } = await started()
      const options = within(db)
      if (state === 'cancelled') await boss.resume(name, id, options)
      if (name === deadLetterQueue) await boss.redrive(name, { ...options, ids: [id] })
    },

    async cancel(db, { id, name }) {
      const { boss, within } = await started()
      await boss.cancel(name, id, within(db))
    },

    async stop() {
      const running = await starting?.catch(() => null)
      if (!running) return
      await ticking?.stop()
      await running.boss.stop({ graceful: true, timeout: gracePeriod, close: false })
    },
  }
}

/** Of a worker's trouble pg-boss tells by an object with the members of the error, which is none to the log. */
function asError(trouble: Error): Error {
  return trouble instanceof Error ? trouble : Object.assign(new Error(), trouble)
}
