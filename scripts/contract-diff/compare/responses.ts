// Compares responses: statuses, bodies and headers.
import { dereference, type JsonObject, type Located, member, members } from '../document.ts'
import { compareContent, mediaTypes } from './content.ts'
import { compareNotes } from './notes.ts'
import { compareDeprecated } from './parameters.ts'
import { type At, report } from './report.ts'
import { compareSerialized } from './serialized.ts'

type Responses = Map<string, Located>

function responsesOf(root: JsonObject, operation: Located): Responses {
  const all = members(member(operation, 'responses')).filter(([status]) => !status.startsWith('x-'))
  return new Map(all.map(([status, response]) => [status.toUpperCase(), dereference(root, response)]))
}

/**
 * The response that applies to a status: its own, that of its range, or the default. Where a success has a response, the
 * default is meant for errors.
 */
function lookUp(responses: Responses, status: string): Located | undefined {
  const range = responses.get(status) ?? responses.get(`${status[0]}XX`)
  const isDefault = isError(status) || ![...responses.keys()].some(isSuccess)
  return range ?? (isDefault ? responses.get('DEFAULT') : undefined)
}

const isSuccess = (status: string) => status.startsWith('2')
const isError = (status: string) => status.startsWith('4') || status.startsWith('5')

/** Compares the responses of an operation. */
export function compareResponses(at: At, base: Located, head: Located): void {
  const before = responsesOf(at.comparison.base, base)
  const after = responsesOf(at.comparison.head, head)
  const gone = new Map([...before].filter(([status]) => !lookUp(after, status)))
  const come = new Map([...after].filter(([status]) => !lookUp(before, status)))
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [lookUp(before, status), lookUp(after, status)]
    if (was && is) compareResponse({ ...at, place: status.toLowerCase() }, was, is)
  }
  compareSuccess(at, gone, come)
  for (const [status, response] of gone) {
    // The statuses that are left of a range were possible before.
    const isNarrowed = status.endsWith('XX') && [...after.keys()].some((other) => other[0] === status[0])
    const kind =
      isSuccess(status) && !isNarrowed
        ? 'success-status-removed'
        : isError(status)
          ? 'error-status-removed'
          : 'status-removed'
    report({ ...at, place: status }, 'response', kind, response, null, `status ${status.toLowerCase()} removed`)
  }
  for (const [status, response] of come)
    report(
      { ...at, place: status },
      'response',
      kindOfNew(status, response, before),
      null,
      response,
      `status ${status.toLowerCase()} added`,
    )
}

/** Reports one success status that replaces another as a change, not as a removal and an addition. */
function compareSuccess(at: At, gone: Responses, come: Responses): void {
  const [old, ...others] = [...gone].filter(([status]) => isSuccess(status))
  const [now, ...more] = [...come].filter(([status]) => isSuccess(status))
  if (!old || !now || others.length + more.length > 0) return
  gone.delete(old[0])
  come.delete(now[0])
  const here = { ...at, place: now[0] }
  report(here, 'response', 'success-status-changed', old[1], now[1], `status ${old[0]}, now ${now[0]}`)
  compareResponse(here, old[1], now[1])
}

/**
 * A new error breaks no client when its media type is problem details (RFC 9457) or that of a known error, or it has no
 * body.
 */
function kindOfNew(status: string, response: Located, before: Responses) {
  if (isSuccess(status)) return 'success-status-added'
  if (status === '304') return 'not-modified-added'
  if (status.startsWith('3')) return 'redirect-status-added'
  if (!isError(status) && status !== 'DEFAULT') return 'status-added'
  const errors = [...before].filter(([known]) => isError(known) || known === 'DEFAULT')
  const known = [
    'application/problem+json',
    ...errors.flatMap(([, error]) => [...mediaTypes(member(error, 'content')).keys()]),
  ]
  const inKnownForm = [...mediaTypes(member(response, 'content')).keys()].every((type) => known.includes(type))
  return inKnownForm ? 'error-status-added' : 'error-status-added-in-new-form'
}

function compareResponse(at: At, base: Located, head: Located): void {
  compareContent({ ...at, place: `${at.place} body` }, 'response', member(base, 'content'), member(head, 'content'))
  compareHeaders(at, member(base, 'headers'), member(head, 'headers'))
  compareNotes(at, base, head, ['content', 'headers'])
}

function compareHeaders(at: At, base: Located | null, head: Located | null): void {
  const headersOf = (root: JsonObject, headers: Located | null) =>
    new Map(
      members(headers)
        .filter(([name]) => name.toLowerCase() !== 'content-type')
        .map(([name, header]) => [name.toLowerCase(), { name, header: dereference(root, header) }]),
    )
  const before = headersOf(at.comparison.base, base)
  const after = headersOf(at.comparison.head, head)
  for (const [key, { name, header }] of before) {
    const now = after.get(key)?.header
    const here = { ...at, place: `${at.place} header ${name}` }
    if (now) compareHeader(here, header, now)
    else report(here, 'response', 'header-removed', header, null, `header ${name} removed`)
  }
  for (const [key, { name, header }] of after)
    if (!before.has(key))
      report(
        { ...at, place: `${at.place} header ${name}` },
        'response',
        'header-added',
        null,
        header,
        `header ${name} added`,
      )
}

function compareHeader(at: At, base: Located, head: Located): void {
  const required = (header: Located) => member(header, 'required')?.value === true
  const places = [member(base, 'required') ?? base, member(head, 'required') ?? head] as const
  if (required(base) && !required(head))
    report(at, 'response', 'header-became-optional', ...places, 'no longer required')
  if (!required(base) && required(head)) report(at, 'response', 'header-became-required', ...places, 'required now')
  compareDeprecated(at, base, head)
  compareSerialized(at, 'response', base, head, { required: required(base) && required(head), repeats: false })
  compareContent(at, 'response', member(base, 'content'), member(head, 'content'))
  compareNotes(at, base, head, ['required', 'deprecated', 'schema', 'content', 'style', 'explode'])
}
