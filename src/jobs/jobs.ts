/**
 * Background jobs on pg-boss, in the same Postgres: a job that is enqueued in a transaction runs at least once after
 * that commits, and never when it rolls back. Workers poll, so they hold no connection and work through PgBouncer.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import type { fromKnex, Job, JobResult, PgBoss, PgBossEventMap } from 'pg-boss'
import type { Logger } from 'pino'
import { chunks } from '../db/chunks.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import type { TakenJob } from './lane-queries.ts'
import { type Outcome, type RunningLanes, startLanes } from './lanes.ts'
import { deadLetterQueue, type QueueData, type QueueName, type QueueSettings, queues } from './queues.ts'
import { type RunningTicks, startTicks, type Tick } from './ticks.ts'

/** Seconds between two checks for killed workers. */
const supervisionSeconds = 5
/** Milliseconds that active jobs have to end when the service stops. */
const gracePeriodMs = 6_000

export interface JobInProgress<Q extends QueueName> {
  id: string
  data: QueueData[Q]
  /** Aborted when the attempt expires, or when the grace period of a shutdown is over. */
  signal: AbortSignal
}

/**
 * The worker of each queue. It may run more than once for a job, so a second run must change nothing. `failing` means
 * that the job is done, but that the receiver it waited for did not take it.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: most workers return nothing
export type Workers = { [Q in QueueName]: (job: JobInProgress<Q>) => Promise<Outcome | void> }

export interface Jobs {
  /** Enqueues one job per `data` in the transaction of `db`, in the trace that `data` names or else the caller's. */
  enqueue<Q extends QueueName>(db: Knex, queue: Q, data: readonly Traced<QueueData[Q]>[]): Promise<void>
  /** Enqueues one job under an id of the caller's. */
  enqueueAs<Q extends QueueName>(db: Knex, queue: Q, id: string, data: QueueData[Q]): Promise<void>
  /** Enqueues jobs that run at `runAt` or later. */
  enqueueAt<Q extends QueueName>(db: Knex, queue: Q, runAt: Date, data: readonly QueueData[Q][]): Promise<void>
  /** Starts the workers of every queue, and the ticks. After a failure it may be called again, and starts the others. */
  work(workers: Workers, ticks?: Tick[]): Promise<void>
  /** Makes a failed or cancelled job run again, in the transaction of `db`. */
  retry(db: Knex, job: StoredJob): Promise<void>
  cancel(db: Knex, job: StoredJob): Promise<void>
  /**
   * Takes no more jobs, and waits for the active ones for the grace period. Jobs that have not ended run again later.
   */
  stop(): Promise<void>
}

/** A row of pg-boss: `name` is its queue; for a job whose retries are used up, the dead-letter queue. */
export interface StoredJob {
  id: string
  name: string
  state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed'
}

/** Whether its retries are used up. */
export function isFailed({ name, state }: StoredJob): boolean {
  return name === deadLetterQueue && state !== 'cancelled'
}

/** A job's data with the trace of the request that made it. */
type Traced<Data> = Data & { traceparent?: string }

/** A running pg-boss. */
interface Started {
  boss: PgBoss
  /** The option that runs its statements in the transaction of `db`. */
  within(db: Knex): { db: ReturnType<typeof fromKnex> }
}

export interface JobOptions {
  /** Connections for background work. */
  pool: Knex
  log: Logger
  tracing: Tracing
  /** How many jobs a process runs at once, where it is not as the queue has it. */
  totals?: Partial<Record<QueueName, number>>
}

