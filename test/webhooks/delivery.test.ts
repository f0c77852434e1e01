/** Webhooks against real receivers: whatever a receiver does, every event arrives at least once, with the same id. */
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliverWebhook } from '../../src/features/webhooks/deliver.ts'
import { dispatchEvents, forgetOldDeliveries } from '../../src/features/webhooks/dispatch.ts'
import { webhookPolicy } from '../../src/features/webhooks/policy.ts'
import { createJobs } from '../../src/jobs/jobs.ts'
import { verifyWebhook } from '../../src/sdk/webhooks.ts'
import type { Schemas } from '../../src/service/api.ts'
import { createTicks, createWorkers } from '../../src/start/workers.ts'
import { newProject, newTodo, newWebhook } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'
import { type Receiver, startReceiver } from '../support/webhooks.ts'

let service: TestService
let receiver: Receiver
let ada: Person

/** The real schedule, in milliseconds instead of hours, and what happens is sent on at once. */
const hurried = {
  ...webhookPolicy,
  dispatchInterval: 50,
  schedule: webhookPolicy.schedule.map((_, attempt) => attempt),
  timeout: 300,
}

beforeAll(async () => {
  service = await startService({ WEBHOOK_TARGETS: 'any' }, { webhookPolicy: hurried })
  await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
})
afterAll(() => service?.close())
beforeEach(async () => {
  receiver = await startReceiver()
  ada = await newPerson(service)
})
afterEach(() => receiver.close())

/** A webhook of the receiver's. */
const subscribe = (change: Partial<Schemas['WebhookCreate']> = {}, person = ada) =>
  newWebhook(person, { url: receiver.url, ...change })

const deliveriesOf = async ({ id }: { id: string }, person = ada): Promise<Schemas['WebhookDelivery'][]> =>
  (await person.send('get', `/webhooks/${id}/deliveries?sort=created_at`).expect(200)).body

const detailOf = async ({ id, webhook_id }: Schemas['WebhookDelivery']): Promise<Schemas['WebhookDeliveryDetail']> =>
  (await ada.send('get', `/webhooks/${webhook_id}/deliveries/${id}`).expect(200)).body

/** Waits until nothing is on its way. */
async function settled(webhook: { id: string }, count: number, person = ada): Promise<Schemas['WebhookDelivery'][]> {
  const waiting = async () => {
    const deliveries = await deliveriesOf(webhook, person)
    return deliveries.length === count && deliveries.every(({ state }) => state !== 'pending')
  }
  await expect.poll(waiting, { timeout: 15_000, message: `${count} deliveries that are over` }).toBe(true)
  return deliveriesOf(webhook, person)
}

const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_: unknown, answer: ServerResponse) =>
    answer.writeHead(status, headers).end()

