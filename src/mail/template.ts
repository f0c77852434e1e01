/** Renders an email as text and as HTML. */
import { escapeHtml, htmlDocument } from '../http/html.ts'

export interface Content {
  /** At most 1,000 characters. */
  subject: string
  paragraphs: string[]
  /** The link to follow. */
  action?: { label: string; url: string }
  footer: string
}

export interface Letter extends Content {
  to: string
}

/** Characters of a name in an email. */
const maxName = 100

/** A text of a user as a part of one line, so that it cannot look like paragraphs of the service, and not too long. */
export function oneLine(text: string, length = maxName): string {
  const line = text.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).toWellFormed()}…`
}

export function toText({ paragraphs, action, footer }: Content): string {
  const parts = [...paragraphs]
  if (action) parts.push(`${action.label}:\n${action.url}`)
  return [...parts, `--\n${footer}\n`].join('\n\n')
}

/** No images and no external styles: it looks alike in every mail program, and does not report that it was read. */
export function toHtml({ subject, paragraphs, action, footer }: Content): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`)
  if (action) {
    body.push(`<p><a href="${escapeHtml(action.url)}" style="${buttonStyle}">${escapeHtml(action.label)}</a></p>`)
    body.push(`<p style="${smallStyle}">If the button does not work, open ${escapeHtml(action.url)}</p>`)
  }
  body.push(`<p style="${smallStyle}">${escapeHtml(footer)}</p>`)
  return htmlDocument({ title: subject, attributes: `style="${bodyStyle}"`, body: body.join('\n    ') })
}

const bodyStyle =
  'font-family: system-ui, sans-serif; line-height: 1.5; max-width: 36em; margin: 2em auto; color: #1c2024'
const buttonStyle =
  'display: inline-block; padding: 0.6em 1.2em; background: #1d5fbf; color: #ffffff; text-decoration: none; border-radius: 6px'
const smallStyle = 'font-size: 0.85em; color: #5b6470; overflow-wrap: anywhere'
