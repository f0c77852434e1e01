/** Background work: it runs when its transaction commits and never when it rolls back, at least once, with one effect. */
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { oneAtATime } from '../src/db/migrate.ts'
import { inTransaction } from '../src/db/transactions/transaction.ts'
import { installJobs } from '../src/jobs/install.ts'
import { createJobs } from '../src/jobs/jobs.ts'
import { queues } from '../src/jobs/queues.ts'
import { readContract } from '../src/kernel/index.ts'
import { sendMail } from '../src/mail/send.ts'
import { createWorkers } from '../src/start/workers.ts'
import { noTracing } from '../src/telemetry/tracing.ts'
import { newProject } from './support/build.ts'
import { createDatabase } from './support/database.ts'
import { keepLog } from './support/log.ts'
import { type MailServer, startMailServer } from './support/mail-server.ts'
import { newAdmin, newPerson, type Person, startService, type TestService } from './support/service.ts'

let mailServer: MailServer
let service: TestService
let ada: Person

beforeAll(async () => {
  mailServer = await startMailServer()
  service = await startService({ SMTP_URL: mailServer.url })
  ada = await newPerson(service)
})

afterAll(async () => {
  await service?.close()
  await mailServer?.close()
})

const reset = (email = ada.email) => ({ letter: 'password_reset' as const, id: uuid(), email })
const jobsOf = (id: string) => service.database.pool('pgboss.job').whereRaw(`data ->> 'id' = ?`, [id])

test('queues are brought up to date where they are not, and left alone where they are', async () => {
  const { pool, drop } = await createDatabase()
  try {
    const settings = () => pool('pgboss.queue').where({ name: 'mail' }).first('retry_limit', 'heartbeat_seconds')
    const wanted = await settings()
    await pool('pgboss.queue').where({ name: 'mail' }).update({ retry_limit: 3 })
    await installJobs(pool)
    expect(await settings()).toEqual(wanted)
    await pool('pgboss.queue').where({ name: 'due_soon' }).delete()
    await installJobs(pool)
    expect(await pool('pgboss.queue').where({ name: 'due_soon' })).toHaveLength(1)
    // It does not wait for a process that holds the lock of schema changes.
    await oneAtATime(pool, () => installJobs(pool))
  } finally {
    await drop()
  }
})

test('a failure of the database is logged with its cause', async () => {
  const { pool } = service.database
  const kept = keepLog()
  const jobs = createJobs({ pool, log: kept.log, tracing: noTracing })
  await jobs.work(createWorkers(service.context))
  try {
    // Its workers look into this partition, and say so by objects that are no errors.
    await pool.raw('alter table pgboss.job_common rename to gone')
    const troubles = () => kept.lines().filter(({ msg }) => msg === 'the job queue has trouble with the database')
    await expect.poll(() => troubles().length, { timeout: 10_000 }).toBeGreaterThan(Object.keys(queues).length)
    for (const trouble of troubles())
      expect(trouble).toMatchObject({
        err: { message: expect.stringContaining('relation "pgboss.job_common" does not exist'), code: '42P01' },
      })
    expect(kept.text()).not.toContain('[object Object]')
  } finally {
    await pool.raw('alter table pgboss.gone rename to job_common')
    await jobs.stop()
  }
})

describe('enqueueing', () => {
  test('is part of the transaction', async () => {
    const { pool } = service.database
    const [kept, undone] = [reset(), reset()]
    await inTransaction(pool, (db) => service.context.jobs.enqueue(db, 'mail', [kept]))
    const failed = inTransaction(pool, async (db) => {
      await service.context.jobs.enqueue(db, 'mail', [undone])
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await jobsOf(kept.id)).toHaveLength(1)
    expect(await jobsOf(undone.id)).toEqual([])
    await jobsOf(kept.id).delete()
  })

  test('a request that is rejected after its writes sends nothing', async () => {
    const project_id = await newProject(ada)
    // The answer breaks the contract, so the invitation and its job are undone.
    const contradicting = await startService({}, { contract: contradictory(service) }, service.database)
    try {
      const answer = await ada.send('post', `/projects/${project_id}/invitations`, {
        email: 'ok@example.com',
        role: 'viewer',
      })
      expect(answer.status).toBe(201)
      const undone = await fetch(`${contradicting.url}/projects/${project_id}/invitations`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${ada.access_token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'undone@example.com', role: 'viewer' }),
      })
      expect(undone.status).toBe(500)
    } finally {
      await contradicting.close()
    }
    const invited = await service.database.pool('invitations').where({ project_id }).pluck('email')
    expect(invited).toEqual(['ok@example.com'])
    const jobs = await service.database.pool('pgboss.job').whereRaw(`data ->> 'letter' = 'invitation'`)
    expect(jobs).toHaveLength(1)
    await service.database.pool('pgboss.job').delete().where({ name: 'mail' })
  })
})

