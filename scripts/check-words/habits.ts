/** The worst habits of wording: how each is recognised, and the words to write in its place. */
import { type Line, proseOf, type Sentence } from './prose.ts'

interface Habit {
  pattern: RegExp
  /** The words to write in its place. */
  instead: string
}

/** How no sentence of a comment or of Markdown begins, but a question. */
const beginnings: Habit[] = [
  {
    pattern: /^(?:who|whom|whose|what|whatever|whichever)\b/i,
    instead: 'the noun that is meant first: "a client that ...", "the rows that ..."',
  },
  { pattern: /^answers\b/i, instead: '"Returns", or "response" for an HTTP reply' },
]

/** Words that no sentence of a comment or of Markdown has. */
const words: Habit[] = [
  { pattern: /\b(?:whoever|whomever)\b/i, instead: 'the noun that is meant: "a client that", "anyone who"' },
  { pattern: /\bnobody\b/i, instead: 'the noun that is meant: "no client", "no user", "no process"' },
  {
    pattern: /\b(?:is|are|was|were|be|been|being) told\b(?! apart)/i,
    instead: '"is notified", "is called", "is given"',
  },
  { pattern: /\bin work\b/i, instead: '"in flight" or "running"' },
  { pattern: /\b(?:takes?|taking|took) leave\b/i, instead: '"drains" or "shuts down"' },
  { pattern: /\b(?:go|goes|going|went) together\b/i, instead: '"is batched" or "shares a batch"' },
  { pattern: /\bin vain\b/i, instead: '"times out" or "without effect"' },
]

/** Words that no file has, in names and messages either. The brackets keep this line from being a finding itself. */
const everywhere: Habit[] = [
  { pattern: /pat[i]ence/i, instead: '"timeout", "delay" or "limit", with the unit in the name' },
]

export interface Finding {
  line: number
  /** The words as they are in the file. */
  words: string
  instead: string
}

/** The findings in a file of this name, in the order of its lines; none for a kind of file that has no prose. */
export function findHabits(name: string, text: string): Finding[] {
  const prose = proseOf(name, text)
  if (!prose) return []
  const complete = prose.sentences.filter((sentence) => !sentence.isFragment && !isQuestion(sentence))
  return [
    ...findingsIn(complete, beginnings),
    ...findingsIn(prose.sentences, words),
    ...findingsIn(prose.lines, everywhere),
  ].sort((a, b) => a.line - b.line)
}

const isQuestion = ({ text }: Sentence) => text.endsWith('?')

const findingsIn = (lines: Line[], habits: Habit[]): Finding[] =>
  lines.flatMap(({ line, text }) =>
    habits.flatMap(({ pattern, instead }) => {
      const match = pattern.exec(text)
      return match ? [{ line, words: excerpt(text, match), instead }] : []
    }),
  )

/** A match with two words before it and four behind. */
function excerpt(text: string, { 0: found, index }: RegExpExecArray): string {
  const before = /(?:\S+\s+){0,2}\S*$/.exec(text.slice(0, index))?.[0] ?? ''
  const after = /^\S*(?:\s+\S+){0,4}/.exec(text.slice(index + found.length))?.[0] ?? ''
  return `${before}${found}${after}`.trim()
}