describe('an event', () => {
  test('is sent as the log has it, signed, and what became of it can be looked at', async () => {
    const webhook = await subscribe()
    receiver.onEvent = (_, answer) => answer.writeHead(200).end('thank you')
    const todo = await newTodo(ada)
    const { headers, body, event } = await receiver.eventLike({ type: 'todo.created' })
    expect((await ada.send('get', '/activity')).body[0]).toEqual(event)
    expect(event.data).toEqual(todo)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': event.id })
    expect(await verifyWebhook(webhook.secret, headers, body)).toEqual(event)

    const [delivery] = await settled(webhook, 1)
    expect(delivery).toMatchObject({ event_id: event.id, state: 'succeeded', attempts: 1, response_status: 200 })
    expect(delivery).toMatchObject({ error: null, next_attempt_at: null })
    const { request, response_body } = await detailOf(delivery as Schemas['WebhookDelivery'])
    expect(response_body).toBe('thank you')
    expect(request.url).toBe(receiver.url)
    expect(request.body).toBe(body)
    expect(request.headers).toContainEqual({ name: 'webhook-id', value: event.id })
    expect(JSON.stringify(request.headers)).not.toContain('v1,')
  })

  test('that is answered with a number that is no status has no answer', async () => {
    const webhook = await subscribe()
    receiver.onEvent = (_, answer) => answer.socket?.end('HTTP/1.1 042 Odd\r\nContent-Length: 0\r\n\r\n')
    await newTodo(ada)
    const [delivery] = await settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', response_status: null })
    expect(delivery?.error).toBe('The receiver returned an invalid HTTP status.')
  })

  test('reaches a receiver that fails, hangs, redirects and breaks off before it recovers, with one id', async () => {
    const elsewhere = await startReceiver()
    const webhook = await subscribe()
    const moods = [
      answering(500),
      () => {}, // It never answers.
      answering(302, { location: elsewhere.url }),
      (_: unknown, answer: ServerResponse) => answer.destroy(),
      answering(204),
    ]
    const attempts = new Map<string, number>()
    receiver.onEvent = (received, answer) => {
      const before = attempts.get(received.id) ?? 0
      attempts.set(received.id, before + 1)
      moods[before]?.(received, answer)
    }
    for (const title of ['one', 'two', 'three']) await newTodo(ada, { title })
    const deliveries = await settled(webhook, 3)
    for (const { state, attempts, response_status } of deliveries)
      expect({ state, attempts, response_status }).toEqual({ state: 'succeeded', attempts: 5, response_status: 204 })
    expect([...attempts.keys()].sort()).toEqual(deliveries.map(({ event_id }) => event_id).sort())
    const bodies = receiver.received.map(({ body }) => body)
    expect([bodies.length, new Set(bodies).size]).toEqual([15, 3])
    for (const { headers, body } of receiver.received) await verifyWebhook(webhook.secret, headers, body)
    expect(elsewhere.received).toEqual([])
    expect((await ada.send('get', `/webhooks/${webhook.id}`)).body.failing_since).toBeNull()
    await elsewhere.close()
  })

  test('is given up after the last attempt, and says why', async () => {
    const webhook = await subscribe()
    receiver.onEvent = (_, answer) => answer.writeHead(503).end('x'.repeat(100_000))
    await newTodo(ada)
    const [delivery] = await settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', attempts: 10, error: 'The receiver returned 503.' })
    expect((await detailOf(delivery as Schemas['WebhookDelivery'])).response_body).toBe('x'.repeat(4096))
    const { body } = await ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: true, disabled_reason: null, failing_since: expect.any(String) })
  })

  test('goes only to webhooks that want its type and its project', async () => {
    const project_id = await newProject(ada)
    const deleted = await subscribe({ event_types: ['todo.deleted'] })
    const garden = await subscribe({ project_id })
    const off = await subscribe({ enabled: false })
    const all = await subscribe()
    const inside = await newTodo(ada, { project_id })
    const outside = await newTodo(ada)
    for (const { id } of [inside, outside]) await ada.send('delete', `/todos/${id}`).expect(204)
    const types = async (webhook: { id: string }, count: number) =>
      (await settled(webhook, count)).map(({ event_type }) => event_type).sort()
    expect(await types(all, 4)).toEqual(['todo.created', 'todo.created', 'todo.deleted', 'todo.deleted'])
    expect(await types(deleted, 2)).toEqual(['todo.deleted', 'todo.deleted'])
    expect(await types(garden, 2)).toEqual(['todo.created', 'todo.deleted'])
    expect(await deliveriesOf(off)).toEqual([])
  })

  test('of the time before a webhook was there, or while it was disabled, is not sent', async () => {
    await newTodo(ada, { title: 'before' })
    const webhook = await subscribe()
    const path = `/webhooks/${webhook.id}`
    await ada.send('patch', path, { enabled: false }).expect(200)
    await newTodo(ada, { title: 'meanwhile' })
    await ada.send('patch', path, { enabled: true }).expect(200)
    await newTodo(ada, { title: 'after' })
    await settled(webhook, 1)
    expect(receiver.received.map(({ event }) => event.data.title)).toEqual(['after'])
  })

  test('is sent on once, and none is left out, when many processes look at once', async () => {
    const webhook = await subscribe()
    const titles = Array.from({ length: 40 }, (_, index) => `todo ${index}`)
    await Promise.all(
      titles.map(async (title) => {
        await newTodo(ada, { title })
        await Promise.all([dispatchEvents(service.context), dispatchEvents(service.context)])
      }),
    )
    await settled(webhook, 40)
    expect(receiver.received.map(({ event }) => event.data.title).sort()).toEqual([...titles].sort())
  })
})

