/** The page that the `type` of a problem leads to: the meaning of its code. */

import { escapeHtml, htmlDocument } from '../../http/html.ts'
import type { Contract, JsonObject } from '../../kernel/index.ts'
import { favicon, stylesheet } from './page.ts'

/** Returns the page of a code, which must be in the contract. */
export function problemPage(contract: Contract, code: string): string {
  const { status, title } = contract.problems[code] as Contract['problems'][string]
  const explanations = explanationsOf(contract.document, code)
  const paragraphs = [
    `A response with the problem code <code>${code}</code> has the status ${status}.`,
    ...explanations.map(escapeHtml),
    '<a href="/docs">The documentation of every operation</a> · <a href="/docs#problem-codes">All codes</a>',
  ]
  return htmlDocument({
    title: `${title} - Taskpact`,
    head: [favicon, stylesheet('docs.css')],
    attributes: 'class="page"',
    body: [`<h1>${escapeHtml(title)}</h1>`, ...paragraphs.map((text) => `<p>${text}</p>`)].join('\n    '),
  })
}

/** The explanations of a code in the contract's responses: the texts after `code`: in their descriptions. */
function explanationsOf(document: JsonObject, code: string): string[] {
  const found = new Set<string>()
  JSON.stringify(document, (key, value) => {
    if (key !== 'description' || typeof value !== 'string') return value
    for (const part of value.replaceAll(/\s+/g, ' ').split(/(?:- )?(?=`[a-z_]+`:)/)) {
      const text = part.trim()
      if (text.startsWith(`\`${code}\`:`)) found.add(sentence(text.slice(code.length + 3)))
    }
    return value
  })
  return [...found]
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1).replace(/[.;]?$/, '.')}`
}
