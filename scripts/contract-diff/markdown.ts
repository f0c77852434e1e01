// The report as Markdown, which can be pasted into a review.
import type { Change } from './change.ts'
import { classes, countsOf, headings, type Report, spotsOf, verdictLine, wayOf } from './show.ts'

export function toMarkdown({ base, head, changes, verdict }: Report): string {
  const sections = classes.flatMap((name) => {
    const list = changes.filter((change) => change.class === name)
    return list.length === 0 ? [] : [`## ${headings[name]}`, list.map(entry).join('\n')]
  })
  return `${[
    `# ${plain(base)} to ${plain(head)}: ${countsOf(changes)}`,
    `**Version:** ${verdictLine(verdict)}`,
    ...sections,
  ].join('\n\n')}\n`
}

function entry(change: Change): string {
  const lines = [`- **${plain(change.what)}** (\`${change.kind}\`, ${wayOf(change)}). ${change.why}`]
  const spots = spotsOf(change)
  if (spots.length > 0) lines.push(`  - Affects ${plain(spots.join(', '))}`)
  lines.push(`  - ${places(change)}`)
  return lines.join('\n')
}

function places({ base, head }: Change): string {
  if (base !== null && head !== null && base !== head) return `${code(base)}, now ${code(head)}`
  return base === null ? `New: ${code(head ?? '')}` : head === null ? `Was: ${code(base)}` : code(base)
}

const code = (text: string) => `\`${text.replaceAll('`', "'") || '/'}\``
/** Escapes text of a contract, which must not become Markdown or HTML. */
const plain = (text: string) => text.replaceAll(/[\\`*_[\]<>|#]/g, '\\$&').replaceAll(/\s+/g, ' ')
