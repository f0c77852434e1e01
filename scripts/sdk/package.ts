/**
 * Builds the SDK as an npm package. It is committed, since the service serves it (`GET /client.tgz`), and an installation
 * for production has no compiler.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { manifest } from './manifest.ts'

const root = join(import.meta.dirname, '../..')

/** Writes the package into an empty folder. Throws an Error when the sources cannot be compiled. */
export async function buildPackage(folder: string, version: string): Promise<void> {
  await compile(folder)
  await renameSources(folder)
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest(version), null, 2)}\n`)
  await copyFile(join(import.meta.dirname, 'README.md'), join(folder, 'README.md'))
  await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'))
}

/** Emits JavaScript, declarations and source maps. `npm run check` has the types checked. */
async function compile(folder: string): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const args = [compiler, '--project', join(import.meta.dirname, 'tsconfig.json'), '--outDir', folder]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')
  if (code !== 0) throw new Error('The SDK does not compile (see above): no package was built.')
}

/** Shortens the file names in the source maps, which would point out of the package. The maps contain the sources. */
async function renameSources(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.js.map')) continue
    const file = join(folder, name)
    const map = JSON.parse(await readFile(file, 'utf8'))
    map.sources = [basename(map.sources[0])]
    await writeFile(file, JSON.stringify(map))
  }
}
