/** `npm run check:words -- [PATH ...]`: finds wording that this project avoids, in comments, Markdown and names. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { findHabits } from './habits.ts'

const root = join(import.meta.dirname, '../..')
const folders = ['src', 'scripts', 'test', 'bench', 'deploy', 'docs']
/** Their files are generated, released, or not ours. */
const skipped = ['generated', 'node_modules', 'dist', 'released']

const given = process.argv.slice(2)
const files = (given.length > 0 ? given : defaults()).flatMap(filesOf)
let count = 0
for (const file of files)
  for (const { line, words, instead } of findHabits(basename(file), readFileSync(file, 'utf8'))) {
    count++
    console.log(`${relative('.', file)}:${line}: "${words}". Write ${instead}.`)
  }
console.log(`${count} findings in ${files.length} files.`)
process.exitCode = count === 0 ? 0 : 1

/** The folders above, and the documents in the root. */
function defaults(): string[] {
  const documents = readdirSync(root).filter((name) => name.endsWith('.md'))
  return [...folders, ...documents].map((name) => join(root, name))
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !skipped.includes(name))
    .flatMap((name) => filesOf(join(path, name)))
}
