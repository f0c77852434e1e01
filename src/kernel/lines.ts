/**
 * Streams of lines: any number of objects of one schema, as JSON lines or as CSV (RFC 4180), each checked against the
 * contract. A media type of a response is one where its schema has `x-lines`, the schema of an object.
 */
import { ContractError, type JsonObject, type Schema } from './model.ts'

/** Called when the response begins; yields some objects at a time. `signal` is aborted when the client has gone. */
export type Lines<Row extends object = object> = (signal: AbortSignal) => AsyncIterable<readonly Row[]>

const linesTypes = ['application/x-ndjson', 'text/csv'] as const
export type LinesType = (typeof linesTypes)[number]

/** The schema of an object of a stream of lines; undefined for any other schema. */
export const lineSchema = (schema: Schema) => schema['x-lines'] as Schema | undefined

/** Encodes streams of a media type; `assertRow` throws for an object that the contract does not allow. */
export function compileLines(
  mediaType: string,
  columns: string[],
  assertRow: (row: object) => void,
): (lines: Lines) => (signal: AbortSignal) => AsyncIterable<string> {
  if (!(linesTypes as readonly string[]).includes(mediaType))
    throw new ContractError([`${mediaType} has x-lines, which only ${linesTypes.join(' and ')} may have`])
  const isCsv = mediaType === 'text/csv'
  const line = isCsv ? (row: object) => csvLine(columns.map((name) => (row as JsonObject)[name])) : jsonLine
  return (lines) =>
    async function* encode(signal) {
      if (isCsv) yield csvLine(columns)
      for await (const rows of lines(signal)) {
        for (const row of rows) assertRow(row)
        yield rows.map(line).join('')
      }
    }
}

const jsonLine = (row: object) => `${JSON.stringify(row)}\n`

const csvLine = (values: unknown[]) => `${values.map(csvField).join(',')}\r\n`

/** A text that a spreadsheet would run as a formula begins with an apostrophe: a user agent may be any text. */
function csvField(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
