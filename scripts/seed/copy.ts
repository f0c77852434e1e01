/** Rows into a table by COPY, written while they are made: however many there are, few of them are in memory. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

export type Value = string | number | boolean | null

/** Characters that are sent at once; below that, many small writes cost more than the rows. */
const chunkSize = 65_536

/** Inserts `rows`, whose values are in the order of `columns`. Aborted, it throws and the transaction has failed. */
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

/** As the text format of COPY has it (PostgreSQL documentation, COPY, File Formats). */
function field(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value !== 'string') return String(value)
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string)
}
