/** Deliveries and the owner of a webhook: access that ends, deliveries by hand, and what is kept of them. */
import { describe, expect, test } from 'vitest'
import { deliverWebhook } from '../../src/features/webhooks/deliver.ts'
import { deliveryRetention } from '../../src/features/webhooks/dispatch.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { verifyWebhook } from '../../src/sdk/webhooks.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { answering, useDeliveries } from '../support/deliveries.ts'
import { locationOf } from '../support/links.ts'
import { newPerson } from '../support/service.ts'

const at = useDeliveries()

describe('an owner', () => {
  test('who leaves a project gets no more events of it, not even those in flight', async () => {
    const bob = await newPerson(at.service, 'Bob')
    const project_id = await newProject(at.ada, [[bob, 'viewer']])
    const webhook = await at.subscribe({ event_types: ['todo.created', 'member.removed'] }, bob)
    await newTodo(at.ada, { title: 'seen', project_id })
    await at.receiver.eventLike({ data: { title: 'seen' } })

    // The receiver fails while Bob is a member, and recovers when he is none.
    let recovered = false
    at.receiver.onEvent = ({ event }, answer) => {
      if (event.data.title !== 'on its way' || recovered) return answer.writeHead(204).end()
      at.ada.send('delete', `/projects/${project_id}/members/${bob.id}`).then(() => {
        recovered = true
        answer.writeHead(500).end()
      })
    }
    await newTodo(at.ada, { title: 'on its way', project_id })
    await at.receiver.eventLike({ type: 'member.removed' })
    await newTodo(at.ada, { title: 'unseen', project_id })
    await newTodo(bob, { title: 'own' })
    await at.receiver.eventLike({ data: { title: 'own' } })
    const { pool } = at.service.database
    const states = () => pool('webhook_deliveries').where({ webhook_id: webhook.id, state: 'cancelled' })
    await expect.poll(async () => (await states()).length, { timeout: 15_000 }).toBe(1)
    const titles = at.receiver.received.map(({ event }) => event.data.title)
    expect(titles.filter((title) => title === 'on its way')).toHaveLength(1)
    expect(titles).not.toContain('unseen')
    // Nor can he look at them.
    const visible = await at.deliveriesOf(webhook, bob)
    expect(visible.map(({ event_type }) => event_type).sort()).toEqual(['member.removed', 'todo.created'])
  })

  test('who is disabled gets nothing', async () => {
    const bob = await newPerson(at.service, 'Bob')
    const webhook = await at.subscribe({}, bob)
    const todo = await newTodo(bob)
    await at.settled(webhook, 1, bob)
    const { pool } = at.service.database
    await pool('users').update({ disabled_at: pool.fn.now() }).where({ id: bob.id })
    await pool('webhook_deliveries').update({ state: 'pending' }).where({ webhook_id: webhook.id })
    const { id } = await pool('webhook_deliveries').first('id').where({ webhook_id: webhook.id })
    await deliverWebhook(at.service.context, { delivery_id: id, webhook_id: webhook.id, attempt: 2 })
    expect(at.receiver.received.map(({ event }) => event.data.id)).toEqual([todo.id])
    expect((await pool('webhook_deliveries').first('state').where({ id })).state).toBe('cancelled')
  })
})

