/** The list of the migrations' hashes, src/db/migrations/hashes.ts: new ones are appended, and recorded ones never change. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { migrationHashes } from '../src/db/migrations/hashes.ts'

type Hashes = Readonly<Record<string, string>>

const folder = join(import.meta.dirname, '../src/db/migrations')
export const hashesFile = join(folder, 'hashes.ts')

/** SHA-256 of a migration's lines without indentation, comment lines and empty lines: these may be worded anew. */
export function hashOf(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const kept = lines.filter((line) => line !== '' && !/^(--|\/\/|\/\*|\*)/.test(line))
  return createHash('sha256').update(kept.join('\n')).digest('hex')
}

/** The hashes of the files as they are. */
export async function hashesOfFiles(): Promise<Hashes> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.ts$/.test(file)).sort()
  const texts = await Promise.all(files.map(async (file) => readFile(join(folder, file), 'utf8')))
  return Object.fromEntries(files.map((file, index) => [parse(file).name, hashOf(texts[index] as string)]))
}

/** A sentence for each recorded migration that has changed or is missing. */
export function changedMigrations(recorded: Hashes, now: Hashes): string[] {
  const changed = Object.keys(recorded).filter((name) => recorded[name] !== now[name])
  return changed.map(
    (name) =>
      `The migration ${name} ${now[name] ? 'has changed' : 'is missing'}, and databases have it as it was: restore its file, and make another migration. If it was never on main, delete its line in src/db/migrations/hashes.ts.`,
  )
}

/** The text of hashes.ts with the recorded hashes and those of new migrations. */
export function withNewHashes(recorded: Hashes, now: Hashes): string {
  const rows = Object.entries({ ...now, ...recorded }).sort(([a], [b]) => (a < b ? -1 : 1))
  return `/** The hash of each migration. \`npm run generate\` adds new ones; the others never change, since databases have recorded them. */
export const migrationHashes: Readonly<Record<string, string>> = {
${rows.map(([name, hash]) => `  '${name}': '${hash}',\n`).join('')}}
`
}

/** Compares the files with the recorded hashes: the sentences of changed ones, and the text that hashes.ts should have. */
export async function judgeMigrations(): Promise<{ changed: string[]; text: string }> {
  const now = await hashesOfFiles()
  return { changed: changedMigrations(migrationHashes, now), text: withNewHashes(migrationHashes, now) }
}
