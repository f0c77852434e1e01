/** Prometheus metrics of requests, jobs, emails, webhooks, streams and the connection pool. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Knex } from 'knex'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { EndedRequest } from './ended-request.ts'

/** Outcomes of a delivery attempt: `retried` failed and is followed by another attempt. */
const deliveryOutcomes = ['succeeded', 'retried', 'failed'] as const
const readTargets = ['replica', 'primary'] as const
const mailOutcomes = ['sent', 'failed'] as const
const breachChecks = ['found', 'absent', 'failed', 'skipped'] as const
const transports = ['sse', 'websocket'] as const

export interface Metrics {
  /** All metrics, for Prometheus's text format. */
  registry: Registry
  countRequest(ended: EndedRequest): void
  /** Counts a request that the overload gate refused before it was parsed. */
  countRefused(): void
  /** Counts credentials that were invalid, or were refused unseen since too many were. */
  countFailedAuthentication(isRefused: boolean): void
  /** Counts an upgrade to the event socket that was refused, by its status. */
  countRefusedUpgrade(status: number): void
  /** Counts a read of an operation with `x-read: replica`, by the server that it was sent to. */
  countRead(target: (typeof readTargets)[number]): void
  /** Counts a new password that the service for breached ones was asked about. */
  countBreachCheck(result: (typeof breachChecks)[number]): void
  countMail(outcome: (typeof mailOutcomes)[number]): void
  countDelivery(outcome: (typeof deliveryOutcomes)[number]): void
  /** Counts an open event stream. Returns the function that counts it as closed. */
  countStream(transport: (typeof transports)[number]): () => void
}

/** Milliseconds that a scrape waits for the database; a gauge without a value by then is left out. */
const collectTimeoutMs = 1_000

/** The sources that a scrape reads. */
export interface Measured {
  pool: Knex
  /** Per queue: jobs that could run now, counted up to a limit, and seconds that the first of them has waited. */
  queueDepths(): Promise<{ queue: string; waiting: number; age: number }[]>
  /** Seconds that the oldest event not yet read by this process has waited; null without streams. */
  tailLag(): Promise<number | null>
}

