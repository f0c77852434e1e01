/** The contents of the package, and whether tools can resolve its entries. */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { expect, inject, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { document } from '../support/answers.ts'

const { tarball, folder } = inject('client')
const home = join(folder, 'node_modules/@taskpact/client')
const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
const files = (await readdir(home, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1))
const read = (file: string) => readFile(join(home, file), 'utf8')

/** The names that an entry exports, as Node sees them in the project. */
async function exportsOf(entry: string): Promise<string[]> {
  const script = `console.log(JSON.stringify(Object.keys(await import('${entry}'))))`
  const args = ['--input-type=module', '--eval', script]
  return JSON.parse((await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout)
}

test('it has the version of the contract, no dependencies and no install script', () => {
  expect(manifest).toMatchObject({ name: '@taskpact/client', version: document.info.version, sideEffects: false })
  expect(manifest).not.toHaveProperty('dependencies')
  expect(manifest).not.toHaveProperty('scripts')
  expect(Object.keys(manifest.peerDependencies)).toEqual(['@tanstack/react-query'])
  expect(manifest.peerDependenciesMeta).toEqual({ '@tanstack/react-query': { optional: true } })
})

test('it has a license and a README, and otherwise only scripts, declarations and source maps', () => {
  expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']))
  const others = files.filter((file) => !/\.(js|js\.map|d\.ts)$/.test(file))
  expect(others.sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
})

test('every script has a source map with its source', async () => {
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(15)
  for (const script of scripts) {
    const { sources, sourcesContent } = JSON.parse(await read(`${script}.map`))
    expect(sources).toEqual([script.split('/').at(-1)?.replace(/js$/, 'ts')])
    expect(sourcesContent[0].length, script).toBeGreaterThan(0)
    expect(await read(script)).toContain(`//# sourceMappingURL=${script.split('/').at(-1)}.map`)
  }
})

test('only the files for TanStack Query import anything', async () => {
  for (const file of files.filter((file) => /\.(js|d\.ts)$/.test(file))) {
    const text = await read(file)
    const imported = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([@\w][^'"]*)['"]/g)].map(([, name]) => name)
    const allowed = /^(generated\/react-query\.js|src\/sdk\/query\.(js|d\.ts))$/.test(file)
      ? ['@tanstack/react-query']
      : []
    expect([...new Set(imported)], file).toEqual(allowed)
  }
})

test('it has a function for every operation, and hooks for all except the stream', async () => {
  const functions = await exportsOf('@taskpact/client')
  const hooks = await exportsOf('@taskpact/client/react-query')
  for (const [id, { method }] of Object.entries(contract)) {
    expect(functions).toContain(id)
    // A query ends with its response; a stream does not end.
    if (id === 'streamEvents') continue
    const name = id.replace(/^./, (first) => first.toUpperCase())
    const expected = method === 'get' ? [`${id}Options`, `use${name}Query`] : [`${id}Mutation`, `use${name}Mutation`]
    expect(hooks).toEqual(expect.arrayContaining(expected))
  }
  expect(await exportsOf('@taskpact/client/webhooks')).toEqual(['WebhookVerificationError', 'verifyWebhook'])
})

test('publint finds nothing', async () => {
  const { messages } = await publint({ pkgDir: home, level: 'suggestion', strict: true, pack: false })
  expect(messages).toEqual([])
})

test('are the types wrong? No', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(await readFile(tarball)))
  if (analysis.types === false) throw new Error('no types were found')
  expect(Object.keys(analysis.entrypoints)).toEqual(['.', './webhooks', './react-query'])
  // The package is ESM only: it supports neither CommonJS nor the resolution of Node 10.
  const promised = analysis.problems.filter(
    (problem) => !('resolutionKind' in problem) || !['node10', 'node16-cjs'].includes(problem.resolutionKind),
  )
  expect(promised).toEqual([])
})
