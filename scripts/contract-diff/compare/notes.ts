// Compares members that affect no value: descriptions, examples, extensions, and unknown members.
import { isObject, type JsonObject, type Located, member } from '../document.ts'
import { canonical } from '../normal-form.ts'
import type { Kind } from '../rules.ts'
import type { Pair } from './pair.ts'
import { type At, changed, report } from './report.ts'

const kinds: Record<string, Kind> = {
  description: 'description-changed',
  $comment: 'description-changed',
  summary: 'summary-changed',
  title: 'title-changed',
  example: 'example-changed',
  examples: 'example-changed',
  externalDocs: 'external-docs-changed',
  tags: 'tags-changed',
  links: 'links-changed',
}

const kindOf = (name: string): Kind => kinds[name] ?? (name.startsWith('x-') ? 'extension-changed' : 'keyword-changed')

/** Compares the members of two objects, except those of `handled`, which have rules of their own. */
export function compareNotes(at: At, base: Located, head: Located, handled: string[]): void {
  for (const name of namesOf(base.value, head.value)) {
    if (handled.includes(name)) continue
    const [before, after] = [member(base, name), member(head, name)]
    const text = (root: JsonObject, located: Located | null) => located && canonical(root, located, name, 'everything')
    if (text(at.comparison.base, before) === text(at.comparison.head, after)) continue
    report(at, 'both', kindOf(name), before, after, changed(name, before?.value, after?.value))
  }
}

const namesOf = (...values: unknown[]) =>
  new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])))

/** An extension with a schema, which is compared as one. */
export const linesKeyword = 'x-lines'

/** Compares the documentation of two schemas, wherever it stands in them. */
export function compareNoteLists({ comparison, base, head, found }: Pair): void {
  for (const name of new Set([...base.notes.keys(), ...head.notes.keys()])) {
    if (name === linesKeyword) continue
    const isSame = (one: Located, other: Located) =>
      noteText(comparison.base, one, name) === noteText(comparison.head, other, name)
    const [before, after] = [base.notes.get(name) ?? [], head.notes.get(name) ?? []]
    const gone = before.filter((one) => !after.some((other) => isSame(one, other)))
    const come = after.filter((one) => !before.some((other) => isSame(other, one)))
    for (let index = 0; index < Math.max(gone.length, come.length); index++) {
      const [old, now] = [gone[index], come[index]]
      found(kindOf(name), old?.pointer ?? null, now?.pointer ?? null, changed(name, old?.value, now?.value))
    }
  }
}

/** A text that is equal for equal notes, with references followed. A list of examples has no order. */
function noteText(root: JsonObject, note: Located, name: string): string {
  if (!Array.isArray(note.value)) return canonical(root, note, name, 'everything')
  return note.value
    .map((value) => canonical(root, { ...note, value }, name, 'everything'))
    .sort()
    .join()
}
