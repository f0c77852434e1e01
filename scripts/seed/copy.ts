/** Inserts rows by COPY. The rows are streamed, so that memory does not grow with their number. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type Value = string | number | boolean | null

/** The size of a write, in characters. Smaller writes cost more than the rows in them. */
const chunkSize = 65_536

/**
 * Inserts `rows`, whose values are in the order of `columns`. When `signal` aborts, it throws and the transaction
 * fails.
 */
export async function copyRows(
  connection: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
  signal: AbortSignal,
): Promise<void> {
  const target = connection.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  await pipeline(Readable.from(chunks(rows)), target, { signal })
}

function* chunks(rows: Iterable<readonly Value[]>): Generator<string> {
  let chunk = ''
  for (const row of rows) {
    chunk += `${row.map(field).join('\t')}\n`
    if (chunk.length < chunkSize) continue
    yield chunk
    chunk = ''
  }
  if (chunk !== '') yield chunk
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Formats a value for the text format of COPY (PostgreSQL documentation, COPY, File Formats). */
function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string)
}
