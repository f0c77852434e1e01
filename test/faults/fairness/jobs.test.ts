/** Webhooks and emails of one user, and servers that never respond, cost others nothing. */

import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import request from 'supertest'
import { v7 as uuid } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { startWatched } from '../../../bench/watched.ts'
import { updateVerifiedEmail } from '../../../src/features/users/queries.ts'
import { type Bystander, besideAttack, expectUnharmed, judgeTimes, newBystander } from '../../support/bystander.ts'
import { createDatabase, type TestDatabase, urlOf } from '../../support/database.ts'
import { startMailServer } from '../../support/mail-server.ts'
import { newPerson, type Person, startService, testSecret } from '../../support/service.ts'
import { startReceiver } from '../../support/webhooks.ts'

/** Milliseconds that others may wait longer than before. */
const margin = 2_000
const attackFile = new URL('./attacks/batches.ts', import.meta.url)

/** A service process on a database that the test has access to, and two people who are known there. */
async function place(environment: Record<string, string> = {}) {
  const database = await createDatabase()
  const inProcess = await startService({ WEBHOOK_TARGETS: 'any' }, {}, database)
  const [attacker, victim] = [await newPerson(inProcess, 'Eve'), await newPerson(inProcess, 'Victor')]
  const service = await startWatched({
    DATABASE_URL: urlOf(database),
    JWT_SECRET: testSecret.toString(),
    RATE_LIMITS: 'on',
    WEBHOOK_TARGETS: 'any',
    ...environment,
  })
  onTestFinished(async () => {
    await service.stop()
    await inProcess.close()
    await database.drop()
  })
  return { database, inProcess, service, attacker, victim }
}

/** A server that accepts connections and says nothing. */
async function startSilentServer(): Promise<number> {
  const server: Server = createServer((socket) => socket.on('error', () => {}).resume())
  const sockets = new Set<import('node:net').Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}

/** The most milliseconds from an event to its delivery, of the deliveries to a webhook of the bystander's since the last look. */
async function watchDeliveries(url: string, { token }: Bystander, { pool }: TestDatabase): Promise<() => number> {
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  let slowest = 0
  receiver.onEvent = ({ event }, answer) => {
    slowest = Math.max(slowest, Date.now() - Date.parse(event.occurred_at))
    answer.writeHead(204).end()
  }
  const webhook = { url: receiver.url, event_types: ['todo.created'] }
  const { body: me } = await request(url).get('/users/me').auth(token, { type: 'bearer' }).expect(200)
  await updateVerifiedEmail(pool, me.id, me.email)
  await request(url).post('/webhooks').auth(token, { type: 'bearer' }).send(webhook).expect(201)
  return () => {
    const seen = slowest
    slowest = 0
    return seen
  }
}

async function insertWebhooks(
  { pool }: TestDatabase,
  seal: (secret: string, id: string) => Buffer,
  { id: user_id }: Person,
  { count, url }: { count: number; url: string },
): Promise<void> {
  const rows = Array.from({ length: count }, () => {
    const id = uuid()
    const sealed_secret = seal('whsec_aGFuZ2luZw==', id)
    return { id, user_id, url, event_types: ['todo.created'], enabled: true, sealed_secret }
  })
  await pool.batchInsert('webhooks', rows, 500)
}

test.each([1_300, 300])(
  '%i webhooks of one user whose receiver never responds',
  async (count) => {
    const { database, inProcess, service, attacker } = await place()
    const url = `http://127.0.0.1:${await startSilentServer()}/`
    await insertWebhooks(database, inProcess.context.webhookSecrets.seal, attacker, { count, url })
    const bystander = await newBystander(service.url)
    const slowestDelivery = await watchDeliveries(service.url, bystander, database)
    await bystander.watch(2_000)
    await sleep(1_500)
    const before = slowestDelivery()
    const outcome = await besideAttack(service, bystander, {
      file: new URL('./attacks/requests.ts', import.meta.url),
      data: {
        url: service.url,
        connections: 2,
        method: 'POST',
        path: '/todos',
        headers: { Authorization: `Bearer ${attacker.access_token}` },
        body: { title: 'Dig' },
      },
    })
    await bystander.leave()
    await sleep(margin)
    const during = slowestDelivery()
    const { waiting } = await database
      .pool('webhook_deliveries')
      .first(database.pool.raw('count(*)::integer as waiting'))
    console.log(`slowest delivery ${before} -> ${during} ms, beside ${waiting} deliveries`)
    expectUnharmed(`${count} webhooks`, outcome)
    expect(during).toBeGreaterThan(0)
    judgeTimes(`deliveries beside ${count} webhooks`, outcome.others, () =>
      expect(during).toBeLessThan(before + margin),
    )
  },
  120_000,
)

test('a mail server that takes 8 s for each email, and one user who assigns again and again', async () => {
  const mailServer = await startMailServer()
  onTestFinished(() => mailServer.close())
  mailServer.onMail = () => sleep(8_000)
  const { service, attacker, victim, inProcess } = await place({ SMTP_URL: mailServer.url })
  const { body: project } = await attacker.send('post', '/projects', { name: 'Spam' }).expect(201)
  await inProcess.database
    .pool('project_members')
    .insert({ project_id: project.id, user_id: victim.id, role: 'editor' })
  const { body: todo } = await attacker.send('post', '/todos', { title: 'T', project_id: project.id }).expect(201)
  const bystander = await newBystander(service.url)
  const reset = async () => {
    const begun = performance.now()
    await request(service.url).post('/auth/password-reset').send({ email: victim.email }).expect(202)
    await mailServer.mailTo(victim.email, /new password/)
    return performance.now() - begun
  }
  const resetting = sleep(4_000).then(reset)
  const outcome = await besideAttack(service, bystander, {
    file: attackFile,
    data: {
      url: service.url,
      token: attacker.access_token,
      pause: 1_000,
      operations: Array.from({ length: 10 }, (_, number) => ({
        method: 'PATCH',
        path: `/todos/${todo.id}`,
        body: { assignee_ids: number % 2 ? [] : [victim.id] },
      })),
    },
  })
  await bystander.leave()
  expectUnharmed('a slow mail server', outcome)
  // An email about an account waits for no other one.
  const waited = await resetting
  console.log(`a password reset was mailed after ${waited.toFixed(0)} ms`)
  judgeTimes('the password reset', outcome.others, () => expect(waited).toBeLessThan(8_000 + 2 * margin))
  const notices = mailServer.mails.filter(({ headers }) => /assigned|notifications/.test(headers.subject ?? ''))
  expect(notices.length).toBeLessThanOrEqual(1)
}, 120_000)

test('a mail server that says nothing, and 13 password resets', async () => {
  const port = await startSilentServer()
  const { service, inProcess } = await place({ SMTP_URL: `smtp://127.0.0.1:${port}` })
  const people = await Promise.all(Array.from({ length: 13 }, () => newPerson(inProcess)))
  const bystander = await newBystander(service.url)
  for (const { email } of people) await request(service.url).post('/auth/password-reset').send({ email }).expect(202)
  const outcome = await besideAttack(service, bystander, {
    file: attackFile,
    data: { url: service.url, token: 'none', pause: 200, operations: [] },
  })
  await bystander.leave()
  expectUnharmed('a silent mail server', outcome)
}, 120_000)
