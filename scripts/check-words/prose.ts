/** Reads the prose of a file: the comments of code and of configuration files, and the text of Markdown. */
import ts from 'typescript'

export interface Line {
  /** From 1. */
  line: number
  text: string
}

export interface Sentence extends Line {
  /** A heading or a table cell of Markdown without a full stop. */
  isFragment: boolean
}

/** `lines` are searched for words in any place, `sentences` for how they begin. */
export interface Prose {
  lines: Line[]
  sentences: Sentence[]
}

/** The prose of a file, by the ending of its name; null for a file of another kind. */
export function proseOf(name: string, text: string): Prose | null {
  const lines = linesOf(text, 1)
  if (/\.[cm]?[jt]s$/.test(name)) return { lines, sentences: commentsOf(text).flatMap(sentencesOf) }
  if (/\.(?:ya?ml|conf|ini|env|service|sh)$|^Dockerfile$/.test(name))
    return { lines, sentences: hashComments(lines).flatMap(sentencesOf) }
  if (!name.endsWith('.md')) return null
  const prose = withoutCode(lines)
  const isFragment = (text: string) => !/[.:!]["')*_]*$/.test(text)
  const sentences = paragraphs(prose).flatMap(sentencesOf)
  return { lines: prose, sentences: sentences.map((one) => ({ ...one, isFragment: isFragment(one.text) })) }
}

/** Lines that are read as one text, such as a comment or a paragraph. */
type Block = Line[]

const linesOf = (text: string, first: number): Line[] =>
  text.split(/\r?\n/).map((text, index) => ({ line: first + index, text }))

/**
 * The comments of TypeScript or JavaScript: strings and templates are none. Consecutive line comments are one block.
 */
function commentsOf(text: string): Block[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true)
  const ranges = new Map<number, ts.CommentRange>()
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    const children = node.getChildren(source)
    children.forEach(visit)
    if (children.length > 0) return
    const before = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []
    for (const range of [...before, ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? [])])
      if (range.end <= node.getStart(source) || range.pos >= node.getEnd()) ranges.set(range.pos, range)
  }
  visit(source)
  const blocks: Block[] = []
  let previous: ts.CommentRange | undefined
  for (const range of [...ranges.values()].sort((a, b) => a.pos - b.pos)) {
    const first = source.getLineAndCharacterOfPosition(range.pos).line + 1
    const lines = linesOf(text.slice(range.pos, range.end), first).map(({ line, text }) => ({ line, text: bare(text) }))
    const follows =
      previous?.kind === ts.SyntaxKind.SingleLineCommentTrivia &&
      /^\r?\n[ \t]*$/.test(text.slice(previous.end, range.pos))
    if (follows) blocks.at(-1)?.push(...lines)
    else blocks.push(lines)
    previous = range
  }
  return blocks
}

/** A line of a comment without the marks of the comment. */
const bare = (text: string) =>
  text
    .trim()
    .replace(/^(?:\/\*\*?|\/\/+|\*(?!\/))/, '')
    .replace(/\*\/$/, '')
    .trim()

/** Comments that begin a line with `#` or `;`, as in YAML, shell scripts and configuration files. */
function hashComments(lines: Line[]): Block[] {
  const comments = lines.flatMap(({ line, text }) => {
    const [, comment] = /^\s*[#;]+(.*)$/.exec(text) ?? []
    return comment === undefined ? [] : [{ line, text: comment.trim() }]
  })
  return grouped(comments, ({ line }, previous) => line > previous.line + 1)
}

/** Markdown without code blocks, code spans and the addresses of links: code quotes what it names. */
function withoutCode(lines: Line[]): Line[] {
  let fence: string | undefined
  return lines.map(({ line, text }) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(text) ?? []
    const isCode = fence !== undefined || mark !== undefined
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence)) fence = undefined
    return { line, text: isCode ? '' : withoutSpans(text).replaceAll(/\]\([^)]*\)/g, ']') }
  })
}

const withoutSpans = (text: string) => text.replaceAll(/`[^`]*`/g, '``')

/** The paragraphs of Markdown. A heading, a list item and each cell of a table stand alone. */
function paragraphs(lines: Line[]): Block[] {
  const mark = /^\s*(?:[-*+]|\d+[.)]|>|#+)\s+/
  const parts = lines.flatMap(({ line, text }) =>
    text.split(text.trimStart().startsWith('|') ? '|' : '\0').map((part) => ({ line, text: part })),
  )
  const blocks = grouped(
    parts,
    ({ line, text }, previous) => line === previous.line || mark.test(text) || /^\s*#/.test(previous.text),
  )
  return blocks.map((block) => block.map(({ line, text }) => ({ line, text: text.replace(mark, '').trim() })))
}

/** Puts consecutive lines into one block, until an empty line or one that `begins` another. */
function grouped(lines: Line[], begins: (line: Line, previous: Line) => boolean): Block[] {
  const blocks: Block[] = [[]]
  for (const line of lines) {
    const previous = blocks.at(-1)?.at(-1)
    if (line.text.trim() === '') blocks.push([])
    else if (previous && begins(line, previous)) blocks.push([line])
    else blocks.at(-1)?.push(line)
  }
  return blocks
}

/** Splits a block after each full stop, colon, question or exclamation mark that a capital letter or code follows. */
function sentencesOf(block: Block): Sentence[] {
  return grouped(block, () => false).flatMap((lines) => {
    let line = 0
    const parts = lines
      .map(({ text }) => withoutSpans(text))
      .join('\n')
      .split(/(?<=[.!?:]["')*_]*)(?=\s+["'(*_]*[A-Z`])/)
    return parts.map((part) => {
      const lead = /^[\s"'(*_-]*/.exec(part)?.[0] ?? ''
      const first = line + newlines(lead)
      line += newlines(part)
      const text = part.slice(lead.length).replaceAll(/\s+/g, ' ').trim()
      return { line: lines[first]?.line ?? 0, text, isFragment: false }
    })
  })
}

const newlines = (text: string) => text.split('\n').length - 1
