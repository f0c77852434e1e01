/**
 * Workers that are killed or frozen in the middle of a job: another one does it, and what comes late changes nothing.
 */
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { createWorkers } from '../../src/start/workers.ts'
import { kill, launch, newPlace } from '../start/process.ts'
import { urlOf } from '../support/database.ts'
import { startMailServer } from '../support/mail-server.ts'
import { newAdmin, newPerson, startService } from '../support/service.ts'
import { startReceiver } from '../support/webhooks.ts'

test('one is frozen for longer than its lease, another is killed', { timeout: 120_000 }, async () => {
  const service = await startService({ WEBHOOK_TARGETS: 'any' })
  const { pool } = service.database
  const [receiver, mailServer] = await Promise.all([startReceiver(), startMailServer()])
  const place = await newPlace()
  const env = {
    DATABASE_URL: urlOf(service.database),
    // That of the test's services, which made the webhook's secret.
    JWT_SECRET: 'a test secret that only tests know: 32+ bytes',
    WEBHOOK_TARGETS: 'any',
    SMTP_URL: mailServer.url,
  }
  const startWorker = () => launch(place, { args: ['worker'], env }).child
  try {
    const ada = await newPerson(service)
    const { body: webhook } = await ada.send('post', '/webhooks', { url: receiver.url, event_types: ['todo.created'] })
    const pending: ServerResponse[] = []
    receiver.onEvent = (_, answer) => void pending.push(answer)
    const mails: { messageId: string | undefined; accept: () => void }[] = []
    // Others tell about the webhook and the sign-in, and are accepted at once.
    mailServer.onMail = ({ headers }) =>
      headers.subject === 'Set a new password'
        ? new Promise((accept) => void mails.push({ messageId: headers['message-id'], accept }))
        : undefined

    // The first worker has a delivery in flight to a slow receiver, and is frozen.
    const frozen = startWorker()
    await ada.send('post', '/todos', { title: 'Dig' }).expect(201)
    await expect.poll(() => receiver.received.length, { timeout: 30_000 }).toBe(1)
    kill(frozen.pid as number, 'SIGSTOP')
    const began = performance.now()

    // The second worker has sent an email whose server has not acknowledged it yet, and is killed.
    const killed = startWorker()
    await request(service.server).post('/auth/password-reset').send({ email: ada.email })
    await expect.poll(() => mails.length, { timeout: 30_000 }).toBe(1)
    kill(killed.pid as number, 'SIGKILL')

    // The third one does both again.
    const third = startWorker()
    await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(2)
    const redelivered = Math.round(performance.now() - began)
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id)
    pending[1]?.writeHead(204).end()
    const delivery = async () => (await ada.send('get', `/webhooks/${webhook.id}/deliveries`)).body
    await expect.poll(delivery, { timeout: 10_000 }).toMatchObject([{ state: 'succeeded', attempts: 1 }])
    const settled = async () => pool('pgboss.job').whereIn('name', ['webhook_delivery', 'account_mail']).orderBy('name')
    await expect
      .poll(async () => (await settled()).filter(({ name }) => name === 'webhook_delivery'), { timeout: 10_000 })
      .toMatchObject([{ state: 'completed', retry_count: 1 }])
    const before = await settled()

    // The late response to the frozen worker has no effect: neither a failure nor a success is counted again.
    pending[0]?.writeHead(500).end()
    kill(frozen.pid as number, 'SIGCONT')
    await sleep(3_000)
    expect(await delivery()).toMatchObject([{ state: 'succeeded', attempts: 1 }])
    const deliveryJobs = (rows: { name: string }[]) => rows.filter(({ name }) => name === 'webhook_delivery')
    expect(deliveryJobs(await settled())).toEqual(deliveryJobs(before))
    expect(receiver.received).toHaveLength(2)

    // The email is sent twice with one message id, since the first acknowledgement was lost.
    await expect.poll(() => mails.length, { timeout: 60_000 }).toBe(2)
    expect(mails[1]?.messageId).toBe(mails[0]?.messageId)
    mails[1]?.accept()
    await expect
      .poll(async () => pool('pgboss.job').whereRaw("data ->> 'letter' = 'password_reset'"), { timeout: 10_000 })
      .toMatchObject([{ state: 'completed' }])
    expect(await pool('sent_mails').whereLike('key', 'password_reset%')).toHaveLength(1)

    for (const worker of [frozen, third]) {
      worker.kill('SIGTERM')
      await expect.poll(() => worker.exitCode, { timeout: 15_000 }).toBe(0)
    }
    console.log(`the job of the frozen worker was done by another one after ${redelivered} ms`)
  } finally {
    mailServer.onMail = () => {}
    await Promise.all([receiver.close(), service.close()])
  }
})

test('a job that always fails is tried ever later, given up, and done when it is retried', {
  timeout: 60_000,
}, async () => {
  const service = await startService()
  try {
    const { pool } = service.database
    const root = await newAdmin(service)
    // Three tries; the second waits for 1 to 2 s, the third for 2 to 4.
    await pool('pgboss.queue').update({ retry_limit: 2, retry_delay: 1, retry_delay_max: 60 }).where({ name: 'mail' })
    let poisonous = true
    const tries: number[] = []
    const workers = {
      ...createWorkers(service.context),
      mail: async () => {
        tries.push(performance.now())
        if (poisonous) throw new Error('It cannot be read.')
      },
    }
    await service.context.jobs.work(workers)
    await service.context.jobs.enqueue(pool, 'mail', [{ letter: 'invitation', id: uuid() }])
    const failed = async () => (await root.send('get', '/admin/jobs?state=failed')).body
    await expect.poll(failed, { timeout: 30_000 }).toHaveLength(1)
    const [job] = await failed()
    expect(job).toMatchObject({ queue: 'mail', attempts: 3, max_attempts: 3, error: 'It cannot be read.' })
    const [first = 0, second = 0] = tries.slice(1).map((at, index) => at - (tries[index] as number))
    expect(first).toBeGreaterThan(950)
    expect(second).toBeGreaterThan(1_950)
    // Given up is given up.
    await sleep(2_000)
    expect(tries).toHaveLength(3)

    poisonous = false
    await root.send('post', `/admin/jobs/${job.id}/retry`).expect(200)
    const state = async () => (await root.send('get', `/admin/jobs/${job.id}`)).body.state
    await expect.poll(state, { timeout: 15_000 }).toBe('completed')
    expect(tries).toHaveLength(4)
    expect(await failed()).toEqual([])
  } finally {
    await service.close()
  }
})
