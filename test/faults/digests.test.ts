/** Workers that are killed while they make the emails of digests: each user gets one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/db/new-id.ts'
import { urlOf } from '../support/database.ts'
import { startService, type TestService, testSecret } from '../support/service.ts'

let service: TestService
let data: string

beforeAll(async () => {
  service = await startService()
  data = await mkdtemp(join(tmpdir(), 'taskpact-digests-'))
})
afterAll(async () => {
  await service?.close()
  await rm(data, { recursive: true, force: true })
})

const total = 1_000

test('every user gets one digest, though workers die in the middle of it', { timeout: 120_000 }, async () => {
  const { pool } = service.database
  const ids = Array.from({ length: total }, newId)
  await pool.raw(
    `insert into users (id, email, name, password_hash, email_verified_at)
     select id, id || '@example.com', 'Ada', '', now() from unnest(?::uuid[]) as id`,
    [ids],
  )
  await pool.raw(`insert into preferences (user_id, digest_hour) select unnest(?::uuid[]), 12`, [ids])
  // By UTC, the zone of users who have chosen none.
  await pool.raw(`update digests set day = (now() at time zone 'UTC')::date, digest_at = now() - interval '1 minute'`)
  const jobs = () => pool('pgboss.job').whereRaw(`data ->> 'letter' = 'digest'`)
  const count = async () => Number((await jobs().count({ total: '*' }))[0]?.total)
  for (let killed = 0; killed < 3; killed++) {
    const before = await count()
    if (before === total) break
    const workers = [startWorker(), startWorker()]
    await expect.poll(count, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before)
    for (const worker of workers) worker.kill('SIGKILL')
    await Promise.all(workers.map((worker) => once(worker, 'exit')))
  }
  const last = startWorker()
  try {
    await expect.poll(count, { timeout: 60_000 }).toBe(total)
  } finally {
    last.kill('SIGTERM')
    await once(last, 'exit')
  }
  const users = await jobs().select(pool.raw(`data ->> 'user_id' as id`))
  expect(new Set(users.map(({ id }) => id))).toEqual(new Set(ids))
  expect(await pool('digests').whereRaw('digest_at <= now()')).toEqual([])
  // None had anything to say.
  expect(await readdir(data)).not.toContain('outbox')
})

/** `npm run worker`, without npm. */
function startWorker(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../../src/main.js'), 'worker'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...{ DATABASE_URL: urlOf(service.database), JWT_SECRET: testSecret.toString(), LOG_LEVEL: 'warn' },
      TASKPACT_DATA: data,
    },
  })
}
