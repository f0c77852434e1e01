// Compares the conditions of a schema: pattern, format, multipleOf, not, if, contains and the like.
import { below, isObject, type Located } from '../document.ts'
import { canonical, literal } from '../normal-form.ts'
import { isMultiple } from '../plain-form.ts'
import type { Kind } from '../rules.ts'
import type { Pair } from './pair.ts'
import { changed } from './report.ts'
import { isExact, narrows, widens } from './schema-node.ts'

/** Compares the occurrences of one condition, all of which apply. */
export function compareCondition(pair: Pair, name: string, base: Located[], head: Located[]): void {
  const { comparison, found } = pair
  const text = (root: 'base' | 'head', located: Located) => canonical(comparison[root], located, name)
  const before = base.filter((one) => !head.some((other) => text('head', other) === text('base', one)))
  const after = head.filter((one) => !base.some((other) => text('base', other) === text('head', one)))
  const effect = before.length <= 1 && after.length <= 1 && effectOf(pair, name, before[0], after[0])
  if (effect) {
    const places = [before[0]?.pointer ?? null, after[0]?.pointer ?? null] as const
    const what = changed(name, before[0]?.value, after[0]?.value)
    if (effect.narrows && effect.widens) found('condition-changed', ...places, what)
    else if (effect.narrows) found(before[0] ? 'condition-tightened' : 'condition-added', ...places, what)
    else if (effect.widens) found(after[0] ? 'condition-loosened' : 'condition-removed', ...places, what)
    return
  }
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [old, now] = [before[index], after[index]]
    found(
      kindOf(name, old?.value, now?.value),
      old?.pointer ?? null,
      now?.pointer ?? null,
      changed(name, old?.value, now?.value),
    )
  }
}

/** Pairs of formats: the values of the first are a subset of those of the second. */
const widening = [
  ['int32', 'int64'],
  ['float', 'double'],
]

function kindOf(name: string, before: unknown, after: unknown): Kind {
  const way = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  if (name === 'pattern') return `pattern-${way}`
  if (name === 'format') {
    if ([before, after].every((format) => format === undefined || format === 'password')) return 'format-hint-changed'
    for (const [narrow, wide] of widening) {
      if (before === narrow && after === wide) return 'format-widened'
      if (before === wide && after === narrow) return 'format-narrowed'
    }
    return `format-${way}`
  }
  if (name === 'multipleOf') {
    if (before === undefined || isMultiple(after, before)) return 'multiple-of-tightened'
    return after === undefined || isMultiple(before, after) ? 'multiple-of-loosened' : 'multiple-of-changed'
  }
  // Without minContains, at least one item must match `contains`.
  if (name === 'minContains') return Number(after ?? 1) > Number(before ?? 1) ? 'condition-added' : 'condition-removed'
  if (name === 'maxContains')
    return Number(after ?? Infinity) < Number(before ?? Infinity) ? 'condition-added' : 'condition-removed'
  if (name === 'xml') return 'xml-changed'
  if (name.startsWith('content')) return name === 'contentSchema' ? 'condition-changed' : 'content-encoding-changed'
  return `condition-${way}`
}

interface Effect {
  narrows: boolean
  widens: boolean
}

/** Whether a changed condition refuses or allows more than before; null where only the change is known. */
function effectOf(pair: Pair, name: string, before?: Located, after?: Located): Effect | null {
  if (name === 'dependentRequired') return effectOfDependencies(before?.value, after?.value)
  if (name === 'dependentSchemas') {
    const names = new Set([before, after].flatMap((map) => (isObject(map?.value) ? Object.keys(map.value) : [])))
    return [...names]
      .map((member) => effectOfSchemas(pair, memberOf(before, member), memberOf(after, member)))
      .reduce(both, none)
  }
  if (name === 'not') {
    const effect = before && after ? effectOfSchemas(pair, before, after) : null
    return effect && { narrows: effect.widens, widens: effect.narrows }
  }
  const hasSameIf = (name === 'then' || name === 'else') && conditionOf(pair, 'base') === conditionOf(pair, 'head')
  return hasSameIf ? effectOfSchemas(pair, before, after) : null
}

const none: Effect | null = { narrows: false, widens: false }
const both = (one: Effect | null, other: Effect | null): Effect | null =>
  one && other && { narrows: one.narrows || other.narrows, widens: one.widens || other.widens }

function memberOf(map: Located | undefined, name: string): Located | undefined {
  const schema = isObject(map?.value) ? map.value[name] : undefined
  return map && schema !== undefined ? { value: schema, pointer: below(map.pointer, name) } : undefined
}

const conditionOf = (pair: Pair, side: 'base' | 'head') =>
  (pair[side].constraints.get('if') ?? []).map((one) => canonical(pair.comparison[side], one, 'if')).join()

/** The effect of another schema; no schema allows everything. */
function effectOfSchemas({ compare }: Pair, before?: Located, after?: Located): Effect | null {
  const node = compare(before ? [before] : [], after ? [after] : [])
  return isExact(node) ? { narrows: narrows(node), widens: widens(node) } : null
}

function effectOfDependencies(before: unknown, after: unknown): Effect {
  const pairsOf = (map: unknown) =>
    isObject(map)
      ? Object.entries(map).flatMap(([name, list]) => [list].flat().map((need) => literal([name, need])))
      : []
  const [old, now] = [pairsOf(before), pairsOf(after)]
  return { narrows: now.some((one) => !old.includes(one)), widens: old.some((one) => !now.includes(one)) }
}
