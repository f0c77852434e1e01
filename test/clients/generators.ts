/** The clients that the suite makes: how each is generated and built, with the options of docs/clients.md. */
import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { contract, goInstall, npm, openapiGenerator, pip, run, stories, workplace } from './tools.ts'

/** Builds a client and its story in an empty folder. Returns the command that runs the story. */
type Build = (folder: string) => Promise<{ program: string; args: string[]; env?: object }>

const typescript = 'typescript@5.9.3'
const nodeTypes = '@types/node@24.19.2'

/** Compiles a story in TypeScript, which the strict compiler must accept, with the client beside it. */
async function compileStory(folder: string, packages: string, story: string, options: object = {}) {
  await symlink(packages, join(folder, 'node_modules'))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: ['node'],
    strict: true,
    outDir: 'js',
    rewriteRelativeImportExtensions: true,
    ...options,
  }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['story.ts'] }))
  await copyFile(join(stories, story), join(folder, 'story.ts'))
  await run(process.execPath, [join(packages, 'typescript/bin/tsc'), '--project', folder], folder)
  return { program: process.execPath, args: [join(folder, 'js/story.js')] }
}

/** Builds a story in Go as a program of the client's module. */
async function buildGo(folder: string, story: string) {
  await mkdir(join(folder, 'story'))
  await copyFile(join(stories, story), join(folder, 'story/main.go'))
  await run('go', ['mod', 'tidy'], folder)
  await run('go', ['build', '-o', 'story/story', './story'], folder)
  return { program: join(folder, 'story/story'), args: [] }
}

/** Makes and builds a client in Java, which sends with one of the libraries that openapi-generator knows. */
async function buildJava(folder: string, library: string, story: string) {
  await openapiGenerator(folder, 'java', ['--library', library])
  await rm(join(folder, 'src/test'), { recursive: true })
  await copyFile(join(stories, `${story}.java`), join(folder, `src/main/java/${story}.java`))
  const goals = ['compile', 'dependency:build-classpath', '-Dmdep.outputFile=classpath']
  await run('mvn', ['--quiet', '-DskipTests', ...goals], folder)
  const classes = `${join(folder, 'target/classes')}:${await readFile(join(folder, 'classpath'), 'utf8')}`
  return { program: 'java', args: ['-cp', classes, story] }
}

