/** The signs of a line of quick add: `p1`, `#label`, `@project/section`, `+assignee` and `//description`. */

/** A part of the text, from one UTF-16 code unit to another. */
export interface Range {
  start: number
  end: number
}

/** An object that the text names. */
export type Mention = Range & { kind: 'label' | 'project' | 'assignee'; name: string; section: string | null }

/** A sign. `quote` is a text that stays as it is. */
export type Token =
  | Mention
  | (Range & { kind: 'priority'; priority: number })
  | (Range & { kind: 'description'; description: string })
  | (Range & { kind: 'quote' })

/** A name in quotes, or up to white space. */
const name = String.raw`"[^"\n]+"|[^\s"/]+`
const kinds = { '#': 'label', '@': 'project', '+': 'assignee' } as const

/** A sign stands behind white space. One that is no sign is a word, which is left out. */
const signs = new RegExp(
  [
    String.raw`(?<=^|\s)(?:(?<description>//.*$)`,
    `(?<quote>"[^"]*"|„[^“”]*[“”]|“[^”]*”|«[^»]*»)`,
    String.raw`[pP](?<priority>[1-5])(?=\s|$)`,
    String.raw`@(?<project>${name})(?:/(?<section>${name}))?(?=\s|$)`,
    String.raw`(?<sign>[#+])(?<name>"[^"\n]+"|[^\s"]+)(?=\s|$))`,
  ].join('|'),
  'gsu',
)

/** The signs of a text, in their order. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(signs)].map((match) => {
    const range = { start: match.index, end: match.index + match[0].length }
    const { description, quote, priority, project, section, sign, name: named = '' } = match.groups ?? {}
    if (description !== undefined) return { ...range, kind: 'description', description: description.slice(2).trim() }
    if (quote !== undefined) return { ...range, kind: 'quote' }
    if (priority !== undefined) return { ...range, kind: 'priority', priority: Number(priority) }
    const kind = kinds[(sign ?? '@') as keyof typeof kinds]
    return { ...range, kind, name: bare(project ?? named), section: section === undefined ? null : bare(section) }
  })
}

/** The objects that a text names, for their lookup. */
export function mentionsIn(text: string): Mention[] {
  return tokensOf(text).filter((token): token is Mention => 'name' in token)
}

const bare = (written: string) => (written.startsWith('"') ? written.slice(1, -1).trim() : written)
