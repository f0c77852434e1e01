/**
 * The size of the SDK in a web page by what the page imports: bundled by rolldown, minified, and gzipped at level 9.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'rolldown'

const client = join(import.meta.dirname, '../generated/package')
const entries = {
  '@taskpact/client': join(client, 'src/sdk/index.js'),
  '@taskpact/client/webhooks': join(client, 'src/sdk/webhooks.js'),
}

const programs = {
  'one operation: `createTodo`': "export { createTodo } from '@taskpact/client'",
  'with the client around it: `createTaskpact`, `signIn`, `createTodo`':
    "export { createTaskpact, signIn, createTodo } from '@taskpact/client'",
  'all of `@taskpact/client`': "export * from '@taskpact/client'",
  '`@taskpact/client/webhooks`': "export * from '@taskpact/client/webhooks'",
}

const folder = await mkdtemp(join(tmpdir(), 'taskpact-size-'))
try {
  console.log('| | minified | gzipped |\n|---|---|---|')
  for (const [name, program] of Object.entries(programs)) {
    const input = join(folder, 'program.js')
    await writeFile(input, program)
    const { output } = await build({
      input,
      platform: 'browser',
      resolve: { alias: entries },
      output: { format: 'esm', minify: true },
      write: false,
    })
    const code = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
    console.log(
      `| ${name} | ${kilobytes(Buffer.byteLength(code))} | ${kilobytes(gzipSync(code, { level: 9 }).length)} |`,
    )
  }
} finally {
  await rm(folder, { recursive: true })
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
