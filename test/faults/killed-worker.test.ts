/** A worker process that is killed in the middle of a job: another one does the job, and its effect is there once. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { urlOf } from '../support/database.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { newPerson, startService, type TestService, testSecret } from '../support/service.ts'

let mailServer: MailServer
let service: TestService

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startService({ SMTP_URL: mailServer.url })
})

afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

test('the mail of a worker that was killed is sent by the next worker, once', { timeout: 90_000 }, async () => {
  let holding = true
  const inTheMiddle = Promise.withResolvers<void>()
  mailServer.onMail = () => {
    if (!holding) return
    inTheMiddle.resolve()
    // The first worker gets no reply from the mail server.
    return new Promise<void>(() => {})
  }
  const first = startWorker()
  const { pool } = service.database
  const { email } = await newPerson(service)
  const data = { letter: 'password_reset' as const, id: uuid(), email }
  await service.context.jobs.enqueue(pool, 'mail', [data])
  await inTheMiddle.promise
  first.kill('SIGKILL')
  await once(first, 'exit')
  holding = false
  const second = startWorker()
  try {
    await expect.poll(() => mailServer.mails.length, { timeout: 60_000 }).toBe(1)
    const state = async () => (await pool('pgboss.job').first('state').whereRaw(`data ->> 'id' = ?`, [data.id]))?.state
    await expect.poll(state, { timeout: 15_000 }).toBe('completed')
  } finally {
    second.kill('SIGTERM')
    expect(await once(second, 'exit')).toEqual([0, null])
  }
  expect(mailServer.mails).toHaveLength(1)
})

/** `npm run worker`, without npm. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, [join(import.meta.dirname, '../../src/main.js'), 'worker'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      DATABASE_URL: urlOf(service.database),
      JWT_SECRET: testSecret.toString(),
      SMTP_URL: mailServer.url,
      LOG_LEVEL: 'silent',
    },
  })
  onTestFinished(() => void worker.kill('SIGKILL'))
  return worker
}
