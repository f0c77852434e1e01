// Matches the operations of base and head, and compares each pair.
import { dereference, type JsonObject, type Located, member, members } from '../document.ts'
import { compareBodies } from './content.ts'
import { compareNotes } from './notes.ts'
import { compareDeprecated, compareParameters } from './parameters.ts'
import {
  compareMessages,
  comparePolicies,
  compareRateLimits,
  compareServers,
  compareSunset,
  serversOf,
  sunsetOf,
} from './policies.ts'
import { type At, changed, report } from './report.ts'
import { compareResponses } from './responses.ts'
import { compareSecurity } from './security.ts'

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace', 'query']

interface Operation {
  path: string
  method: string
  item: Located
  operation: Located
}

/** Operations by method and path. */
function operationsOf(root: JsonObject, paths: Located | null): Map<string, Operation> {
  const found = new Map<string, Operation>()
  for (const [path, raw] of members(paths)) {
    if (path.startsWith('x-')) continue
    const item = dereference(root, raw)
    const named = [
      ...members(item).filter(([name]) => methods.includes(name)),
      ...members(member(item, 'additionalOperations')),
    ]
    for (const [method, operation] of named)
      found.set(`${method} ${withoutNames(path)}`, { path, method, item, operation })
  }
  return found
}

/** A path without the names of its parameters. A callback has an expression instead, which is the address. */
const withoutNames = (path: string) => (path.startsWith('/') ? path.replaceAll(/\{[^}]*\}/g, '{}') : path)

const idOf = ({ operation }: Operation) => member(operation, 'operationId')?.value
const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`

/** Compares the operations of `paths`, of `webhooks`, or of a callback. */
export function compareOperations(at: At, base: Located | null, head: Located | null): void {
  const before = operationsOf(at.comparison.base, base)
  const after = operationsOf(at.comparison.head, head)
  const within = (operation: Operation): At => ({
    ...at,
    operation: at.operation ? `${at.operation} > ${nameOf(operation)}` : nameOf(operation),
  })
  for (const [key, operation] of before) {
    const now = after.get(key)
    if (now) {
      compareOperation(within(now), operation, now)
      continue
    }
    const moved = [...after].find(
      ([other, one]) => !before.has(other) && idOf(one) !== undefined && idOf(one) === idOf(operation),
    )
    if (!moved) removed(within(operation), operation)
    else {
      after.delete(moved[0])
      const kind = hasEnded(at, operation)
        ? 'operation-removed-after-sunset'
        : operation.path === moved[1].path
          ? 'method-changed'
          : 'path-renamed'
      report(
        within(operation),
        'both',
        kind,
        operation.operation,
        moved[1].operation,
        `${nameOf(operation)}, now ${nameOf(moved[1])}`,
      )
      compareOperation(within(moved[1]), operation, moved[1])
    }
  }
  for (const [key, operation] of after) {
    if (before.has(key)) continue
    const kind = at.reversed ? 'webhook-added' : 'operation-added'
    report(within(operation), 'both', kind, null, operation.operation, `${nameOf(operation)} added`)
  }
  comparePathNotes(at, base, head)
}

function removed(at: At, operation: Operation): void {
  const kind = at.reversed
    ? 'webhook-removed'
    : hasEnded(at, operation)
      ? 'operation-removed-after-sunset'
      : 'operation-removed'
  report(at, 'both', kind, operation.operation, null, `${nameOf(operation)} removed`)
}

/** Whether the removal was announced: the operation was deprecated, and its Sunset date has passed. */
function hasEnded(at: At, { operation }: Operation): boolean {
  const sunset = sunsetOf(operation)
  return member(operation, 'deprecated')?.value === true && sunset !== null && sunset <= at.comparison.today
}

function compareOperation(at: At, base: Operation, head: Operation): void {
  const [before, after] = [base.operation, head.operation]
  const [id, idNow] = [idOf(base), idOf(head)]
  if (id !== idNow)
    report(
      at,
      'both',
      id === undefined ? 'operation-id-added' : 'operation-id-changed',
      member(before, 'operationId') ?? before,
      member(after, 'operationId') ?? after,
      changed('operationId', id, idNow),
    )
  compareDeprecated(at, before, after)
  compareSunset(at, before, after)
  compareSecurity(at, before, after)
  if (!at.reversed) compareRateLimits(at, before, after)
  const policies = comparePolicies(at, before, after)
  compareMessages(at, before, after)
  const own = ({ operation, item }: Operation) => member(operation, 'servers') ?? member(item, 'servers')
  if (own(base) || own(head)) {
    const { comparison } = at
    compareServers(at, own(base) ?? serversOf(comparison.base), own(head) ?? serversOf(comparison.head))
  }
  compareParameters(at, base, head)
  compareBodies({ ...at, place: 'body' }, member(before, 'requestBody'), member(after, 'requestBody'))
  compareResponses(at, before, after)
  compareCallbacks(at, member(before, 'callbacks'), member(after, 'callbacks'))
  const handled = [
    'operationId',
    'deprecated',
    'security',
    'servers',
    'parameters',
    'requestBody',
    'responses',
    'callbacks',
  ]
  compareNotes(at, before, after, [...handled, ...policies])
}

function compareCallbacks(at: At, base: Located | null, head: Located | null): void {
  const { comparison } = at
  for (const name of new Set([...members(base), ...members(head)].map(([name]) => name))) {
    const [before, after] = [member(base, name), member(head, name)]
    compareOperations(
      { ...at, reversed: !at.reversed },
      before && dereference(comparison.base, before),
      after && dereference(comparison.head, after),
    )
  }
}

/** Compares the documentation of paths. */
function comparePathNotes(at: At, base: Located | null, head: Located | null): void {
  const now = new Map(members(head).map(([path, item]) => [withoutNames(path), item]))
  const handled = [...methods, 'additionalOperations', 'parameters', 'servers']
  for (const [path, before] of members(base)) {
    const after = now.get(withoutNames(path))
    if (after)
      compareNotes(at, dereference(at.comparison.base, before), dereference(at.comparison.head, after), handled)
  }
}
