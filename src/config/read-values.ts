/** Reads the values of variables from the environment. */
import { Unusable } from './values.ts'
import type { Variable } from './variable.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Returns the values by name; null for none. An unusable one is a complaint, and null. */
export function readValues(
  variables: Readonly<Record<string, Variable<unknown>>>,
  { env, files, complaints }: { env: Environment; files: ReadonlyMap<string, string>; complaints: string[] },
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(variables).map(([name, variable]) => {
      // A secret is not trimmed: another service with the same secret would not trim it either.
      const value = variable.secret ? env[name] : env[name]?.trim()
      const text = value?.trim() ? value : variable.fallback
      try {
        return [name, text === null ? null : variable.parse(text)]
      } catch (error) {
        if (!(error instanceof Unusable)) throw error
        const place = files.has(name) ? `${name}_FILE` : name
        complaints.push(`${place}${variable.secret ? '' : ` is "${text}", which`} ${error.message}`)
        return [name, null]
      }
    }),
  )
}
