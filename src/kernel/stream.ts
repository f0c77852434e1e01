/** Answers that do not end by themselves: server-sent events (WHATWG HTML, 9.2), each checked against the contract. */

/** One event of a stream. Without `data` it is a sign of life, which may still move the client's place. */
export interface SentEvent<Data = unknown> {
  /** What the client sends as `Last-Event-ID` to go on after it. One line. */
  id?: string
  /** Its name is its member `type`. */
  data?: Data
}

/** Begins when the answer is written. `signal` is aborted when the client has gone. */
export type EventStream<Data = unknown> = (signal: AbortSignal) => AsyncIterable<SentEvent<Data>>

export const eventStream = 'text/event-stream'

/**
 * Writes the events of streams; `assertData` throws for one that the contract does not allow. The same object in many
 * streams is checked and made into JSON once.
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
      // Something at once, so that a client knows that it is connected.
      yield ':\n\n'
      for await (const { id, data } of stream(signal)) {
        const place = id === undefined ? '' : `id: ${id}\n`
        yield place + (data === undefined ? ':\n\n' : write(data as { type: string }))
      }
    }
}
