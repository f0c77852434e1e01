/** The result of a check. */

export type Status = 'ok' | 'warning' | 'fault'

export interface Finding {
  status: Status
  /** The fact, as a sentence. */
  message: string
  /** The remedy; null where none is needed. */
  advice: string | null
}

/** One question about the subject `S`. It changes nothing, and may throw. */
export interface Check<S> {
  name: string
  examine(subject: S): Promise<Finding | Finding[]>
}

export function ok(message: string): Finding {
  return { status: 'ok', message, advice: null }
}

/** Something that works now, and may not for long. */
export function warning(message: string, advice: string): Finding {
  return { status: 'warning', message, advice }
}

/** Something that does not work, or is not safe. */
export function fault(message: string, advice: string): Finding {
  return { status: 'fault', message, advice }
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** Such as `1.5 GB`. */
export function sizeOf(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`
}

/** At most `shown` of the names, and how many more there are. */
export function someOf(names: string[], shown = 10): string {
  const more = names.length > shown ? `, and ${names.length - shown} more` : ''
  return `${names.slice(0, shown).join(', ')}${more}`
}
