/**
 * `npm run generate`: writes generated/ from openapi.yaml, and the table of docs/configuration.md from the variables
 * that the service reads, and adds new migrations to src/db/migrations/hashes.ts. In generated/ are the types (api.ts),
 * the table of operations (contract.ts), the document as JSON (openapi.json), the SDK (client/), the data of its
 * hand-written layer (sdk.ts), and the code samples of the docs (docs/). `--check` writes nothing, and fails when a
 * committed file is stale.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@hey-api/openapi-ts'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'
import { parse } from 'yaml'
import { type Contract, type JsonObject, proveContract, readContract, resolver, rolesOf } from '../src/kernel/index.ts'
import { fingerprint, type ParsedDocument } from '../src/service/load-contract.ts'
import { codeSamples } from './code-samples.ts'
import { withVariables } from './configuration-page.ts'
import { hashesFile, judgeMigrations } from './migration-hashes.ts'
import { typeErrors } from './sdk/errors.ts'
import { hooks } from './sdk/hooks.ts'
import { buildPackage } from './sdk/package.ts'
import { sdkTables } from './sdk/tables.ts'

const root = join(import.meta.dirname, '..')
const source = join(root, 'openapi.yaml')
const target = join(root, 'generated')
const configurationPage = join(root, 'docs/configuration.md')

const text = await readFile(source, 'utf8')
const document = parse(text) as JsonObject
const contract = readContract(document)
// The service need not do so again when it starts with openapi.json.
proveContract(contract)
const check = process.argv.includes('--check')
const folder = check ? await mkdtemp(join(tmpdir(), 'taskpact-generate-')) : target
try {
  await generate(folder)
  const page = await readFile(configurationPage, 'utf8')
  if (check) await compare(folder, page)
  else await writeFile(configurationPage, withVariables(page))
  await recordMigrations()
} finally {
  if (check) await rm(folder, { recursive: true })
}

/** Adds the hashes of new migrations, or with `--check` names them as stale. A changed migration fails either way. */
async function recordMigrations(): Promise<void> {
  const { changed, text } = await judgeMigrations()
  const stale = text !== (await readFile(hashesFile, 'utf8'))
  if (stale && !check) await writeFile(hashesFile, text)
  if (stale && check) changed.push('src/db/migrations/hashes.ts is stale. Run `npm run generate` and commit it.')
  if (changed.length === 0) return
  console.error(changed.join('\n'))
  process.exitCode = 1
}

async function generate(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const notice = '// Generated from openapi.yaml by `npm run generate`. Do not edit.\n'
  await writeFile(
    join(folder, 'api.ts'),
    notice + astToString(await openapiTS(withInlineHeaders(document) as never, { transform: bytesAsBuffer })),
  )
  await writeFile(join(folder, 'contract.ts'), notice + contractTable(contract))
  const parsed: ParsedDocument = { sha256: fingerprint(text), document }
  await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(parsed)}\n`)
  await writeFile(join(folder, 'sdk.ts'), notice + sdkTables(contract))
  await mkdir(join(folder, 'docs'))
  await writeFile(join(folder, 'docs/code-samples.json'), `${JSON.stringify(codeSamples(contract), null, 2)}\n`)
  await createClient({
    input: source,
    output: { path: join(folder, 'client'), module: { extension: '.ts' } },
    plugins: [
      '@hey-api/client-fetch',
      '@hey-api/typescript',
      // Without a client of its own: a call without `client` does not compile, and goes to no address by chance.
      { name: '@hey-api/sdk', client: false },
    ],
    logs: { level: 'silent' },
  })
  await typeErrors(join(folder, 'client'))
  await writeFile(join(folder, 'react-query.ts'), notice + hooks(contract))
  // Compiled from the files of `generated`, even for `--check`: when those are stale, it fails anyway.
  await buildPackage(join(folder, 'package'), (document.info as { version: string }).version)
}

/** A handler returns bytes as a Buffer. */
function bytesAsBuffer({ format }: { format?: string }): ts.TypeNode | undefined {
  return format === 'binary' ? ts.factory.createTypeReferenceNode('Buffer') : undefined
}

/** Inlines headers, since openapi-typescript treats a header that is a `$ref` as required even when it is optional. */
function withInlineHeaders(document: JsonObject): JsonObject {
  const resolve = resolver(document)
  return JSON.parse(JSON.stringify(document), (key, value) =>
    key === 'headers' && value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, header]) => [name, resolve(header)]))
      : value,
  )
}

/** The facts about operations that openapi-typescript does not emit, such as authentication, roles and defaults. */
function contractTable({ operations, problems }: Contract): string {
  const rows = operations.map((operation) => {
    const row = {
      method: operation.method,
      path: operation.path,
      tag: operation.tag,
      auth: operation.auth,
      roles: rolesOf(operation),
      scope: operation.scope ?? null,
      defaulted: operation.parameters.filter(({ schema }) => 'default' in schema).map(({ name }) => name),
      statuses: [...operation.responses.keys()].sort((a, b) => a - b),
    }
    return `  ${operation.id}: ${JSON.stringify(row)},\n`
  })
  const codes = Object.entries(problems).map(([code, { status, title }]) => {
    return `  ${code}: ${JSON.stringify({ status, title })},\n`
  })
  return `export const contract = {\n${rows.join('')}} as const

export const problems = {\n${codes.join('')}} as const
`
}

async function compare(fresh: string, page: string): Promise<void> {
  const files = [await listFiles(fresh), await listFiles(target)]
  const stale: string[] = []
  for (const file of new Set(files.flat())) {
    const [now, committed] = await Promise.all(
      [fresh, target].map((at) => readFile(join(at, file), 'utf8').catch(() => null)),
    )
    if (now !== committed) stale.push(join('generated', file))
  }
  if (page !== withVariables(page)) stale.push('docs/configuration.md')
  if (stale.length === 0) return
  console.error(
    `These files are stale. Run \`npm run generate\` and commit them:\n${stale.map((file) => `  ${file}`).join('\n')}`,
  )
  process.exitCode = 1
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
