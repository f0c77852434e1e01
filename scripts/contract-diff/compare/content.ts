// Compares bodies: their media types, and the schema of each.
import { dereference, type Located, member, members } from '../document.ts'
import { includesType, mediaTypeOf } from '../media-type.ts'
import { canonical } from '../normal-form.ts'
import { compareNotes } from './notes.ts'
import { type At, report } from './report.ts'
import { compareSchemas } from './schema.ts'

type Way = 'request' | 'response'

/** The media types of a `content`, in one spelling. */
export function mediaTypes(content: Located | null): Map<string, Located> {
  return new Map(members(content).map(([name, media]) => [mediaTypeOf(name), media]))
}

/** Compares the content of a body, a parameter or a header by media type. */
export function compareContent(at: At, way: Way, base: Located | null, head: Located | null): void {
  const [before, after] = [mediaTypes(base), mediaTypes(head)]
  const here = (name: string) => (before.size > 1 ? { ...at, place: `${at.place} (${name})` } : at)
  for (const [name, media] of before) {
    const now = after.get(name)
    const [range] = [...after].filter(([other]) => includesType(other, name))
    const parts = [...after].filter(([other]) => includesType(name, other) && !before.has(other))
    if (now) compareMediaType(here(name), way, media, now)
    else if (range) {
      report(at, way, 'media-type-generalized', media, range[1], `media type ${name}, now ${range[0]}`)
      compareMediaType(here(name), way, media, range[1])
    } else if (parts.length > 0) {
      const names = parts.map(([part]) => part).join(', ')
      report(at, way, 'media-type-specialized', media, parts[0]?.[1] ?? null, `media type ${name}, now ${names}`)
    } else report(at, way, 'media-type-removed', media, null, `media type ${name} removed`)
    for (const [part, specialized] of parts) compareMediaType(here(part), way, media, specialized)
  }
  const isKnown = (name: string) =>
    [...before.keys()].some((other) => other === name || includesType(name, other) || includesType(other, name))
  for (const [name, media] of after)
    if (!isKnown(name)) report(at, way, 'media-type-added', null, media, `media type ${name} added`)
}

function compareMediaType(at: At, way: Way, base: Located, head: Located): void {
  compareSchemaMember(at, way, base, head, true)
  const { comparison } = at
  const [before, after] = [member(base, 'encoding'), member(head, 'encoding')]
  const text = (root: typeof comparison.base, encoding: Located | null) =>
    encoding && canonical(root, encoding, 'encoding')
  if (text(comparison.base, before) !== text(comparison.head, after))
    report(at, way, 'media-type-encoding-changed', before, after, 'the encoding of a part changed')
  const items = [member(base, 'itemSchema'), member(head, 'itemSchema')]
  const [itemsBefore, itemsNow] = items.map((schema) => (schema ? [schema] : []))
  compareSchemas({ ...at, place: `${at.place} items` }, way, itemsBefore ?? [], itemsNow ?? [], true)
  compareNotes(at, base, head, ['schema', 'itemSchema', 'encoding'])
}

/** Compares the member `schema` of a media type, a parameter or a header. */
export function compareSchemaMember(at: At, way: Way, base: Located, head: Located, required: boolean): void {
  const sources = (located: Located) => [member(located, 'schema')].filter((schema) => schema !== null)
  compareSchemas(at, way, sources(base), sources(head), required)
}

/** Compares the request bodies of an operation. */
export function compareBodies(at: At, base: Located | null, head: Located | null): void {
  const { comparison } = at
  const before = base && dereference(comparison.base, base)
  const after = head && dereference(comparison.head, head)
  const required = (body: Located) => member(body, 'required')?.value === true
  if (before && after) {
    const [was, is] = [required(before), required(after)]
    const places = [member(before, 'required'), member(after, 'required')] as const
    if (is && !was) report(at, 'request', 'body-became-required', ...places, 'the body is required now')
    if (was && !is) report(at, 'request', 'body-became-optional', ...places, 'the body is no longer required')
    compareContent(at, 'request', member(before, 'content'), member(after, 'content'))
    compareNotes(at, before, after, ['required', 'content'])
  } else if (after) {
    const kind = required(after) ? 'required-body-added' : 'body-added'
    report(at, 'request', kind, null, after, 'request body added')
  } else if (before) report(at, 'request', 'body-removed', before, null, 'request body removed')
}
