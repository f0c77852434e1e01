/** The imports of the repository's TypeScript files, read from their text, and the circles among them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export interface Import {
  /** A path from the repository's root, as `to` is where it is a file of ours. */
  from: string
  /** Our file, or the specifier of a package. */
  to: string
  /** Only its types: Node loads nothing for it. */
  typeOnly: boolean
  /** Loaded when the code that names it runs (`import()`). */
  dynamic: boolean
}

/** The repository's TypeScript and JavaScript files in a folder, as paths from its root. */
export function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]sx?$/.test(name) && !/(^|\/)(node_modules|peers)\//.test(name))
    .map((name) => join(folder, name))
    .sort()
}

const statement = /^(?:import|export)\s+(?:(type)\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gms
const expression = /(typeof\s+)?\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

/** Every import of the files: statements, re-exports, `import()` and types by `typeof import()`. */
export function importsOf(files: string[]): Import[] {
  return files.flatMap((from) => {
    const text = readFileSync(join(root, from), 'utf8')
    const line = (to: string, typeOnly: boolean, dynamic: boolean): Import => ({
      from,
      to: to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to,
      typeOnly,
      dynamic,
    })
    return [
      ...[...text.matchAll(statement)].map(([, type, to = '']) => line(to, type !== undefined, false)),
      ...[...text.matchAll(expression)].map(([, type, to = '']) => line(to, type !== undefined, true)),
    ]
  })
}

/** Every circle of imports, types included, as the files on it in their order: the first one is named again at the end. */
export function circlesOf(imports: Import[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to])
  const circles: string[] = []
  const finished = new Set<string>()
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    else if (!finished.has(file)) {
      for (const target of targets.get(file) ?? []) visit(target, [...path, file])
      finished.add(file)
    }
  }
  for (const file of targets.keys()) visit(file, [])
  return circles
}