describe('a receiver', () => {
  test('may know the secret before the last one, for a while', async () => {
    const webhook = await subscribe()
    const { body: rotated } = await ada.send('post', `/webhooks/${webhook.id}/rotate-secret`)
    await newTodo(ada)
    const { headers, body, event } = await receiver.eventLike({ type: 'todo.created' })
    for (const secret of [webhook.secret, rotated.secret])
      expect(await verifyWebhook(secret, headers, body)).toEqual(event)

    const { pool } = service.database
    await pool('webhooks').update({ previous_expires_at: pool.fn.now() }).where({ id: webhook.id })
    await newTodo(ada, { title: 'later' })
    const later = await receiver.eventLike({ data: { title: 'later' } })
    await verifyWebhook(rotated.secret, later.headers, later.body)
    await expect(verifyWebhook(webhook.secret, later.headers, later.body)).rejects.toThrow('no signature matches')
  })

  test('that answers 410 gets nothing more, and its owner is told', async () => {
    const webhook = await subscribe()
    receiver.onEvent = answering(410)
    await newTodo(ada)
    const [delivery] = await settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1, response_status: 410 })
    const { body } = await ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: false, disabled_reason: 'gone' })
    const { body: told } = await ada.send('get', '/notifications')
    const host = new URL(receiver.url).host
    expect(told).toMatchObject([
      { type: 'webhook_disabled', message: expect.stringContaining(`to ${host} was disabled`) },
    ])
    const { body: preferences } = await ada.send('get', '/users/me/preferences')
    expect(preferences.mail.webhook_disabled).toBe(true)
  })

  test('that has done nothing but fail for days is left alone, until its owner enables it', async () => {
    const webhook = await subscribe()
    const { pool } = service.database
    const failing = (since: string) =>
      pool('webhooks')
        .update({ failing_since: pool.raw('now() - ?::interval', [since]) })
        .where({ id: webhook.id })
    receiver.onEvent = answering(500)
    await failing('4 days 23 hours')
    await newTodo(ada)
    await settled(webhook, 1)
    expect((await ada.send('get', `/webhooks/${webhook.id}`)).body.enabled).toBe(true)
    await failing('5 days 1 hour')
    await newTodo(ada)
    await settled(webhook, 2)
    const { body } = await ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: false, disabled_reason: 'failing' })
    expect((await ada.send('get', '/notifications')).body).toMatchObject([{ type: 'webhook_disabled' }])

    receiver.onEvent = answering(204)
    const { body: enabled } = await ada.send('patch', `/webhooks/${webhook.id}`, { enabled: true })
    expect(enabled).toMatchObject({ enabled: true, disabled_reason: null, failing_since: null })
    await newTodo(ada, { title: 'again' })
    await receiver.eventLike({ data: { title: 'again' } })
  })

  test('that hangs does not delay another', async () => {
    const patient = { ...hurried, timeout: 60_000 }
    const jobs = createJobs(service.context)
    const slow = await startReceiver()
    const context = { ...service.context, webhookPolicy: patient, jobs }
    await service.context.jobs.stop()
    try {
      await jobs.work(createWorkers(context), createTicks(context))
      slow.onEvent = () => {}
      const hanging = await subscribe({ url: slow.url })
      // More than all workers of a process could take at once.
      const many = 150
      const states = () => service.database.pool('webhook_deliveries').where({ webhook_id: hanging.id })
      for (let count = 0; count < many; count++) await newTodo(ada)
      await expect.poll(async () => (await states()).length, { timeout: 15_000 }).toBe(many)
      await slow.eventLike({ type: 'todo.created' })
      const bob = await newPerson(service, 'Bob')
      const webhook = await subscribe({}, bob)
      for (let count = 0; count < 10; count++) await newTodo(bob)
      const arrived = await settled(webhook, 10, bob)
      expect(arrived.every(({ state }) => state === 'succeeded')).toBe(true)
      // All of the other's were there before, and still are.
      expect(await states().where({ state: 'pending', attempts: 0 })).toHaveLength(many)
      await ada.send('delete', `/webhooks/${hanging.id}`).expect(204)
    } finally {
      await slow.close()
      await jobs.stop()
      service.context.jobs = createJobs(service.context)
      await service.context.jobs.work(createWorkers(service.context), createTicks(service.context))
    }
  })
})

describe('an owner', () => {
  test('who loses a project gets no more of it, not even what was on its way', async () => {
    const bob = await newPerson(service, 'Bob')
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const webhook = await subscribe({ event_types: ['todo.created', 'member.removed'] }, bob)
    await newTodo(ada, { title: 'seen', project_id })
    await receiver.eventLike({ data: { title: 'seen' } })

    // The receiver fails while Bob is a member, and recovers when he is none.
    let recovered = false
    receiver.onEvent = ({ event }, answer) => {
      if (event.data.title !== 'on its way' || recovered) return answer.writeHead(204).end()
      ada.send('delete', `/projects/${project_id}/members/${bob.id}`).then(() => {
        recovered = true
        answer.writeHead(500).end()
      })
    }
    await newTodo(ada, { title: 'on its way', project_id })
    await receiver.eventLike({ type: 'member.removed' })
    await newTodo(ada, { title: 'unseen', project_id })
    await newTodo(bob, { title: 'own' })
    await receiver.eventLike({ data: { title: 'own' } })
    const { pool } = service.database
    const states = () => pool('webhook_deliveries').where({ webhook_id: webhook.id, state: 'cancelled' })
    await expect.poll(async () => (await states()).length, { timeout: 15_000 }).toBe(1)
    const titles = receiver.received.map(({ event }) => event.data.title)
    expect(titles.filter((title) => title === 'on its way')).toHaveLength(1)
    expect(titles).not.toContain('unseen')
    // Nor can he look at them.
    const visible = await deliveriesOf(webhook, bob)
    expect(visible.map(({ event_type }) => event_type).sort()).toEqual(['member.removed', 'todo.created'])
  })

  test('who is disabled gets nothing', async () => {
    const bob = await newPerson(service, 'Bob')
    const webhook = await subscribe({}, bob)
    const todo = await newTodo(bob)
    await settled(webhook, 1, bob)
    const { pool } = service.database
    await pool('users').update({ disabled_at: pool.fn.now() }).where({ id: bob.id })
    await pool('webhook_deliveries').update({ state: 'pending' }).where({ webhook_id: webhook.id })
    const { id } = await pool('webhook_deliveries').first('id').where({ webhook_id: webhook.id })
    await deliverWebhook(service.context, { delivery_id: id, webhook_id: webhook.id, attempt: 2 })
    expect(receiver.received.map(({ event }) => event.data.id)).toEqual([todo.id])
    expect((await pool('webhook_deliveries').first('state').where({ id })).state).toBe('cancelled')
  })
})

