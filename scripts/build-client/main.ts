/** `npm run build:client`: builds the SDK as an npm package in dist/client, ready for `npm pack` or `npm publish`. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { manifest } from './manifest.ts'

const root = join(import.meta.dirname, '../..')
const target = join(root, 'dist/client')

const { info } = parse(await readFile(join(root, 'openapi.yaml'), 'utf8'))
await rm(target, { recursive: true, force: true })
if (await compile()) {
  await renameSources()
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest(info.version), null, 2)}\n`)
  await copyFile(join(import.meta.dirname, 'README.md'), join(target, 'README.md'))
  await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'))
  console.log(
    `Built @taskpact/client ${info.version} in dist/client. Run \`npm pack ./dist/client\` to make it one file.`,
  )
} else {
  console.error('The SDK does not compile (see above): no package was built.')
  process.exitCode = 1
}

/** Emits JavaScript with source maps, then declarations. Returns whether the compiler succeeded. */
async function compile(): Promise<boolean> {
  if (!(await runCompiler())) return false
  // Without exactOptionalPropertyTypes, which the generated client needs, `member?: T` is declared as `member?: T |
  // undefined`. Projects with that option cannot pass such values to TanStack Query. Errors were reported by the first
  // run.
  const declarations = ['--declaration', '--emitDeclarationOnly', '--exactOptionalPropertyTypes', 'true', '--noCheck']
  return runCompiler(...declarations, '--sourceMap', 'false', '--inlineSources', 'false')
}

async function runCompiler(...options: string[]): Promise<boolean> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const args = [compiler, '--project', join(import.meta.dirname, 'tsconfig.json'), ...options]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')
  return code === 0
}

/** Shortens the file names in the source maps, which would point out of the package. The maps contain the sources. */
async function renameSources(): Promise<void> {
  for (const name of await readdir(target, { recursive: true })) {
    if (!name.endsWith('.js.map')) continue
    const file = join(target, name)
    const map = JSON.parse(await readFile(file, 'utf8'))
    map.sources = [basename(map.sources[0])]
    await writeFile(file, JSON.stringify(map))
  }
}
