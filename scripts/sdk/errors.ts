/** Gives the generated client the SDK's type of errors: the SDK turns each error into a TaskpactError. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Text of the generator, and what takes its place. The generator has no option for it. */
const changes = [
  [
    `import type { Middleware } from './utils.gen.ts';`,
    `import type { Middleware } from './utils.gen.ts';
import type { TaskpactError } from '../../../src/sdk/errors.ts';`,
  ],
  ['error: TError extends Record<string, unknown> ? TError[keyof TError] : TError;', 'error: TaskpactError;'],
  [
    '  TData = unknown,\n  TError = unknown,\n  ThrowOnError extends boolean = boolean,',
    '  TData = unknown,\n  _TError = unknown,\n  ThrowOnError extends boolean = boolean,',
  ],
] as const

/** Changes the files of the client in a folder. Throws an Error when the generator writes another text. */
export async function typeErrors(client: string): Promise<void> {
  const file = join(client, 'client/types.gen.ts')
  let text = await readFile(file, 'utf8')
  for (const [before, after] of changes) {
    if (text.split(before).length !== 2)
      throw new Error(
        `The generator writes another ${file}: look for the place of this text, and change it here.\n${before}`,
      )
    text = text.replace(before, () => after)
  }
  await writeFile(file, text)
}
