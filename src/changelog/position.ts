/** Places in the change log, and how clients name them. */
import { problem } from '../service/api.ts'

/** After all events up to it. Decimal numbers, which may be too large for a JavaScript number. */
export interface Position {
  transaction: string
  sequence: string
}

export function isBehind(a: Position, b: Position): boolean {
  const [first, second] = [BigInt(a.transaction), BigInt(b.transaction)]
  return first === second ? BigInt(a.sequence) < BigInt(b.sequence) : first < second
}

/** What may stand behind the two numbers is the cursor's own: `GET /sync` says what of its objects is still to come. */
export function encodePosition({ transaction, sequence }: Position, rest: unknown[] = []): string {
  return Buffer.from(JSON.stringify([transaction, sequence, ...rest])).toString('base64url')
}

/** Throws 409 `cursor_invalid` for what is not ours. */
export function decodePosition(cursor: string): { position: Position; rest: unknown[] } {
  try {
    const [transaction, sequence, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (isNumber(transaction) && isNumber(sequence)) return { position: { transaction, sequence }, rest }
  } catch {
    // What does not decode is refused below.
  }
  throw problem('cursor_invalid')
}

const isNumber = (value: unknown) => typeof value === 'string' && /^\d{1,18}$/.test(value)
