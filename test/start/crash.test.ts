/** A killed service or database loses no acknowledged write, and recovers. */
import { readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, test } from 'vitest'
import { createTodo, expectNothingLeft, kill, newPerson, newPlace, start, titles } from './process.ts'

async function serverPid(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/**
 * Users who create todos one after the other. `answered` has those with a 201. They stop on request or when
 * disconnected.
 */
function startWriters(url: string, token: string, round: string) {
  const answered: string[] = []
  const refused = new Set<string>()
  let going = true
  async function write(name: string): Promise<void> {
    for (let count = 1; going; count++) {
      const title = `${round} ${name} ${count}`
      const answer = await createTodo(url, token, title).catch(() => null)
      if (answer === null) return
      if (answer.status === 201) answered.push(title)
      else refused.add(`${answer.status} ${answer.body.code}`)
    }
  }
  const all = Promise.all(['a', 'b', 'c', 'd'].map(write))
  return {
    answered,
    refused,
    async stop() {
      going = false
      await all
    },
    /** Waits for so many more answers. */
    async writeMore(count: number) {
      const enough = answered.length + count
      await expect.poll(() => answered.length, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(enough)
    },
  }
}

test('kill -9 of the service under writes, three times: every answered write is there', async () => {
  const place = await newPlace()
  let service = await start(place)
  const { token } = await newPerson(service.url)
  const answered: string[] = []
  for (const round of ['1', '2', '3']) {
    const writers = startWriters(service.url, token, round)
    await writers.writeMore(40)
    expect(await service.stop('SIGKILL')).toBe('SIGKILL')
    await writers.stop()
    expect([...writers.refused]).toEqual([])
    answered.push(...writers.answered)
    service = await start(place)
    expect(await titles(service.url, token)).toEqual(expect.arrayContaining(answered))
  }
  // One write per writer and kill may have been stored without an answer; none is stored twice.
  const stored = await titles(service.url, token)
  expect(stored.length).toBeLessThanOrEqual(answered.length + 3 * 4)
  expect(new Set(stored).size).toBe(stored.length)
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('kill -9 of the database server under writes: it comes back by itself, and every answered write is there', async () => {
  const place = await newPlace()
  const service = await start(place)
  const { token } = await newPerson(service.url)
  const writers = startWriters(service.url, token, '1')
  await writers.writeMore(40)
  kill(await serverPid(join(place.data, 'postgres')), 'SIGKILL')
  await expect.poll(() => service.text.errors, { timeout: 20_000 }).toContain('The embedded Postgres is back.\n')
  await writers.writeMore(40)
  await writers.stop()
  expect([...writers.refused].filter((answer) => answer !== '503 unavailable')).toEqual([])
  expect(await titles(service.url, token)).toEqual(expect.arrayContaining(writers.answered))
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('kill -9 of the database server before the workers have started: the service goes on, and they start later', async () => {
  const place = await newPlace()
  const folder = join(place.data, 'postgres')
  const service = await start(place)
  const away = `${folder}-away`
  await rename(folder, away)
  kill(await serverPid(away), 'SIGKILL')
  await expect.poll(() => service.text.errors, { timeout: 20_000 }).toContain('Postgres did not start')
  expect((await request(service.url).get('/health')).status).toBe(200)
  await rename(away, folder)
  await expect.poll(() => service.text.errors, { timeout: 20_000 }).toContain('The embedded Postgres is back.\n')
  const { email } = await newPerson(service.url)
  expect((await request(service.url).post('/auth/password-reset').send({ email })).status).toBe(202)
  const outbox = join(place.data, 'outbox')
  await expect.poll(() => readdir(outbox).catch(() => []), { timeout: 20_000 }).not.toEqual([])
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})

test('a database server that cannot come back: 503 until it can', async () => {
  const place = await newPlace()
  const folder = join(place.data, 'postgres')
  const service = await start(place)
  const { token } = await newPerson(service.url)
  const create = (title: string) => createTodo(service.url, token, title)
  const said = (sentence: string) => expect.poll(() => service.text.errors, { timeout: 20_000 }).toContain(sentence)
  expect((await create('Before')).status).toBe(201)

  const away = `${folder}-away`
  await rename(folder, away)
  kill(await serverPid(away), 'SIGKILL')
  await said('The embedded Postgres has gone; starting it again.\n')
  await said('Postgres did not start: could not access directory')
  const refused = await create('Never')
  // Its log names the error of a 500.
  expect(refused.status, service.text.output.slice(-3_000)).toBe(503)
  expect(refused.body.code).toBe('unavailable')
  expect(refused.headers['retry-after']).toBe('1')
  expect((await request(service.url).get('/health')).status).toBe(200)
  expect((await request(service.url).get('/ready')).status).toBe(503)

  // No empty database has taken its place.
  await rename(away, folder)
  await said('The embedded Postgres is back.\n')
  expect((await create('After')).status).toBe(201)
  // A check is shared for a second.
  await expect.poll(async () => (await request(service.url).get('/ready')).status).toBe(200)
  expect(await titles(service.url, token)).toEqual(['Before', 'After'])
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)
})
