/** Standbys of the primary that reads may go to: which of them answer, and how far each has come. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { within } from '../limits/limits.ts'

/** Milliseconds between looks at the standbys. */
const interval = 500
/** Milliseconds that a look may take at each server. */
const patience = 1_000
/** Milliseconds that a standby may be behind the primary. */
const oldest = 5_000
/** Milliseconds for which a standby that failed is asked nothing. */
const pause = 5_000

export interface Replica {
  pool: Knex
  /** The change log's first transaction of which the standby had perhaps not replayed the end when it was looked at. */
  horizon: string
}

export interface Replicas {
  /** Whether there are any, usable or not. */
  configured: boolean
  /** The same one for a reader, in every process, as long as it can be used. Null: none can be used now. */
  choose(readerId: string): Replica | null
  /** Nothing is read from it for some seconds. */
  avoid(replica: Replica, error: unknown): void
  close(): Promise<void>
}

/** Where a server's log was at an instant of `performance.now()`. */
interface Sample {
  at: number
  location: bigint
}

/** What is known of a standby. */
interface State extends Replica {
  /** It has all that was committed before this instant. */
  current: number
  avoidedUntil: number
  usable: boolean
}

/** `readHorizon` is asked of a standby, for `Replica.horizon`. Nothing is asked before the first `choose`. */
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
  // What goes on for ever is in no trace of the request that came first.
  const outside = AsyncLocalStorage.snapshot()
  let history: Sample[] = []
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let closed = false

  function isUsable({ current, avoidedUntil }: State): boolean {
    const now = performance.now()
    return now >= avoidedUntil && now - current <= oldest
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
    state.avoidedUntil = performance.now() + pause
    note(state, error)
  }

  /** The standbys first: what they have replayed cannot be ahead of what the primary says after that. */
  async function look(): Promise<void> {
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
      history = [...history.filter((sample) => at - sample.at <= 2 * oldest), { at, location }]
      // One that is ahead of the primary follows another one.
      for (const one of seen)
        if (one?.replayed != null && one.replayed <= location) {
          const has = history.findLast((sample) => sample.location <= (one.replayed as bigint))
          one.state.horizon = one.horizon
          one.state.current = Math.max(one.state.current, has?.at ?? -Infinity)
        }
    }
    for (const state of states) note(state)
  }

  function lookAgain(): void {
    looking = look().finally(() => {
      if (!closed) timer = setTimeout(lookAgain, interval).unref()
    })
  }

  return {
    configured: pools.length > 0,

    choose(readerId) {
      if (states.length === 0 || closed) return null
      if (!looking) outside(lookAgain)
      const first = Number.parseInt(readerId.slice(-6), 16) % states.length
      return [...states.slice(first), ...states.slice(0, first)].find(isUsable) ?? null
    },

    avoid: (replica, error) => avoid(replica as State, error),

    async close() {
      closed = true
      clearTimeout(timer)
      await looking
      await Promise.all(pools.map((pool) => pool.destroy()))
    },
  }
}

const limits = { milliseconds: patience, wait: patience }

/** `replayed` is null of a server that is no standby. */
function ask(pool: Knex, readHorizon: (db: Knex) => Promise<string>) {
  return within(pool, limits, async (db) => {
    const horizon = await readHorizon(db)
    const { rows } = await db.raw(
      `select pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::text as replayed where pg_is_in_recovery()`,
    )
    return { horizon, replayed: rows[0]?.replayed == null ? null : BigInt(rows[0].replayed) }
  })
}

function locationOf(primary: Knex): Promise<bigint> {
  return within(primary, limits, async (db) => {
    const { rows } = await db.raw(`select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as location`)
    return BigInt(rows[0].location)
  })
}
