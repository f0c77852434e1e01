/** Installs generators from their registries, by exact version, and runs them. They are kept for the next run. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const contract = join(import.meta.dirname, '../../openapi.yaml')
export const stories = join(import.meta.dirname, 'stories')
/** Outside of the checkout, whose compilers would find the packages otherwise. */
export const workplace = process.env.TASKPACT_CLIENTS ?? join(tmpdir(), 'taskpact-clients')

/** A tool that this machine cannot have: its client is not run, with this reason. */
export class NotAvailable extends Error {
  override name = 'NotAvailable'
}

/** Runs a program and returns its output. Throws an Error with all that it has written when it fails. */
export async function run(program: string, args: string[], cwd = workplace, env: object = {}): Promise<string> {
  try {
    const options = { cwd, env: { ...process.env, ...env }, maxBuffer: 50_000_000 }
    return (await promisify(execFile)(program, args, options)).stdout
  } catch (error) {
    const { code, message, stdout, stderr } = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string }
    if (code === 'ENOENT') throw new NotAvailable(`${program} is not installed`)
    throw new Error(`${message.slice(0, 300)}\n${stdout?.slice(-3000)}\n${stderr?.slice(-3000)}`)
  }
}

/** Installs what a file stands for, unless it is there. */
async function install(file: string, steps: () => Promise<unknown>): Promise<string> {
  await mkdir(workplace, { recursive: true })
  if (existsSync(file)) return file
  try {
    await steps()
  } catch (error) {
    throw new NotAvailable(`it could not be installed: ${(error as Error).message.slice(0, 300)}`)
  }
  return file
}

/** Installs packages of npm together; returns their node_modules. */
export async function npm(name: string, ...packages: string[]): Promise<string> {
  const folder = join(workplace, `npm-${name}`)
  return install(join(folder, 'node_modules'), async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
    await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], folder)
  })
}

/** Installs packages of PyPI into an environment of their own; returns its folder of programs. */
export async function pip(name: string, ...packages: string[]): Promise<string> {
  const folder = join(workplace, `python-${name}`)
  const done = await install(join(folder, 'installed'), async () => {
    await run('python3', ['-m', 'venv', folder])
    await run(join(folder, 'bin/pip'), ['install', '--quiet', ...packages])
    await writeFile(join(folder, 'installed'), '')
  })
  return join(done, '../bin')
}

/** Installs a program of a Go module; returns its path. */
export const goInstall = (program: string, target: string) =>
  install(join(workplace, 'go', program), () =>
    run('go', ['install', target], workplace, { GOBIN: join(workplace, 'go') }),
  )

/** Copies artifacts of Maven, each with all that it depends on, into a folder; returns a class path. */
export async function jars(name: string, ...artifacts: string[]): Promise<string> {
  const folder = join(workplace, `java-${name}`)
  const dependencies = artifacts.map((artifact) => {
    const [group, id, version] = artifact.split(':')
    return `<dependency><groupId>${group}</groupId><artifactId>${id}</artifactId><version>${version}</version></dependency>`
  })
  const own =
    '<modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>story</artifactId><version>1</version>'
  const done = await install(join(folder, 'jars'), async () => {
    await mkdir(folder, { recursive: true })
    const project = `<project>${own}<dependencies>${dependencies.join('')}</dependencies></project>`
    await writeFile(join(folder, 'pom.xml'), project)
    await run('mvn', ['--quiet', 'dependency:copy-dependencies', '-DoutputDirectory=jars'], folder)
  })
  return join(done, '*')
}

const generatorVersion = '7.25.0'

/** Makes a client with openapi-generator, which is a Java program. */
export async function openapiGenerator(folder: string, generator: string, options: string[] = []): Promise<void> {
  const jar = await install(join(workplace, `openapi-generator-cli-${generatorVersion}.jar`), () =>
    run('mvn', [
      '--quiet',
      'dependency:copy',
      `-Dartifact=org.openapitools:openapi-generator-cli:${generatorVersion}`,
      `-DoutputDirectory=${workplace}`,
    ]),
  )
  await run('java', ['-jar', jar, 'generate', '-i', contract, '-g', generator, '-o', folder, ...options])
}
