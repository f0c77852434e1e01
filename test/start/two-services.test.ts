/** Several services on one data folder: one server for all, stopped by the last that leaves. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTodo, expectNothingLeft, newPerson, newPlace, processesOf, start, titles } from './process.ts'

test('two that start together on an empty folder both work, and stop in any order', async () => {
  const place = await newPlace()
  // Each makes a folder for the socket; one of them is not needed.
  const options = { env: { TASKPACT_DATA: join(place.folder, place.far), TMPDIR: place.temporary } }
  const [first, second] = await Promise.all([start(place, options), start(place, options)])
  expect((await readdir(place.temporary)).length).toBe(1)
  const { token } = await newPerson(first.url)
  expect((await createTodo(second.url, token, 'From the second')).status).toBe(201)
  expect((await createTodo(first.url, token, 'From the first')).status).toBe(201)
  for (const { url } of [first, second]) expect(await titles(url, token)).toEqual(['From the second', 'From the first'])
  expect((await processesOf(place.folder)).length).toBe(1)

  // Either of the two may have started the server: each must continue without the other.
  expect(await first.stop()).toBe(0)
  expect((await createTodo(second.url, token, 'Alone')).status).toBe(201)
  const third = await start(place, options)
  expect(await second.stop()).toBe(0)
  expect(await titles(third.url, token)).toEqual(['From the second', 'From the first', 'Alone'])
  expect(await third.stop()).toBe(0)
  await expectNothingLeft(place)
  expect(await readdir(place.temporary)).toEqual([])
})

test('a service that is killed takes the server from nobody, and two that stop together stop it', async () => {
  const place = await newPlace()
  const first = await start(place)
  const { token } = await newPerson(first.url)
  const [second, third] = await Promise.all([start(place), start(place)])
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  expect((await createTodo(second.url, token, 'Still here')).status).toBe(201)
  expect(await titles(third.url, token)).toEqual(['Still here'])
  expect(await Promise.all([second.stop(), third.stop()])).toEqual([0, 0])
  await expectNothingLeft(place)
})
