/** kill -9 of Postgres under writes: refusals that say when to come back, then recovery by itself, and nothing lost. */
import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbedded } from '../../src/db/embedded/embedded.ts'
import { createPool } from '../../src/db/knex.ts'
import { createProject, kill, newPerson, newPlace, start } from '../start/process.ts'
import { ask, expectWhole, startLoad } from '../support/load.ts'

/** Milliseconds that the server is away. */
const outage = 2_000

async function serverPid(folder: string): Promise<number> {
  return Number((await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** `DATABASE_URL`: somebody else, here the test, looks after the server and starts it again. */
for (const whose of ['the embedded server', 'the server of DATABASE_URL'] as const)
  test(`${whose}, twice at once and once for a while`, { timeout: 120_000 }, async () => {
    const place = await newPlace()
    const folder = join(place.data, 'postgres')
    const connectionUrl = ({ connection: { host, port, user, database } }: EmbeddedPostgres) =>
      `postgresql:///${database}?${new URLSearchParams({ host, port: String(port), user })}`
    const others = whose === 'the embedded server' ? null : await startEmbedded({ dataFolder: place.data })
    const env = { RATE_LIMITS: 'off', DATABASE_URL: others ? connectionUrl(others) : undefined }
    const service = await start(place, { env })
    const { token } = await newPerson(service.url)
    const projectId = await createProject(service.url, token)
    const load = startLoad({ url: () => service.url, token, projectId })
    const recoveries: number[] = []

    for (let time = 1; time <= 2; time++) {
      await load.writeMore(30)
      const before = await serverPid(folder)
      const began = performance.now()
      kill(before, 'SIGKILL')
      await expect.poll(() => serverPid(folder).catch(() => before), { timeout: 20_000 }).not.toBe(before)
      await load.writeMore(1)
      recoveries.push(performance.now() - began)
    }

    const away = `${folder}-away`
    await rename(folder, away)
    kill(await serverPid(away), 'SIGKILL')
    const seen = await whileAway(service.url, token)
    await rename(away, folder)
    const back = performance.now()
    await load.writeMore(1)
    recoveries.push(performance.now() - back)
    await expect.poll(async () => (await ask(service.url, 'GET', '/ready')).status, { timeout: 10_000 }).toBe(200)
    await load.writeMore(30)
    await load.stop()

    // A 503 has a Retry-After, and comes long before the request's deadline of 10 s.
    expect(seen).toBeGreaterThan(0)
    expect(load.refused.length).toBeGreaterThan(0)
    for (const { status, body, headers } of load.refused)
      expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '1'])
    expect(Math.max(...load.refused.map(({ milliseconds }) => milliseconds))).toBeLessThan(10_000)
    // No connection to the service was lost: it did not crash.
    expect(load.cut).toBe(0)

    const server = others ?? (await startEmbedded({ dataFolder: place.data }))
    const pool = createPool({ connection: server.connection, max: 2, applicationName: 'taskpact tests' })
    try {
      await expectWhole(pool, load)
    } finally {
      await pool.destroy()
    }
    expect(await service.stop()).toBe(0)
    await server.stop()
    const slowest = Math.round(Math.max(...load.refused.map(({ milliseconds }) => milliseconds)))
    console.log(
      `${whose}: writes again ${recoveries.map(Math.round).join(', ')} ms after; refused ${load.refused.length}, ` +
        `the slowest after ${slowest} ms; ${load.answered.size} todos`,
    )
  })

/** Expects /health to succeed and /ready to fail while the server is down. Returns the number of checks. */
async function whileAway(url: string, token: string): Promise<number> {
  let seen = 0
  await expect.poll(async () => (await ask(url, 'GET', '/ready')).status, { timeout: 10_000 }).toBe(503)
  for (const end = performance.now() + outage; performance.now() < end; await sleep(100)) {
    const [health, ready, list] = await Promise.all([
      ask(url, 'GET', '/health'),
      ask(url, 'GET', '/ready'),
      ask(url, 'GET', '/todos', { token }),
    ])
    expect([health.status, ready.status, list.status]).toEqual([200, 503, 503])
    seen++
  }
  return seen
}