/** The service's contract, in which an invitation's answer needs a header that no handler sends. */
function contradictory({ context }: TestService): TestService['context']['contract'] {
  // biome-ignore lint/suspicious/noExplicitAny: any part of a document may be looked at
  const document: any = structuredClone(context.contract.document)
  const operation = document.paths['/projects/{project_id}/invitations'].post
  operation.responses[201].headers['X-Impossible'] = { required: true, schema: { type: 'string', maxLength: 1 } }
  return readContract(document)
}

describe('a job', () => {
  test('that runs twice has one effect', async () => {
    const data = reset()
    mailServer.mails = []
    const runs = await Promise.allSettled([1, 2, 3].map(() => sendMail(service.context, data)))
    const late = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason.message] : []))
    // These are repeated, since the one that is sending may fail.
    expect(new Set(late)).toEqual(new Set(late.length > 0 ? ['Another worker is sending this email.'] : []))
    await sendMail(service.context, data)
    expect(mailServer.mails).toHaveLength(1)
  })

  test('is tried again when it fails, and can be retried once it has failed for good', async () => {
    const root = await newAdmin(service)
    const { pool } = service.database
    await pool('pgboss.queue').update({ retry_limit: 1, retry_delay: 0, retry_backoff: false }).where({ name: 'mail' })
    mailServer.mails = []
    mailServer.onMail = () => {
      throw new Error('452 the disk is full')
    }
    const jobs = createJobs(service.context)
    await jobs.work(createWorkers(service.context))
    try {
      const data = reset()
      await jobs.enqueue(pool, 'mail', [data])
      const failed = () => root.send('get', '/admin/jobs?state=failed')
      await expect.poll(async () => (await failed()).body, { timeout: 15_000 }).toHaveLength(1)
      const [job] = (await failed()).body
      expect(job).toMatchObject({ queue: 'mail', state: 'failed', attempts: 2, max_attempts: 2 })
      expect(job.error).toContain('disk is full')
      expect((await root.send('get', `/admin/jobs/${job.id}`)).body).toEqual(job)

      mailServer.onMail = () => {}
      const retried = await root.send('post', `/admin/jobs/${job.id}/retry`)
      expect(retried.body).toMatchObject({ id: job.id, state: 'created', attempts: 0 })
      const state = async () => (await root.send('get', `/admin/jobs/${job.id}`)).body.state
      await expect.poll(state, { timeout: 15_000 }).toBe('completed')
      expect(mailServer.mails).toHaveLength(1)
      // One job, whatever pg-boss made of it.
      const all = (await root.send('get', '/admin/jobs?queue=mail')).body
      expect(all.filter(({ id }: { id: string }) => id === job.id)).toHaveLength(1)
    } finally {
      await jobs.stop()
    }
  })

  test('that was cancelled does not run, until it is retried', async () => {
    const root = await newAdmin(service)
    const { pool } = service.database
    const data = reset()
    await service.context.jobs.enqueue(pool, 'mail', [data])
    const [{ id }] = await jobsOf(data.id)
    expect((await root.send('post', `/admin/jobs/${id}/cancel`)).body.state).toBe('cancelled')
    mailServer.mails = []
    const jobs = createJobs(service.context)
    await jobs.work(createWorkers(service.context))
    try {
      const later = reset()
      await jobs.enqueue(pool, 'mail', [later])
      await expect.poll(async () => (await jobsOf(later.id))[0].state, { timeout: 15_000 }).toBe('completed')
      expect(mailServer.mails).toHaveLength(1)
      expect((await root.send('post', `/admin/jobs/${id}/retry`)).body.state).toBe('created')
      await expect.poll(() => mailServer.mails.length, { timeout: 15_000 }).toBe(2)
    } finally {
      await jobs.stop()
    }
  })
})
