/**
 * The members that a merge patch changes. A patch that changes none must leave the version, `updated_at` and the change log
 * alone.
 */

/**
 * The members of a patch whose values differ from those of the row. Instants are equal where they name the same
 * microsecond, however they are written; arrays where their items are, in order.
 */
export function changedMembers<Patch extends object>(
  before: { [Name in keyof Patch]?: unknown },
  patch: Patch,
  instants: readonly (keyof Patch)[] = [],
): Partial<Patch> {
  const changes: Partial<Patch> = {}
  for (const name in patch) {
    const [was, to]: unknown[] = [before[name], patch[name]]
    const areInstants = typeof was === 'string' && typeof to === 'string' && instants.includes(name)
    const isSame = areInstants ? microsecond(was) === microsecond(to) : JSON.stringify(was) === JSON.stringify(to)
    if (!isSame) changes[name] = patch[name]
  }
  return changes
}

/** The members of an object with its name without white space at its ends. */
export function trimmed<Members extends { name?: string }>(members: Members): Members {
  return members.name === undefined ? members : { ...members, name: members.name.trim() }
}

/** Microseconds since 1970. `Date` knows milliseconds only. */
function microsecond(instant: string): bigint {
  const whole = Date.parse(instant.replace(/\.\d+/, ''))
  const fraction = /\.(\d+)/.exec(instant)?.[1] ?? ''
  return BigInt(whole) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}
