/** `npm run build:client`: makes the SDK a package of its own, in dist/client, ready for `npm pack` or `npm publish`. */
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
  await nameSources()
  await writeFile(join(target, 'package.json'), `${JSON.stringify(manifest(info.version), null, 2)}\n`)
  await copyFile(join(import.meta.dirname, 'README.md'), join(target, 'README.md'))
  await copyFile(join(root, 'LICENSE'), join(target, 'LICENSE'))
  console.log(`@taskpact/client ${info.version} is in dist/client. \`npm pack ./dist/client\` makes it one file.`)
} else {
  console.error('The SDK does not compile, so there is no package.')
  process.exitCode = 1
}

/** Emits JavaScript with source maps, then declarations; says whether all is well. */
async function compile(): Promise<boolean> {
  if (!(await runCompiler())) return false
  // With that option off, as the generated client wants it, each `member?: T` is declared as `member?: T | undefined`,
  // which those who have it on cannot give to TanStack Query. What is wrong was found above.
  const declarations = ['--declaration', '--emitDeclarationOnly', '--exactOptionalPropertyTypes', 'true', '--noCheck']
  return runCompiler(...declarations, '--sourceMap', 'false', '--inlineSources', 'false')
}

async function runCompiler(...options: string[]): Promise<boolean> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const args = [compiler, '--project', join(import.meta.dirname, 'tsconfig.json'), ...options]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')
  return code === 0
}

/** The sources are in the maps and not in the package: without this, their names would lead out of it. */
async function nameSources(): Promise<void> {
  for (const name of await readdir(target, { recursive: true })) {
    if (!name.endsWith('.js.map')) continue
    const file = join(target, name)
    const map = JSON.parse(await readFile(file, 'utf8'))
    map.sources = [basename(map.sources[0])]
    await writeFile(file, JSON.stringify(map))
  }
}
