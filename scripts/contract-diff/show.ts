// The parts that the Markdown and HTML reports share: headings, counts, and the places that a change affects.
import type { Change } from './change.ts'
import type { ChangeClass } from './rule.ts'
import type { Verdict } from './verdict.ts'

/** The content of a report. `base` and `head` are the names of the contracts, as given to the command. */
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

/** The number of spots that are listed. A component in common use has hundreds. */
const maxSpots = 5

/** `POST /todos (body.title), ... and 12 more`; empty for a change of the document as a whole. */
export function spotsOf({ spots, what }: Change): string[] {
  const texts = spots
    // The description of an added or removed operation already begins with its name.
    .filter(({ operation, place }) => place || !what.startsWith(`${operation} `))
    .filter(({ operation }) => operation !== null)
    .map(({ operation, place }) => (place ? `${operation} (${place})` : `${operation}`))
  return texts.length > maxSpots ? [...texts.slice(0, maxSpots), `and ${texts.length - maxSpots} more`] : texts
}

/** `2 breaking, 1 non-breaking, 0 documentation`. */
export const countsOf = (changes: Change[]): string =>
  classes.map((name) => `${changes.filter((change) => change.class === name).length} ${name}`).join(', ')

/** `a minor step from 0.1.0: 0.2.0 or higher. <Reason>.` */
export function verdictLine({ step, needs, from, why }: Verdict): string {
  if (step === 'unknown') return why
  return step === 'none' ? `${from} stays. ${why}` : `a ${step} step from ${from}: ${needs} or higher. ${why}`
}

const ways = { request: 'in requests', response: 'in responses', both: 'in the operation or document as a whole' }
export const wayOf = ({ direction, class: name }: Change): string =>
  direction === 'both' && name === 'documentation' ? 'in the wording' : ways[direction]
