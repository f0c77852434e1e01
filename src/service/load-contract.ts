/** Reads the contract of the service: openapi.yaml, or generated/openapi.json where that was made of the same text. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Contract, type JsonObject, readContract } from '../kernel/index.ts'

const root = join(import.meta.dirname, '../..')

/** generated/openapi.json. It is written only of a contract that was proven. */
export interface ParsedDocument {
  /** The hash of openapi.yaml when it was parsed, in hexadecimal. */
  sha256: string
  document: JsonObject
}

/**
 * Returns the contract, and openapi.yaml as it is written. Throws a ContractError that names every fault. Parsing the
 * file and proving the contract would slow each start, so generated/openapi.json is used where its hash is that of the
 * file.
 */
export async function readOurContract({ folder = root, quickChecks = true } = {}): Promise<{
  contract: Contract
  text: string
}> {
  const text = await readFile(join(folder, 'openapi.yaml'), 'utf8')
  const parsed = await readParsed(folder)
  const isProven = parsed?.sha256 === fingerprint(text)
  const document = isProven ? parsed.document : (await import('yaml')).parse(text)
  return { contract: readContract(document, { isProven, quickChecks }), text }
}

/** The value of `ParsedDocument.sha256`. */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Null where there is none that can be read. */
async function readParsed(folder: string): Promise<ParsedDocument | null> {
  try {
    return JSON.parse(await readFile(join(folder, 'generated/openapi.json'), 'utf8'))
  } catch {
    return null
  }
}
