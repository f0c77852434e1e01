/** Every link in every Markdown document of the repository leads to a file that exists, and to a heading that exists there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { expect, test } from 'vitest'
import { anchorsOf, linksOf } from './markdown.ts'

const root = join(import.meta.dirname, '../..')
/** Folders whose documents are not written here. */
const skipped = new Set(['.git', 'node_modules', 'generated', 'dist', 'data', 'coverage', 'profiles'])

const documents = documentsIn(root)

function documentsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : documentsIn(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

/** The links of a document that lead nowhere, each with its line and the reason. Links to other hosts are not followed. */
function deadLinks(document: string, text: string): string[] {
  return linksOf(text).flatMap(({ line, target }) => {
    if (/^[a-z][a-z+.-]*:/i.test(target)) return []
    const reason = faultOf(document, text, target)
    return reason === null ? [] : [`${relative(root, document)}:${line}: ${target}: ${reason}`]
  })
}

function faultOf(document: string, text: string, target: string): string | null {
  const [path = '', anchor] = target.split('#').map(decodeURIComponent)
  const file = path === '' ? document : resolve(dirname(document), path)
  if (path.startsWith('/')) return 'the path is absolute'
  if (file !== root && !file.startsWith(root + sep)) return 'it leads out of the repository'
  if (path !== '' && !existsSync(file)) return 'there is no such file'
  if (anchor === undefined) return null
  if (!file.endsWith('.md')) return 'only Markdown has anchors'
  return anchorsOf(path === '' ? text : readFileSync(file, 'utf8')).has(anchor) ? null : 'there is no such heading'
}

test('every link leads to a file and a heading that exist', () => {
  expect(documents.length).toBeGreaterThan(10)
  const texts = documents.map((document) => [document, readFileSync(document, 'utf8')] as const)
  expect(texts.flatMap(([, text]) => linksOf(text)).length).toBeGreaterThan(100)
  expect(texts.flatMap(([document, text]) => deadLinks(document, text))).toEqual([])
})

test.each([
  ['[a](missing.md)', 'there is no such file'],
  ['![a](missing.png "A title")', 'there is no such file'],
  ['[a]: <missing.md>', 'there is no such file'],
  ['[a](../README.md)', 'it leads out of the repository'],
  ['[a](/README.md)', 'the path is absolute'],
  ['[a](#work)', 'there is no such heading'],
  ['[a](README.md#no-such-heading)', 'there is no such heading'],
  ['[a](package.json#name)', 'only Markdown has anchors'],
])('%s is dead: %s', (link, reason) => {
  const found = deadLinks(join(root, 'a.md'), `# Work on it\n\nSee ${link.startsWith('[a]:') ? `\n${link}` : link}.`)
  expect(found.map((line) => line.split(': ').at(-1))).toEqual([reason])
})

test('links to headings of all kinds, to folders and to other hosts are alive, and code has no links', () => {
  const text = [
    '# `npm run`, and "more": [it](b.md) 10 %',
    '## A',
    '## A',
    '[1](#npm-run-and-more-it-10-) [2](#a) [3](#a-1) [4](src) [5](https://example.com/#x) [6](mailto:a@example.com)',
    '`[x](missing.md)` and ``[x](`missing.md)``',
    '```md',
    '# Only code',
    '[x](missing.md)',
    '```',
  ].join('\n')
  expect(deadLinks(join(root, 'a.md'), text).map((line) => line.split(': ')[1])).toEqual(['b.md'])
  expect([...anchorsOf(text)]).toEqual(['npm-run-and-more-it-10-', 'a', 'a-1'])
})
