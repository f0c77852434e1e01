/** A part of background work that always fails: the rest is done, and the part becomes a job that admins see. */
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { dispatchEvents } from '../../src/features/webhooks/dispatch.ts'
import { inHalves } from '../../src/jobs/left-overs.ts'
import { createWorkers } from '../../src/start/workers.ts'
import { newTodo, newWebhook } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService({ WEBHOOK_TARGETS: 'any' })

test('work on a list is done in halves, down to what fails by itself', async () => {
  const done: number[] = []
  const left: number[] = []
  const elements = Array.from({ length: 100 }, (_, index) => index)
  const work = async (part: number[]) => {
    if (part.includes(7) || part.includes(70)) throw new Error('poison')
    for (const one of part) done.push(one)
  }
  await inHalves(elements, work, async (one) => void left.push(one))
  expect(left).toEqual([7, 70])
  expect(done).toEqual(elements.filter((one) => !left.includes(one)))
  const unavailable = Object.assign(new Error('gone'), { code: '57P01' })
  await expect(
    inHalves(
      [1, 2],
      () => Promise.reject(unavailable),
      async () => {},
    ),
  ).rejects.toBe(unavailable)
  await inHalves(
    [],
    () => Promise.reject(new Error('nothing to do')),
    async () => {},
  )
})

test('a delivery that cannot be made delays no other one, and is made when its cause is gone', async () => {
  const { context, database } = service()
  const { pool } = database
  const [ada, bob] = [await newPerson(service()), await newPerson(service())]
  const url = 'http://127.0.0.1:9/'
  const [first, second, others] = [
    await newWebhook(ada, { url }),
    await newWebhook(ada, { url }),
    await newWebhook(bob, { url }),
  ]
  const poison = await newTodo(ada, { title: 'poison' })
  for (let count = 0; count < 5; count++) await newTodo(ada)
  await newTodo(bob)
  await pool.raw(`
    create function refuse_poison() returns trigger language plpgsql as $$ begin
      if new.request_body like '%"title":"poison"%' and new.webhook_id = '${second.id}' then raise exception 'poison'; end if;
      return new;
    end $$;
    create trigger poison before insert on webhook_deliveries for each row execute function refuse_poison()`)
  await dispatchEvents(context)
  const made = async ({ id }: { id: string }) =>
    Number((await pool('webhook_deliveries').where({ webhook_id: id }).count())[0]?.count)
  expect([await made(first), await made(second), await made(others)]).toEqual([6, 5, 1])
  expect(await pool('webhook_turns')).toEqual([])
  const event = await pool('events').first('id').where({ todo_id: poison.id })
  const leftOver = { work: 'webhook_dispatch', part: `${event.id} ${second.id}` }
  expect(await pool('left_overs').select('work', 'part')).toEqual([leftOver])
  expect(await pool('pgboss.job').select('data').where({ name: 'left_over' })).toEqual([{ data: leftOver }])

  const run = () =>
    createWorkers(context).left_over({ id: uuid(), data: leftOver, signal: AbortSignal.timeout(10_000) })
  await expect(run()).rejects.toThrow('poison')
  await pool.raw('drop trigger poison on webhook_deliveries; drop function refuse_poison')
  await run()
  expect(await made(second)).toBe(6)
  expect(await pool('left_overs')).toEqual([])
})

test('a user with more deliveries than a turn makes is served beside the others, each delivery once', async () => {
  const { context, database } = service()
  const { pool } = database
  const ada = await newPerson(service())
  const webhook = await newWebhook(ada, { url: 'http://127.0.0.1:9/' })
  const row = await pool('webhooks').first().where({ id: webhook.id })
  await pool.batchInsert(
    'webhooks',
    Array.from({ length: 699 }, () => ({ ...row, id: uuid() })),
    100,
  )
  for (let count = 0; count < 3; count++) await newTodo(ada)
  await dispatchEvents(context)
  const { rows } = await pool.raw(
    `select count(*)::integer as made, count(distinct (webhook_id, event_id))::integer as different
     from webhook_deliveries join webhooks on webhooks.id = webhook_id where user_id = ?`,
    [ada.id],
  )
  expect(rows).toEqual([{ made: 2100, different: 2100 }])
  expect(await pool('webhook_turns')).toEqual([])
})
