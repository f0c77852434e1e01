/** Which folder may import which, and why, checked against the real imports. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { circlesOf, filesOf, type Import, importsOf, root } from './support/imports.ts'

interface Rule {
  /** Folders and files of src, or of generated where they begin with it. Every folder may import its own files. */
  may: string[]
  why: string
}

const layers = ['config', 'kernel', 'db', 'telemetry', 'changelog', 'jobs']
const contractTypes = 'service/api.ts'

/** From the lowest folder to the highest. */
const folders: Record<string, Rule> = {
  kernel: {
    may: [],
    why: 'it binds any OpenAPI document to Express, so it knows nothing of this service',
  },
  config: {
    may: [],
    why: 'it reads the environment before anything else of the service is there',
  },
  db: {
    may: ['config'],
    why: 'connections, transactions and pages serve every table alike, so they know no feature',
  },
  telemetry: {
    may: ['config', 'kernel'],
    why: 'everything is logged, counted and traced, so what does that is below all of it',
  },
  changelog: {
    may: ['config', 'kernel', 'db', 'telemetry', contractTypes],
    why: 'every feature appends to the one log, so the log is below the features',
  },
  jobs: {
    may: ['db', 'telemetry', contractTypes],
    why: 'features enqueue jobs, so the queues know none of them; start/workers.ts says what is done for each queue',
  },
  mail: {
    may: ['db', 'jobs', 'telemetry', 'http/html.ts', 'features'],
    why: 'a letter is written from what the features read at the moment that it is sent',
  },
  language: {
    may: ['kernel/nearest.ts', 'generated/filter-parser.js'],
    why: 'the meaning of a text does not depend on the service, and an editor in a browser asks for it too',
  },
  features: {
    may: [
      ...layers,
      'language',
      'service/api.ts',
      'service/handlers.ts',
      'service/context.ts',
      'service/rate-limits.ts',
    ].concat([
      'service/list-reply.ts',
      'service/shared-counter.ts',
      'service/to-problem.ts',
      'http/html.ts',
      'generated/contract.ts',
    ]),
    why: 'a feature is handlers over the layers below it; the service hands it its context',
  },
  service: {
    may: [...layers, 'mail', 'features', 'generated'],
    why: 'it binds the kernel to this contract: the context, the operations, the locks and the stores of this service',
  },
  http: {
    may: [...layers, 'service', 'features'],
    why: 'it is what stands around the contract in the Express stack',
  },
  backup: {
    may: ['config', 'db', 'changelog', 'jobs'],
    why: 'it copies tables whatever they hold, and needs no service that runs',
  },
  start: {
    may: [...layers, 'mail', 'features', 'service', 'http'],
    why: 'it puts all of it together in one process',
  },
  doctor: {
    may: [...layers, 'mail', 'service', 'start'],
    why: 'it examines a whole installation, which none of its parts could do',
  },
  sdk: {
    may: ['generated/client', 'generated/sdk.ts'],
    why: 'it runs where its users do, without the service',
  },
  web: {
    may: ['sdk/index.ts', 'language'],
    why: 'it is an application like any other: it has what the package of the SDK gives, reads lines of text as the service does, and has no way past the contract',
  },
}

