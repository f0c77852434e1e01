/** The page that the `type` of a problem leads to: the meaning of its code, what to do, and which operations return it. */

import { escapeHtml, htmlDocument } from '../../http/html.ts'
import type { Contract, JsonObject } from '../../kernel/index.ts'
import { favicon, stylesheet } from './page.ts'
import { adviceFor } from './problem-advice.ts'

/** Operations that the page names; a code that more of them return belongs to requests in general. */
const maxOperations = 20

/** Returns the page of a code, which must be in the contract. */
export function problemPage(contract: Contract, code: string): string {
  const { status, title } = contract.problems[code] as Contract['problems'][string]
  const advice = adviceFor(code, status)
  const type = `/problems/${code}`
  const example = {
    type,
    title,
    status,
    code,
    request_id: '01981a2b-6c3d-7e4f-8a5b-0c1d2e3f4a5b',
    ...exampleOf(contract.document, type),
  }
  const parts = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p>A response with the problem code <code>${code}</code> has the status ${status}.</p>`,
    ...explanationsOf(contract.document, code).map((text) => `<p>${inlineMarkdown(text)}</p>`),
    ...(advice ? ['<h2>What to do</h2>', `<p>${inlineMarkdown(advice)}</p>`] : []),
    '<h2>Returned by</h2>',
    operationList(contract, code),
    '<h2>Example</h2>',
    `<pre>${escapeHtml(JSON.stringify(example, null, 2))}</pre>`,
    '<p><a href="/docs">The documentation of every operation</a> · <a href="/docs#problem-codes">All codes</a></p>',
  ]
  return htmlDocument({
    title: `${title} - Taskpact`,
    head: [favicon, stylesheet('docs.css')],
    attributes: 'class="page"',
    body: parts.join('\n    '),
  })
}

/** The example of the contract that has most members, such as `errors` and `mfa`; null where none has this type. */
function exampleOf(document: JsonObject, type: string): object | null {
  let fullest: object | null = null
  JSON.stringify(document, (_, value) => {
    const count = Object.keys(fullest ?? {}).length
    if (value?.type === type && Object.keys(value).length > count) fullest = value
    return value
  })
  return fullest
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

function operationList({ document, operations, problems }: Contract, code: string): string {
  const { status } = problems[code] as Contract['problems'][string]
  const returning = operations.filter(({ path, method }) => {
    const { responses } = (document.paths as Record<string, Record<string, JsonObject>>)[path]?.[method] ?? {}
    const response = follow(document, (responses as JsonObject | undefined)?.[status])
    return JSON.stringify(response ?? null).includes(`\`${code}\``)
  })
  if (returning.length === 0 || returning.length > maxOperations) return '<p>Requests in general.</p>'
  const items = returning.map(
    ({ id, tag, method, path }) =>
      `<li><a href="/docs#/${tag}/${id}">${id}</a> <code>${method.toUpperCase()} ${escapeHtml(path)}</code></li>`,
  )
  return `<ul>\n      ${items.join('\n      ')}\n    </ul>`
}

/** A response, or the one in `components` that it refers to. */
function follow(document: JsonObject, response: unknown): unknown {
  const reference = (response as { $ref?: string } | undefined)?.$ref
  const { responses } = document.components as { responses: JsonObject }
  return reference === undefined ? response : responses[reference.split('/').at(-1) as string]
}

/** HTML of the Markdown that the contract's sentences use: code and links. They are read outside of the contract here. */
function inlineMarkdown(text: string): string {
  return escapeHtml(text.replaceAll('this document', 'the contract (`/openapi.yaml`)'))
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g, '<a href="$2">$1</a>')
}
