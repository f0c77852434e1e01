/** The primary dies and a synchronous standby is promoted: no answered write is lost, and no reader sees a gap. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { createProject, newPerson, newPlace, start } from '../start/process.ts'
import { createRival, expectUnavailable } from '../support/faults.ts'
import { openGateway } from '../support/gateway.ts'
import { ask, expectWhole, follow, loggedTodoEvents, startLoad } from '../support/load.ts'
import { replicationInstalled, startReplication, withoutReplication } from '../support/replication.ts'
import { newPerson as newUser, startService } from '../support/service.ts'

/** Milliseconds from the primary's death to the promotion. */
const outage = 2_000

/** How the service comes to the new primary. */
const ways = {
  'by a proxy that is switched': async (primary: number, standby: number) => {
    const gateway = await openGateway(primary)
    return {
      hosts: `127.0.0.1:${gateway.port}`,
      // Too early, as a name does that is switched by the clock: for a while it leads to a server that only reads.
      failOver: () => gateway.switchTo(standby),
      close: gateway.close,
    }
  },
  'by a DATABASE_URL of both hosts': async (primary: number, standby: number) => ({
    hosts: `127.0.0.1:${primary},127.0.0.1:${standby}`,
    failOver() {},
    async close() {},
  }),
}

for (const [way, prepare] of Object.entries(ways))
  test.skipIf(!replicationInstalled)(`${way}${withoutReplication}`, { timeout: 120_000 }, async () => {
    const replication = await startReplication()
    const { primary } = replication
    const standby = await replication.addStandby('standby')
    await replication.synchronise('standby')
    const { hosts, failOver, close } = await prepare(primary.port, standby.port)
    const place = await newPlace()
    const DATABASE_URL = `postgresql://taskpact@${hosts}/taskpact?target_session_attrs=read-write`
    try {
      const service = await start(place, { env: { RATE_LIMITS: 'off', DATABASE_URL } })
      const { token } = await newPerson(service.url)
      const projectId = await createProject(service.url, token)
      const follower = await follow({ url: () => service.url, token })
      const load = startLoad({ url: () => service.url, token, projectId })
      await load.writeMore(30)

      await primary.kill()
      failOver()
      await expect.poll(async () => (await ask(service.url, 'GET', '/ready')).status, { timeout: 10_000 }).toBe(503)
      for (const end = performance.now() + outage; performance.now() < end; await sleep(100)) {
        const [health, ready] = await Promise.all([
          ask(service.url, 'GET', '/health'),
          ask(service.url, 'GET', '/ready'),
        ])
        expect([health.status, ready.status]).toEqual([200, 503])
      }
      const began = performance.now()
      await standby.promote()
      await load.writeMore(1)
      const recovery = Math.round(performance.now() - began)
      await load.writeMore(30)
      await load.stop()
      expect((await ask(service.url, 'GET', '/ready')).status).toBe(200)
      expect(load.cut).toBe(0)
      expect(load.refused.length).toBeGreaterThan(0)
      for (const { status, body, headers } of load.refused)
        expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'unavailable', '1'])

      const pool = createPool({ connection: standby.url, max: 2, applicationName: 'taskpact tests' })
      try {
        await expectWhole(pool, load)
        // Those of before the promotion, and those of after it.
        await follower.sees(await loggedTodoEvents(pool))
      } finally {
        await pool.destroy()
      }
      await follower.stop()
      const slowest = Math.round(Math.max(...load.refused.map(({ milliseconds }) => milliseconds)))
      console.log(
        `${way}: writes again ${recovery} ms after the promotion; refused ${load.refused.length}, the slowest after ` +
          `${slowest} ms; ${load.answered.size} todos, ${follower.seen.length} events`,
      )
      expect(await service.stop()).toBe(0)
    } finally {
      await close()
      await replication.close()
    }
  })

test('a connection that only reads is 503 once, and is not used again', async () => {
  const service = await startService()
  const rival = createRival(service.database)
  try {
    const ada = await newUser(service)
    const name = service.database.connection.database
    await rival.pool.raw(`alter database ${name} set default_transaction_read_only = on`)
    // New connections are to a server that only reads, as after one that was lost.
    await rival.pool.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> 'a rival'`,
    )
    const began = performance.now()
    await expect.poll(async () => (await ada.send('get', '/ready')).status).toBe(503)
    const noticed = Math.round(performance.now() - began)
    expect((await ada.send('get', '/ready')).body.checks.database.message).toBe('The database is read-only.')
    expect((await ada.send('get', '/todos')).status).toBe(200)
    expectUnavailable(await ada.send('post', '/todos', { title: 'Dig' }))
    await rival.pool.raw('set default_transaction_read_only = off')
    await rival.pool.raw(`alter database ${name} reset default_transaction_read_only`)
    // Each of the pool's connections that is left can refuse once.
    const { max } = service.database.pool.client.pool as { max: number }
    const answers: number[] = []
    while (answers.at(-1) !== 201 && answers.length <= max)
      answers.push((await ada.send('post', '/todos', { title: 'Dig' })).status)
    expect(answers.at(-1)).toBe(201)
    console.log(
      `a server that only reads: /ready was 503 after ${noticed} ms; ${answers.length - 1} more writes were 503 when it ` +
        `could be written to again, of ${max} at most`,
    )
  } finally {
    await rival.close()
    await service.close()
  }
})
