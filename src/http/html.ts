/** HTML documents, and text escaped for them. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** For element content and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] as string)
}

export interface HtmlDocument {
  /** Plain text. */
  title: string
  /** Elements of the head besides the character set, the viewport and the title. */
  head?: string[]
  /** Attributes of the body element, such as `class="page"`. */
  attributes?: string
  /** Elements of the body. */
  body: string
}

/** Returns a whole HTML document. Only the title is escaped here. */
export function htmlDocument({ title, head = [], attributes = '', body }: HtmlDocument): string {
  const elements = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    ...head,
  ]
  return `<!doctype html>
<html lang="en">
  <head>
    ${elements.join('\n    ')}
  </head>
  <body${attributes && ` ${attributes}`}>
    ${body}
  </body>
</html>
`
}
