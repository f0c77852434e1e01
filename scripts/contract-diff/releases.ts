// The released contracts in the repository, one file per version.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { JsonObject } from './document.ts'
import { loadDocument } from './load-document.ts'
import { compareVersions } from './verdict.ts'

const folder = join(import.meta.dirname, 'released')

export interface Release {
  version: string
  /** Relative to the working directory. */
  file: string
  document: JsonObject
}

/** The path of the contract of a version. */
export const releaseFile = (version: string): string => join(folder, `openapi-${version}.yaml`)

/** The contract of the highest version. Throws an Error when there is none. */
export function lastRelease(): Release {
  const versions = readdirSync(folder).flatMap((name) => /^openapi-(\d+\.\d+\.\d+)\.yaml$/.exec(name)?.[1] ?? [])
  const version = versions.sort(compareVersions).at(-1)
  if (version === undefined)
    throw new Error(`${folder} has no released contract, such as openapi-0.1.0.yaml. Check it out from git.`)
  const file = relative(process.cwd(), releaseFile(version))
  return { version, file, document: loadDocument(file) }
}
