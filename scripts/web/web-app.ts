/** Builds the web app, with compressed copies of its files, and checks its size. */
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { viteConfig } from './config.ts'

/** Bytes of gzipped JavaScript that the first screen may load. */
const budget = 200_000

/** One file of Vite's manifest. */
interface Chunk {
  file: string
  imports?: string[]
}

/** Builds the web app into a folder. The process fails where the first screen is larger than it may be. */
export async function buildWebApp(folder: string): Promise<void> {
  // Otherwise the environment decides whether React is the one for development, which is larger and slower.
  process.env.NODE_ENV = 'production'
  await build({ ...viteConfig, build: { ...viteConfig.build, outDir: folder } })
  await compressAll(folder)
  const size = await firstLoad(folder)
  const kilobytes = `${Math.round(size / 1000)} kB of JavaScript, gzipped`
  if (size > budget) {
    console.error(`The first screen of the web app loads ${kilobytes}. The limit is ${budget / 1000} kB.`)
    process.exitCode = 1
  } else console.log(`Built the web app: its first screen loads ${kilobytes}.`)
}

/** Writes `.br` and `.gz` beside each file that gets smaller by them. */
async function compressAll(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((name) => /\.(js|css|html|svg|json|webmanifest)$/.test(name))) {
    const path = join(folder, name)
    if (!(await stat(path)).isFile()) continue
    const content = await readFile(path)
    const brotli = await promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    })
    const gzipped = await promisify(gzip)(content, { level: 9 })
    if (brotli.length < content.length) await writeFile(`${path}.br`, brotli)
    if (gzipped.length < content.length) await writeFile(`${path}.gz`, gzipped)
  }
}

/** The gzipped bytes of the scripts that a person waits for: the entry, the list of to-dos, and what they import. */
async function firstLoad(folder: string): Promise<number> {
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
  const found = new Set<string>()
  const visit = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    for (const other of manifest[name]?.imports ?? []) visit(other)
  }
  for (const entry of ['index.html', 'shell/shell.tsx', 'lists/list-screen.tsx']) {
    if (!manifest[entry])
      throw new Error(`${entry} is no entry of the build: correct firstLoad in scripts/web/web-app.ts`)
    visit(entry)
  }
  let bytes = 0
  for (const name of found) {
    const file = manifest[name]?.file
    if (file?.endsWith('.js')) bytes += gzipSync(await readFile(join(folder, file)), { level: 9 }).length
  }
  return bytes
}
