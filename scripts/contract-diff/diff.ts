/** Compares two contracts. The other files load them, judge the changes, or report them. */
import type { Change } from './change.ts'
import { compareNotes } from './compare/notes.ts'
import { compareOperations } from './compare/operations.ts'
import { compareServers, serversOf } from './compare/policies.ts'
import { type At, type Comparison, changed, report } from './compare/report.ts'
import type { JsonObject, Located } from './document.ts'
import { items, member, members } from './document.ts'
import { literal } from './normal-form.ts'
import type { ChangeClass } from './rule.ts'

const order: ChangeClass[] = ['breaking', 'non-breaking', 'documentation']

/**
 * Returns every change from one OpenAPI 3.1 document to another, breaking ones first. A change of a shared component is
 * one change with several spots. `today` (2026-11-21) decides whether a Sunset date has passed. Throws a DocumentError
 * for a `$ref` without a target.
 */
export function diff(base: JsonObject, head: JsonObject, today = new Date().toISOString().slice(0, 10)): Change[] {
  const comparison: Comparison = { base, head, today, schemas: new Map(), changes: new Map() }
  const at: At = { comparison, operation: null, place: '', reversed: false }
  const [before, after] = [
    { value: base, pointer: '' },
    { value: head, pointer: '' },
  ]
  const both = (name: string) => [member(before, name), member(after, name)] as const
  compareOperations(at, ...both('paths'))
  compareOperations(at, ...both('x-websockets'))
  compareOperations({ ...at, reversed: true }, ...both('webhooks'))
  compareServers(at, serversOf(base), serversOf(head))
  compareInfo(at, ...both('info'))
  const [version, versionNow] = both('openapi')
  if (version?.value !== versionNow?.value)
    report(at, 'both', 'openapi-changed', version, versionNow, changed('openapi', version?.value, versionNow?.value))
  compareTags(at, ...both('tags'))
  const [dialect, dialectNow] = both('jsonSchemaDialect')
  if (dialect?.value !== dialectNow?.value)
    report(
      at,
      'both',
      'schema-dialect-changed',
      dialect,
      dialectNow,
      changed('dialect', dialect?.value, dialectNow?.value),
    )
  const handled = [
    'openapi',
    'paths',
    'webhooks',
    'x-websockets',
    'servers',
    'info',
    'tags',
    'components',
    'security',
    'jsonSchemaDialect',
    'x-rate-limits',
  ]
  compareNotes(at, before, after, handled)
  const changes = [...comparison.changes.values()].map(({ change }) => change)
  return changes.sort((a, b) => order.indexOf(a.class) - order.indexOf(b.class))
}

/** Compares `info` without its version, which the other changes require. */
function compareInfo(at: At, base: Located | null, head: Located | null): void {
  for (const name of new Set([...members(base), ...members(head)].map(([name]) => name))) {
    const [before, after] = [member(base, name), member(head, name)]
    if (name === 'version' || literal(before?.value) === literal(after?.value)) continue
    const kind = name === 'description' ? 'description-changed' : 'info-changed'
    report(at, 'both', kind, before, after, changed(name, before?.value, after?.value))
  }
}

function compareTags(at: At, base: Located | null, head: Located | null): void {
  const named = (tags: Located | null) => new Map(items(tags).map((tag) => [member(tag, 'name')?.value, tag]))
  const [before, after] = [named(base), named(head)]
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [tag, tagNow] = [before.get(name), after.get(name)]
    if (tag && tagNow) compareNotes(at, tag, tagNow, ['name'])
    else report(at, 'both', 'tags-changed', tag ?? null, tagNow ?? null, `tag ${name} ${tag ? 'removed' : 'added'}`)
  }
}
