/** The package's declarations under the oldest and the newest supported compiler, strict and without skipLibCheck. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { compile } from './compile.ts'

const { folder, compilers } = inject('client')
const onlyNode = { lib: ['es2022'], types: ['node'] }
const entries = ['@taskpact/client', '@taskpact/client/webhooks', '@taskpact/client/react-query']

beforeAll(async () => {
  // Every name of every entry, used.
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}'\n`)
  const used = `export const all: object[] = [${entries.map((_, index) => `...Object.values(entry${index})`)}]\n`
  await writeFile(join(folder, 'everything.ts'), [...lines, used].join(''))
  for (const [index, code] of (await examples()).entries()) {
    programs.push(`example-${index}.ts`)
    await writeFile(join(folder, `example-${index}.ts`), code)
  }
})

/** The examples of the package's README, of the project's, and of the page about the SDK. */
async function examples(): Promise<string[]> {
  const root = join(import.meta.dirname, '../..')
  const pages = [
    join(folder, 'node_modules/@taskpact/client/README.md'),
    join(root, 'README.md'),
    join(root, 'docs/sdk.md'),
  ]
  const found: string[] = []
  for (const page of pages) {
    const text = await readFile(page, 'utf8')
    const own = [...text.matchAll(/```ts\n(.*?)```/gs)].flatMap(([, code = '']) =>
      code.includes("from '@taskpact/client'") ? code : [],
    )
    expect(own.length, page).toBeGreaterThan(0)
    found.push(...own)
  }
  return found
}

/** The examples are added to them. */
const programs = ['journey.ts', 'types.ts', 'everything.ts']

describe.each(compilers)('%s', (compiler) => {
  test.each([
    ['as for a bundler', { module: 'esnext', moduleResolution: 'bundler' }],
    ["with Node's types and not the DOM's", { module: 'node16', moduleResolution: 'node16', ...onlyNode }],
    ['with exact optional members', { module: 'nodenext', exactOptionalPropertyTypes: true }],
  ])('accepts what uses the package, %s', async (name, options) => {
    expect(await compile(compiler, name.replaceAll(/\W+/g, '-'), options, programs)).toBe('')
  })

  test('rejects wrong code', async () => {
    const wrong =
      "import { createTaskpact, createTodo } from '@taskpact/client'\nconst client = createTaskpact({ baseUrl: '' })\nawait createTodo({ client, body: { titel: '' } })\n"
    await writeFile(join(folder, 'wrong.ts'), wrong)
    expect(await compile(compiler, 'wrong', {}, ['wrong.ts'])).toContain("'titel' does not exist")
  })
})