describe('a delivery by hand', () => {
  test('of a test event ignores the filters of the webhook', async () => {
    const webhook = await at.subscribe({ event_types: ['todo.deleted'] })
    const answer = await at.ada.send('post', `/webhooks/${webhook.id}/test`)
    assertContract('testWebhook', answer)
    const { headers, body, event } = await at.receiver.eventLike({ type: 'webhook.test' })
    expect(event).toMatchObject({ id: answer.body.event_id, data: { webhook_id: webhook.id }, actor_id: at.ada.id })
    expect(await verifyWebhook(webhook.secret, headers, body)).toEqual(event)
    await at.settled(webhook, 1)
    expect((await at.ada.send('get', locationOf(answer))).body.state).toBe('succeeded')
  })

  test('of a failed event has the same id and the whole schedule', async () => {
    const webhook = await at.subscribe()
    at.receiver.onEvent = answering(500)
    await newTodo(at.ada)
    const [failed] = await at.settled(webhook, 1)
    expect(failed).toMatchObject({ state: 'failed', attempts: 10 })
    const path = `/webhooks/${webhook.id}/deliveries/${failed?.id}/redeliver`
    let more = 0
    at.receiver.onEvent = (received, answer) => answering(++more < 4 ? 500 : 204)(received, answer)
    const answer = await at.ada.send('post', path)
    assertContract('redeliverWebhookDelivery', answer)
    expect(answer.body).toMatchObject({ state: 'pending', attempts: 10, finished_at: null })
    expect(await at.settled(webhook, 1)).toMatchObject([{ state: 'succeeded', attempts: 14 }])
    expect(new Set(at.receiver.received.map(({ id, body }) => id + body)).size).toBe(1)
    // A delivery that succeeded can be sent again as well.
    await at.ada.send('post', path).expect(200)
    expect(await at.settled(webhook, 1)).toMatchObject([{ state: 'succeeded', attempts: 15 }])
  })

  test('is rejected while the webhook is disabled', async () => {
    const webhook = await at.subscribe()
    await at.ada.send('patch', `/webhooks/${webhook.id}`, { enabled: false }).expect(200)
    assertProblem(await at.ada.send('post', `/webhooks/${webhook.id}/test`), 'webhook_disabled')
  })
})

test('an attempt that is made twice, as after a crash, is recorded once', async () => {
  const { context, database } = at.service
  const webhook = await at.subscribe()
  await newTodo(at.ada)
  const [delivery] = await at.settled(webhook, 1)
  const { pool } = database
  // The job may end after the delivery. One that counts as lost meanwhile would make the attempt once more.
  const running = () => pool('pgboss.job').where({ name: 'webhook_delivery' }).whereIn('state', ['created', 'active'])
  await expect.poll(running, { timeout: 30_000 }).toEqual([])
  await pool('webhook_deliveries').update({ state: 'pending', attempts: 0 }).where({ id: delivery?.id })
  const job = { delivery_id: delivery?.id as string, webhook_id: webhook.id, attempt: 1 }
  at.receiver.received = []
  await Promise.all([deliverWebhook(context, job), deliverWebhook(context, job)])
  expect(await at.deliveriesOf(webhook)).toMatchObject([{ state: 'succeeded', attempts: 1 }])
  await deliverWebhook(context, job)
  expect(new Set(at.receiver.received.map(({ id }) => id))).toEqual(new Set([delivery?.event_id]))
  expect(at.receiver.received.length).toBeLessThanOrEqual(2)
})

test('deliveries older than 30 days are deleted', async () => {
  const webhook = await at.subscribe()
  for (const title of ['old', 'new']) await newTodo(at.ada, { title })
  const [old, young] = await at.settled(webhook, 2)
  const { pool } = at.service.database
  await pool('webhook_deliveries')
    .update({ created_at: pool.raw(`now() - interval '31 days'`) })
    .where({ id: old?.id })
  await doPeriodically(at.service.context, deliveryRetention(at.service.context))
  expect((await at.deliveriesOf(webhook)).map(({ id }) => id)).toEqual([young?.id])
})

test('of the deliveries of one webhook the newest 10,000 are kept', async () => {
  const [many, few] = [await at.subscribe(), await at.subscribe()]
  await newTodo(at.ada)
  await Promise.all([at.settled(many, 1), at.settled(few, 1)])
  const { pool } = at.service.database
  await pool.raw(
    `insert into webhook_deliveries (id, webhook_id, event_id, event_type, request_body, state, created_at)
     select gen_random_uuid(), ?, gen_random_uuid(), 'todo.created', '{}', 'pending', now() - make_interval(secs => number)
     from generate_series(1, 10005) as number`,
    [many.id],
  )
  await doPeriodically(at.service.context, deliveryRetention(at.service.context))
  const counts = await pool('webhook_deliveries')
    .select(
      'webhook_id',
      pool.raw('count(*)::int'),
      pool.raw('min(created_at) > now() - make_interval(mins => ?) as young', [168]),
    )
    .whereIn('webhook_id', [many.id, few.id])
    .groupBy('webhook_id')
  expect(counts).toEqual(
    expect.arrayContaining([
      { webhook_id: many.id, count: 10_000, young: true },
      { webhook_id: few.id, count: 1, young: true },
    ]),
  )
})
