/** kill -9 of the service under writes, again and again: what was answered is there, once, and nothing by half. */
import { test } from 'vitest'
import { startEmbedded } from '../../src/db/embedded/embedded.ts'
import { createPool } from '../../src/db/knex.ts'
import { createProject, newPerson, newPlace, type Service, start } from '../start/process.ts'
import { createDatabase, urlOf } from '../support/database.ts'
import { expectWhole, startLoad } from '../support/load.ts'

/** `npm run test:faults` says 100; `npm run test:all` has less time. */
const kills = Number(process.env.TEST_KILLS ?? 5)

test(`${kills} times, on a server that stays`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const place = await newPlace()
  const database = await createDatabase()
  const env = {
    DATABASE_URL: urlOf(database),
    RATE_LIMITS: 'off',
    WORKERS: 'off',
  }
  const restarts: number[] = []
  const startTimed = async () => {
    const began = performance.now()
    const started = await start(place, { env })
    restarts.push(performance.now() - began)
    return started
  }
  // Starting takes most of the time, so two services start at once, and writes begin when one of them is ready.
  const starting = [startTimed(), startTimed()]
  const first = await startTimed()
  const { token } = await newPerson(first.url)
  let open = Promise.withResolvers<Service>()
  const projectId = await createProject(first.url, token)
  const load = startLoad({ url: async () => (await open.promise).url, token, projectId })
  let service = first
  for (let kill = 1; kill <= kills; kill++) {
    open.resolve(service)
    // Not always at the same place of a request's life.
    await load.writeMore(1 + (kill % 7))
    open = Promise.withResolvers<Service>()
    await service.stop('SIGKILL')
    if (kill < kills - 1) starting.push(startTimed())
    service = await (starting.shift() as Promise<Service>)
  }
  open.resolve(service)
  await load.writeMore(20)
  await load.stop()
  await expectWhole(database.pool, load)
  report(`${kills} kills, ${load.answered.size} todos, ${load.cut} attempts cut off`, restarts)
  await service.stop()
  await database.drop()
})

test('3 times, with the embedded Postgres', { timeout: 120_000 }, async () => {
  const place = await newPlace()
  const env = { RATE_LIMITS: 'off' }
  let service = await start(place, { env })
  const { token } = await newPerson(service.url)
  const projectId = await createProject(service.url, token)
  const load = startLoad({ url: () => service.url, token, projectId })
  const restarts: number[] = []
  for (let kill = 1; kill <= 3; kill++) {
    await load.writeMore(20)
    await service.stop('SIGKILL')
    const began = performance.now()
    service = await start(place, { env })
    restarts.push(performance.now() - began)
  }
  await load.writeMore(20)
  await load.stop()
  const server = await startEmbedded({ dataFolder: place.data })
  const pool = createPool({ connection: server.connection, max: 2, applicationName: 'taskpact tests' })
  try {
    await expectWhole(pool, load)
  } finally {
    await pool.destroy()
    await server.stop()
  }
  report(`3 kills, ${load.answered.size} todos, ${load.cut} attempts cut off`, restarts)
  await service.stop()
})

/** For RELIABILITY.md. How long a start takes is the machine's matter, so it is no test. */
function report(what: string, restarts: number[]): void {
  const sorted = restarts.map(Math.round).sort((a, b) => a - b)
  console.log(`${what}; started again in ${sorted[0]} to ${sorted.at(-1)} ms`)
}
