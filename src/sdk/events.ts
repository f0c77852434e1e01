/** What happens, live: one stream for as long as it is wanted, however often the connection is cut. */
import type { Event, EventCursor, EventType, StreamEvent, StreamEventsData } from '../../generated/client/types.gen.ts'
import { abortable, sleep } from './abort.ts'
import type { TaskpactClient } from './client.ts'
import { TaskpactError } from './errors.ts'
import { createStreamParser } from './event-stream.ts'
import { backoff } from './retry.ts'

export interface EventsOptions {
  client: TaskpactClient
  /** Where to go on: the `cursor` of the last event, or of a finished sync. From now on when absent. */
  since?: EventCursor | undefined
  /** Only events of these types. */
  types?: EventType[] | undefined
  /** Only what happens in this project. */
  project_id?: string | undefined
  /** Ends the stream, which then throws the signal's reason. */
  signal?: AbortSignal | undefined
  /** Milliseconds without a sign of life, of which the service gives one every 15 s, before it connects anew. 45 000 when absent. */
  patience?: number | undefined
}

export interface FollowedEvent {
  event: Event
  /** To go on after this event another time. */
  cursor: EventCursor
}

/** Milliseconds before another try to connect at most. */
const longestDelay = 30_000

/**
 * Each event once and in order. A stream that was cut goes on where it was; a token that has expired is refreshed; while
 * the service is away it is tried again, for ever once it was reached. Throws a TaskpactError when the service refuses:
 * `unauthenticated` after the session has ended, `cursor_expired` when `since` is too old.
 */
export async function* events(options: EventsOptions): AsyncGenerator<FollowedEvent, void, undefined> {
  const { client, since, types, project_id, signal, patience = 45_000 } = options
  let last: string | undefined
  let failures = 0
  let reached = false
  for (;;) {
    // Ends this connection only.
    const connection = new AbortController()
    const stop = () => connection.abort(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    try {
      const body = await connect(client, { query: { since, types, project_id }, last, signal: connection.signal })
      reached = true
      for await (const { id, data } of read(body, patience, connection)) {
        failures = 0
        last = id ?? last
        if (data === undefined) continue
        const event = JSON.parse(data) as StreamEvent
        // Whatever the reason, the next connection tells: it goes on, or is refused.
        if (event.type === 'stream.ended') break
        yield { event, cursor: last ?? '' }
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (!reached || !isPassing(error)) throw error
    } finally {
      signal?.removeEventListener('abort', stop)
      connection.abort()
    }
    failures++
    await sleep(backoff(failures, 500, longestDelay), signal)
  }
}

type Place = Pick<StreamEventsData, 'query'> & { last: string | undefined; signal: AbortSignal }

/** Not the generated `streamEvents`: it does not tell a refusal from a cut. */
async function connect(client: TaskpactClient, { query, last, signal }: Place): Promise<ReadableStream<Uint8Array>> {
  const { data } = await client.get<{ 200: ReadableStream<Uint8Array> }, unknown, true>({
    url: '/events' satisfies StreamEventsData['url'],
    security: [{ scheme: 'bearer', type: 'http' }],
    query: query ?? {},
    headers: { Accept: 'text/event-stream', ...(last !== undefined && { 'Last-Event-ID': last }) },
    parseAs: 'stream',
    signal,
    throwOnError: true,
  })
  return data
}

/** Ends with the connection: when it is closed, and when it is silent for too long. Throws what cut it. */
async function* read(body: ReadableStream<Uint8Array>, patience: number, connection: AbortController) {
  const reader = body.getReader()
  const parse = createStreamParser()
  try {
    for (;;) {
      const timer = setTimeout(
        () => connection.abort(new DOMException('The stream is silent', 'TimeoutError')),
        patience,
      )
      const { done, value } = await abortable(reader.read(), connection.signal).finally(() => clearTimeout(timer))
      if (done) return
      yield* parse(value)
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** What is no refusal: a cut of whatever kind, or a service that cannot do it now. */
function isPassing(error: unknown): boolean {
  if (error instanceof SyntaxError) return false
  return !(error instanceof TaskpactError) || error.status === 0 || error.status === 429 || error.status >= 500
}
