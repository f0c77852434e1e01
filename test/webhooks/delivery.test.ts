/** Webhooks against real receivers: whatever a receiver does, every event arrives at least once, with the same id. */
import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { dispatchEvents } from '../../src/features/webhooks/dispatch.ts'
import { createJobs } from '../../src/jobs/jobs.ts'
import { verifyWebhook } from '../../src/sdk/webhooks.ts'
import type { Schemas } from '../../src/service/api.ts'
import { createTicks, createWorkers } from '../../src/start/workers.ts'
import { newProject, newTodo } from '../support/build.ts'
import { answering, hurriedPolicy, useDeliveries } from '../support/deliveries.ts'
import { newPerson } from '../support/service.ts'
import { startReceiver } from '../support/webhooks.ts'

const at = useDeliveries()

describe('an event', () => {
  test('is sent as it is in the log, signed, and its delivery can be read', async () => {
    const webhook = await at.subscribe()
    at.receiver.onEvent = (_, answer) => answer.writeHead(200).end('thank you')
    const todo = await newTodo(at.ada)
    const { headers, body, event } = await at.receiver.eventLike({ type: 'todo.created' })
    expect((await at.ada.send('get', '/activity')).body[0]).toEqual(event)
    expect(event.data).toEqual(todo)
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': event.id })
    expect(await verifyWebhook(webhook.secret, headers, body)).toEqual(event)

    const [delivery] = await at.settled(webhook, 1)
    expect(delivery).toMatchObject({ event_id: event.id, state: 'succeeded', attempts: 1, response_status: 200 })
    expect(delivery).toMatchObject({ error: null, next_attempt_at: null })
    const { request, response_body } = await at.detailOf(delivery as Schemas['WebhookDelivery'])
    expect(response_body).toBe('thank you')
    expect(request.url).toBe(at.receiver.url)
    expect(request.body).toBe(body)
    expect(request.headers).toContainEqual({ name: 'webhook-id', value: event.id })
    expect(JSON.stringify(request.headers)).not.toContain('v1,')
  })

  test('whose response has an invalid status counts as failed', async () => {
    const webhook = await at.subscribe()
    at.receiver.onEvent = (_, answer) => answer.socket?.end('HTTP/1.1 042 Odd\r\nContent-Length: 0\r\n\r\n')
    await newTodo(at.ada)
    const [delivery] = await at.settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', response_status: null })
    expect(delivery?.error).toBe('The receiver returned an invalid HTTP status.')
  })

  test('reaches a receiver that fails, hangs, redirects and breaks off before it recovers, with one id', async () => {
    const elsewhere = await startReceiver()
    const webhook = await at.subscribe()
    const moods = [
      answering(500),
      () => {}, // It never answers.
      answering(302, { location: elsewhere.url }),
      (_: unknown, answer: ServerResponse) => answer.destroy(),
      answering(204),
    ]
    const attempts = new Map<string, number>()
    at.receiver.onEvent = (received, answer) => {
      const before = attempts.get(received.id) ?? 0
      attempts.set(received.id, before + 1)
      moods[before]?.(received, answer)
    }
    for (const title of ['one', 'two', 'three']) await newTodo(at.ada, { title })
    const deliveries = await at.settled(webhook, 3)
    for (const { state, attempts, response_status } of deliveries)
      expect({ state, attempts, response_status }).toEqual({ state: 'succeeded', attempts: 5, response_status: 204 })
    expect([...attempts.keys()].sort()).toEqual(deliveries.map(({ event_id }) => event_id).sort())
    const bodies = at.receiver.received.map(({ body }) => body)
    expect([bodies.length, new Set(bodies).size]).toEqual([15, 3])
    for (const { headers, body } of at.receiver.received) await verifyWebhook(webhook.secret, headers, body)
    expect(elsewhere.received).toEqual([])
    expect((await at.ada.send('get', `/webhooks/${webhook.id}`)).body.failing_since).toBeNull()
    await elsewhere.close()
  })

  test('is given up after the last attempt, and says why', async () => {
    const webhook = await at.subscribe()
    at.receiver.onEvent = (_, answer) => answer.writeHead(503).end('x'.repeat(100_000))
    await newTodo(at.ada)
    const [delivery] = await at.settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', attempts: 10, error: 'The receiver returned 503.' })
    expect((await at.detailOf(delivery as Schemas['WebhookDelivery'])).response_body).toBe('x'.repeat(4096))
    const { body } = await at.ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: true, disabled_reason: null, failing_since: expect.any(String) })
  })

  test('goes only to webhooks that want its type and its project', async () => {
    const project_id = await newProject(at.ada)
    const deleted = await at.subscribe({ event_types: ['todo.deleted'] })
    const garden = await at.subscribe({ project_id })
    const off = await at.subscribe({ enabled: false })
    const all = await at.subscribe()
    const inside = await newTodo(at.ada, { project_id })
    const outside = await newTodo(at.ada)
    for (const { id } of [inside, outside]) await at.ada.send('delete', `/todos/${id}`).expect(204)
    const types = async (webhook: { id: string }, count: number) =>
      (await at.settled(webhook, count)).map(({ event_type }) => event_type).sort()
    expect(await types(all, 4)).toEqual(['todo.created', 'todo.created', 'todo.deleted', 'todo.deleted'])
    expect(await types(deleted, 2)).toEqual(['todo.deleted', 'todo.deleted'])
    expect(await types(garden, 2)).toEqual(['todo.created', 'todo.deleted'])
    expect(await at.deliveriesOf(off)).toEqual([])
  })

  test('from before the webhook existed, or while it was disabled, is not sent', async () => {
    await newTodo(at.ada, { title: 'before' })
    const webhook = await at.subscribe()
    const path = `/webhooks/${webhook.id}`
    await at.ada.send('patch', path, { enabled: false }).expect(200)
    await newTodo(at.ada, { title: 'meanwhile' })
    await at.ada.send('patch', path, { enabled: true }).expect(200)
    await newTodo(at.ada, { title: 'after' })
    await at.settled(webhook, 1)
    expect(at.receiver.received.map(({ event }) => event.data.title)).toEqual(['after'])
  })

  test('is dispatched once, and none is left out, when many processes look at once', async () => {
    const webhook = await at.subscribe()
    const titles = Array.from({ length: 40 }, (_, index) => `todo ${index}`)
    await Promise.all(
      titles.map(async (title) => {
        await newTodo(at.ada, { title })
        await Promise.all([dispatchEvents(at.service.context), dispatchEvents(at.service.context)])
      }),
    )
    await at.settled(webhook, 40)
    expect(at.receiver.received.map(({ event }) => event.data.title).sort()).toEqual([...titles].sort())
  })
})

