// The verdicts on a change, and the rows of the tables of verdicts.
import type { JsonObject } from '../../scripts/contract-diff/document.ts'

/** `breaks`: a client may fail. `fits`: no client fails. `same`: only the documentation may differ. */
export type Verdict = 'breaks' | 'fits' | 'same'
export const [breaks, fits, same] = ['breaks', 'fits', 'same'] as const

/** Two schemas, with the verdict on a request and on a response, and the components that they refer to. */
export type SchemaRow = [
  name: string,
  from: unknown,
  to: unknown,
  inRequest: Verdict,
  inResponse: Verdict,
  schemas?: JsonObject,
  schemasNow?: JsonObject,
]
/** Two documents. */
export type DocumentRow = [name: string, from: JsonObject, to: JsonObject, verdict: Verdict]
