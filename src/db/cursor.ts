/** Opaque cursors: a JSON array in base64url. A client may send any text, so the values must be checked after decoding. */
import { CursorError } from './errors.ts'

export function encodeCursor(values: unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values of a cursor. Throws a CursorError for a text that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values)) return values
  } catch {
    // Text that is no JSON is refused like any other foreign cursor.
  }
  throw new CursorError('The cursor is not valid.')
}
