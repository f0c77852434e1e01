/** The configuration for people: each variable with its value and where that is from, without secrets. */
import type { WithSecrets } from './secret-files.ts'
import type { Variable } from './variable.ts'
import type { variables } from './variables.ts'

export interface Setting {
  readonly name: string
  /** Null for none. */
  readonly value: string | null
  /** `environment`: a file .env adds to it. `file`: of the variable with `_FILE` behind its name. */
  readonly source: 'default' | 'environment' | 'file'
  /** Whether its value is not shown. */
  readonly secret: boolean
}

/** Stands for the value of a secret, however long that is. */
const mask = '********'

/** Characters of a value that are shown. */
const maxValue = 4_000

/** `all`: the variables. `effective`: the values of variables whose default follows from others, or whose value is made complete. */
export function settingsOf(
  all: Readonly<Record<string, Variable<unknown>>>,
  { env, files }: Pick<WithSecrets, 'env' | 'files'>,
  effective: { [Name in keyof typeof variables]?: string },
): Setting[] {
  return Object.entries(all).map(([name, { fallback, secret = false }]) => {
    const given = env[name]?.trim() ? (env[name] as string) : null
    const source = files.has(name) ? 'file' : given === null ? 'default' : 'environment'
    const text = effective[name as keyof typeof variables] ?? given?.trim() ?? fallback
    const value = text === null || text === '' ? null : secret ? mask : withoutCredentials(text).slice(0, maxValue)
    return { name, value, source, secret }
  })
}

/** With another value of a variable, as the start of the process has found it. */
export function withSetting(settings: readonly Setting[], name: keyof typeof variables, value: string): Setting[] {
  return settings.map((setting) => (setting.name === name ? { ...setting, value } : setting))
}

/** User, password and query of addresses: they may be those of another service. */
function withoutCredentials(text: string): string {
  return text.replaceAll(/(:\/\/)[^/\s]*@/g, `$1${mask}@`).replaceAll(/(:\/\/[^\s,?]*\?)[^\s,]*/g, `$1${mask}`)
}
