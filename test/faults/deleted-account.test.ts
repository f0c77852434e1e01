/** The deletion of an account whose name is in 200,000 rows of others: it is quick, hides them all at once, and a job clears them. */
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { forgetDeletedUser } from '../../src/features/account/forgetting.ts'
import { newWebhook } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService()
const rows = 200_000
/** Milliseconds on a busy machine: the deadline of other operations is 10 s. */
const bound = 5_000

test('ends soon, hides the name everywhere, and goes on clearing it after a stop', { timeout: 280_000 }, async () => {
  const { pool } = service().database
  const name = `Busy${randomUUID().slice(0, 8)}`
  const [person, friend] = [await newPerson(service(), name), await newPerson(service())]
  const webhook = await newWebhook(friend, { url: 'https://example.com/hook' })
  await pool.raw(
    `insert into notifications (id, user_id, actor_id, type, message)
     select gen_random_uuid(), :user, :actor, 'todo_assigned', :message from generate_series(1, 9000)`,
    { user: friend.id, actor: person.id, message: `${name} assigned “Dig” to you.` },
  )
  await pool.raw(
    `with told as (
       select gen_random_uuid() as id, jsonb_build_object('id', gen_random_uuid(), 'type', 'todo_assigned',
         'message', :message::text, 'actor_id', :actor::uuid, 'project_id', null, 'todo_id', null, 'read_at', null,
         'created_at', '2026-11-21T09:00:00.000000Z') as data
       from generate_series(1, :rows::integer)
     ), logged as (
       insert into events (id, type, actor_id, user_id, data, changes)
       select id, 'notification.created', :actor, :user, data, '[]' from told
     )
     insert into webhook_deliveries (id, webhook_id, event_id, event_type, request_body, response_body)
     select gen_random_uuid(), :webhook, id, 'notification.created', jsonb_build_object('data', data), data::text
     from told limit 9000`,
    { user: friend.id, actor: person.id, message: `${name} assigned “Dig” to you.`, webhook: webhook.id, rows },
  )
  await pool.raw('analyze events, notifications, webhook_deliveries')

  const began = performance.now()
  await person.send('delete', '/users/me').expect(204)
  expect(performance.now() - began).toBeLessThan(bound)

  const deliveries = `/webhooks/${webhook.id}/deliveries`
  const [delivery] = (await friend.send('get', `${deliveries}?limit=1`).expect(200)).body
  for (const path of ['/activity', '/notifications', `${deliveries}/${delivery.id}`, '/users/me/export']) {
    const { text } = await friend.send('get', path).expect(200)
    expect(text).not.toContain(name)
  }

  const named = async () =>
    Number(
      (
        await pool('events')
          .whereRaw('data::text like ?', [`%${name}%`])
          .count()
      )[0]?.count,
    )
  const stop = new AbortController()
  const stopped = forgetDeletedUser(service().context, person.id, stop.signal)
  await expect.poll(named, { timeout: 60_000 }).toBeLessThan(rows)
  stop.abort(new Error('the process stops'))
  await expect(stopped).rejects.toThrow('the process stops')
  expect(await named()).toBeGreaterThan(0)
  await forgetDeletedUser(service().context, person.id, new AbortController().signal)
  expect(await named()).toBe(0)
  for (const [table, column] of Object.entries({ notifications: 'message', webhook_deliveries: 'request_body' }))
    expect(await pool(table).where(column, 'like', `%${name}%`)).toEqual([])
  expect(await pool('webhook_deliveries').whereNotNull('response_body')).toEqual([])
})
