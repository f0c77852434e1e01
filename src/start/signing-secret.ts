/** The secret that signs access tokens: JWT_SECRET, or one that is generated once and stored in the data folder. */
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { makeFolders } from '../db/embedded/data-folder.ts'

/**
 * The key for HS256, at least 32 bytes. A generated secret is text (256 random bits, base64url) whose characters are
 * the key, as with JWT_SECRET, so that it can be copied into the JWT_SECRET of another service. Processes that start
 * together on an empty folder get the same one. Throws a StartupError when the file is damaged or cannot be read.
 */
export async function signingSecret(config: Pick<Config, 'jwtSecret' | 'dataFolder'>): Promise<Uint8Array> {
  return (await existingSecret(config)) ?? (await makeSecret(config.dataFolder, secretFile(config)))
}

/** The key if it exists already; null where `signingSecret` would generate one. Throws like `signingSecret`. */
export async function existingSecret(config: Pick<Config, 'jwtSecret' | 'dataFolder'>): Promise<Uint8Array | null> {
  if (config.jwtSecret !== null) return Buffer.from(config.jwtSecret)
  return readSecret(secretFile(config))
}

/** The path of the generated secret. */
export const secretFile = ({ dataFolder }: Pick<Config, 'dataFolder'>) => join(dataFolder, 'jwt-secret')

async function readSecret(path: string): Promise<Uint8Array | null> {
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
  if (!/^[\w-]{43}\n$/.test(text)) {
    throw new StartupError(
      `The signing secret ${path} is damaged: restore it from a backup, or delete it, which makes a new one and signs everyone out.`,
    )
  }
  return Buffer.from(text.trimEnd())
}

async function makeSecret(folder: string, path: string): Promise<Uint8Array> {
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
  const secret = await readSecret(path)
  if (secret === null)
    throw new StartupError(`The signing secret ${path} was deleted while Taskpact started: start again.`)
  return secret
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
