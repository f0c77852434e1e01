/**
 * Follows the end of the change log once per process, and hands each event to the streams whose users may see it then.
 * It reads after a hint, and polls without one.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { inTurn, Shares } from '../kernel/index.ts'
import type { Hints } from './hints.ts'
import type { Position } from './position.ts'
import { currentPosition, findLag, type LoggedEvent, readEventsForAll } from './queries.ts'

/** Milliseconds between two polls without a hint, and between two checks of the readers' sessions. */
const pollIntervalMs = 500
const batchSize = 500
/**
 * Streams that read the log back at once: when all clients reconnect together, requests still need connections. The streams of
 * one user are two of them at most.
 */
const readBacks = { slots: 4, share: 0.5 }
/** Events that are handed to streams in one turn of the event loop, so that requests have their turns meanwhile. */
const handedPerTurn = 1_000

export type EndReason = 'token_expired' | 'session_ended' | 'too_slow' | 'shutting_down'

/** A stream of one user. */
export interface Reader {
  userId: string
  /** Null for a token that another service signed. */
  sessionId: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
  /**
   * Absent for a reader that only waits for its end. All readers get the same object, so its serialization can be
   * shared.
   */
  onEvent?(event: LoggedEvent): void
  onEnd(reason: EndReason): void
}

export interface Tail {
  /**
   * Gives the reader every later event that its user may see, until it leaves. Earlier events must be read from the
   * log.
   */
  join(reader: Reader): Promise<void>
  leave(reader: Reader): void
  /**
   * Runs the queries of a user's stream that is behind the end of the log, a few streams at a time, users in turn. Throws the
   * signal's reason when the stream ends before its turn.
   */
  readBack<T>(reader: { userId: string; signal: AbortSignal }, work: () => Promise<T>): Promise<T>
  /** Age in seconds of the oldest event that was not read yet; null without readers. */
  lag(): Promise<number | null>
  /** Ends every stream, and refuses new ones. */
  stop(): Promise<void>
}

export interface TailOptions {
  pool: Knex
  hints: Hints
  log: Logger
  /** Of these readers, those whose session has ended or whose user is disabled. */
  findEnded(pool: Knex, readers: Reader[]): Promise<Set<Reader>>
}

export function createTail({ pool, hints, log, findEnded }: TailOptions): Tail {
  /** By user id, so that an event is handed only to the streams that may see it. */
  const readers = new Map<string, Set<Reader>>()
  let running: { begun: Promise<void>; ended: Promise<void>; wake(): void } | undefined
  const turns = new Shares(readBacks)
  let stopped = false
  /** The end of what was read, while there are readers. */
  let position: Position | undefined
  // The loop outlives the request that started it, so it must not run in that request's trace.
  const outside = AsyncLocalStorage.snapshot()

  function add(reader: Reader): void {
    const own = readers.get(reader.userId)
    if (own) own.add(reader)
    else readers.set(reader.userId, new Set([reader]))
  }

  function remove(reader: Reader): void {
    const own = readers.get(reader.userId)
    if (own?.delete(reader) && own.size === 0) readers.delete(reader.userId)
  }

  function start() {
    const hint = { wake() {} }
    const unsubscribe = hints.subscribe(() => hint.wake())
    const begun = Promise.withResolvers<void>()
    const ended = run(hint, begun).finally(unsubscribe)
    running = { begun: begun.promise, ended, wake: () => hint.wake() }
    return running
  }

  /** Reads the log until the last reader has left. */
  async function run(hint: { wake(): void }, begun: PromiseWithResolvers<void>): Promise<void> {
    position = undefined
    // A monotonic clock: a wall clock that is set back would stop the checks.
    let checked = -pollIntervalMs
    while (readers.size > 0 || !position) {
      // A hint during a read causes another read.
      let hinted = false
      let wake = () => {
        hinted = true
      }
      hint.wake = () => wake()
      try {
        position ??= await currentPosition(pool)
        begun.resolve()
        const events = await readEventsForAll(pool, position, batchSize)
        position = events.at(-1)?.position ?? position
        await handOut(events)
        if (events.length === batchSize) continue
        if (performance.now() - checked >= pollIntervalMs) {
          checked = performance.now()
          await endStreams()
        }
      } catch (error) {
        if (!position) {
          running = undefined
          begun.reject(error)
          return
        }
        log.warn({ err: error }, 'the change log cannot be read; the read is repeated')
      }
      if (readers.size === 0) break
      if (!hinted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, pollIntervalMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
    running = undefined
    position = undefined
  }

  async function handOut(events: Awaited<ReturnType<typeof readEventsForAll>>): Promise<void> {
    let handed = 0
    for (const event of events)
      for (const userId of event.readers)
        for (const reader of readers.get(userId) ?? []) {
          reader.onEvent?.(event)
          if (++handed % handedPerTurn === 0) await nextTurn()
        }
  }

  async function endStreams(): Promise<void> {
    const now = Date.now()
    const all = [...readers.values()].flatMap((own) => [...own])
    const gone = await findEnded(pool, all)
    for (const reader of all) {
      if (reader.expiresAt <= now) reader.onEnd('token_expired')
      else if (gone.has(reader)) reader.onEnd('session_ended')
    }
  }

  return {
    async join(reader) {
      if (stopped) {
        reader.onEnd('shutting_down')
        return
      }
      add(reader)
      try {
        await (running ?? outside(start)).begun
      } catch (error) {
        remove(reader)
        throw error
      }
    },

    leave(reader) {
      remove(reader)
      if (readers.size === 0) running?.wake()
    },

    readBack: ({ userId, signal }, work) => inTurn(turns, userId, { signal, what: 'streams that catch up' }, work),

    lag: async () => (position ? findLag(pool, position) : null),

    async stop() {
      stopped = true
      for (const own of readers.values()) for (const reader of own) reader.onEnd('shutting_down')
      readers.clear()
      running?.wake()
      await running?.ended
    },
  }
}
