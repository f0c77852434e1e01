/** Secrets from files, as containers have them: `NAME_FILE` names a file with the value of `NAME`. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { isProviderVariable, providerNamesNear, providerVariablesIn } from './providers.ts'
import type { Variable } from './variable.ts'
import { variables } from './variables.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** Bytes of a secret's file. */
const maxBytes = 65_536

export interface WithSecrets {
  /** The environment, with the secrets of the files under their own names. */
  env: Environment
  /** The variables whose files were named, by their names without `_FILE`. */
  files: ReadonlyMap<string, string>
  /** The faults of files, each without a period. */
  complaints: string[]
}

/** The names of the variables that may be in files, those of the providers in `env` included. */
export function secretNames(env: Environment = {}): string[] {
  const all = Object.entries<Variable<unknown>>({ ...variables, ...providerVariablesIn(env) })
  return all.flatMap(([name, { secret }]) => (secret ? [name] : []))
}

/** Whether it is the name of a variable, or of the file of one that is a secret. */
export function isKnownName(name: string): boolean {
  return name in variables || isProviderVariable(name) || secretNames().some((secret) => name === `${secret}_FILE`)
}

/** The known names that an unknown one may be meant for. */
export function namesNear(name: string): string[] {
  return [...Object.keys(variables), ...secretNames().map((secret) => `${secret}_FILE`), ...providerNamesNear(name)]
}

/** Reads the files that `env` names. A file is read once, at the start. */
export function withSecretFiles(env: Environment): WithSecrets {
  const files = new Map<string, string>()
  const complaints: string[] = []
  const found: Record<string, string> = {}
  for (const name of secretNames(env)) {
    const path = env[`${name}_FILE`]?.trim()
    if (!path) continue
    files.set(name, path)
    if (env[name]?.trim()) {
      complaints.push(`${name} and ${name}_FILE are both set: keep one of them`)
      continue
    }
    const content = readSecret(path)
    if ('text' in content) found[name] = content.text
    else complaints.push(`${name}_FILE is "${path}", which ${content.fault}`)
  }
  return { env: { ...env, ...found }, files, complaints }
}

/** The text without the newline at its end. */
function readSecret(path: string): { text: string } | { fault: string } {
  let bytes: Buffer
  try {
    // Before it is opened: that of a pipe would wait for a writer.
    if (!statSync(path).isFile()) return { fault: 'is no file: name a file that has the secret' }
    bytes = readStart(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { fault: `cannot be read (${code}): name a file that the user who runs Taskpact can read` }
  }
  if (bytes.length > maxBytes) return { fault: `has more than ${maxBytes} bytes: name the file of the secret` }
  const text = bytes.toString('utf8').replace(/\r?\n$/, '')
  if (text.trim() === '') return { fault: 'is empty: write the secret into it' }
  if (/[\r\n\0]/.test(text)) return { fault: 'has more than one line: write the secret alone into it' }
  return { text }
}

/** One byte more than a secret may have, so that a longer file is not read whole. */
function readStart(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(maxBytes + 1)
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
  } finally {
    closeSync(file)
  }
}
