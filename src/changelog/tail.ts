/**
 * The end of the change log, read once for all streams of a process, and handed to those who may see it at that moment.
 * It is read when a hint says so, and now and then without one.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Knex } from 'knex'
import pLimit from 'p-limit'
import type { Logger } from 'pino'
import type { Hints } from './hints.ts'
import type { Position } from './position.ts'
import { currentPosition, findLag, type LoggedEvent, readEventsForAll } from './queries.ts'

/** Milliseconds between two looks without a hint, and at whether the readers may still read. */
const patience = 500
const batch = 500
/** Streams that read back at once: when all come again together, requests must have connections left. */
const readingBack = 4

export type EndReason = 'token_expired' | 'session_ended' | 'too_slow' | 'shutting_down'

/** Who reads, and how they are reached. */
export interface Reader {
  userId: string
  /** Null for a token that another service signed. */
  sessionId: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
  /** Absent: they only want to know when it ends. All readers get the same object, so that what is made of it may be kept. */
  onEvent?(event: LoggedEvent): void
  onEnd(reason: EndReason): void
}

export interface Tail {
  /** From here on the reader gets every event that they may see, until they leave. What was before must be read. */
  join(reader: Reader): Promise<void>
  leave(reader: Reader): void
  /** Does what a stream must ask the database before it is at the end of the log, a few at once. */
  readBack<T>(work: () => Promise<T>): Promise<T>
  /** Seconds that the oldest event which was not read yet has waited; null when nobody reads. */
  lag(): Promise<number | null>
  /** Ends every stream; there are no more. */
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
  /** By the user's id: an event costs those who may see it, and no others. */
  const readers = new Map<string, Set<Reader>>()
  let running: { begun: Promise<void>; ended: Promise<void>; wake(): void } | undefined
  let stopped = false
  /** Up to where the log was read, while somebody reads. */
  let position: Position | undefined
  // It goes on after the request that began it, and is no part of that one's trace.
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

  /** Reads until nobody is left. */
  async function run(hint: { wake(): void }, begun: PromiseWithResolvers<void>): Promise<void> {
    position = undefined
    // Not by the clock of the day: once that was set back, nobody would be looked at for as long.
    let checked = -patience
    while (readers.size > 0 || !position) {
      // Hints that come while the log is read are not lost.
      let hinted = false
      let wake = () => {
        hinted = true
      }
      hint.wake = () => wake()
      try {
        position ??= await currentPosition(pool)
        begun.resolve()
        const events = await readEventsForAll(pool, position, batch)
        position = events.at(-1)?.position ?? position
        for (const event of events)
          for (const userId of event.readers) for (const reader of readers.get(userId) ?? []) reader.onEvent?.(event)
        if (events.length === batch) continue
        if (performance.now() - checked >= patience) {
          checked = performance.now()
          await endStreams()
        }
      } catch (error) {
        if (!position) {
          running = undefined
          begun.reject(error)
          return
        }
        log.warn({ err: error }, 'the change log cannot be read; it is tried again')
      }
      if (readers.size === 0) break
      if (!hinted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, patience)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
    }
    running = undefined
    position = undefined
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

    readBack: pLimit(readingBack),

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
