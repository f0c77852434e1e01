// Compares servers, rate limits, sunset dates, WebSocket messages and other `x-` policies.
import { isObject, items, type JsonObject, type Located, member, members } from '../document.ts'
import { literal } from '../normal-form.ts'
import { compareNotes } from './notes.ts'
import { type At, changed, report } from './report.ts'
import { compareSchemas } from './schema.ts'

/** The servers of a document; without any, it is `/` (OpenAPI 3.1, 4.8.1). */
export const serversOf = (root: JsonObject): Located =>
  member({ value: root, pointer: '' }, 'servers') ?? { value: [{ url: '/' }], pointer: '/servers' }

/** Compares the servers of a document, a path or an operation. */
export function compareServers(at: At, base: Located | null, head: Located | null): void {
  // Scheme and host have no case.
  const url = (server: Located) =>
    String(member(server, 'url')?.value ?? '')
      .replace(/(.)\/$/, '$1')
      .replace(/^[a-z][a-z\d+.-]*:\/\/[^/{]*/i, (host) => host.toLowerCase())
  const before = items(base).filter((server) => !items(head).some((other) => url(other) === url(server)))
  const after = items(head).filter((server) => !items(base).some((other) => url(other) === url(server)))
  const [gone, come] = [before[0], after[0]]
  if (gone && come && before.length + after.length === 2)
    report(at, 'both', 'server-url-changed', gone, come, changed('url', url(gone), url(come)))
  else {
    for (const server of before) report(at, 'both', 'server-removed', server, null, `server ${url(server)} removed`)
    for (const server of after) report(at, 'both', 'server-added', null, server, `server ${url(server)} added`)
  }
  for (const server of items(base)) {
    const now = items(head).find((other) => url(other) === url(server))
    if (!now) continue
    compareNotes(at, server, now, ['url', 'variables'])
    compareVariables(at, member(server, 'variables'), member(now, 'variables'))
  }
}

function compareVariables(at: At, base: Located | null, head: Located | null): void {
  for (const name of new Set([...members(base), ...members(head)].map(([name]) => name))) {
    const [before, after] = [member(base, name), member(head, name)]
    const values = (variable: Located | null) => items(member(variable, 'enum')).map(({ value }) => value)
    const [old, now] = [values(before), values(after)]
    const isMissing = (from: unknown[], list: unknown[]) => list.length > 0 && from.some((one) => !list.includes(one))
    const sameDefault = member(before, 'default')?.value === member(after, 'default')?.value
    const isNarrower = isMissing(old, now) || (old.length === 0 && now.length > 0)
    const isWider = isMissing(now, old) || (now.length === 0 && old.length > 0)
    const what = changed(`variable ${name}`, before?.value, after?.value)
    if (!sameDefault || isNarrower) report(at, 'both', 'server-variable-changed', before, after, what)
    else if (isWider) report(at, 'both', 'server-added', before, after, what)
    else if (before && after) compareNotes(at, before, after, ['default', 'enum'])
  }
}

interface RateLimit {
  limit: number
  window_seconds: number
  per: string
  shared: boolean
}

/** Compares the rate limit of an operation: the one that it names, else `default`. */
export function compareRateLimits(at: At, base: Located, head: Located): void {
  const { comparison } = at
  const [before, after] = [rateLimitOf(comparison.base, base), rateLimitOf(comparison.head, head)]
  const places = [before.place, after.place] as const
  const [was, is] = [before.limit, after.limit]
  const name = (limit: RateLimit | null) =>
    limit
      ? `${limit.limit} in ${limit.window_seconds} s per ${limit.per}${limit.shared ? ', all processes together' : ''}`
      : 'none'
  const what = `rate limit: ${name(was)}, now ${name(is)}`
  if (literal(was) === literal(is)) {
    if (before.name !== after.name)
      report(at, 'request', 'rate-limit-renamed', ...places, changed('rate limit', before.name, after.name))
  } else if (is && (!was || isStricter(is, was))) report(at, 'request', 'rate-limit-tightened', ...places, what)
  else report(at, 'request', 'rate-limit-loosened', ...places, what)
}

/** Whether a limit allows fewer requests at once or over time, or is shared by more callers. */
function isStricter(limit: RateLimit, than: RateLimit): boolean {
  return (
    limit.limit < than.limit ||
    limit.limit / limit.window_seconds < than.limit / than.window_seconds ||
    (limit.per === 'address' && than.per !== 'address') ||
    (limit.shared && !than.shared)
  )
}

function rateLimitOf(
  root: JsonObject,
  operation: Located,
): { name: string; limit: RateLimit | null; place: Located | null } {
  const table = member({ value: root, pointer: '' }, 'x-rate-limits')
  const own = member(operation, 'x-rate-limit')
  if (isObject(own?.value)) return { name: 'its own', limit: own.value as unknown as RateLimit, place: own }
  const name = String(own?.value ?? 'default')
  const entry = member(table, name)
  return { name, limit: (entry?.value ?? null) as RateLimit | null, place: own ?? entry }
}

/**
 * The Sunset date of an operation, as 2026-11-21: its `x-sunset`, else the example of its `Sunset` header. Null: none.
 */
export function sunsetOf(operation: Located | null): string | null {
  const headers = members(operation && member(operation, 'responses')).map(([, response]) =>
    member(member(response, 'headers'), 'Sunset'),
  )
  const examples = headers.map((header) => member(header, 'example') ?? member(member(header, 'schema'), 'const'))
  const written = member(operation, 'x-sunset') ?? examples.find((example) => example !== null)
  const date = new Date(String(written?.value ?? ''))
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10)
}

/** Compares the Sunset dates of an operation. */
export function compareSunset(at: At, base: Located, head: Located): void {
  const [before, after] = [sunsetOf(base), sunsetOf(head)]
  if (before === after) return
  const places = [member(base, 'x-sunset') ?? base, member(head, 'x-sunset') ?? head] as const
  const kind = !before ? 'sunset-set' : !after ? 'sunset-unset' : after < before ? 'sunset-earlier' : 'sunset-later'
  report(at, 'both', kind, ...places, changed('sunset', before ?? undefined, after ?? undefined))
}

/** Compares the messages of a WebSocket operation. The service `receives` requests and `sends` responses. */
export function compareMessages(at: At, base: Located, head: Located): void {
  const [before, after] = [member(base, 'x-websocket'), member(head, 'x-websocket')]
  for (const [name, way] of [
    ['receives', 'request'],
    ['sends', 'response'],
  ] as const) {
    const sources = (messages: Located | null) => [member(messages, name)].filter((schema) => schema !== null)
    if (before || after)
      compareSchemas({ ...at, place: `${name} messages` }, way, sources(before), sources(after), true)
  }
}

/** Extensions of an operation that only affect its documentation. */
const documentationOnly = /^x-(code-?samples|codeSamples|readme|internal-note|displayName)$/i

/** Compares the `x-` members of an operation without a rule of their own, as policies. Returns their names. */
export function comparePolicies(at: At, base: Located, head: Located): string[] {
  const names = [...members(base), ...members(head)].map(([name]) => name)
  const policies = [...new Set(names)].filter((name) => name.startsWith('x-') && !documentationOnly.test(name))
  for (const name of policies) {
    if (name === 'x-rate-limit' || name === 'x-sunset' || name === 'x-websocket') continue
    const [before, after] = [member(base, name), member(head, name)]
    if (literal(before?.value) !== literal(after?.value))
      report(at, 'request', 'policy-changed', before, after, changed(name, before?.value, after?.value))
  }
  return policies
}
