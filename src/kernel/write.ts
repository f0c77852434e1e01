/** Writes a checked reply to its client. */
import { once } from 'node:events'
import type { Response } from 'express'
import type { CheckedReply } from './reply.ts'

/** `head`: without its body. */
export function write(response: Response, { status, headers, payload }: CheckedReply, head: boolean): void {
  // The client has gone, or a timeout has answered already.
  if (response.headersSent || response.destroyed) return
  // All at once: Node looks at each name three times where they are set one by one.
  const lines: string[] = []
  for (const name in headers) lines.push(name, headers[name] as string)
  if (payload !== null) lines.push('Content-Length', String(Buffer.byteLength(payload)))
  response.writeHead(status, lines)
  response.end(head || payload === null ? undefined : payload)
}

/** Milliseconds in which the reader of a stream must take something: nobody knows whether they still read otherwise. */
const patience = 30_000

/**
 * Writes a stream for as long as there is somebody who reads it, and no faster than that. A reader who takes nothing for
 * `stallAfter` milliseconds is cut off.
 */
export async function pour(
  response: Response,
  headers: CheckedReply['headers'],
  stream: NonNullable<CheckedReply['stream']>,
  stallAfter = patience,
): Promise<void> {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  if (response.destroyed) return
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  for await (const text of stream(gone.signal)) {
    if (gone.signal.aborted) return
    if (response.write(text)) continue
    const stalled = setTimeout(() => response.destroy(), stallAfter)
    await once(response, 'drain', { signal: gone.signal }).catch(() => {})
    clearTimeout(stalled)
  }
  response.end()
}
