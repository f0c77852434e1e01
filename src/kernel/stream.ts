/** Streams of server-sent events (WHATWG HTML, 9.2), each event checked against the contract. */

/** One event of a stream. Without `data` it is a keep-alive, whose `id` may still move the client's position. */
export interface SentEvent<Data = unknown> {
  /** One line, which the client sends as `Last-Event-ID` to resume after the event. */
  id?: string
  /** The event is named by the member `type`. */
  data?: Data
}

/** Called when the response begins. `signal` is aborted when the client has gone. */
export type EventStream<Data = unknown> = (signal: AbortSignal) => AsyncIterable<SentEvent<Data>>

export const eventStream = 'text/event-stream'

/**
 * Encodes the events of streams; `assertData` throws for one that the contract does not allow. An object that is sent
 * to many streams is checked and serialized once.
 */
export function compileStream(assertData: (data: unknown) => void) {
  const written = new WeakMap<object, string>()

  function write(data: { type: string }): string {
    const known = written.get(data)
    if (known !== undefined) return known
    assertData(data)
    const text = `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
    written.set(data, text)
    return text
  }

  return (stream: EventStream) =>
    async function* encode(signal: AbortSignal): AsyncGenerator<string> {
      // A comment at once, so that the client knows that it is connected.
      yield ':\n\n'
      for await (const { id, data } of stream(signal)) {
        const place = id === undefined ? '' : `id: ${id}\n`
        yield place + (data === undefined ? ':\n\n' : write(data as { type: string }))
      }
    }
}
