/** Workers that are killed while they remind: each reminder reminds once, and those of the meantime come late. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/db/new-id.ts'
import { newTodo } from '../support/build.ts'
import { urlOf } from '../support/database.ts'
import { newPerson, startService, type TestService, testSecret } from '../support/service.ts'

let service: TestService

beforeAll(async () => {
  service = await startService()
})
afterAll(async () => service?.close())

const total = 2_000

test('every reminder reminds once, though workers die in the middle of it', { timeout: 120_000 }, async () => {
  const { pool } = service.database
  const ada = await newPerson(service)
  const { id: todo_id } = await newTodo(ada)
  const ids = Array.from({ length: total }, newId)
  await pool.raw(
    `insert into reminders (id, todo_id, user_id, at, remind_at)
     select id, ?, ?, now() - interval '1 hour', now() - interval '1 hour' from unnest(?::uuid[]) as id`,
    [todo_id, ada.id, ids],
  )
  const notifications = () => pool('notifications').where({ user_id: ada.id, type: 'reminder' })
  const count = async () => Number((await notifications().count({ total: '*' }))[0]?.total)
  for (let killed = 0; killed < 4; killed++) {
    const before = await count()
    const [worker, other] = [startWorker(), startWorker()]
    await expect.poll(count, { timeout: 30_000, interval: 5 }).toBeGreaterThan(before)
    worker.kill('SIGKILL')
    other.kill('SIGKILL')
    await Promise.all([worker, other].map((one) => once(one, 'exit')))
    if ((await count()) === total) break
  }
  const last = startWorker()
  try {
    await expect.poll(count, { timeout: 60_000 }).toBe(total)
  } finally {
    last.kill('SIGTERM')
    await once(last, 'exit')
  }
  const found = await notifications().select('reminder_id', 'late')
  expect(new Set(found.map(({ reminder_id }) => reminder_id))).toEqual(new Set(ids))
  expect(found.every(({ late }) => late)).toBe(true)
  expect(await pool('reminders').whereNotNull('remind_at')).toEqual([])
  const events = await pool('events').where({ type: 'reminder.due' }).count({ total: '*' })
  expect(Number(events[0]?.total)).toBe(total)
})

/** `npm run worker`, without npm. */
function startWorker(): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '../../src/main.js'), 'worker'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { DATABASE_URL: urlOf(service.database), JWT_SECRET: testSecret.toString(), LOG_LEVEL: 'warn' },
  })
}
