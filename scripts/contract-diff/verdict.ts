// What semantic versioning asks for after a set of changes.
import type { Change } from './change.ts'

export type Step = 'major' | 'minor' | 'patch' | 'none'

export interface Verdict {
  step: Step
  /** The version that was compared against, and the lowest that its changes allow. */
  from: string
  needs: string
  /** One sentence that says why. */
  why: string
}

type Version = [major: number, minor: number, patch: number]

/** Reads `1.2.3`; a pre-release or build suffix is left out. Throws an Error that says what was expected. */
export function readVersion(text: unknown): Version {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(String(text))
  if (!match) throw new Error(`info.version is ${JSON.stringify(text)}: it must be a semantic version such as 1.2.3.`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/** Negative, zero or positive, as `a` is before, equal to or after `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)]
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
}

/** The step that the changes demand from a version on (semver.org, items 4 and 6 to 8). */
export function verdictOn(changes: Pick<Change, 'class'>[], from: string): Verdict {
  const version = readVersion(from)
  const has = (name: Change['class']) => changes.some((change) => change.class === name)
  const young = version[0] === 0
  if (has('breaking'))
    return young
      ? verdict(
          version,
          from,
          'minor',
          'A breaking change. Below 1.0.0 anything may change (semver item 4): a new minor version says so.',
        )
      : verdict(version, from, 'major', 'A breaking change needs a new major version (semver item 8).')
  if (has('non-breaking'))
    return verdict(version, from, 'minor', 'What is new breaks nobody: a new minor version (semver item 7).')
  if (has('documentation')) return verdict(version, from, 'patch', 'Only words changed: a new patch version.')
  return verdict(version, from, 'none', 'Nothing changed.')
}

function verdict([major, minor, patch]: Version, from: string, step: Step, why: string): Verdict {
  const needs = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
    none: `${major}.${minor}.${patch}`,
  }
  return { step, from, needs: needs[step], why }
}
