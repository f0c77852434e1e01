/**
 * Runs the jobs of a queue that wait for foreign servers. Their users take turns, and a job that waits long holds up no
 * other: each has a slot of its own, and a user has a few of them while others wait.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { type Rooms, type TakenJob, takeJobs } from './lane-queries.ts'
import type { Slots } from './queues.ts'

/** Milliseconds between two looks for jobs, and at least between two while there are more. */
const [pollIntervalMs, pauseMs] = [500, 10]
/** Milliseconds between two heartbeats of the running jobs; a third of their lease. */
const heartbeatMs = 3_000
/** Jobs to one target at once, once it has worked within the last milliseconds; one until then and after a failure. */
const [perTarget, trustMs] = [4, 10_000]

/** `failing`: the job is done, but its target did not take it. */
export type Outcome = 'completed' | 'failing'

export interface LaneOptions {
  boss: PgBoss
  pool: Knex
  queue: string
  slots: Pick<Slots, 'total' | 'perLane'>
  /** Rejects for a job that is to be repeated. */
  run(job: TakenJob, signal: AbortSignal): Promise<Outcome>
  log: Logger
}

export interface RunningLanes {
  /** Takes no more jobs, and waits for the running ones for some milliseconds. Those left are repeated later. */
  stop(milliseconds: number): Promise<void>
}

interface Running {
  job: TakenJob
  stopped: AbortController
}

export function startLanes({ boss, pool, queue, slots, run, log }: LaneOptions): RunningLanes {
  const running = new Map<string, Running>()
  const targets = new Map<string, { trusted: boolean; used: number }>()
  /** Jobs that have ended, whose ends are written together. */
  let ended: { job: TakenJob; failure?: unknown }[] = []
  let after = ''
  let wake = () => {}
  const stopping = new AbortController()

  function count(key: 'lane' | 'target'): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { job } of running.values()) counts.set(job[key], (counts.get(job[key]) ?? 0) + 1)
    return counts
  }

  /** A user may have half of the slots while more than half are free, and `perLane` after that. */
  function rooms(): { perLane: number; lanes: Rooms; targets: Rooms; limit: number } {
    const limit = slots.total - running.size
    const perLane = limit > slots.total / 2 ? Math.max(slots.perLane, Math.floor(slots.total / 2)) : slots.perLane
    const now = performance.now()
    for (const [name, { used }] of targets) if (now - used > trustMs) targets.delete(name)
    const busy = count('target')
    const known = new Set([...targets.keys(), ...busy.keys()])
    const roomOf = (name: string) => (targets.get(name)?.trusted ? perTarget : 1) - (busy.get(name) ?? 0)
    return {
      limit,
      perLane,
      lanes: new Map([...count('lane')].map(([name, number]) => [name, Math.max(perLane - number, 0)])),
      targets: new Map([...known].map((name) => [name, Math.max(roomOf(name), 0)])),
    }
  }

  async function start(job: TakenJob): Promise<void> {
    const stopped = new AbortController()
    running.set(job.id, { job, stopped })
    const late = setTimeout(
      () => stopped.abort(new Error(`The job took longer than ${job.expireInSeconds} s.`)),
      job.expireInSeconds * 1000,
    )
    let outcome: Outcome = 'failing'
    let failure: unknown
    try {
      outcome = await Promise.race([run(job, stopped.signal), rejectionOf(stopped.signal)])
    } catch (error) {
      failure = error
    }
    clearTimeout(late)
    targets.set(job.target, { trusted: outcome === 'completed', used: performance.now() })
    running.delete(job.id)
    ended.push({ job, ...(failure !== undefined && { failure }) })
    wake()
  }

  async function writeEnds(): Promise<void> {
    const batch = ended
    ended = []
    const completed = batch.filter(({ failure }) => failure === undefined).map(({ job }) => job)
    try {
      if (completed.length > 0) await boss.complete(queue, completed)
      for (const { job, failure } of batch)
        if (failure !== undefined) await boss.fail(queue, [job], { message: messageOf(failure) })
    } catch (error) {
      // Jobs whose end cannot be written are repeated once their lease is over.
      log.warn({ err: error, queue }, 'the ends of jobs cannot be written')
    }
  }

  /** Returns whether there may be more to take. */
  async function take(): Promise<boolean> {
    const { limit, ...room } = rooms()
    if (limit <= 0) return false
    const { jobs, lastLane } = await takeJobs(pool, { queue, after, limit, ...room })
    const begun = after === ''
    after = lastLane ?? ''
    for (const job of jobs) void start(job)
    return jobs.length > 0 || lastLane !== null || !begun
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      let more = false
      try {
        if (ended.length > 0) await writeEnds()
        more = await take()
      } catch (error) {
        log.warn({ err: error, queue }, 'the job queue has trouble with the database')
      }
      if (ended.length > 0) more = true
      await Promise.race([
        sleep(more ? pauseMs : pollIntervalMs, undefined, { signal: stopping.signal }).catch(() => {}),
        ...(more ? [] : [new Promise<void>((resolve) => (wake = resolve))]),
      ])
    }
  }

  const heartbeat = setInterval(() => {
    const jobs = [...running.values()].map(({ job }) => job)
    if (jobs.length > 0)
      boss.touch(queue, jobs).catch((error) => log.warn({ err: error, queue }, 'leases of jobs cannot be renewed'))
  }, heartbeatMs)
  const looping = loop()

  return {
    async stop(milliseconds) {
      stopping.abort()
      await looping
      const late = performance.now() + milliseconds
      while (running.size > 0 && performance.now() < late) await sleep(50)
      for (const { stopped } of running.values()) stopped.abort(new Error('The process was stopped.'))
      // The aborted ones end in the next turn of the event loop.
      await sleep(0)
      clearInterval(heartbeat)
      await writeEnds()
    },
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
