/** The filter of a request. */
import { validationProblem } from '../../../kernel/index.ts'
import { type Condition, conditionOf, type FilterReader } from '../../../language/filter/meaning.ts'
import { FilterError } from '../../../language/filter/syntax.ts'

/** Reads `filter` of a query or a body. Throws 422 that says where it is wrong. */
export function readFilterOf(
  text: string,
  reader: Omit<FilterReader, 'now'>,
  location: 'query' | 'body' = 'query',
): Condition {
  try {
    return conditionOf(text, { ...reader, now: new Date() })
  } catch (error) {
    if (!(error instanceof FilterError)) throw error
    throw validationProblem([{ location, pointer: '/filter', code: 'x-language', message: error.message }])
  }
}
