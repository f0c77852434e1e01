/** The SDK as the file that `npm pack` would make of generated/package: packed once, and kept in memory. */

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'

const folder = join(import.meta.dirname, '../../../generated/package')

let packed: Promise<Buffer> | undefined

/** Returns the package: the same bytes on every machine that has the same files. */
export function clientPackage(): Promise<Buffer> {
  packed ??= pack().catch((error) => {
    packed = undefined
    throw error
  })
  return packed
}

async function pack(): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const parts: Buffer[] = []
  for (const file of names.sort()) {
    const content = await readFile(file)
    parts.push(header(`package/${file.slice(folder.length + 1)}`, content.length), content)
    parts.push(Buffer.alloc(-content.length & (blockSize - 1)))
  }
  const tar = Buffer.concat([...parts, Buffer.alloc(2 * blockSize)])
  return promisify(gzip)(tar, { level: constants.Z_BEST_COMPRESSION })
}

const blockSize = 512

/** The time of every file that npm packs, in seconds. */
const modified = 499_162_500

/** The header of a file (POSIX.1-1988, ustar). Throws an Error for a name that does not fit. */
function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`The name of a file in the package is too long: ${name}`)
  const block = Buffer.alloc(blockSize)
  const octal = (value: number, at: number, digits: number) => block.write(value.toString(8).padStart(digits, '0'), at)
  block.write(name, 0)
  octal(0o644, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(modified, 136, 11)
  // The checksum is computed with spaces in its own place.
  block.fill(' ', 148, 156)
  block.write('0', 156)
  block.write('ustar', 257)
  block.write('00', 263)
  octal(
    block.reduce((sum, byte) => sum + byte, 0),
    148,
    6,
  )
  block[154] = 0
  return block
}
