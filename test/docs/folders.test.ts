/** Each folder of src opens with a README: its purpose, the folders that it may import, and where to begin reading. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOf, importsOf } from '../support/imports.ts'

const root = join(import.meta.dirname, '../..')

/** Folders in a folder, by their paths from the root. */
const foldersIn = (parent: string): string[] =>
  readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${parent}/${name}`)

/** The kernel's README is longer: it is one of a package. */
const folders = ['src', 'src/db', 'src/features'].flatMap(foldersIn).filter((folder) => folder !== 'src/kernel')

test('the folders were found', () => {
  expect(folders).toEqual(expect.arrayContaining(['src/start', 'src/db/statements', 'src/features/todos']))
})

test.each(folders)('%s', (folder) => {
  const path = join(root, folder, 'README.md')
  expect(existsSync(path), `${folder}/README.md is missing`).toBe(true)
  const text = readFileSync(path, 'utf8').trimEnd()
  const lines = text.split('\n')
  expect(lines.length, `${folder}/README.md has 3 to 15 lines`).toBeGreaterThanOrEqual(3)
  expect(lines.length, `${folder}/README.md has 3 to 15 lines`).toBeLessThanOrEqual(15)
  expect(lines[0], 'its heading is the path of the folder').toBe(`# ${folder.replace('src/', '')}`)
  expect(text, 'it says what the folder may import').toMatch(/\b(?:may import|imports only)\b/i)
  expect(text, 'it says where to begin reading').toMatch(/\bBegin with\b/)
})

test.each(folders.filter((folder) => folder.split('/').length === 2))(
  '%s names every folder that it imports',
  (folder) => {
    const text = readFileSync(join(root, folder, 'README.md'), 'utf8')
    const imported = importsOf(filesOf(folder)).flatMap(
      ({ to }) => /^(?:src\/(\w+)\/|(generated)\b)/.exec(to)?.slice(1) ?? [],
    )
    const others = new Set(imported.filter((name) => name && name !== folder.split('/')[1]))
    expect([...others].filter((name) => !new RegExp(`\`${name}\\b`).test(text))).toEqual([])
  },
)

test.each([
  ['src', 20],
  ['src/kernel', 150],
])('%s has one of at most %i lines', (folder, most) => {
  const text = readFileSync(join(root, folder, 'README.md'), 'utf8').trimEnd()
  expect(text.split('\n').length).toBeLessThanOrEqual(most)
})
