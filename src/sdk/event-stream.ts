/** Reads server-sent events as the HTML standard says (9.2.6). */

export interface SentEvent {
  /** The last id so far; undefined until there is one. */
  id: string | undefined
  /** Undefined: a sign of life, which may have moved the id. */
  data: string | undefined
}

/** What the chunks of a stream mean, in their order. What is left at its end was cut off, and is nothing. */
export function createStreamParser(): (chunk: Uint8Array) => SentEvent[] {
  const decoder = new TextDecoder()
  let text = ''
  let id: string | undefined
  let block: { id: string | undefined; data: string[] } = { id, data: [] }

  function readLine(line: string): SentEvent[] {
    if (line === '') {
      id = block.id
      const data = block.data.length > 0 ? block.data.join('\n') : undefined
      block = { id, data: [] }
      return [{ id, data }]
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?([\s\S]*))?$/.exec(line) ?? []
    if (field === 'data') block.data.push(value)
    else if (field === 'id' && !value.includes('\0')) block.id = value
    return []
  }

  return (chunk) => {
    text += decoder.decode(chunk, { stream: true })
    const events: SentEvent[] = []
    // A CR at the end may be half of a CRLF.
    for (let end = /\r\n|\n|\r(?!$)/.exec(text); end; end = /\r\n|\n|\r(?!$)/.exec(text)) {
      events.push(...readLine(text.slice(0, end.index)))
      text = text.slice(end.index + end[0].length)
    }
    return events
  }
}