describe('by hand', () => {
  test('a test event is sent, whatever the filters say', async () => {
    const webhook = await subscribe({ event_types: ['todo.deleted'] })
    const answer = await ada.send('post', `/webhooks/${webhook.id}/test`)
    assertContract('testWebhook', answer)
    const { headers, body, event } = await receiver.eventLike({ type: 'webhook.test' })
    expect(event).toMatchObject({ id: answer.body.event_id, data: { webhook_id: webhook.id }, actor_id: ada.id })
    expect(await verifyWebhook(webhook.secret, headers, body)).toEqual(event)
    await settled(webhook, 1)
    expect((await ada.send('get', answer.headers.location as string)).body.state).toBe('succeeded')
  })

  test('what failed is sent again, with the same id and the whole schedule', async () => {
    const webhook = await subscribe()
    receiver.onEvent = answering(500)
    await newTodo(ada)
    const [failed] = await settled(webhook, 1)
    expect(failed).toMatchObject({ state: 'failed', attempts: 10 })
    const path = `/webhooks/${webhook.id}/deliveries/${failed?.id}/redeliver`
    let more = 0
    receiver.onEvent = (received, answer) => answering(++more < 4 ? 500 : 204)(received, answer)
    const answer = await ada.send('post', path)
    assertContract('redeliverWebhookDelivery', answer)
    expect(answer.body).toMatchObject({ state: 'pending', attempts: 10, finished_at: null })
    expect(await settled(webhook, 1)).toMatchObject([{ state: 'succeeded', attempts: 14 }])
    expect(new Set(receiver.received.map(({ id, body }) => id + body)).size).toBe(1)
    // A delivery that succeeded can be sent again as well.
    await ada.send('post', path).expect(200)
    expect(await settled(webhook, 1)).toMatchObject([{ state: 'succeeded', attempts: 15 }])
  })

  test('nothing is sent where the webhook is disabled', async () => {
    const webhook = await subscribe()
    await ada.send('patch', `/webhooks/${webhook.id}`, { enabled: false }).expect(200)
    assertProblem(await ada.send('post', `/webhooks/${webhook.id}/test`), 'webhook_disabled')
  })
})

test('an attempt that is made twice, as after a crash, is noted once', async () => {
  const { context, database } = service
  const webhook = await subscribe()
  await newTodo(ada)
  const [delivery] = await settled(webhook, 1)
  const { pool } = database
  await pool('webhook_deliveries').update({ state: 'pending', attempts: 0 }).where({ id: delivery?.id })
  const job = { delivery_id: delivery?.id as string, webhook_id: webhook.id, attempt: 1 }
  receiver.received = []
  await Promise.all([deliverWebhook(context, job), deliverWebhook(context, job)])
  expect(await deliveriesOf(webhook)).toMatchObject([{ state: 'succeeded', attempts: 1 }])
  await deliverWebhook(context, job)
  expect(new Set(receiver.received.map(({ id }) => id))).toEqual(new Set([delivery?.event_id]))
  expect(receiver.received.length).toBeLessThanOrEqual(2)
})

test('what is older than 30 days is forgotten', async () => {
  const webhook = await subscribe()
  for (const title of ['old', 'new']) await newTodo(ada, { title })
  const [old, young] = await settled(webhook, 2)
  const { pool } = service.database
  await pool('webhook_deliveries')
    .update({ created_at: pool.raw(`now() - interval '31 days'`) })
    .where({ id: old?.id })
  await forgetOldDeliveries(service.context)
  expect((await deliveriesOf(webhook)).map(({ id }) => id)).toEqual([young?.id])
})
