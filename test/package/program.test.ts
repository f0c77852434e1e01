/** The package of `npm run build:package`, packed and installed in an empty folder, runs on each version of Node that it names. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest'
import { commands } from '../../scripts/commands.ts'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)
const { nodes } = inject('client')
const maxBytes = 60_000_000

let folder: string
let installed: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'taskpact-program-'))
  installed = join(folder, 'node_modules/taskpact')
  await run(process.execPath, ['scripts/package/main.ts'], { cwd: root })
  await run('npm', ['pack', '--pack-destination', folder, join(root, 'dist/taskpact')])
  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  // Without install scripts, as newer versions of npm do by default.
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `./${file}`], { cwd: folder })
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

/** The files of the package, as paths. */
async function files(): Promise<string[]> {
  const entries = await readdir(installed, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Runs the program with a version of Node, in a new folder beside the package. */
async function program(node: string, args: string[], env: Record<string, string> = {}) {
  const place = await mkdtemp(join(folder, 'place-'))
  // For root: Postgres runs as another user, who passes through to the data.
  for (const passed of [folder, place]) await chmod(passed, 0o711)
  const child = spawn(nodes[node] as string, [join(installed, 'src/main.js'), ...args], {
    cwd: place,
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const text = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => (text.output += chunk))
  child.stderr.on('data', (chunk) => (text.errors += chunk))
  return { child, place, text, exit: once(child, 'close').then(([code]) => code) }
}

test('it is small, has no TypeScript, and imports only what it depends on', async () => {
  let bytes = 0
  const foreign = new Set<string>()
  const packageOf = (to: string) => /^(@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? to
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  for (const file of await files()) {
    bytes += (await stat(file)).size
    if (file.includes('generated/package')) continue
    expect(file).not.toMatch(/\.tsx?$/)
    if (!file.endsWith('.js')) continue
    const text = await readFile(file, 'utf8')
    for (const [, to = ''] of text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm))
      if (!/^\.|^node:/.test(to)) foreign.add(packageOf(to))
    for (const [, to = ''] of text.matchAll(/\bimport\(\s*['"]([^'."]+)['"]/g))
      if (!to.startsWith('node:')) foreign.add(packageOf(to))
  }
  expect(bytes).toBeLessThan(maxBytes)
  expect(foreign.size).toBeGreaterThan(10)
  expect([...foreign].filter((name) => !(name in dependencies) && !builtinModules.includes(name))).toEqual([])
})

test.each(['22', '24'])(
  'on Node %s it starts with its own Postgres, serves its pages, is backed up and restored',
  async (node) => {
    const { child, place, text, exit } = await program(node, ['start'])
    const address = () => /http:\/\/localhost:\d+/.exec(text.output)?.[0] ?? ''
    await expect.poll(address, { timeout: 40_000 }).not.toBe('')
    for (const path of [
      '/health',
      '/app/',
      '/docs',
      '/redoc',
      '/docs/assets/swagger-ui-bundle.js',
      '/openapi.yaml',
      '/client.tgz',
    ])
      expect([path, (await fetch(`${address()}${path}`)).status]).toEqual([path, 200])
    const body = JSON.stringify({ email: 'ada@example.com', password: 'tin whistle at low tide', name: 'Ada' })
    const registered = await fetch(`${address()}/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    })
    expect(registered.status).toBe(201)

    const data = { TASKPACT_DATA: join(place, 'data') }
    const admin = await program(node, ['admin', 'ada@example.com'], data)
    expect([await admin.exit, admin.text.errors]).toEqual([0, ''])
    const seed = await program(node, ['seed', '--users', '1', '--projects', '1', '--todos', '3'], data)
    expect([await seed.exit, seed.text.output]).toEqual([0, expect.stringContaining('3 todos')])
    const backup = await program(node, ['backup', 'one.backup'], data)
    expect([await backup.exit, backup.text.errors]).toEqual([0, ''])
    expect(await (await program(node, ['doctor'], data)).exit).toBe(0)

    child.kill('SIGINT')
    expect(await exit).toBe(0)
    expect(text.errors).toBe('')
    const restored = { TASKPACT_DATA: join(place, 'restored') }
    const restore = await program(node, ['restore', join(backup.place, 'one.backup')], restored)
    expect([await restore.exit, restore.text.output]).toEqual([0, expect.stringContaining('Restored all')])
    const found = await program(node, ['admin', 'find', 'ada@'], restored)
    expect([await found.exit, found.text.output]).toEqual([0, expect.stringContaining('ada@example.com')])
  },
)

test('each command has its help', async () => {
  for (const name of Object.keys(commands)) {
    const { text, exit } = await program('24', [name, '--help'])
    expect([name, await exit, text.errors]).toEqual([name, 0, ''])
    expect(text.output).toMatch(new RegExp(`^Usage: taskpact ${name}\\b[\\s\\S]*\nExamples:\n  .*taskpact ${name}`))
  }
})

test('a contract is compared, and mocked', async () => {
  const same = await program('24', ['contract-diff', join(installed, 'openapi.yaml')])
  expect([await same.exit, same.text.output]).toEqual([0, expect.stringContaining('Nothing changed')])
  const { child, text, exit } = await program('24', ['mock', '--port', '0'])
  await expect.poll(() => text.output).toContain('The mock is ready.')
  child.kill('SIGINT')
  expect(await exit).toBe(0)
})

test('on Node 20 one sentence says which it needs', async () => {
  const { text, exit } = await program('20', [])
  expect(await exit).toBe(1)
  expect(text.output).toBe('')
  expect(text.errors).toMatch(/^Taskpact needs Node\.js 22\.21 .* this is 20\.20\.2: .*\n$/)
})

test('the check of main.js is that of package.json', async () => {
  const { engines } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  expect(engines.node).toBe('^22.21.0 || >=24.9.0')
  const [check = ''] = (await readFile(join(root, 'src/main.js'), 'utf8')).match(/if \(!\((.*)\)\) \{/)?.slice(1) ?? []
  const runs = (major: number, minor: number) => new Function('major', 'minor', `return ${check}`)(major, minor)
  const versions: [number, number, boolean][] = [
    [20, 20, false],
    [22, 20, false],
    [22, 21, true],
    [23, 11, false],
  ]
  for (const [major, minor, expected] of [...versions, [24, 8, false], [24, 9, true], [25, 0, true]] as typeof versions)
    expect([major, minor, runs(major, minor)]).toEqual([major, minor, expected])
})