const files = filesOf('src').filter((file) => !file.startsWith('src/kernel/test/'))
const imports = importsOf(files)
const isOurs = ({ to }: Import) => /^(src|generated|openapi)\b/.test(to)
const folderOf = (path: string) => (path.match(/^src\/([^/]+)\//) ?? [])[1]
const isWithin = (path: string, place: string) => {
  const whole = place.startsWith('generated') ? place : `src/${place}`
  return path === whole || path.startsWith(`${whole}/`)
}
const packageOf = (to: string) =>
  to
    .split('/')
    .slice(0, to.startsWith('@') ? 2 : 1)
    .join('/')
const expressUsers = ['src/http/app.ts']
const kernelPackages = ['express', 'express-openapi-validator', 'ajv', 'ajv-formats']

/** Rules beside those of the folders. Each returns whether an import breaks it. */
const rules: Record<string, (line: Import) => boolean> = {
  // Which name was meant is asked for in a browser too, where the kernel cannot be.
  'the kernel has one door, and the language imports nearest.ts': (line) =>
    isWithin(line.to, 'kernel') &&
    !isWithin(line.from, 'kernel') &&
    line.to !== (isWithin(line.from, 'language') ? 'src/kernel/nearest.ts' : 'src/kernel/index.ts'),
  'the kernel uses Express, its validators and Node, and no other package': (line) =>
    isWithin(line.from, 'kernel') &&
    !isOurs(line) &&
    !line.to.startsWith('node:') &&
    !kernelPackages.includes(packageOf(line.to)),
  'only http/app.ts and the kernel know Express': (line) =>
    line.to === 'express' && !expressUsers.includes(line.from) && !isWithin(line.from, 'kernel'),
  "a feature imports another feature's queries and helpers, never its operations": (line) =>
    isWithin(line.from, 'features') && line.to.endsWith('/operations.ts') && dirname(line.from) !== dirname(line.to),
  'operations are imported by service/operations.ts alone, and that by http/app.ts alone': (line) =>
    line.to.endsWith('/operations.ts') &&
    line.from !== (line.to === 'src/service/operations.ts' ? 'src/http/app.ts' : 'src/service/operations.ts'),
  'a feature takes the context as a type: it is handed its members': (line) =>
    isWithin(line.from, 'features') && line.to === 'src/service/context.ts' && !line.typeOnly,
  'only start/serve.ts builds the app, and nothing imports main.js': (line) =>
    line.to === 'src/main.js' || (line.to === 'src/http/app.ts' && line.from !== 'src/start/serve.ts'),
  // Members that must agree (`x-consistent`) and texts in a language (`x-language`) are the exceptions: no schema describes them.
  'a feature never refuses as invalid what the contract allows: its refusals are 403, 404 or 409': ({ from }) =>
    isWithin(from, 'features') &&
    !['src/features/todos/due.ts', 'src/features/todos/filter/query.ts', 'src/features/todos/quick-add.ts'].includes(
      from,
    ) &&
    /validationProblem|'validation_failed'/.test(readFileSync(join(root, from), 'utf8')),
  'node:http is imported for its types alone: kernel/http.ts says why': (line) =>
    line.to === 'node:http' && !line.typeOnly,
  'only config/config.ts reads the environment': ({ from }) =>
    from !== 'src/config/config.ts' && readFileSync(join(root, from), 'utf8').includes('process.env'),
}

test('the imports were found', () => {
  expect(imports.length).toBeGreaterThan(500)
  expect(imports).toContainEqual(
    expect.objectContaining({ from: 'src/http/app.ts', to: 'src/service/operations.ts', typeOnly: false }),
  )
})

test.each(['scripts', 'test', 'bench'])('%s goes through the door of the kernel', (folder) => {
  const ways = importsOf(filesOf(folder)).filter(({ to }) => isWithin(to, 'kernel'))
  expect(ways.length).toBeGreaterThan(2)
  expect(ways.filter(({ to }) => to !== 'src/kernel/index.ts')).toEqual([])
})

test('src has at most two loose files, and every folder has a rule', () => {
  expect(files.filter((file) => !folderOf(file))).toEqual(['src/main.js'])
  expect([...new Set(files.map(folderOf))].filter((folder) => folder && !folders[folder])).toEqual([])
})

describe.each(Object.entries(folders))('src/%s imports what it may', (folder, { may, why }) => {
  test(`since ${why}`, () => {
    const broken = imports
      .filter((line) => isWithin(line.from, folder) && isOurs(line))
      .filter((line) => ![folder, ...may].some((place) => isWithin(line.to, place)))
    expect(broken.map(({ from, to }) => `${from} -> ${to}`)).toEqual([])
  })
})

test.each(['src', 'scripts', 'bench'])('no circle of imports in %s, types included', (folder) => {
  expect(circlesOf(importsOf(filesOf(folder)))).toEqual([])
})

test('a circle is found, by types too', () => {
  const line = (from: string, to: string) => ({ from, to, typeOnly: true, dynamic: false })
  expect(circlesOf([line('a', 'b'), line('b', 'c'), line('c', 'b')])).toEqual(['b -> c -> b'])
})

test('until Postgres has been started, no package is loaded but pg', () => {
  const reached = new Set(['scripts/command-line.ts', 'src/start/start.ts'])
  const all = [...imports, ...importsOf(filesOf('scripts'))]
  for (const path of reached)
    for (const { from, to, typeOnly, dynamic } of all) if (from === path && !typeOnly && !dynamic) reached.add(to)
  expect([...reached].filter((to) => !/^(src\/|scripts\/|node:)/.test(to))).toEqual(['pg'])
})

test.each(Object.entries(rules))('%s', (_, breaks) => {
  const broken = imports.filter(breaks).map(({ from, to }) => `${from} -> ${to}`)
  expect([...new Set(broken)]).toEqual([])
})
