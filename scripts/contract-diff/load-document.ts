// Loads a contract from a file or from git.
import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { DocumentError, isObject, type JsonObject } from './document.ts'
import { upgrade } from './openapi-3-0.ts'

/**
 * Loads a contract from a file or, if there is none of this name, from git: as `REF:path`, or as `REF` for openapi.yaml
 * at that ref. Relative paths start in `folder`. Throws a DocumentError when it does not exist
 * or is not an OpenAPI 3 document.
 */
export function loadDocument(source: string, folder = process.cwd()): JsonObject {
  const file = resolve(folder, source)
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false
  return parseDocument(isFile ? readFile(file) : fromGit(source, folder), source)
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new DocumentError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

/** Parses YAML or JSON, and rewrites OpenAPI 3.0 as 3.1. Errors name the document `name`. */
export function parseDocument(text: string, name: string): JsonObject {
  let document: unknown
  try {
    document = parseJson(text) ?? parse(text, { merge: true })
  } catch (error) {
    throw new DocumentError(`${name} is neither YAML nor JSON: ${(error as Error).message}`)
  }
  if (!isObject(document) || typeof document.openapi !== 'string' || !document.openapi.startsWith('3.'))
    throw new DocumentError(`${name} is not an OpenAPI 3 document: it has no "openapi: 3.0.x" or "openapi: 3.1.x".`)
  return document.openapi.startsWith('3.0') ? upgrade(document) : document
}

/** Undefined for a text that is no JSON, which YAML may still be: a flow mapping begins like an object. */
function parseJson(text: string): unknown {
  if (!/^\s*\{/.test(text)) return undefined
  try {
    // A byte order mark is no JSON.
    return JSON.parse(text.trimStart())
  } catch {
    return undefined
  }
}

/** Reads from the repository that `folder` is in, else from this one. */
function fromGit(source: string, folder: string): string {
  const object = source.includes(':') ? source : `${source}:openapi.yaml`
  for (const cwd of [folder, import.meta.dirname])
    try {
      return execFileSync('git', ['show', '--end-of-options', object], {
        cwd,
        encoding: 'utf8',
        maxBuffer: 100_000_000,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    } catch {}
  throw new DocumentError(
    `"${source}" is neither a file nor known to git as ${object}. Name a file, a ref such as main or v0.1.0, or REF:path.`,
  )
}
