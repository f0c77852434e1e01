/** `npm run backup` beside a running service, and `npm run restore` into a new data folder. */
import { copyFile, mkdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTodo, newPerson, newPlace, run, start, titles } from './process.ts'

test('a service is backed up while it runs, and goes on in another place with its secret', async () => {
  const place = await newPlace()
  const service = await start(place)
  const { token } = await newPerson(service.url)
  await createTodo(service.url, token, 'Before').expect(201)

  const made = await run(place, { args: ['backup', 'one.backup'] })
  expect(made).toMatchObject({ code: 0, errors: '' })
  expect(made.output).toContain(`keep the file ${join(place.data, 'jwt-secret')} as well`)
  expect((await stat(join(place.folder, 'one.backup'))).mode & 0o777).toBe(0o600)
  await createTodo(service.url, token, 'After').expect(201)
  const inUse = await run(place, { args: ['restore', 'one.backup', '--replace'] })
  expect(inUse).toMatchObject({ code: 1, output: '' })
  expect(inUse.errors).toMatch(/^The database is in use, by \d+ other connections?\. Stop the service first\.\n$/)
  expect(await titles(service.url, token)).toEqual(['Before', 'After'])
  await service.stop()

  const env = { TASKPACT_DATA: join(place.folder, 'elsewhere') }
  const secret = join(env.TASKPACT_DATA, 'jwt-secret')
  const without = await run(place, { args: ['restore', 'one.backup'], env })
  expect(without).toMatchObject({ code: 0, errors: '' })
  expect(without.output).toContain(`Put it at ${secret}`)
  await mkdir(dirname(secret), { recursive: true })
  await copyFile(join(place.data, 'jwt-secret'), secret)
  const again = await run(place, { args: ['restore', 'one.backup', '--replace'], env })
  expect(again).toMatchObject({ code: 0, errors: '' })
  expect(again.output).not.toContain('secret')

  const restored = await start(place, { env })
  expect(await titles(restored.url, token)).toEqual(['Before'])
  await createTodo(restored.url, token, 'There').expect(201)
  await restored.stop()
})

test.each(['backup', 'restore'])('%s says what it wants', async (name) => {
  const { code, errors } = await run(await newPlace(), { args: [name] })
  expect({ code, errors }).toMatchObject({ code: 1, errors: expect.stringContaining(`taskpact ${name} FILE`) })
})
