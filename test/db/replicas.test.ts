/**
 * Two services on a primary with two standbys: whatever happens to the standbys, no client reads older data than it
 * wrote.
 */
import * as fc from 'fast-check'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPool } from '../../src/db/knex.ts'
import { migrate } from '../../src/db/migrate.ts'
import { createReplicas } from '../../src/db/replicas/replicas.ts'
import { installJobs } from '../../src/jobs/install.ts'
import type { Caller } from '../../src/service/api.ts'
import { replicaReads } from '../../src/service/replica-reads.ts'
import { noteOf } from '../../src/service/unit-of-work.ts'
import { newProject, newTodo } from '../support/build.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import {
  type ReplicatedServer,
  type Replication,
  replicationInstalled,
  startReplication,
  withoutReplication,
} from '../support/replication.ts'
import { newPerson, type Person, personOf, startService, type TestService } from '../support/service.ts'

let replication: Replication
let standbys: ReplicatedServer[]
let database: TestDatabase
let services: [TestService, TestService]

async function startOn(urls: string[]): Promise<TestService> {
  return startService({ DATABASE_URL: replication.primary.url, DATABASE_REPLICA_URLS: urls.join(',') }, {}, database)
}

/** How many reads each kind of server has answered to a service. */
async function readsOf({ context }: TestService): Promise<{ replica: number; primary: number }> {
  const metric = await context.metrics.registry.getSingleMetric('database_reads_total')?.get()
  const of = (target: string) => metric?.values.find(({ labels }) => labels.target === target)?.value ?? 0
  return { replica: of('replica'), primary: of('primary') }
}

/** Which kind of server answers a read. */
async function answeredBy(service: TestService, read: () => PromiseLike<{ status: number }>): Promise<string> {
  const before = await readsOf(service)
  expect((await read()).status).toBe(200)
  const after = await readsOf(service)
  const replica = after.replica - before.replica
  expect(replica + after.primary - before.primary).toBe(1)
  return replica === 1 ? 'replica' : 'primary'
}

/** Waits until a person's lists come from a replica. */
async function untilReplica(service: TestService, person: Person): Promise<void> {
  const here = personOf(service, person)
  await vi.waitFor(async () => expect(await answeredBy(service, () => here.send('get', '/todos'))).toBe('replica'), {
    timeout: 15_000,
    interval: 100,
  })
}

const replay = (state: 'pause' | 'resume', of = standbys) =>
  Promise.all(of.map((standby) => standby.query(`select pg_wal_replay_${state}()`)))

const titles = async (person: Person) =>
  (await person.send('get', '/todos?limit=100')).body.map(({ title }: { title: string }) => title)

