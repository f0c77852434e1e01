/** The contract that the service keeps: openapi.yaml, or what `npm run generate` has read and checked of it. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Contract, type JsonObject, readContract } from '../kernel/index.ts'

const root = join(import.meta.dirname, '../..')

/** generated/openapi.json, which is only written of a contract that is proven. */
export interface ParsedDocument {
  /** Of openapi.yaml when it was parsed, in hexadecimal. */
  sha256: string
  document: JsonObject
}

/**
 * The contract, and openapi.yaml as it is written. The parsed document is used where it was made of this very text: to
 * parse that, to check it against OpenAPI's own schema and to compile all of its validators takes 0.8 s of CPU and 70 MB.
 * Throws a ContractError that names every fault.
 */
export async function readOurContract(folder = root): Promise<{ contract: Contract; text: string }> {
  const text = await readFile(join(folder, 'openapi.yaml'), 'utf8')
  const parsed = await readParsed(folder)
  if (parsed?.sha256 === fingerprint(text)) return { contract: readContract(parsed.document, { isProven: true }), text }
  const { parse } = await import('yaml')
  return { contract: readContract(parse(text)), text }
}

/** What stands in `ParsedDocument.sha256`. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Null: there is none, or none that can be read, so openapi.yaml is. */
async function readParsed(folder: string): Promise<ParsedDocument | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'generated/openapi.json'), 'utf8'))
  } catch {
    return null
  }
}
