/** A log that keeps what the service writes, as text and as lines. */
import type { Logger } from 'pino'
import { expect } from 'vitest'
import { createLog } from '../../src/telemetry/log.ts'

export interface KeptLog {
  log: Logger
  /** Everything that was written. */
  text(): string
  /** The line of the request with this id, once it is there. */
  lineOf(requestId: string): Promise<Record<string, unknown>>
  /** All lines. */
  lines(): Record<string, unknown>[]
}

/** Keeps everything down to `trace`. */
export function keepLog(): KeptLog {
  let text = ''
  const write = (line: string) => {
    text += line
  }
  const lines = () => text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
  return {
    log: createLog({ logLevel: 'trace', logFormat: 'json' }, { destination: { write } }),
    text: () => text,
    lines,
    async lineOf(requestId) {
      // The client may have its answer a moment before the service knows that it is sent.
      const find = () => lines().find((line) => line.request_id === requestId && 'duration_ms' in line)
      await expect.poll(find, { timeout: 5_000 }).toBeDefined()
      return find()
    },
  }
}
