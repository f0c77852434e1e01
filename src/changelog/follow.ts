/** One reader's stream: first the events missed since a position, then live ones, each exactly once. */
import type { Knex } from 'knex'
import { isBehind, type Position } from './position.ts'
import { type LoggedEvent, readEvents } from './queries.ts'
import type { EndReason, Reader, Tail } from './tail.ts'

/**
 * Milliseconds without an event after which a heartbeat is sent: proxies close connections that are idle for a minute.
 */
const heartbeatMs = 15_000
/** Events that may queue for a slow reader. All readers queue the same objects, those of the tail. */
const maxBacklog = 1_000
const batchSize = 100

export type Message =
  /** A live event is the same `logged` object for every reader. */
  | { kind: 'event'; logged: LoggedEvent }
  /** Every event up to `position` that the reader wants was sent. */
  | { kind: 'heartbeat'; position: Position }
  | { kind: 'ended'; reason: EndReason }

export interface StreamRequest {
  reader: Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>
  /** The last position that the reader has. */
  after: Position
  wants(event: LoggedEvent): boolean
  signal: AbortSignal
}

/** Yields messages until the stream ends; the last one gives the reason, unless `signal` aborted it. */
export async function* follow(
  { pool, tail }: { pool: Knex; tail: Tail },
  { reader, after, wants, signal }: StreamRequest,
): AsyncGenerator<Message> {
  const waiting: LoggedEvent[] = []
  let ended: EndReason | undefined
  let wake = () => {}
  // Joins before it reads the log: later commits arrive in `waiting`, earlier ones are read.
  const joined: Reader = {
    ...reader,
    onEvent(event) {
      // Once an event was dropped, send nothing after it: the client resumes from the last one it has.
      if (ended) return
      if (waiting.length < maxBacklog) waiting.push(event)
      else {
        ended = 'too_slow'
        // A reader that has stalled must not keep the queue in memory.
        waiting.length = 0
      }
      wake()
    },
    onEnd(reason) {
      ended ??= reason
      wake()
    },
  }
  await tail.join(joined)
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  let position = after
  try {
    const readMissed = () =>
      tail.readBack({ userId: reader.userId, signal }, () => readEvents(pool, position, batchSize, reader.userId))
    for (let missed = await readMissed(); missed.length > 0; missed = await readMissed()) {
      for (const event of missed) {
        if (signal.aborted) return
        position = event.position
        if (wants(event)) yield { kind: 'event', logged: event }
      }
      if (ended) {
        // The queued events come after those that were not read back yet.
        waiting.length = 0
        break
      }
    }
    while (!signal.aborted) {
      for (let event = waiting.shift(); event && !signal.aborted; event = waiting.shift()) {
        if (!isBehind(position, event.position)) continue
        position = event.position
        if (wants(event)) yield { kind: 'event', logged: event }
      }
      if (ended) {
        yield { kind: 'ended', reason: ended }
        return
      }
      if (signal.aborted) return
      const silent = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          resolve(false)
        }
        if (waiting.length > 0 || ended || signal.aborted) wake()
      })
      if (silent) yield { kind: 'heartbeat', position }
    }
  } catch (error) {
    // It has ended before its turn to read the log back.
    if (!signal.aborted) throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
    tail.leave(joined)
  }
}
