/** The secrets that sign access tokens: JWT_SECRET, or one that is generated once and stored in the data folder. */
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { makeFolders } from '../db/embedded/data-folder.ts'
import type { SigningSecrets } from '../features/auth/signing-keys.ts'

type Place = Pick<Config, 'jwtSecrets' | 'dataFolder'>

/**
 * The keys. A generated secret is text (256 random bits, base64url) whose characters are the key, as with JWT_SECRET, so that
 * it can be copied into the JWT_SECRET of another service; its file may have several, one a line. Processes that start
 * together on an empty folder get the same one. Throws a StartupError when the file is damaged or cannot be read.
 */
export async function signingSecrets(config: Place): Promise<SigningSecrets> {
  return (await existingSecrets(config)) ?? (await makeSecret(config.dataFolder, secretFile(config)))
}

/** The keys if they exist already; null where `signingSecrets` would generate one. Throws like `signingSecrets`. */
export async function existingSecrets(config: Place): Promise<SigningSecrets | null> {
  return config.jwtSecrets ? keysOf(config.jwtSecrets) : readSecrets(secretFile(config))
}

/** The path of the generated secret. */
export const secretFile = ({ dataFolder }: Pick<Config, 'dataFolder'>) => join(dataFolder, 'jwt-secret')

function keysOf([first = '', ...others]: readonly string[]): SigningSecrets {
  return [Buffer.from(first), ...others.map((secret) => Buffer.from(secret))]
}

async function readSecrets(path: string): Promise<SigningSecrets | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new StartupError(
      `The signing secret ${path} cannot be read (${codeOf(error)}): let the user that runs Taskpact read it, or set JWT_SECRET.`,
      { cause: error },
    )
  }
  if (!/^(?:[\w-]{43}\n)+$/.test(text)) {
    throw new StartupError(
      `The signing secret ${path} is damaged: restore it from a backup, or delete it, which makes a new one and signs everyone out.`,
    )
  }
  return keysOf(text.trimEnd().split('\n'))
}

async function makeSecret(folder: string, path: string): Promise<SigningSecrets> {
  // Written under another name first: link() is atomic, and fails if another process has linked its file before.
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await makeFolders(folder)
    await writeFile(draft, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600, flush: true })
    await link(draft, path).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  } catch (error) {
    throw new StartupError(
      `The signing secret ${path} cannot be written (${codeOf(error)}): let the user that runs Taskpact write to the folder, or set JWT_SECRET.`,
      { cause: error },
    )
  } finally {
    // A folder that cannot be written was reported above.
    await rm(draft, { force: true }).catch(() => {})
  }
  const secrets = await readSecrets(path)
  if (secrets === null)
    throw new StartupError(`The signing secret ${path} was deleted while Taskpact started: start again.`)
  return secrets
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
