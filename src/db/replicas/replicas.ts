/** Watches the read replicas: which of them respond, and how far each has replayed. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { withTimeout } from '../limits/limits.ts'

/** Milliseconds between two probes. */
const probeIntervalMs = 500
/** Timeout of a probe of one server, in milliseconds. */
const probeTimeoutMs = 1_000
/** Milliseconds that a usable replica may lag behind the primary. */
const maxLagMs = 5_000
/** Milliseconds for which a failed replica is not used. */
const backoffMs = 5_000

export interface Replica {
  pool: Knex
  /** The first transaction of the change log whose end the replica may not have replayed at the last probe. */
  horizon: string
}

export interface Replicas {
  /** Whether replicas are configured, usable or not. */
  configured: boolean
  /** The replica for a user: the same in every process while it is usable. Null when none is usable. */
  choose(readerId: string): Replica | null
  /** Takes a failed replica out of use for some seconds. */
  avoid(replica: Replica, error: unknown): void
  close(): Promise<void>
}

/** A server's WAL position at a time of `performance.now()`. */
interface Sample {
  at: number
  location: bigint
}

/** The state of a replica after the last probe. */
interface State extends Replica {
  /** It has replayed every commit before this time. */
  current: number
  avoidedUntil: number
  usable: boolean
}

/** `readHorizon` reads `Replica.horizon` from a replica. Probing starts with the first `choose`. */
export function createReplicas({
  primary,
  pools,
  log,
  readHorizon,
}: {
  primary: Knex
  pools: Knex[]
  log: Logger
  readHorizon: (db: Knex) => Promise<string>
}): Replicas {
  const states = pools.map(
    (pool): State => ({ pool, horizon: '0', current: -Infinity, avoidedUntil: -Infinity, usable: false }),
  )
  // The probes outlive the request that starts them, so they must not run in its trace.
  const outside = AsyncLocalStorage.snapshot()
  let history: Sample[] = []
  let timer: NodeJS.Timeout | undefined
  let probing: Promise<void> | undefined
  let closed = false

  function isUsable({ current, avoidedUntil }: State): boolean {
    const now = performance.now()
    return now >= avoidedUntil && now - current <= maxLagMs
  }

  function note(state: State, error?: unknown): void {
    const usable = isUsable(state)
    if (usable === state.usable) return
    state.usable = usable
    const replica = states.indexOf(state) + 1
    if (usable) log.info({ replica }, 'the replica is read from')
    else log.warn({ replica, err: error }, 'the replica is not read from: it failed, or is too far behind')
  }

  function avoid(state: State, error: unknown): void {
    state.avoidedUntil = performance.now() + backoffMs
    note(state, error)
  }

  /** Probes the replicas before the primary, so that none can be ahead of the primary's answer. */
  async function probe(): Promise<void> {
    const asked = states.filter(({ avoidedUntil }) => performance.now() >= avoidedUntil)
    const seen = await Promise.all(
      asked.map(async (state) => {
        try {
          return { state, ...(await ask(state.pool, readHorizon)) }
        } catch (error) {
          avoid(state, error)
          return null
        }
      }),
    )
    const at = performance.now()
    const location = await locationOf(primary).catch(() => null)
    if (location !== null) {
      history = [...history.filter((sample) => at - sample.at <= 2 * maxLagMs), { at, location }]
      // A replica that is ahead follows another primary.
      for (const one of seen)
        if (one?.replayed != null && one.replayed <= location) {
          const has = history.findLast((sample) => sample.location <= (one.replayed as bigint))
          one.state.horizon = one.horizon
          one.state.current = Math.max(one.state.current, has?.at ?? -Infinity)
        }
    }
    for (const state of states) note(state)
  }

  function probeAgain(): void {
    probing = probe().finally(() => {
      if (!closed) timer = setTimeout(probeAgain, probeIntervalMs).unref()
    })
  }

  return {
    configured: pools.length > 0,

    choose(readerId) {
      if (states.length === 0 || closed) return null
      if (!probing) outside(probeAgain)
      const first = Number.parseInt(readerId.slice(-6), 16) % states.length
      return [...states.slice(first), ...states.slice(0, first)].find(isUsable) ?? null
    },

    avoid: (replica, error) => avoid(replica as State, error),

    async close() {
      closed = true
      clearTimeout(timer)
      await probing
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

const limits = { milliseconds: probeTimeoutMs, wait: probeTimeoutMs }

/** Queries one server. `replayed` is null for a server that is no standby. */
function ask(pool: Knex, readHorizon: (db: Knex) => Promise<string>) {
  return withTimeout(pool, limits, async (db) => {
    const horizon = await readHorizon(db)
    const { rows } = await db.raw(
      `select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as replayed where pg_is_in_recovery()`,
    )
    return { horizon, replayed: rows[0]?.replayed == null ? null : BigInt(rows[0].replayed) }
  })
}

function locationOf(primary: Knex): Promise<bigint> {
  return withTimeout(primary, limits, async (db) => {
    const { rows } = await db.raw(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as location`)
    return BigInt(rows[0].location)
  })
}
