// Compares parameters by location and name, and path parameters by position.
import { dereference, isObject, items, type JsonObject, type Located, member } from '../document.ts'
import { compareContent } from './content.ts'
import { compareNotes } from './notes.ts'
import { type At, changed, report } from './report.ts'
import { compareSerialized, isCompound } from './serialized.ts'

interface Parameter {
  in: string
  name: string
  located: Located
}

/** Headers that a parameter cannot describe (OpenAPI 3.1, 4.8.12). */
const ignoredHeaders = ['accept', 'content-type', 'authorization']

/** The parameters of an operation: its own, and those of its path that it does not override. */
function parametersOf(
  root: JsonObject,
  item: Located,
  operation: Located,
  names: Map<string, string>,
): Map<string, Parameter> {
  const found = new Map<string, Parameter>()
  for (const raw of [...items(member(item, 'parameters')), ...items(member(operation, 'parameters'))]) {
    const located = dereference(root, raw)
    if (!isObject(located.value)) continue
    const { in: place, name } = located.value as { in: string; name: string }
    const key = place === 'header' ? name.toLowerCase() : place === 'path' ? (names.get(name) ?? name) : name
    if (place === 'header' && ignoredHeaders.includes(key)) continue
    found.set(`${place} ${key}`, { in: place, name, located })
  }
  return found
}

interface Sides {
  item: Located
  operation: Located
  path: string
}

/** Compares the parameters of an operation. */
export function compareParameters(at: At, base: Sides, head: Sides): void {
  const { comparison } = at
  const [names, namesNow] = [placeholders(base.path), placeholders(head.path)]
  const renamed = new Map<string, string>()
  if (names.length === namesNow.length)
    names.forEach((name, index) => {
      const now = namesNow[index] as string
      renamed.set(now, name)
      if (name !== now)
        report(at, 'request', 'path-parameter-renamed', base.item, head.item, `path parameter ${name}, now ${now}`)
    })
  const before = parametersOf(comparison.base, base.item, base.operation, new Map())
  const after = parametersOf(comparison.head, head.item, head.operation, renamed)
  for (const [key, parameter] of before) {
    const now = after.get(key)
    const here = { ...at, place: `${parameter.in} ${parameter.name}` }
    if (now) {
      compareParameter(here, parameter, now)
      continue
    }
    const moved = [...after].find(([other, { name }]) => name === parameter.name && !before.has(other))
    if (moved) {
      after.delete(moved[0])
      report(
        here,
        'request',
        'parameter-location-changed',
        parameter.located,
        moved[1].located,
        `in ${parameter.in}, now in ${moved[1].in}`,
      )
      compareParameter(here, parameter, moved[1])
    } else
      report(
        here,
        'request',
        'parameter-removed',
        parameter.located,
        null,
        `${parameter.in} parameter ${parameter.name} removed`,
      )
  }
  for (const [key, { in: place, name, located }] of after) {
    if (before.has(key)) continue
    const kind = isRequired(located) ? 'required-parameter-added' : 'parameter-added'
    const what = `${isRequired(located) ? 'required ' : ''}${place} parameter ${name} added`
    report({ ...at, place: `${place} ${name}` }, 'request', kind, null, located, what)
  }
}

/** The names of a path's parameters. The expression of a callback has none. */
const placeholders = (path: string) =>
  path.startsWith('/') ? [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string) : []

function compareParameter(at: At, base: Parameter, head: Parameter): void {
  const [before, after] = [base.located, head.located]
  compareRequired(at, before, after)
  compareDeprecated(at, before, after)
  compareStyle(at, base, head)
  for (const name of ['allowReserved', 'allowEmptyValue']) {
    const [was, is] = [member(before, name), member(after, name)]
    if ((was?.value === true) === (is?.value === true)) continue
    const kind = is?.value === true ? 'parameter-encoding-loosened' : 'parameter-encoding-tightened'
    report(at, 'request', kind, was, is, changed(name, was?.value === true, is?.value === true))
  }
  const [content, contentNow] = [member(before, 'content'), member(after, 'content')]
  const repeats = [base, head].every(
    (one) => ['query', 'cookie'].includes(one.in) && style(one) === 'form' && explode(one),
  )
  const required = isRequired(before) && isRequired(after)
  if (!content !== !contentNow) {
    const what = content ? 'no longer in a media type' : 'in a media type now'
    report(at, 'request', 'parameter-style-changed', content ?? before, contentNow ?? after, what)
  } else if (content) compareContent(at, 'request', content, contentNow)
  else compareSerialized(at, 'request', before, after, { required, repeats })
  const handled = [
    'name',
    'in',
    'required',
    'deprecated',
    'style',
    'explode',
    'allowReserved',
    'allowEmptyValue',
    'content',
  ]
  compareNotes(at, before, after, [...handled, 'schema'])
}

const isRequired = (parameter: Located) => member(parameter, 'required')?.value === true

function compareRequired(at: At, base: Located, head: Located): void {
  const places = [member(base, 'required') ?? base, member(head, 'required') ?? head] as const
  if (!isRequired(base) && isRequired(head))
    report(at, 'request', 'parameter-became-required', ...places, 'required now')
  if (isRequired(base) && !isRequired(head))
    report(at, 'request', 'parameter-became-optional', ...places, 'no longer required')
}

/** Compares `deprecated` of an operation, a parameter or a header. */
export function compareDeprecated(at: At, base: Located, head: Located): void {
  const [before, after] = [member(base, 'deprecated'), member(head, 'deprecated')]
  if ((before?.value === true) === (after?.value === true)) return
  if (after?.value === true) report(at, 'both', 'deprecated-set', before, after, 'deprecated now')
  else report(at, 'both', 'deprecated-unset', before, after, 'no longer deprecated')
}

const style = ({ in: place, located }: Parameter) => member(located, 'style')?.value ?? defaultStyle[place]
const explode = (parameter: Parameter) =>
  member(parameter.located, 'explode')?.value ?? ['form', 'cookie'].includes(String(style(parameter)))

const defaultStyle: Record<string, string> = { query: 'form', cookie: 'form', path: 'simple', header: 'simple' }

/** Compares the serialization of the value (OpenAPI 3.1, 4.8.12.2). `explode` matters for arrays and objects only. */
function compareStyle(at: At, base: Parameter, head: Parameter): void {
  const { comparison } = at
  const many = isCompound(comparison.base, base.located) || isCompound(comparison.head, head.located)
  const places = (name: string) =>
    [member(base.located, name) ?? base.located, member(head.located, name) ?? head.located] as const
  if (base.in === head.in && style(base) !== style(head))
    report(at, 'request', 'parameter-style-changed', ...places('style'), changed('style', style(base), style(head)))
  else if (base.in === head.in && many && explode(base) !== explode(head))
    report(
      at,
      'request',
      'parameter-style-changed',
      ...places('explode'),
      changed('explode', explode(base), explode(head)),
    )
}