export const generators: Record<string, Build> = {
  'openapi-generator, typescript-fetch': async (folder) => {
    const options = ['--additional-properties=importFileExtension=.js']
    await openapiGenerator(join(folder, 'client'), 'typescript-fetch', options)
    return compileStory(folder, await npm('tsc', typescript, nodeTypes), 'typescript-fetch.ts')
  },
  'openapi-generator, python': async (folder) => {
    await openapiGenerator(folder, 'python', ['--additional-properties=packageName=taskpact'])
    const bin = await pip('openapi-generator', 'urllib3', 'pydantic', 'python-dateutil', 'typing-extensions')
    return {
      program: join(bin, 'python'),
      args: [join(stories, 'openapi-generator.py')],
      env: { PYTHONPATH: folder },
    }
  },
  'openapi-generator, go': async (folder) => {
    const properties = 'packageName=taskpact,enumClassPrefix=true,useOneOfDiscriminatorLookup=true'
    await openapiGenerator(folder, 'go', [`--additional-properties=${properties}`])
    // Its own tests are of another module, with packages that nothing else needs.
    await rm(join(folder, 'test'), { recursive: true })
    const module = await readFile(join(folder, 'go.mod'), 'utf8')
    await writeFile(join(folder, 'go.mod'), module.replace(/^module .*/m, 'module example.com/taskpact'))
    return buildGo(folder, 'openapi-generator.go')
  },
  // Its library `apache-httpclient` makes a client that does not compile (docs/clients.md).
  'openapi-generator, java (native)': (folder) => buildJava(folder, 'native', 'Story'),
  'openapi-python-client': async (folder) => {
    const bin = await pip('openapi-python-client', 'openapi-python-client==0.29.1')
    const output = join(folder, 'taskpact')
    const args = ['generate', '--path', contract, '--output-path', output, '--meta', 'none']
    await run(join(bin, 'openapi-python-client'), args, folder)
    return {
      program: join(bin, 'python'),
      args: [join(stories, 'openapi-python-client.py')],
      env: { PYTHONPATH: folder },
    }
  },
  'oapi-codegen': async (folder) => {
    const program = await goInstall('oapi-codegen', 'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2')
    const configuration = {
      package: 'taskpact',
      output: join(folder, 'client.gen.go'),
      generate: { models: true, client: true },
      'output-options': { 'skip-prune': true, 'nullable-type': true },
    }
    // JSON is YAML, too.
    await writeFile(join(folder, 'config.yaml'), JSON.stringify(configuration))
    await run(program, ['-config', join(folder, 'config.yaml'), contract], folder)
    await writeFile(join(folder, 'go.mod'), 'module example.com/taskpact\n\ngo 1.25\n')
    return buildGo(folder, 'oapi-codegen.go')
  },
  'openapi-typescript with openapi-fetch': async (folder) => {
    const packages = await npm('fetch', 'openapi-typescript@7.13.0', 'openapi-fetch@0.17.0', typescript, nodeTypes)
    const output = join(folder, 'taskpact.d.ts')
    const args = [contract, '-o', output, '--default-non-nullable=false']
    await run(process.execPath, [join(packages, 'openapi-typescript/bin/cli.js'), ...args], folder)
    return compileStory(folder, packages, 'openapi-fetch.ts')
  },
  ogen: async (folder) => {
    const program = await goInstall('ogen', 'github.com/ogen-go/ogen/cmd/ogen@v1.25.0')
    const generator = {
      ignore_not_implemented: ['complex anyOf'],
      features: { disable_all: true, enable: ['paths/client'] },
    }
    // JSON is YAML, too.
    await writeFile(join(folder, 'ogen.yaml'), JSON.stringify({ generator }))
    const target = ['--target', join(folder, 'taskpact'), '--package', 'taskpact']
    await run(program, ['--config', join(folder, 'ogen.yaml'), ...target, contract], folder)
    await writeFile(join(folder, 'go.mod'), 'module example.com/taskpact\n\ngo 1.25\n')
    return buildGo(folder, 'ogen.go')
  },
  kubb: async (folder) => {
    const version = '4.39.3'
    const plugins = ['core', 'cli', 'plugin-oas', 'plugin-ts', 'plugin-client'].map(
      (name) => `@kubb/${name}@${version}`,
    )
    const packages = await npm('kubb', ...plugins, 'axios@1.21.1', typescript, nodeTypes)
    const configuration = join(packages, '../kubb.config.mjs')
    await copyFile(join(stories, 'kubb.config.mjs'), configuration)
    await run(join(packages, '.bin/kubb'), ['generate', '--config', configuration], folder, {
      TASKPACT_CONTRACT: contract,
      TASKPACT_CLIENT: folder,
    })
    return compileStory(folder, packages, 'kubb.ts', { skipLibCheck: true })
  },
  orval: async (folder) => {
    const packages = await npm('orval', 'orval@8.38.0', typescript, nodeTypes)
    const output = { target: join(folder, 'client.ts'), client: 'fetch' }
    const configuration = JSON.stringify({ taskpact: { input: contract, output } })
    await writeFile(join(folder, 'orval.config.mjs'), `export default ${configuration}\n`)
    await run(join(packages, '.bin/orval'), ['--config', join(folder, 'orval.config.mjs')], folder)
    return compileStory(folder, packages, 'orval.ts')
  },
}

/** An empty folder for one client. */
export async function emptyFolder(name: string): Promise<string> {
  const folder = join(workplace, 'clients', name.replaceAll(/\W+/g, '-'))
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  return folder
}