/** Starts pg-boss with the first use; before that it sends no query. */
export function createJobs({ pool, log, tracing, totals = {} }: JobOptions): Jobs {
  async function start(): Promise<Started> {
    // Imported here, since its many files would delay the first response after a start.
    const { fromKnex, PgBoss } = await import('pg-boss')
    const boss = new PgBoss({
      db: fromKnex(pool),
      migrate: false,
      superviseIntervalSeconds: supervisionSeconds,
      monitorIntervalSeconds: supervisionSeconds,
      monitorVacuum: false,
      reindex: false,
    })
    boss.on('error', (error) => log.warn({ err: asError(error) }, 'the job queue has trouble with the database'))
    boss.on('warning', (warning: PgBossEventMap['warning'][0]) => log.warn({ warning }, 'the job queue warns'))
    await boss.start()
    return { boss, within: (db) => ({ db: fromKnex(db) }) }
  }

  // pg-boss outlives the request that starts it, so it must not run in that request's trace.
  const outside = AsyncLocalStorage.snapshot()
  let starting: Promise<Started> | undefined
  /** A failed start is not remembered, so the next use starts again. */
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
    { id, data: { traceparent, ...data }, signal }: Pick<Job<Traced<QueueData[Q]>>, 'id' | 'data' | 'signal'>,
  ): Promise<Outcome> {
    const attributes = {
      'messaging.system': 'pg-boss',
      'messaging.destination.name': queue,
      'messaging.operation.type': 'process',
      'messaging.message.id': id,
    }
    return tracing.enter({ name: `process ${queue}`, kind: 'CONSUMER', attributes }, traceparent, async (span) => {
      try {
        return (await worker({ id, data: data as unknown as QueueData[Q], signal })) ?? 'completed'
      } catch (error) {
        span.describe({ error: 'failed' })
        log.error({ err: error, queue, job_id: id }, 'a job failed')
        throw error
      }
    })
  }

  /** For pg-boss, which wants the result of each job of a batch. */
  const settle = (id: string, attempted: Promise<Outcome>): Promise<JobResult> =>
    attempted.then(
      () => ({ id, status: 'completed' }),
      (error) => ({
        id,
        status: 'failed',
        output: { message: error instanceof Error ? error.message : String(error) },
      }),
    )

  async function workOn<Q extends QueueName>(boss: PgBoss, queue: Q, workers: Workers): Promise<void> {
    const worker = workers[queue]
    const { slots }: QueueSettings<QueueData[Q]> = queues[queue]
    if (slots) {
      const run = ({ id, data }: TakenJob, signal: AbortSignal) =>
        attempt(queue, worker, { id, data: data as Traced<QueueData[Q]>, signal })
      lanes.push(startLanes({ boss, pool, queue, slots: { ...slots, total: totals[queue] ?? slots.total }, run, log }))
      return
    }
    const options = {
      pollingIntervalSeconds: 0.5,
      batchSize: 10,
      burstWhenBatchFull: true,
      perJobResults: true,
    } as const
    await boss.work(queue, options, (jobs: Job<Traced<QueueData[Q]>>[]) =>
      Promise.all(jobs.map((job) => settle(job.id, attempt(queue, worker, job)))),
    )
  }

  async function insert<Q extends QueueName>(
    db: Knex,
    queue: Q,
    data: readonly Traced<QueueData[Q]>[],
    { runAt, id }: { runAt?: Date; id?: string } = {},
  ): Promise<void> {
    if (data.length === 0) return
    const { boss, within } = await started()
    const { slots }: QueueSettings<QueueData[Q]> = queues[queue]
    const { traceparent } = tracing.current?.() ?? {}
    for (const part of chunks(data)) {
      const jobs = part.map((one) => ({
        data: traceparent === undefined ? one : { traceparent, ...one },
        ...(id && { id }),
        ...(runAt && { startAfter: runAt }),
        ...(slots && { group: groupOf(slots.laneOf(one)) }),
      }))
      await boss.insert(queue, jobs, { ...within(db), returnId: false })
    }
  }

  /** The queues whose workers have not started. */
  const idle = new Set(Object.keys(queues) as QueueName[])
  const lanes: RunningLanes[] = []
  let ticking: RunningTicks | undefined

  return {
    enqueue: (db, queue, data) => insert(db, queue, data),
    enqueueAs: (db, queue, id, data) => insert(db, queue, [data], { id }),
    enqueueAt: (db, queue, runAt, data) => insert(db, queue, data, { runAt }),

    async work(workers, ticks = []) {
      const { boss } = await started()
      for (const queue of idle) {
        const { schedule } = queues[queue]
        if (schedule) await boss.schedule(queue, schedule, {})
        await workOn(boss, queue, workers)
        idle.delete(queue)
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
      const stopping = lanes.splice(0).map((lane) => lane.stop(gracePeriodMs))
      await Promise.all([...stopping, running.boss.stop({ graceful: true, timeout: gracePeriodMs, close: false })])
    },
  }
}

/** pg-boss's names of a lane and a target. */
const groupOf = ({ lane, target }: { lane: string; target: string }) => ({ id: lane, tier: target })

/** pg-boss emits a worker's error as a plain object with its members; the log needs an Error. */
function asError(trouble: Error): Error {
  return trouble instanceof Error ? trouble : Object.assign(new Error(), trouble)
}
