/** The package's declarations, as compilers of two ages see them: strict, and nothing skipped. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { compile } from './compile.ts'

const { folder, compilers } = inject('client')
const entries = ['@taskpact/client', '@taskpact/client/webhooks', '@taskpact/client/react-query']

beforeAll(async () => {
  // Every name of every entry, used.
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}'\n`)
  const used = `export const all: object[] = [${entries.map((_, index) => `...Object.values(entry${index})`)}]\n`
  await writeFile(join(folder, 'everything.ts'), [...lines, used].join(''))
  const readme = await readFile(join(folder, 'node_modules/@taskpact/client/README.md'), 'utf8')
  const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code as string)
  expect(examples.length).toBeGreaterThan(0)
  for (const [index, code] of examples.entries()) {
    programs.push(`readme-${index}.ts`)
    await writeFile(join(folder, `readme-${index}.ts`), code)
  }
})

/** The introduction's examples are added to them. */
const programs = ['journey.ts', 'types.ts', 'everything.ts']

describe.each(compilers)('%s', (compiler) => {
  test.each([
    ['bundler', 'esnext'],
    ['node16', 'node16'],
    ['nodenext', 'nodenext'],
  ])('accepts what uses the package, with moduleResolution %s', async (moduleResolution, module) => {
    expect(await compile(compiler, moduleResolution, { moduleResolution, module }, programs)).toBe('')
  })

  test('accepts it with exactOptionalPropertyTypes, too', async () => {
    // TanStack Query's own `fetchQuery` refuses its own `queryOptions` with that option, so not the journey.
    expect(await compile(compiler, 'exact', { exactOptionalPropertyTypes: true }, ['types.ts', 'everything.ts'])).toBe(
      '',
    )
  })

  test('refuses what is wrong', async () => {
    const wrong = "import { createTodo } from '@taskpact/client'\nawait createTodo({ body: { titel: '' } })\n"
    await writeFile(join(folder, 'wrong.ts'), wrong)
    expect(await compile(compiler, 'wrong', {}, ['wrong.ts'])).toContain("'titel' does not exist")
  })
})