describe('a receiver', () => {
  test('can verify with the previous secret for a while', async () => {
    const webhook = await at.subscribe()
    const { body: rotated } = await at.ada.send('post', `/webhooks/${webhook.id}/rotate-secret`)
    await newTodo(at.ada)
    const { headers, body, event } = await at.receiver.eventLike({ type: 'todo.created' })
    for (const secret of [webhook.secret, rotated.secret])
      expect(await verifyWebhook(secret, headers, body)).toEqual(event)

    const { pool } = at.service.database
    await pool('webhooks').update({ previous_expires_at: pool.fn.now() }).where({ id: webhook.id })
    await newTodo(at.ada, { title: 'later' })
    const later = await at.receiver.eventLike({ data: { title: 'later' } })
    await verifyWebhook(rotated.secret, later.headers, later.body)
    await expect(verifyWebhook(webhook.secret, later.headers, later.body)).rejects.toThrow('no signature matches')
  })

  test('that responds with 410 gets no more events, and its owner is notified', async () => {
    const webhook = await at.subscribe()
    at.receiver.onEvent = answering(410)
    await newTodo(at.ada)
    const [delivery] = await at.settled(webhook, 1)
    expect(delivery).toMatchObject({ state: 'failed', attempts: 1, response_status: 410 })
    const { body } = await at.ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: false, disabled_reason: 'gone' })
    const { body: told } = await at.ada.send('get', '/notifications')
    const host = new URL(at.receiver.url).host
    expect(told).toMatchObject([
      { type: 'webhook_disabled', message: expect.stringContaining(`to ${host} was disabled`) },
    ])
    const { body: preferences } = await at.ada.send('get', '/users/me/preferences')
    expect(preferences.mail.webhook_disabled).toBe(true)
  })

  test('that failed for days without a success is disabled, until its owner enables it', async () => {
    const webhook = await at.subscribe()
    const { pool } = at.service.database
    const failing = (since: string) =>
      pool('webhooks')
        .update({ failing_since: pool.raw('now() - ?::interval', [since]) })
        .where({ id: webhook.id })
    at.receiver.onEvent = answering(500)
    await failing('4 days 23 hours')
    await newTodo(at.ada)
    await at.settled(webhook, 1)
    expect((await at.ada.send('get', `/webhooks/${webhook.id}`)).body.enabled).toBe(true)
    await failing('5 days 1 hour')
    await newTodo(at.ada)
    await at.settled(webhook, 2)
    const { body } = await at.ada.send('get', `/webhooks/${webhook.id}`)
    expect(body).toMatchObject({ enabled: false, disabled_reason: 'failing' })
    expect((await at.ada.send('get', '/notifications')).body).toMatchObject([{ type: 'webhook_disabled' }])

    at.receiver.onEvent = answering(204)
    const { body: enabled } = await at.ada.send('patch', `/webhooks/${webhook.id}`, { enabled: true })
    expect(enabled).toMatchObject({ enabled: true, disabled_reason: null, failing_since: null })
    await newTodo(at.ada, { title: 'again' })
    await at.receiver.eventLike({ data: { title: 'again' } })
  })

  test('that hangs does not delay the deliveries to another one', async () => {
    const patient = { ...hurriedPolicy, timeout: 60_000 }
    const jobs = createJobs(at.service.context)
    const slow = await startReceiver()
    const context = { ...at.service.context, webhookPolicy: patient, jobs }
    await at.service.context.jobs.stop()
    try {
      await jobs.work(createWorkers(context), createTicks(context))
      slow.onEvent = () => {}
      const hanging = await at.subscribe({ url: slow.url })
      // More than all workers of a process could take at once.
      const many = 150
      const states = () => at.service.database.pool('webhook_deliveries').where({ webhook_id: hanging.id })
      for (let count = 0; count < many; count++) await newTodo(at.ada)
      await expect.poll(async () => (await states()).length, { timeout: 15_000 }).toBe(many)
      await slow.eventLike({ type: 'todo.created' })
      const bob = await newPerson(at.service, 'Bob')
      const webhook = await at.subscribe({}, bob)
      for (let count = 0; count < 10; count++) await newTodo(bob)
      const arrived = await at.settled(webhook, 10, bob)
      expect(arrived.every(({ state }) => state === 'succeeded')).toBe(true)
      // All of the other's were there before, and still are.
      expect(await states().where({ state: 'pending', attempts: 0 })).toHaveLength(many)
      await at.ada.send('delete', `/webhooks/${hanging.id}`).expect(204)
    } finally {
      await slow.close()
      await jobs.stop()
      at.service.context.jobs = createJobs(at.service.context)
      await at.service.context.jobs.work(createWorkers(at.service.context), createTicks(at.service.context))
    }
  })
})
