// What the reports for people share: headings, counts, and where a change is felt, in words.
import type { Change } from './change.ts'
import type { ChangeClass } from './rules.ts'
import type { Verdict } from './verdict.ts'

/** Everything that a report shows. `base` and `head` are what was compared, as it was named. */
export interface Report {
  base: string
  head: string
  changes: Change[]
  verdict: Verdict
}

export const headings: Record<ChangeClass, string> = {
  breaking: 'Breaking',
  'non-breaking': 'Non-breaking',
  documentation: 'Documentation',
}
export const classes: ChangeClass[] = ['breaking', 'non-breaking', 'documentation']

/** How many spots are listed one by one. A component that everybody uses has hundreds. */
const shown = 5

/** `POST /todos (body.title), ... and 12 more`; empty for a change of the document as a whole. */
export function spotsOf({ spots, what }: Change): string[] {
  const texts = spots
    // An operation that was added or removed has said its name.
    .filter(({ operation, place }) => place || !what.startsWith(`${operation} `))
    .filter(({ operation }) => operation !== null)
    .map(({ operation, place }) => (place ? `${operation} (${place})` : `${operation}`))
  return texts.length > shown ? [...texts.slice(0, shown), `and ${texts.length - shown} more`] : texts
}

/** `2 breaking, 1 non-breaking, 0 documentation`. */
export const countsOf = (changes: Change[]): string =>
  classes.map((name) => `${changes.filter((change) => change.class === name).length} ${name}`).join(', ')

/** `a minor step from 0.1.0: 0.2.0 or higher. Why.` */
export const verdictLine = ({ step, needs, from, why }: Verdict): string =>
  step === 'none' ? `${from} stays. ${why}` : `a ${step} step from ${from}: ${needs} or higher. ${why}`

const ways = { request: 'in requests', response: 'in responses', both: 'for the operation or document as a whole' }
export const wayOf = ({ direction, class: name }: Change): string =>
  direction === 'both' && name === 'documentation' ? 'in words' : ways[direction]
