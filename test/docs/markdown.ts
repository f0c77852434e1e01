/** Reads from Markdown what a link test needs: the links of a document, and the anchors of its headings. */

export interface Link {
  /** From 1. */
  line: number
  /** The address as it is written, without a title. */
  target: string
}

interface Line {
  line: number
  text: string
}

/** The links and images of a document, inline ones and definitions of references. Code has none. */
export function linksOf(text: string): Link[] {
  return withoutFences(text).flatMap(({ line, text }) => {
    const bare = text.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, '')
    const inline = [...bare.matchAll(/\]\(\s*(?:<([^>]*)>|((?:[^()\s]|\([^()\s]*\))*))(?:\s+["'(][^)]*)?\s*\)/g)]
    const definition = /^ {0,3}\[[^\]]+\]:\s*(?:<([^>]*)>|(\S+))/.exec(bare)
    return [...inline, ...(definition ? [definition] : [])].map(([, bracketed, plain]) => ({
      line,
      target: bracketed ?? plain ?? '',
    }))
  })
}

/** The anchors that GitHub gives to a document's headings; the second heading of the same words gets `-1`. */
export function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>()
  for (const { text: line } of withoutFences(text)) {
    const [, heading] = /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(line) ?? []
    if (heading === undefined) continue
    const slug = slugOf(heading)
    let anchor = slug
    for (let count = 1; anchors.has(anchor); count++) anchor = `${slug}-${count}`
    anchors.add(anchor)
  }
  return anchors
}

/** Lower case, without punctuation, and a hyphen for each space. */
function slugOf(heading: string): string {
  const words = heading.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
  return words
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-')
}

/** The lines outside of fenced code blocks. */
function withoutFences(text: string): Line[] {
  let fence: string | undefined
  return text.split(/\r?\n/).flatMap((text, index) => {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(text) ?? []
    const isCode = fence !== undefined || mark !== undefined
    if (fence === undefined) fence = mark
    else if (mark?.startsWith(fence)) fence = undefined
    return isCode ? [] : [{ line: index + 1, text }]
  })
}
