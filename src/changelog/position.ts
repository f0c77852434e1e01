/** Positions in the change log, and the cursors that encode them for clients. */
import { decodeCursor, encodeCursor } from '../db/cursor.ts'
import { CursorError } from '../db/errors.ts'

/** The position after one event. Decimal numbers as text, since they may exceed a JavaScript integer. */
export interface Position {
  transaction: string
  sequence: string
}

export function isBehind(a: Position, b: Position): boolean {
  const [first, second] = [BigInt(a.transaction), BigInt(b.transaction)]
  return first === second ? BigInt(a.sequence) < BigInt(b.sequence) : first < second
}

/** Returns a cursor. `rest` holds further JSON values of its caller: `GET /sync` keeps its progress there. */
export function encodePosition({ transaction, sequence }: Position, rest: unknown[] = []): string {
  return encodeCursor([transaction, sequence, ...rest])
}

/** Decodes a cursor of `encodePosition`. Throws a CursorError for any other text. */
export function decodePosition(cursor: string): { position: Position; rest: unknown[] } {
  const [transaction, sequence, ...rest] = decodeCursor(cursor)
  if (isNumber(transaction) && isNumber(sequence)) return { position: { transaction, sequence }, rest }
  throw new CursorError('The cursor is no position in the change log.')
}

const isNumber = (value: unknown): value is string => typeof value === 'string' && /^\d{1,18}$/.test(value)
