// The version number that semantic versioning requires after a set of changes.
import type { Change } from './change.ts'

/** `unknown`: the version of the base is not a semantic one. */
export type Step = 'major' | 'minor' | 'patch' | 'none' | 'unknown'

export interface Verdict {
  step: Step
  /** The version of the base. */
  from: string
  /** The lowest version that the changes allow; null when the step is unknown. */
  needs: string | null
  /** One sentence that says why. */
  why: string
}

type Version = [major: number, minor: number, patch: number]

const semantic = /^(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/
const isSemantic = (text: string) => semantic.test(text)

/** Reads `1.2.3`, without a pre-release or build suffix. Throws an Error for any other text. */
export function readVersion(text: unknown): Version {
  const match = semantic.exec(String(text))
  if (!match) throw new Error(`info.version is ${JSON.stringify(text)}. Write a semantic version, such as 1.2.3.`)
  return [Number(match[1]), Number(match[2]), Number(match[3])]
}

/** Negative, zero or positive when `a` is lower than, equal to or higher than `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [readVersion(a), readVersion(b)]
  return left[0] - right[0] || left[1] - right[1] || left[2] - right[2]
}

/** The version step that the changes require from a version (semver.org, items 4 and 6 to 8). */
export function verdictOn(changes: Pick<Change, 'class'>[], from: string): Verdict {
  if (!isSemantic(from)) {
    const why = `The version of the base is ${JSON.stringify(from)}, which is no semantic version.`
    return { step: 'unknown', from, needs: null, why }
  }
  const version = readVersion(from)
  const has = (name: Change['class']) => changes.some((change) => change.class === name)
  const young = version[0] === 0
  if (has('breaking'))
    return young
      ? verdict(version, from, 'minor', 'A breaking change below 1.0.0 needs a new minor version (semver item 4).')
      : verdict(version, from, 'major', 'A breaking change needs a new major version (semver item 8).')
  if (has('non-breaking'))
    return verdict(
      version,
      from,
      'minor',
      'An addition that breaks no client needs a new minor version (semver item 7).',
    )
  if (has('documentation'))
    return verdict(version, from, 'patch', 'A change of the wording only needs a new patch version.')
  return verdict(version, from, 'none', 'Nothing changed.')
}

function verdict([major, minor, patch]: Version, from: string, step: Exclude<Step, 'unknown'>, why: string): Verdict {
  const needs = {
    major: `${major + 1}.0.0`,
    minor: `${major}.${minor + 1}.0`,
    patch: `${major}.${minor}.${patch + 1}`,
    none: `${major}.${minor}.${patch}`,
  }
  return { step, from, needs: needs[step], why }
}
