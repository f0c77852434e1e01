/** One reader's stream: first what they missed, then what happens; nothing twice, nothing left out. */
import type { Knex } from 'knex'
import { isBehind, type Position } from './position.ts'
import { type LoggedEvent, readEvents } from './queries.ts'
import type { EndReason, Reader, Tail } from './tail.ts'

/** Milliseconds of silence after which a sign of life is sent: proxies cut connections that are silent for a minute. */
const heartbeat = 15_000
/** Events that may wait for a reader who does not keep up. They are the tail's own objects, which all readers share. */
const patience = 1_000
const batch = 100

export type Message =
  /** `logged`: the same object for all readers who are told of the event when it happens. */
  | { kind: 'event'; logged: LoggedEvent }
  /** `position`: all that the reader wants up to there was sent. */
  | { kind: 'heartbeat'; position: Position }
  | { kind: 'ended'; reason: EndReason }

export interface StreamRequest {
  reader: Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>
  /** Where the reader stopped. */
  after: Position
  wants(event: LoggedEvent): boolean
  signal: AbortSignal
}

/** Ends with a message that says why, unless the reader left. */
export async function* follow(
  { pool, tail }: { pool: Knex; tail: Tail },
  { reader, after, wants, signal }: StreamRequest,
): AsyncGenerator<Message> {
  const waiting: LoggedEvent[] = []
  let ended: EndReason | undefined
  let wake = () => {}
  // Before the log is read: what is committed from here on is in `waiting`, all else is found by reading.
  const joined: Reader = {
    ...reader,
    onEvent(event) {
      // Behind what was left out nothing may follow: the reader goes on there.
      if (ended) return
      if (waiting.length < patience) waiting.push(event)
      else {
        ended = 'too_slow'
        // It would be kept for as long as its reader reads nothing.
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
      tail.readBack(async () => (signal.aborted ? [] : readEvents(pool, position, batch, reader.userId)))
    for (let missed = await readMissed(); missed.length > 0; missed = await readMissed()) {
      for (const event of missed) {
        if (signal.aborted) return
        position = event.position
        if (wants(event)) yield { kind: 'event', logged: event }
      }
      if (ended) {
        // What waits comes after what was not read yet.
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
        const timer = setTimeout(() => resolve(true), heartbeat)
        wake = () => {
          clearTimeout(timer)
          resolve(false)
        }
        if (waiting.length > 0 || ended || signal.aborted) wake()
      })
      if (silent) yield { kind: 'heartbeat', position }
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    tail.leave(joined)
  }
}
