// The secret that signs access tokens: JWT_SECRET, or one that is made once and kept in the data folder.
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'
import { StartupError } from '../config/startup-error.ts'
import { makeFolders } from '../db/embedded/data-folder.ts'

/**
 * The key for HS256, at least 32 bytes. A made one is text (256 random bits, base64url) and is used as its characters,
 * as JWT_SECRET is, so that it can be copied from the file into another service's JWT_SECRET. Processes that start
 * together on an empty folder get the same one. Throws `StartupError` when the file is damaged or out of reach.
 */
export async function signingSecret(config: Pick<Config, 'jwtSecret' | 'dataFolder'>): Promise<Uint8Array> {
  return (await existingSecret(config)) ?? (await makeSecret(config.dataFolder, secretFile(config)))
}

/** The key, where there is one already; null: the service would make one. Throws as `signingSecret` does. */
export async function existingSecret(config: Pick<Config, 'jwtSecret' | 'dataFolder'>): Promise<Uint8Array | null> {
  if (config.jwtSecret !== null) return Buffer.from(config.jwtSecret)
  return readSecret(secretFile(config))
}

/** Where a made secret is kept. */
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
  // Written whole under another name first: link() either puts all of it in place or finds that someone was faster.
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
    await rm(draft, { force: true }).catch(() => {}) // The folder that cannot be written has been told of already.
  }
  const secret = await readSecret(path)
  if (secret === null)
    throw new StartupError(`The signing secret ${path} was deleted while Taskpact started: start again.`)
  return secret
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
