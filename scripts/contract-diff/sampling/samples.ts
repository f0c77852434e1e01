// Makes sample values for a schema: values that fit it, and values that miss it by one keyword. They are the same ones
// each time.
import type { JsonObject } from '../document.ts'
import { typeOf } from '../normal-form.ts'
import { viewOf } from '../read-view.ts'
import { everyType, type Sources, type View } from '../view.ts'
import { matches, numbers, strings } from './scalars.ts'

/** The samples of one schema, and the places of the members that its properties and patterns describe. */
export interface Samples {
  values: unknown[]
  /** As `/a/[]/b`, for a member `b` of the items of `a`. */
  known: Set<string>
}

interface Sampling {
  root: JsonObject
  known: Set<string>
  path: string
}

const inside = (sampling: Sampling, name: string): Sampling => ({ ...sampling, path: `${sampling.path}/${name}` })

/** How many values are made for a schema at each depth. Deeper ones get a single value. */
const limits = [400, 12, 4]
const maxBranches = 16
const maxDepth = 8
const stranger = 'unknown'

export function samplesOf(root: JsonObject, sources: Sources): Samples {
  const known = new Set<string>()
  return { values: sample({ root, known, path: '' }, sources, 0), known }
}

function sample(sampling: Sampling, sources: Sources, depth: number): unknown[] {
  const { root } = sampling
  const view = viewOf(root, sources)
  const limit = limits[depth] ?? 1
  const lists = [plain(sampling, view, depth)]
  if (depth < limits.length) {
    const groups = view.alternatives.map(({ pointer }) => pointer)
    const rest = sources.map((source) => ({ ...source, without: [...(source.without ?? []), ...groups] }))
    const branches = view.alternatives.flatMap((group) => group.branches).slice(0, maxBranches)
    for (const branch of branches) lists.push(sample(sampling, [...rest, branch], depth))
    // Values that fit two variants at once.
    if (depth === 0)
      branches.forEach((branch, index) => {
        for (const other of branches.slice(index + 1))
          lists.push(plain(sampling, viewOf(root, [...rest, branch, other]), depth + 1))
      })
    for (const condition of conditionsOf(view))
      lists.push(plain(sampling, viewOf(root, [...rest, condition]), depth + 1))
  }
  return inTurn(lists, limit)
}

/** Schemas that a value may fulfil or not. */
function conditionsOf({ constraints }: View): Sources {
  const named = ['not', 'if', 'then', 'else'].flatMap((name) => constraints.get(name) ?? [])
  const dependent = (constraints.get('dependentSchemas') ?? []).flatMap(({ value, pointer }) =>
    Object.entries(value as JsonObject).map(([name, schema]) => ({ value: schema, pointer: `${pointer}/${name}` })),
  )
  return [...named, ...dependent]
}

/** The first of each list, then the second of each, up to a limit; equal values once. */
function inTurn(lists: unknown[][], limit: number): unknown[] {
  const found = new Map<string, unknown>()
  const longest = Math.max(...lists.map((list) => list.length))
  for (let index = 0; index < longest && found.size < limit; index++)
    for (const list of lists) if (index < list.length) found.set(JSON.stringify(list[index]), list[index])
  return [...found.values()].slice(0, limit)
}

/** Samples of a view, whose alternatives are left out of account. */
function plain(sampling: Sampling, view: View, depth: number): unknown[] {
  const types: Set<string> = view.types?.value ?? new Set(depth < limits.length ? everyType : ['string'])
  const values = view.values?.value ?? []
  const byType: unknown[][] = [values]
  const listed = values.length > 0
  if (types.has('string')) byType.push(strings(view).slice(0, listed ? 2 : 60))
  if (types.has('number') || types.has('integer')) byType.push(numbers(view, !types.has('number')))
  if (types.has('boolean')) byType.push([true, false])
  if (types.has('object') && !listed) byType.push(objects(sampling, view, depth))
  if (types.has('array') && !listed) byType.push(arrays(sampling, view, depth))
  // A value of the wrong type tells nothing but at the top.
  if (types.has('null') || depth === 0) byType.push([null])
  return listed ? [...values, ...inTurn(byType, limits[depth] ?? 1)] : inTurn(byType, limits[depth] ?? 1)
}

