// The rules of the gate: the version and the changelog must match the changes, and removals must be announced.
import { parse } from 'yaml'
import type { Change } from './change.ts'
import { isObject } from './document.ts'
import { compareVersions, readVersion, verdictOn } from './verdict.ts'

/** A breaking change that is allowed without the new version that it would require. */
export interface AcceptedBreak {
  path: string
  kind: string
  reason: string
}

/** Everything that the gate decides on. */
export interface Case {
  changes: Change[]
  /** The version of the last released contract. */
  released: string
  /** `info.version` of the new contract. */
  version: string
  changelog: string
  accepted: AcceptedBreak[]
}

/** Reads the list of accepted breaks. Throws an Error that names an incomplete entry. */
export function readAcceptedBreaks(text: string): AcceptedBreak[] {
  const list: unknown = parse(text) ?? []
  if (!Array.isArray(list)) throw new Error('accepted-breaks.yaml is not a list. Write [] for an empty one.')
  return list.map((entry, index) => {
    for (const name of ['path', 'kind', 'reason'])
      if (!isObject(entry) || typeof entry[name] !== 'string' || entry[name].trim() === '')
        throw new Error(`accepted-breaks.yaml: entry ${index + 1} has no ${name}. Add it.`)
    return entry as AcceptedBreak
  })
}

/** Removals that need a deprecation and a Sunset date that has passed, whatever the new version is. */
const needNotice = ['operation-removed', 'path-renamed', 'method-changed', 'webhook-removed']

/** Returns one message for each fault, with its remedy. An empty list means that the contract may be released. */
export function judge({ changes, released, version, changelog, accepted }: Case): string[] {
  const names = (entry: AcceptedBreak, change: Change) =>
    change.class === 'breaking' && entry.path === change.path && entry.kind === change.kind
  const faults = changes
    .filter(({ kind }) => needNotice.includes(kind))
    .map(
      ({ what, path }) =>
        `${what} (${path}) without notice. Put it back, set "deprecated: true" and "x-sunset: <date>", release that, and remove it after that date.`,
    )
  for (const entry of accepted)
    if (!changes.some((change) => names(entry, change)))
      faults.push(
        `accepted-breaks.yaml lists ${entry.kind} at ${entry.path}, which is not a breaking change. Remove the entry.`,
      )

  // An accepted break requires the same version step as a non-breaking change.
  const counted = changes.map((change) => ({
    ...change,
    class: accepted.some((entry) => names(entry, change)) ? ('non-breaking' as const) : change.class,
  }))
  const verdict = verdictOn(counted, released)
  try {
    readVersion(version)
  } catch (error) {
    return [...faults, (error as Error).message]
  }
  if (verdict.needs !== null && compareVersions(version, verdict.needs) < 0)
    faults.push(tooLow(counted, verdict.needs, version, verdict.why))
  const top = /^## \[?v?(\d+\.\d+\.\d+)/m.exec(changelog)?.[1]
  if (top !== version)
    faults.push(
      `The top section of CHANGELOG.md is ${top ?? 'missing'}, but info.version is ${version}. Add a section "## ${version}" with the changes at the top.`,
    )
  return faults
}

function tooLow(changes: Change[], needs: string, version: string, why: string): string {
  const breaking = changes.filter((change) => change.class === 'breaking')
  const worst = breaking.length > 0 ? breaking : changes.filter((change) => change.class === 'non-breaking')
  const list = (worst.length > 0 ? worst : changes).map(({ kind, path, what }) => `\n    ${kind} at ${path}: ${what}`)
  const more = list.length > 10 ? `\n    and ${list.length - 10} more` : ''
  const way =
    breaking.length > 0 ? ', or list each change in scripts/contract-diff/accepted-breaks.yaml with a reason' : ''
  return `info.version is ${version}, which is too low. ${why} Set info.version to ${needs} or higher, and add a section to CHANGELOG.md${way}:${list.slice(0, 10).join('')}${more}`
}
