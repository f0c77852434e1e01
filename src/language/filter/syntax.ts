/** Reads a filter as it is written: its grammar is in grammar.peggy, what it means in meaning.ts. */
import { SyntaxError as ParserError, parse } from '../../../generated/filter-parser.js'

/** A place in the text of a filter, counted in characters from 1. */
export interface Written {
  text: string
  column: number
}

/** A value that a field is compared with, as it is written. */
export type Value = { column: number; text: string } & (
  | { kind: 'text' | 'word' | 'number' | 'day' | 'instant' }
  | { kind: 'relative'; base: 'today' | 'tomorrow' | 'yesterday' | 'now'; offsets: Offset[] }
)

/** A number of hours, days, weeks, months or years. */
export interface Offset {
  amount: number
  unit: 'h' | 'd' | 'w' | 'm' | 'y'
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'in' | 'is none' | 'is not none'

/** A filter as it is written. */
export type Syntax =
  | { kind: 'all' | 'any'; of: Syntax[] }
  | { kind: 'not'; of: Syntax }
  | { kind: 'comparison'; field: Written; operator: Operator; values: Value[] }
  | { kind: 'has'; name: Written }
  | { kind: 'flag'; field: Written }

/** A filter that cannot be read. Its message is for the person who wrote it. */
export class FilterError extends Error {
  readonly column: number
  readonly reason: string
  /** The name that was perhaps meant by the one there. */
  readonly meant: string | undefined

  constructor(column: number, reason: string, meant?: string) {
    super(`character ${column}: ${reason}`)
    this.column = column
    this.reason = reason
    this.meant = meant
  }
}

/** Throws a FilterError that says where the text is wrong, and what was expected there. */
export function readFilter(text: string): Syntax {
  try {
    return parse(text) as Syntax
  } catch (error) {
    if (!(error instanceof ParserError)) throw error
    const { offset } = error.location.start
    const found = /^[\p{L}\p{N}\p{M}_.-]+|^./u.exec(text.slice(offset))?.[0].slice(0, 40)
    const unclosed = found === '"' || found === "'"
    const expected = unclosed
      ? `a closing ${found}`
      : wordsOf(error.expected.map((one) => one.description ?? one.text ?? ''))
    throw new FilterError(offset + 1, `expected ${expected}, found ${found === undefined ? 'the end' : `\`${found}\``}`)
  }
}

/** `a, b or c`, without the spaces that may stand anywhere, unless only one is expected. */
function wordsOf(expected: string[]): string {
  const all = [...new Set(expected.map((one) => (one === '' ? 'the end' : one)))]
  const others = all.filter((one) => one !== 'a space')
  const names = (others.length > 0 ? others : all).map((one) => (/^(an? |the )/.test(one) ? one : `\`${one}\``)).sort()
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
