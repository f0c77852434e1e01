/** The import rule of ARCHITECTURE.md, read from the real imports: they point one way. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))

interface Import {
  from: string
  /** A path from the root for our own files, else the name of the package. */
  to: string
  typeOnly: boolean
}

const imports = files.flatMap((from): Import[] => {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(/^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]/gms)].map(
    ([, type, to = '']) => ({
      from,
      to: to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to,
      typeOnly: type !== undefined,
    }),
  )
})

const isPackage = ({ to }: Import) => !/^(src|generated)\//.test(to)
const packageOf = (to: string) =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
const within = (folder: string) => (path: string) => path.startsWith(`src/${folder}/`)
const infrastructure = ['contract', 'db']
/** The SDK runs where its users do, without the service. */
const elsewhere = ['sdk']
const features = [...new Set(files.map((file) => file.split('/')[1] as string))].filter(
  (name) => !name.endsWith('.ts') && ![...infrastructure, ...elsewhere].includes(name),
)
const isFeature = (path: string) => features.some((name) => within(name)(path))

/** Each rule answers whether an import breaks it. */
const rules: Record<string, (line: Import) => boolean> = {
  'contract/ imports express, its validators and Node only': (line) =>
    within('contract')(line.from) &&
    (isPackage(line)
      ? !line.to.startsWith('node:') &&
        !['express', 'express-openapi-validator', 'ajv', 'ajv-formats'].includes(packageOf(line.to))
      : !within('contract')(line.to)),
  'db/ imports of ours only contract/problem and the start-up error': (line) =>
    within('db')(line.from) &&
    !isPackage(line) &&
    !within('db')(line.to) &&
    !['src/kernel/problem.ts', 'src/config/startup-error.ts'].includes(line.to),
  'db/ and contract/ know no feature': (line) =>
    infrastructure.some((name) => within(name)(line.from)) && isFeature(line.to),
  "a feature imports no other feature's operations": (line) =>
    isFeature(line.from) && line.to.endsWith('/operations.ts') && dirname(line.from) !== dirname(line.to),
  'only operations.ts and app.ts import operations': (line) =>
    line.to.endsWith('operations.ts') && !['src/service/operations.ts', 'src/http/app.ts'].includes(line.from),
  'api.ts imports features as types only': (line) =>
    line.from === 'src/service/api.ts' && isFeature(line.to) && !line.typeOnly,
  'only app.ts and contract/ know Express': (line) =>
    line.to === 'express' && line.from !== 'src/http/app.ts' && !within('contract')(line.from),
  'nothing imports main, and only serve imports app': (line) =>
    line.to === 'src/main.js' || (line.to === 'src/http/app.ts' && line.from !== 'src/start/serve.ts'),
  'sdk/ imports nothing but itself and the generated client': (line) =>
    within('sdk')(line.from) &&
    !within('sdk')(line.to) &&
    !line.to.startsWith('generated/client/') &&
    line.to !== 'generated/sdk.ts',
  'no feature calls invalid what the contract allows: its refusals are 403, 404 or 409': ({ from }) =>
    isFeature(from) && /validationProblem|'validation_failed'/.test(readFileSync(join(root, from), 'utf8')),
  'of node:http only types are imported: the rest is in contract/http.ts': (line) =>
    line.to === 'node:http' && !line.typeOnly,
  'only config.ts reads the environment': ({ from }) =>
    from !== 'src/config/config.ts' && readFileSync(join(root, from), 'utf8').includes('process.env'),
}

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(50)
  expect(imports).toContainEqual({ from: 'src/http/app.ts', to: 'src/kernel/bind.ts', typeOnly: false })
})

test('until Postgres has been started, no package is loaded but pg', () => {
  const reached = new Set(['src/start/start.ts'])
  for (const path of reached)
    for (const { from, to, typeOnly } of imports) if (from === path && !typeOnly) reached.add(to)
  expect([...reached].filter((to) => !/^(src\/|node:)/.test(to))).toEqual(['pg'])
})

test.each(Object.entries(rules))('%s', (_, breaks) => {
  const broken = imports.filter(breaks).map(({ from, to }) => `${from} -> ${to}`)
  expect([...new Set(broken)]).toEqual([])
})