/** The metrics of one service. Each scrape reads `measured`. */
export function createMetrics({ pool, queueDepths, tailLag }: Measured): Metrics {
  const registry = new Registry()
  const registers = [registry]
  addPool(pool, registers)
  addQueues(queueDepths, registers)
  addLag(tailLag, registers)

  const labelNames = ['operation_id', 'status'] as const
  /**
   * Counts since the last scrape, by operation and status. Looking up a labelled counter costs more than counting here.
   */
  const ended = new Map<string, Map<number | undefined, number>>()
  function count(operation_id: string, status: number | undefined): void {
    const statuses = ended.get(operation_id) ?? new Map<number | undefined, number>()
    ended.set(operation_id, statuses.set(status, (statuses.get(status) ?? 0) + 1))
  }
  new Counter({
    name: 'http_requests_total',
    help: 'Requests that ended.',
    labelNames,
    registers,
    collect() {
      for (const [operation_id, statuses] of ended)
        for (const [status, count] of statuses) this.inc({ operation_id, status: String(status ?? 'none') }, count)
      ended.clear()
    },
  })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'From the headers of a request to the last byte of its response.',
    labelNames,
    registers,
  })
  const reads = new Counter({
    name: 'database_reads_total',
    help: 'Reads that may go to a replica, by the server that returned them.',
    labelNames: ['target'],
    registers,
  })
  // Starts at 0, so that the first count is an increase.
  for (const target of ['replica', 'primary']) reads.inc({ target }, 0)
  const mails = new Counter({
    name: 'mails_total',
    help: 'Mails that were handed to the mail server, or that it did not take.',
    labelNames: ['outcome'],
    registers,
  })
  const deliveries = new Counter({
    name: 'webhook_delivery_attempts_total',
    help: 'Attempts at deliveries of webhooks. "retried" failed and is tried again, "failed" is not.',
    labelNames: ['outcome'],
    registers,
  })
  const failedAuthentications = new Counter({
    name: 'failed_authentications_total',
    help: 'Credentials that were invalid. "refused" were not looked up, since too many were invalid before.',
    labelNames: ['outcome'],
    registers,
  })
  const breachCheckCounts = new Counter({
    name: 'breached_password_checks_total',
    help: 'New passwords by what the service for breached ones said. "failed" and "skipped" were accepted without an answer.',
    labelNames: ['result'],
    registers,
  })
  for (const result of breachChecks) breachCheckCounts.inc({ result }, 0)
  const refusedUpgrades = new Counter({
    name: 'event_socket_refusals_total',
    help: 'Upgrades to the event socket that were refused.',
    labelNames: ['status'],
    registers,
  })
  const streams = new Gauge({
    name: 'event_streams',
    help: 'Streams of events that are open.',
    labelNames: ['transport'],
    registers,
  })
  // Starts at 0, so that the first count is an increase.
  for (const outcome of ['invalid', 'refused']) failedAuthentications.inc({ outcome }, 0)
  for (const status of ['401', '429']) refusedUpgrades.inc({ status }, 0)
  for (const outcome of mailOutcomes) mails.inc({ outcome }, 0)
  for (const outcome of deliveryOutcomes) deliveries.inc({ outcome }, 0)
  for (const transport of transports) streams.set({ transport }, 0)

  return {
    registry,
    countRefused: () => count('none', 503),
    countFailedAuthentication: (isRefused) => failedAuthentications.inc({ outcome: isRefused ? 'refused' : 'invalid' }),
    countRefusedUpgrade: (status) => refusedUpgrades.inc({ status }),
    countRequest({ operation, status, duration }) {
      const operation_id = operation?.id ?? 'none'
      count(operation_id, status)
      durations.observe({ operation_id, status: String(status ?? 'none') }, duration / 1000)
    },
    countRead: (target) => reads.inc({ target }),
    countBreachCheck: (result) => breachCheckCounts.inc({ result }),
    countMail: (outcome) => mails.inc({ outcome }),
    countDelivery: (outcome) => deliveries.inc({ outcome }),
    countStream(transport) {
      streams.inc({ transport })
      return () => streams.dec({ transport })
    },
  }
}

function addPool(pool: Knex, registers: Registry[]): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Database connections that are open, by whether a query or a transaction has them.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'used' }, pool.client.pool.numUsed())
      this.set({ state: 'free' }, pool.client.pool.numFree())
    },
  })
  new Gauge({
    name: 'database_pool_pending',
    help: 'Queries and transactions that wait for a database connection.',
    registers,
    collect() {
      this.set(pool.client.pool.numPendingAcquires())
    },
  })
}

function addQueues(queueDepths: Measured['queueDepths'], registers: Registry[]): void {
  const readDepths = withTimeout(queueDepths)
  new Gauge({
    name: 'job_queue_waiting_jobs',
    help: 'Jobs that could run now, of all processes; counted up to 10000.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      for (const { queue, waiting } of (await readDepths()) ?? []) this.set({ queue }, waiting)
    },
  })
  new Gauge({
    name: 'job_queue_oldest_waiting_age_seconds',
    help: 'How long the first of these jobs has waited; 0 when there is none.',
    labelNames: ['queue'],
    registers,
    async collect() {
      this.reset()
      for (const { queue, age } of (await readDepths()) ?? []) this.set({ queue }, age)
    },
  })
}

function addLag(tailLag: Measured['tailLag'], registers: Registry[]): void {
  const readLag = withTimeout(tailLag)
  new Gauge({
    name: 'event_tail_lag_seconds',
    help: 'How long the first event that this process has not handed to its streams has waited; none without streams.',
    registers,
    async collect() {
      this.remove()
      const lag = await readLag()
      if (lag !== null) this.set(lag)
    },
  })
}

/** Concurrent calls share one run of `read`. Null when it failed or has not returned in time. */
function withTimeout<T>(read: () => Promise<T>): () => Promise<T | null> {
  let reading: Promise<T | null> | undefined
  return () => {
    reading ??= read()
      .catch(() => null)
      .finally(() => {
        reading = undefined
      })
    return Promise.race([reading, sleep(collectTimeoutMs, null, { ref: false })])
  }
}
