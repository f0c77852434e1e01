// Compares authentication: the alternatives of an operation, their roles or scopes, and the schemes themselves.
import { dereference, isObject, items, type JsonObject, type Located, member, members } from '../document.ts'
import { literal } from '../normal-form.ts'
import { compareNotes } from './notes.ts'
import { type At, changed, report } from './report.ts'

/** One way to authenticate: the schemes that are all required, with their roles or scopes. No scheme: anonymous. */
type Alternative = Map<string, string[]>

interface Scheme {
  located: Located
  /** The definition without its documentation, which identifies a renamed scheme. */
  meaning: string
}

/** Compares the credentials that callers must present. */
export function compareSecurity(at: At, base: Located, head: Located): void {
  const { comparison } = at
  const [schemes, schemesNow] = [schemesOf(comparison.base), schemesOf(comparison.head)]
  const names = sameSchemes(schemes, schemesNow)
  const where = (root: JsonObject, operation: Located) =>
    member(operation, 'security') ?? member({ value: root, pointer: '' }, 'security')
  const places = [where(comparison.base, base), where(comparison.head, head)] as const
  const before = alternatives(places[0], names)
  const after = alternatives(places[1], new Map())
  for (const [name, now] of names) {
    const [scheme, schemeNow] = [schemes.get(name), schemesNow.get(now)]
    if (scheme && schemeNow && before.some((one) => one.has(now))) compareScheme(at, name, scheme, schemeNow)
  }
  const same = (a: Alternative, b: Alternative) => literal([...a.keys()].sort()) === literal([...b.keys()].sort())
  const gone = before.filter((one) => !after.some((other) => same(one, other)))
  const text = (one: Alternative) => literal([...one].map(([name, roles]) => [name, [...roles].sort()]).sort())
  const partners = new Set<Alternative>()
  for (const one of before) {
    const candidates = after.filter((other) => same(one, other))
    const partner = candidates.find((other) => text(other) === text(one)) ?? candidates[0]
    if (!partner) continue
    partners.add(partner)
    for (const [name, roles] of one)
      compareRoles(at, places, { name, scheme: schemesNow.get(name), roles, now: partner.get(name) ?? [] })
  }
  const come = after.filter((one) => !partners.has(one))
  for (const one of gone) {
    // Callers that present more than the required credentials are still accepted.
    if (after.some((other) => [...other].every(([name, roles]) => one.has(name) && roles.length === 0))) continue
    if (one.size === 0) report(at, 'request', 'security-required', ...places, `callers must sign in: ${nameOf(after)}`)
    else report(at, 'request', 'security-alternative-removed', ...places, `${nameOf([one])} is no longer accepted`)
  }
  // For callers that were anonymous, a new way to sign in is the requirement that was reported above.
  const demanded = gone.some((one) => one.size === 0)
  for (const one of come) {
    if (one.size > 0 && demanded) continue
    if (one.size > 0)
      report(at, 'request', 'security-alternative-added', ...places, `${nameOf([one])} is also accepted`)
    else if (after.length === 1)
      report(at, 'request', 'security-lifted', ...places, 'callers no longer need to sign in')
    else report(at, 'request', 'security-made-optional', ...places, 'anonymous callers are also accepted')
  }
}

const nameOf = (list: Alternative[]) => list.map((one) => [...one.keys()].join(' with ') || 'anonymous').join(' or ')

/** No `security`, or an empty one, accepts all callers. */
function alternatives(security: Located | null, names: Map<string, string>): Alternative[] {
  const list = items(security).map(
    (one): Alternative =>
      new Map(members(one).map(([name, roles]) => [names.get(name) ?? name, (roles.value ?? []) as string[]])),
  )
  // A duplicate alternative would only repeat the findings of the first.
  return list.length === 0
    ? [new Map()]
    : list.filter((one, index) => list.findIndex((other) => literal([...other]) === literal([...one])) === index)
}

function schemesOf(root: JsonObject): Map<string, Scheme> {
  const all = members(member(member({ value: root, pointer: '' }, 'components'), 'securitySchemes'))
  return new Map(
    all.map(([name, raw]) => {
      const located = dereference(root, raw)
      const { description: _, bearerFormat: __, ...meaning } = isObject(located.value) ? located.value : {}
      return [name, { located, meaning: literal(meaning) }]
    }),
  )
}

