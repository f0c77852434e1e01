/**
 * The file format of a backup: a header line of JSON, the data compressed by gzip, and the SHA-256 of both. A file is
 * read twice: first to verify it as a whole, then for its content.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, link, open, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { StartupError } from '../config/startup-error.ts'

/** The version of the file format. A reader refuses a higher one. */
export const formatVersion = 1

export interface Header {
  format: 'taskpact-backup'
  format_version: number
  /** The version of Taskpact that wrote it. */
  taskpact: string
  /** The last migration of the database. */
  migration: string
  /** The version of pg-boss's schema. */
  jobs: number
  created_at: string
  /** The fingerprint of the signing secret, which is not in the file; null without a secret. */
  secret_fingerprint: string | null
  /** Ordered so that no row refers to a table that follows. */
  tables: { name: string; columns: string[] }[]
}

/** `\nsha256 ` and 64 digits. */
const trailerLength = 72
const longestHeader = 1_000_000

/** Writes a file atomically, readable by its owner only. Throws a StartupError when it cannot. */
export async function writeBackup(path: string, header: Header, data: AsyncIterable<Buffer>): Promise<void> {
  const draft = `${path}.unfinished-${process.pid}`
  await withFileErrors(path, 'written', async () => {
    if (await exists(path)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST' })
    const file = await open(draft, 'wx', 0o600)
    try {
      await write(file, header, data)
      await file.sync()
      await file.close()
      // Unlike a rename, link() never replaces another file.
      await link(draft, path)
      await syncFolder(dirname(resolve(path)))
    } finally {
      await file.close().catch(() => {})
      await rm(draft, { force: true })
    }
  })
}

async function write(file: FileHandle, header: Header, data: AsyncIterable<Buffer>): Promise<void> {
  const hash = createHash('sha256')
  const put = async (bytes: Buffer) => {
    hash.update(bytes)
    await file.writeFile(bytes)
  }
  await put(Buffer.from(`${JSON.stringify(header)}\n`))
  await pipeline(Readable.from(data, { objectMode: false }), createGzip(), async (compressed) => {
    for await (const chunk of compressed) await put(chunk)
  })
  await file.writeFile(`\nsha256 ${hash.digest('hex')}`)
}

/** Flushes the folder, so that the file's name survives a power failure too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}

export interface Backup {
  header: Header
  /** The data that was given to `writeBackup`, in other chunks. */
  data(): AsyncIterable<Buffer>
}

/** Opens and verifies a file. Throws a StartupError that names the fault. */
export async function openBackup(path: string): Promise<Backup> {
  return withFileErrors(path, 'read', async () => {
    const { size } = await stat(path)
    const line = await firstLine(path)
    const header = parseHeader(path, line)
    await check(path, size - trailerLength)
    const range = { start: Buffer.byteLength(line) + 1, end: size - trailerLength - 1 }
    return { header, data: () => createReadStream(path, range).pipe(createGunzip()) }
  })
}

async function firstLine(path: string): Promise<string> {
  let text = ''
  for await (const chunk of createReadStream(path, { end: longestHeader, encoding: 'latin1' })) {
    text += chunk
    const end = text.indexOf('\n')
    if (end >= 0) return Buffer.from(text.slice(0, end), 'latin1').toString()
  }
  return text
}

function parseHeader(path: string, line: string): Header {
  let header: Header | undefined
  try {
    header = JSON.parse(line)
  } catch {
    // Reported below.
  }
  if (!header && line.startsWith('{"format":"taskpact-backup"')) throw broken(path)
  if (header?.format !== 'taskpact-backup') throw new StartupError(`${path} is no backup of Taskpact.`)
  if (header.format_version > formatVersion)
    throw new StartupError(
      `${path} was made by a newer Taskpact (${header.taskpact}). Restore it with that version or a newer one.`,
    )
  return header
}

/** Throws when the file was changed or truncated. */
async function check(path: string, length: number): Promise<void> {
  const hash = createHash('sha256')
  let trailer = ''
  if (length > 0) {
    for await (const chunk of createReadStream(path, { end: length - 1 })) hash.update(chunk)
    for await (const chunk of createReadStream(path, { start: length })) trailer += chunk
  }
  if (trailer !== `\nsha256 ${hash.digest('hex')}`) throw broken(path)
}

const broken = (path: string) =>
  new StartupError(`${path} is broken: its checksum is not that of its content. Use another copy of it.`)

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Turns a file system error into a StartupError with a sentence. */
async function withFileErrors<T>(path: string, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') throw new StartupError(`${path} exists already: name another file, or remove it.`)
    if (syscall === undefined) throw error
    throw new StartupError(`${path} cannot be ${done} (${code}).`, { cause: error })
  }
}