function arrays(sampling: Sampling, view: View, depth: number): unknown[] {
  const itemsOf = (sources: Sources) => sample(inside(sampling, '[]'), sources, depth + 1)
  if (depth >= limits.length && (depth > maxDepth || !view.bounds.has('minItems'))) return [[]]
  const first = view.prefixItems.map((sources) => itemsOf([...(sources ?? [])]))
  const fitting = (view.constraints.get('contains') ?? []).flatMap((contained) => itemsOf([...view.items, contained]))
  const others = [...itemsOf(view.items), ...fitting]
  const [other = null, second = other] = others
  const start = first.map(([value = null]) => value)
  const filled = (length: number) =>
    Array.from({ length: Math.min(Math.max(length, 0), 50) }, (_, index) => first[index]?.[0] ?? others[index] ?? other)
  const [least, most] = ['minItems', 'maxItems'].map((name) => view.bounds.get(name)?.value.limit)
  const lengths = [least ?? 0, (least ?? 0) + 1, (least ?? 1) - 1, ...(most === undefined ? [] : [most, most + 1])]
  return [
    ...lengths.map(filled),
    start,
    ...first.flatMap((list, index) =>
      list.map((value) => [...start.slice(0, index), value, ...start.slice(index + 1)]),
    ),
    ...others.map((value) => [...start, value]),
    ...others.map((value) => [...start, value, ...Array.from({ length: Math.max((least ?? 0) - 1, 0) }, () => other)]),
    [...start, other, other],
    [...start, other, second],
    [...start, other, ...fitting.slice(0, 1)],
    [...start, ...fitting.slice(0, 2)],
    [],
  ]
}

function objects(sampling: Sampling, view: View, depth: number): unknown[] {
  const { root, known, path } = sampling
  const know = (name: string) => known.add(`${path}/${name}`)
  if (depth >= limits.length) return [smallest(sampling, view, depth)]
  const names = [...view.properties.keys()]
  for (const name of [...names, ...view.required.keys()]) know(name)
  const choices = new Map<string, unknown[]>(
    names.map((name) => [name, sample(inside(sampling, name), [...(view.properties.get(name) ?? [])], depth + 1)]),
  )
  for (const [pattern, sources] of view.patternProperties)
    for (const name of matches(pattern).slice(0, 2)) {
      know(name)
      choices.set(name, [...(choices.get(name) ?? []), ...sample(inside(sampling, name), sources, depth + 1)])
    }
  const dependent = (view.constraints.get('dependentRequired') ?? []).flatMap(({ value }) =>
    Object.entries(value as JsonObject),
  )
  for (const name of dependent.flatMap(([name, needs]) => [name, ...(needs as string[])])) know(name)
  const typical = (name: string) =>
    choices.get(name)?.[0] ?? sample(inside(sampling, name), view.additional, depth + 1)[0] ?? 'a'
  const build = (list: Iterable<string>) =>
    Object.fromEntries([...new Set(list)].map((name): [string, unknown] => [name, typical(name)]))
  const [needed, all] = [[...view.required.keys()], [...view.required.keys(), ...choices.keys()]]
  const [least, most] = [build(needed), build(all)]
  const described = view.additional.length > 0 && viewOf(root, view.additional).forbidden === null
  if (described) know(stranger)
  const strangers = described ? sample(inside(sampling, stranger), view.additional, depth + 1) : ['a']
  const varied = [...choices].flatMap(([name, values]) =>
    values.flatMap((value) => [
      { ...least, [name]: value },
      { ...most, [name]: value },
    ]),
  )
  const lacking = all.flatMap((name) => [
    build(all.filter((other) => other !== name)),
    build(needed.filter((other) => other !== name)),
  ])
  const minimum = view.bounds.get('minProperties')?.value.limit ?? 0
  const optional = [...choices.keys()].filter((name) => !view.required.has(name))
  const counted = [minimum, minimum - 1, minimum + 1].map((count) =>
    build([...needed, ...optional].slice(0, Math.max(count, needed.length))),
  )
  const extra = strangers.flatMap((value) => [
    { ...least, [stranger]: value },
    { ...most, [stranger]: value },
  ])
  const single = [...new Set([...all, ...dependent.map(([name]) => name)])].slice(0, 40).map((name) => build([name]))
  const pairs = dependent.map(([name, needs]) => build([...needed, name, ...(needs as string[])]))
  const made = [least, most, ...counted, ...pairs, ...varied, ...lacking, ...extra, ...single, {}]
  return made.filter((value) => typeOf(value) === 'object')
}

/** An object with nothing but what is required. */
function smallest(sampling: Sampling, view: View, depth: number): JsonObject {
  if (depth > maxDepth) return {}
  const value = (name: string) =>
    sample(inside(sampling, name), [...(view.properties.get(name) ?? view.additional)], depth + 1)[0]
  return Object.fromEntries([...view.required.keys()].map((name) => [name, value(name) ?? null]))
}
