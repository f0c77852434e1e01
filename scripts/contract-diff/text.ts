// The report as text: Markdown, which can be pasted into a review, or for a terminal.
import { stripVTControlCharacters, styleText } from 'node:util'
import type { Change } from './change.ts'
import { classes, countsOf, headings, type Report, spotsOf, verdictLine, wayOf } from './show.ts'

interface Style {
  heading(text: string, level: 1 | 2): string
  strong(text: string): string
  code(text: string): string
  /** Text of a contract, which must not become Markdown, HTML or control characters. */
  plain(text: string): string
}

const line = (text: string) => text.replaceAll(/\s+/g, ' ')

const markdown: Style = {
  heading: (text, level) => `${'#'.repeat(level)} ${text}`,
  strong: (text) => `**${text}**`,
  code: (text) => `\`${text.replaceAll('`', "'") || '/'}\``,
  plain: (text) => line(text.replaceAll(/[\\`*_[\]<>|#]/g, '\\$&')),
}

const shown = (text: string) => line(stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, ' '))

const terminal: Style = {
  heading: (text, level) => styleText(level === 1 ? ['bold', 'underline'] : 'bold', text),
  strong: (text) => styleText('bold', text),
  code: (text) => shown(text) || '/',
  plain: shown,
}

export const toMarkdown = (report: Report): string => written(report, markdown)

/** With the styles of a terminal, unless `NO_COLOR` is set. */
export const toTerminal = (report: Report): string => written(report, terminal)

function written({ base, head, changes, verdict }: Report, style: Style): string {
  const sections = classes.flatMap((name) => {
    const list = changes.filter((change) => change.class === name)
    if (list.length === 0) return []
    return [style.heading(headings[name], 2), list.map((change) => entry(change, style)).join('\n')]
  })
  return `${[
    style.heading(`${style.plain(base)} to ${style.plain(head)}: ${countsOf(changes)}`, 1),
    `${style.strong('Version:')} ${verdictLine(verdict)}`,
    ...sections,
  ].join('\n\n')}\n`
}

function entry(change: Change, style: Style): string {
  const { what, kind, why } = change
  const lines = [`- ${style.strong(style.plain(what))} (${style.code(kind)}, ${wayOf(change)}). ${why}`]
  const spots = spotsOf(change)
  if (spots.length > 0) lines.push(`  - Affects ${style.plain(spots.join(', '))}`)
  lines.push(`  - ${places(change, style)}`)
  return lines.join('\n')
}

function places({ base, head }: Change, { code }: Style): string {
  if (base !== null && head !== null && base !== head) return `${code(base)}, now ${code(head)}`
  return base === null ? `New: ${code(head ?? '')}` : head === null ? `Was: ${code(base)}` : code(base)
}
