/** Runs a compiler that is installed beside the package. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

/**
 * Compiles programs of the project, strictly and with all declarations. Returns the compiler's messages; empty on
 * success.
 */
export async function compile(compiler: string, name: string, options: object, files: string[]): Promise<string> {
  const { folder } = inject('client')
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: [],
    ...options,
  }
  const project = join(folder, `tsconfig.${compiler}.${name}.json`)
  await writeFile(project, JSON.stringify({ compilerOptions, files }))
  const script = join(folder, 'node_modules', compiler, 'bin/tsc')
  const { stdout } = await promisify(execFile)(process.execPath, [script, '--project', project]).catch((error) => error)
  return stdout
}