/** Matches the schemes of base and head: by the same definition, preferably under the same name; else by name. */
function sameSchemes(base: Map<string, Scheme>, head: Map<string, Scheme>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, { meaning }] of base) {
    const equal = [...head].filter(([, scheme]) => scheme.meaning === meaning).map(([other]) => other)
    const now = equal.includes(name)
      ? name
      : (equal.find((other) => !base.has(other)) ?? (head.has(name) ? name : undefined))
    if (now !== undefined) found.set(name, now)
  }
  return found
}

interface Roles {
  name: string
  scheme: Scheme | undefined
  roles: string[]
  now: string[]
}

/** OAuth requires all scopes. Other schemes require one of their roles, or accept any caller when they list none. */
function compareRoles(
  at: At,
  places: readonly [Located | null, Located | null],
  { name, scheme, roles, now }: Roles,
): void {
  const added = now.filter((role) => !roles.includes(role))
  const removed = roles.filter((role) => !now.includes(role))
  if (added.length + removed.length === 0) return
  const all = /"type":"(oauth2|openIdConnect)"/.test(scheme?.meaning ?? '')
  const anyone = (list: string[]) => list.length === 0
  const tightened = all ? added.length > 0 : anyone(roles) || (!anyone(now) && removed.length > 0)
  const loosened = all ? removed.length > 0 : anyone(now) || (!anyone(roles) && added.length > 0)
  const list = (of: string[]) => (anyone(of) ? 'anyone' : of.join(all ? ' and ' : ' or '))
  const what = `${name}: ${list(roles)}, now ${list(now)}`
  if (tightened) report(at, 'request', 'security-role-tightened', ...places, what)
  if (loosened) report(at, 'request', 'security-role-loosened', ...places, what)
}

function compareScheme(at: At, name: string, base: Scheme, head: Scheme): void {
  const here = { ...at, place: `security scheme ${name}` }
  compareNotes(here, base.located, head.located, ['type', 'scheme', 'in', 'name', 'openIdConnectUrl', 'flows'])
  for (const key of ['type', 'scheme', 'in', 'name', 'openIdConnectUrl']) {
    const [before, after] = [member(base.located, key), member(head.located, key)]
    const text = (of: Located | null) => (key === 'scheme' ? String(of?.value).toLowerCase() : of?.value)
    if (text(before) !== text(after))
      report(here, 'request', 'security-scheme-changed', before, after, changed(key, before?.value, after?.value))
  }
  const [flows, flowsNow] = [member(base.located, 'flows'), member(head.located, 'flows')]
  for (const [flow, before] of members(flows)) {
    const after = member(flowsNow, flow)
    if (!after) {
      report(here, 'request', 'oauth-flow-removed', before, null, `flow ${flow} removed`)
      continue
    }
    for (const key of ['authorizationUrl', 'tokenUrl', 'refreshUrl']) {
      const [was, is] = [member(before, key), member(after, key)]
      if (was?.value !== is?.value)
        report(here, 'request', 'oauth-flow-changed', was, is, changed(key, was?.value, is?.value))
    }
    const [scopes, scopesNow] = [member(before, 'scopes'), member(after, 'scopes')]
    for (const [scope, place] of members(scopes))
      if (!member(scopesNow, scope))
        report(here, 'request', 'oauth-scope-removed', place, null, `scope ${scope} removed`)
      else if (member(scopesNow, scope)?.value !== place.value)
        report(
          here,
          'both',
          'description-changed',
          place,
          member(scopesNow, scope),
          `description of scope ${scope} changed`,
        )
    for (const [scope, place] of members(scopesNow))
      if (!member(scopes, scope)) report(here, 'request', 'oauth-scope-added', null, place, `scope ${scope} added`)
  }
  for (const [flow, after] of members(flowsNow))
    if (!member(flows, flow)) report(here, 'request', 'oauth-flow-added', null, after, `flow ${flow} added`)
}
