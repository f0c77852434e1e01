/**
 * `npm run build:package`: makes dist/taskpact, the npm package with the program `taskpact`. It has JavaScript, since Node
 * strips no types in node_modules.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildWebApp } from '../web/web-app.ts'

const root = join(import.meta.dirname, '../..')
const target = join(root, 'dist/taskpact')

/** Files that the program reads at run time, beside the code. */
const files = [
  'LICENSE',
  'openapi.yaml',
  'generated/docs',
  'generated/filter-parser.js',
  'generated/openapi.json',
  'generated/package',
  'src/features/service/docs',
]

await rm(target, { recursive: true, force: true })
await compile()
await chmod(join(target, 'src/main.js'), 0o755)
await buildWebApp(join(target, 'dist/web'))
for (const path of files) await cp(join(root, path), join(target, path), { recursive: true })
await cp(join(import.meta.dirname, 'README.md'), join(target, 'README.md'))
await writeFile(join(target, 'package.json'), `${JSON.stringify(await manifest(), null, 2)}\n`)
console.log(`Made ${target}. \`npm pack ./dist/taskpact\` makes a file of it that npm installs.`)

/** Emits JavaScript. `npm run check` has the types checked. */
async function compile(): Promise<void> {
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  const args = [compiler, '--project', join(import.meta.dirname, 'tsconfig.json'), '--outDir', target]
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit' }), 'close')
  if (code !== 0) throw new Error('Taskpact does not compile (see above): no package was built.')
}

/** The package.json: the parts of our own that its users need. */
async function manifest(): Promise<object> {
  const { name, version, description, license, type, engines, dependencies } = JSON.parse(
    await readFile(join(root, 'package.json'), 'utf8'),
  )
  return {
    name,
    version,
    description,
    keywords: ['todo', 'projects', 'self-hosted', 'openapi', 'contract-first'],
    license,
    type,
    bin: { taskpact: 'src/main.js' },
    engines: { node: engines.node },
    dependencies,
  }
}
