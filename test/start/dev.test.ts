/** `npm run dev` on a copy of the checkout, whose files are changed as somebody who works on it would. */
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, test } from 'vitest'
import { addressesIn, expectNothingLeft, launch, newPlace } from './process.ts'

const root = join(import.meta.dirname, '../..')

test('a change of src/ restarts, one of openapi.yaml generates as well, a broken one changes nothing', async () => {
  const place = await newPlace()
  const copy = join(place.folder, 'copy')
  for (const part of [
    'src',
    'scripts',
    'docs',
    'generated',
    'openapi.yaml',
    'package.json',
    'tsconfig.json',
    'LICENSE',
  ])
    await cp(join(root, part), join(copy, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'))
  const edit = async (file: string, change: (text: string) => string) => {
    const before = await readFile(join(copy, file), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    await writeFile(join(copy, file), after)
  }

  const dev = await launch(place, { script: join(copy, 'scripts/dev.ts'), env: { WEB_APP: 'off' } }).ready
  const addresses = () => addressesIn(dev.text.output)
  const starts = (count: number) => expect.poll(() => addresses().length, { timeout: 30_000 }).toBe(count)
  const health = () => request(addresses().at(-1) as string).get('/health')
  const summary = async () => (await request(addresses().at(-1) as string).get('/openapi.json')).body.info.summary
  expect((await health()).body).toEqual({ status: 'healthy' })

  await edit('src/start/serve.ts', (text) => text.replace("'stopping')", "'stopping again')"))
  await starts(2)

  await edit('openapi.yaml', (text) =>
    text.replace(/summary: .*/, 'summary: Another one').replaceAll('title: Todo not found', 'title: No todo like that'),
  )
  await starts(3)
  expect(await summary()).toBe('Another one')
  expect(await readFile(join(copy, 'generated/contract.ts'), 'utf8')).toContain('No todo like that')

  await edit('src/start/serve.ts', (text) => `${text}\nthis is no TypeScript\n`)
  await expect
    .poll(() => dev.text.output, { timeout: 30_000 })
    .toContain('The service has stopped. It starts again at the next change.')
  await edit('src/start/serve.ts', (text) => text.replace('this is no TypeScript', ''))
  await starts(4)

  await edit('openapi.yaml', (text) => text.replace('operationId: getHealth', 'operationId: [getHealth'))
  await expect.poll(() => dev.text.output, { timeout: 30_000 }).toContain('generated/ could not be updated')
  expect((await health()).status).toBe(200)

  expect(await dev.stop('SIGINT')).toBe(0)
  await expectNothingLeft(place)
})