describe.skipIf(!replicationInstalled)(`reads from replicas${withoutReplication}`, () => {
  beforeAll(async () => {
    replication = await startReplication({ hot_standby_feedback: 'off', max_standby_streaming_delay: '0' })
    const connection = { host: '127.0.0.1', port: replication.primary.port, user: 'taskpact', database: 'taskpact' }
    const pool = createPool({ connection, max: 10, applicationName: 'taskpact tests' })
    await migrate(pool)
    await installJobs(pool)
    database = { pool, connection, drop: () => pool.destroy() }
    standbys = [await replication.addStandby('one'), await replication.addStandby('two')]
    const urls = standbys.map(({ url }) => url)
    services = [await startOn(urls), await startOn(urls)]
  }, 120_000)

  afterAll(async () => {
    await Promise.all((services ?? []).map((service) => service.close()))
    await database?.drop()
    await replication?.close()
  }, 60_000)

  beforeEach(async () => {
    await replay('resume')
  })

  test('lists come from a replica, and what one person just wrote through another process is in them', async () => {
    const ada = await newPerson(services[0])
    await untilReplica(services[1], ada)
    await replay('pause')
    await newTodo(ada)
    const elsewhere = personOf(services[1], ada)
    expect(await titles(elsewhere)).toEqual(['Dig'])
    expect(await answeredBy(services[1], () => elsewhere.send('get', '/todos'))).toBe('primary')
    await replay('resume')
    await untilReplica(services[1], ada)
    expect(await titles(elsewhere)).toEqual(['Dig'])
  })

  test('who wrote nothing is answered by a replica, while another one has to go to the primary', async () => {
    const [ada, grace] = [await newPerson(services[0]), await newPerson(services[0])]
    await untilReplica(services[0], grace)
    await replay('pause')
    await newTodo(ada)
    expect(await answeredBy(services[0], () => ada.send('get', '/todos'))).toBe('primary')
    expect(await answeredBy(services[0], () => grace.send('get', '/todos'))).toBe('replica')
  })

  test('a transaction that began before another one of the same person and ends after it is missed by neither', async () => {
    const ada = await newPerson(services[0])
    const { context } = services[0]
    await untilReplica(services[0], ada)
    const early = await database.pool.transaction()
    const data = (await ada.send('get', '/users/me')).body
    await context.events.append(early, [
      {
        type: 'user.updated',
        actorId: ada.id,
        projectId: null,
        userId: ada.id,
        data: { ...data, name: 'Later' },
        before: data,
      },
    ])
    await newTodo(ada)
    await untilReplica(services[0], ada)
    await replay('pause')
    await early.commit()
    expect(await answeredBy(services[0], () => ada.send('get', '/todos'))).toBe('primary')
  })

  test('a member who is removed is out at once, and sees what others changed once the stream told them', async () => {
    const [ada, grace] = [await newPerson(services[0]), await newPerson(services[1])]
    const project_id = await newProject(ada, [[grace, 'editor']])
    await newTodo(ada, { project_id })
    await untilReplica(services[1], grace)
    expect(await titles(grace)).toEqual(['Dig'])
    await replay('pause')
    await newTodo(ada, { title: 'Sow', project_id })
    expect((await titles(grace)).sort()).toEqual(['Dig', 'Sow'])
    await ada.send('delete', `/projects/${project_id}/members/${grace.id}`).expect(204)
    expect(await titles(grace)).toEqual([])
    await grace.send('get', `/projects/${project_id}/members`).expect(404)
  })

  test('one that is too far behind is not used, even for who wrote nothing', async () => {
    const [ada, grace] = [await newPerson(services[0]), await newPerson(services[0])]
    await untilReplica(services[0], grace)
    await replay('pause')
    await newTodo(ada)
    await vi.waitFor(
      async () => expect(await answeredBy(services[0], () => grace.send('get', '/todos'))).toBe('primary'),
      { timeout: 15_000, interval: 200 },
    )
  })

  test('any order of writes and reads by one person through two processes, while standbys stop and go', async () => {
    const step = fc.oneof(
      { weight: 4, arbitrary: fc.record({ do: fc.constant('write' as const), at: fc.nat(1) }) },
      { weight: 6, arbitrary: fc.record({ do: fc.constant('read' as const), at: fc.nat(1) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const), at: fc.nat(1) }) },
    )
    const before = await readsOf(services[0])
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        await replay('resume')
        const ada = await newPerson(services[0])
        const todo = await newTodo(ada, { title: '0' })
        let written: number = todo.version
        for (const { do: action, at } of steps) {
          const here = personOf(services[at as 0 | 1], ada)
          if (action === 'write') {
            const title = `${written}`
            written = (await here.send('patch', `/todos/${todo.id}`, { title }).expect(200)).body.version
          } else if (action === 'read') {
            const [read] = (await here.send('get', '/todos').expect(200)).body
            expect(read.version).toBe(written)
          } else await replay(action, [standbys[at] as ReplicatedServer])
        }
      }),
      { numRuns: 40 },
    )
    const after = await readsOf(services[0])
    expect(after.replica).toBeGreaterThan(before.replica)
    expect(after.primary).toBeGreaterThan(before.primary)
  }, 120_000)

  /** Reads as the service does, but with a query of our own; answers which kinds of server were asked. */
  async function readWith(person: Person, sql: string) {
    const { context } = services[0]
    const asked: string[] = []
    const read = replicaReads({ replicas: context.replicas, count() {} })
    const { pool, log } = context
    const signal = new AbortController().signal
    const device = { address: null, user_agent: null }
    const scope = { db: pool, pool, signal, log, device, audit: noteOf(undefined), logRefusal: () => {} }
    await read(scope, { id: person.id } as Caller, async ({ db }) => {
      const { rows } = await db.raw('select pg_is_in_recovery() as standby')
      asked.push(rows[0].standby ? 'replica' : 'primary')
      await db.raw(sql)
    })
    return asked
  }

  const sleeping = async () => {
    const sql = `select 1 from pg_stat_activity where wait_event = 'PgSleep'`
    return (await Promise.all(standbys.map((standby) => standby.query(sql)))).flat()
  }

  test('a query that is cancelled for what the standby replays is answered by the primary, and the next is not', async () => {
    const ada = await newPerson(services[0])
    await newTodo(ada)
    await untilReplica(services[0], ada)
    const reading = readWith(
      ada,
      'select case when pg_is_in_recovery() then pg_sleep(1.5) end from (select from todos limit 1) as one',
    )
    await vi.waitFor(async () => expect(await sleeping()).toHaveLength(1))
    // Such a lock is taken on the standby too, and what runs there is in its way.
    await database.pool.transaction((changing) => changing.raw('lock table todos in access exclusive mode'))
    await newPerson(services[0])
    expect(await reading).toEqual(['replica', 'primary'])
    expect(await answeredBy(services[0], () => ada.send('get', '/todos'))).toBe('replica')
  })

  test('one that takes too long is given up for the primary, and left alone', async () => {
    const ada = await newPerson(services[0])
    await untilReplica(services[0], ada)
    const asked = await readWith(ada, 'select case when pg_is_in_recovery() then pg_sleep(15) end')
    expect(asked).toEqual(['replica', 'primary'])
    await vi.waitFor(async () => expect(await sleeping()).toEqual([]), { timeout: 5_000 })
  })

  test('killed standbys are not noticed by anybody, and are used again when they are back', async () => {
    const ada = await newPerson(services[0])
    await newTodo(ada)
    await untilReplica(services[0], ada)
    await Promise.all(standbys.map((standby) => standby.kill()))
    for (let n = 0; n < 5; n++) {
      expect(await answeredBy(services[0], () => ada.send('get', '/todos'))).toBe('primary')
      expect((await ada.send('get', '/ready')).status).toBe(200)
    }
    await Promise.all(standbys.map((standby) => standby.start()))
    await untilReplica(services[0], ada)
  }, 60_000)

  test('a standby that was promoted, which goes its own way, is read from no more', async () => {
    const three = await replication.addStandby('three')
    const service = await startOn([three.url])
    try {
      const ada = await newPerson(service)
      await untilReplica(service, ada)
      await three.promote()
      await vi.waitFor(
        async () => expect(await three.query('select pg_is_in_recovery() as standby')).toEqual([{ standby: false }]),
        { timeout: 10_000 },
      )
      expect(await answeredBy(service, () => ada.send('get', '/todos'))).toBe('primary')
    } finally {
      await service.close()
    }
  })
})

test('one that is no standby of the primary is never chosen', async () => {
  const other = await createDatabase()
  const pool = createPool({ connection: other.connection, max: 1, applicationName: 'taskpact tests' })
  const replicas = createReplicas({
    primary: other.pool,
    pools: [pool],
    log: pino({ level: 'silent' }),
    readHorizon: async () => '1',
  })
  expect(replicas.choose('0190a000-0000-7000-8000-000000000000')).toBeNull()
  await vi.waitFor(() => expect(pool.client.pool.numFree()).toBe(1))
  expect(replicas.choose('0190a000-0000-7000-8000-000000000000')).toBeNull()
  await replicas.close()
  await other.drop()
})
