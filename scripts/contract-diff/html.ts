// The report as an HTML page for a review. Its content security policy allows its own style, and no scripts or
// requests.
import { createHash } from 'node:crypto'
import type { Change } from './change.ts'
import { classes, countsOf, headings, type Report, spotsOf, verdictLine, wayOf } from './show.ts'

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  section { border-left: 4px solid var(--tone); padding-left: 1rem; margin: 2rem 0 }
  .breaking { --tone: #c62828 } .non-breaking { --tone: #2e7d32 } .documentation { --tone: #607d8b }
  h2 { color: var(--tone) } ul { padding: 0; list-style: none } li { margin: 1rem 0 }
  code { font-size: .85em; overflow-wrap: anywhere } p { margin: 0 } .note { opacity: .75; font-size: .9em }
`
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`

export function toHtml({ base, head, changes, verdict }: Report): string {
  const title = `${base} to ${head}`
  const sections = classes.flatMap((name) => {
    const list = changes.filter((change) => change.class === name)
    if (list.length === 0) return []
    return [
      `<section class="${name}"><h2>${headings[name]} (${list.length})</h2><ul>${list.map(entry).join('')}</ul></section>`,
    ]
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(countsOf(changes))}</p>
<p><strong>Version:</strong> ${escapeHtml(verdictLine(verdict))}</p>
${sections.join('\n')}
</body>
</html>
`
}

function entry(change: Change): string {
  const spots = spotsOf(change)
  const places = [...new Set([change.base, change.head])].filter((pointer) => pointer !== null)
  return `<li><p><strong>${escapeHtml(change.what)}</strong> <code>${escapeHtml(change.kind)}</code> ${escapeHtml(wayOf(change))}</p>
<p>${escapeHtml(change.why)}</p>
${spots.length > 0 ? `<p class="note">Affects ${escapeHtml(spots.join(', '))}</p>` : ''}
<p class="note">${places.map((pointer) => `<code>${escapeHtml(pointer)}</code>`).join(', now ')}</p></li>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (character) => entities[character] as string)
