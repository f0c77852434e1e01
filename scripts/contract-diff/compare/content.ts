// Compares bodies: their media types, and the schema of each.
import { dereference, type Located, member, members } from '../document.ts'
import { canonical } from '../normal-form.ts'
import { compareNotes } from './notes.ts'
import { type At, report } from './report.ts'
import { compareSchemas } from './schema.ts'

type Way = 'request' | 'response'

/** The media types of a `content`, in lower case and without spaces. */
export function mediaTypes(content: Located | null): Map<string, Located> {
  return new Map(members(content).map(([name, media]) => [name.toLowerCase().replaceAll(/\s/g, ''), media]))
}

/** Compares the content of a body, a parameter or a header by media type. */
export function compareContent(at: At, way: Way, base: Located | null, head: Located | null): void {
  const [before, after] = [mediaTypes(base), mediaTypes(head)]
  for (const [name, media] of before) {
    const now = after.get(name)
    if (now) compareMediaType(before.size > 1 ? { ...at, place: `${at.place} (${name})` } : at, way, media, now)
    else report(at, way, 'media-type-removed', media, null, `media type ${name} removed`)
  }
  for (const [name, media] of after)
    if (!before.has(name)) report(at, way, 'media-type-added', null, media, `media type ${name} added`)
}

function compareMediaType(at: At, way: Way, base: Located, head: Located): void {
  compareSchemaMember(at, way, base, head, true)
  const { comparison } = at
  const [before, after] = [member(base, 'encoding'), member(head, 'encoding')]
  const text = (root: typeof comparison.base, encoding: Located | null) =>
    encoding && canonical(root, encoding, 'meaning')
  if (text(comparison.base, before) !== text(comparison.head, after))
    report(at, way, 'media-type-encoding-changed', before, after, 'the encoding of a part changed')
  compareNotes(at, base, head, ['schema', 'encoding'])
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
