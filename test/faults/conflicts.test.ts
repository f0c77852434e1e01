/** A hundred clients change the same objects at once: no write is lost, and no client gets an error for a deadlock. */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { newProject, newTodo } from '../support/build.ts'
import { createRival } from '../support/faults.ts'
import { ask } from '../support/load.ts'
import { newPerson, useService } from '../support/service.ts'

const clients = 100
const service = useService()

/** Everybody's work at once. */
const all = <T>(work: (client: number) => Promise<T>) =>
  Promise.all(Array.from({ length: clients }, (_, client) => work(client)))

/** How many Postgres has counted in this database; what just happened may be missing. */
async function deadlocks(): Promise<number> {
  const { pool } = service().database
  await pool.raw('select pg_stat_force_next_flush()')
  const { rows } = await pool.raw('select deadlocks from pg_stat_database where datname = current_database()')
  return Number(rows[0].deadlocks)
}

// Some 2,300 conflicts: 9 s on a quiet machine, 30 s on a busy one.
test('each adds one to what it has read, on condition that nobody else did: the sum is exact', {
  timeout: 120_000,
}, async () => {
  const ada = await newPerson(service())
  const path = `/todos/${(await newTodo(ada, { title: '0' })).id}`
  const { url } = service()
  const began = performance.now()
  const token = ada.access_token
  let refused = 0
  await all(async () => {
    for (;;) {
      const read = await ask(url, 'GET', path, { token })
      const headers = { 'If-Match': String(read.headers.get('etag')) }
      const body = { title: String(Number(read.body.title) + 1) }
      const { status } = await ask(url, 'PATCH', path, { token, body, headers })
      if (status === 200) return
      expect(status).toBe(412)
      refused++
      await sleep(Math.random() * 100)
    }
  })
  const { body } = await ada.send('get', path)
  expect([body.title, body.version]).toEqual([String(clients), clients + 1])
  const took = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${clients} increments met ${refused} conflicts, in ${took} s`)
  // Without any there were no conflicts, and this showed nothing.
  expect(refused).toBeGreaterThan(0)
})

test("a project's counts are those of its todos, whoever adds, completes and deletes at once", async () => {
  const ada = await newPerson(service())
  const id = await newProject(ada)
  const counts = async () => {
    const { body } = await ada.send('get', `/projects/${id}`)
    return [body.task_count, body.open_task_count]
  }
  const todos = await all(async (client) => (await newTodo(ada, { title: `Bed ${client}`, project_id: id })).id)
  expect(await counts()).toEqual([clients, clients])
  await all((client) => ada.send('patch', `/todos/${todos[client]}`, { completed: true }).expect(200))
  expect(await counts()).toEqual([clients, 0])
  await all(async (client) => {
    if (client % 2 === 0) await ada.send('delete', `/todos/${todos[client]}`).expect(204)
    else await newTodo(ada, { title: `Path ${client}`, project_id: id })
  })
  expect(await counts()).toEqual([clients, clients / 2])
})

test('moves within one list, batches across two: all succeed, and each todo has one place', async () => {
  const ada = await newPerson(service())
  const lists = [await newProject(ada), await newProject(ada)]
  const todos = await all(async (client) => {
    const { id } = await newTodo(ada, { title: `Bed ${client}`, project_id: lists[client % 2] as string })
    return id
  })
  await all((client) =>
    ada.send('post', `/todos/${todos[client]}/move`, { to: client % 4 < 2 ? 'first' : 'last' }).expect(200),
  )
  const before = await deadlocks()
  const began = performance.now()
  // The two of a pair are changed in opposite orders: each transaction holds what the other one needs.
  await all(async (client) => {
    const pair = client % 2 === 0 ? [client, client + 1] : [client, client - 1]
    const operations = pair.map((todo) => ({
      method: 'PATCH',
      path: `/todos/${todos[todo]}`,
      body: { description: `by ${client}` },
    }))
    const { status, body } = await ada.send('post', '/batch', { operations })
    expect([status, body.results?.map(({ status }: { status: number }) => status)]).toEqual([200, [200, 200]])
  })
  const took = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${clients} batches in opposite orders took ${took} s`)
  // A batch locks what it names before its first operation, in one order.
  expect((await deadlocks()) - before).toBe(0)
  const rows: { project_id: string; position: string; version: number }[] = await service()
    .database.pool('todos')
    .whereIn('id', todos)
  expect(new Set(rows.map(({ project_id, position }) => `${project_id} ${position}`)).size).toBe(clients)
  // Made, changed by both of the pair, and moved unless it was in that place already.
  expect(rows.every(({ version }) => version === 3 || version === 4)).toBe(true)
})

test('a deadlock is run again, and the caller sees nothing of it', async () => {
  const ada = await newPerson(service())
  const [first, second] = [(await newTodo(ada)).id, (await newTodo(ada)).id]
  const rival = createRival(service().database)
  try {
    const before = await deadlocks()
    const answer = await rival.pool.transaction(async (transaction) => {
      // The rival looks for no deadlock, so it is the request that Postgres ends.
      await transaction.raw("set local deadlock_timeout = '1h'")
      await transaction('todos').where({ id: second }).update({ description: 'by the rival' })
      const operations = [first, second].map((id) => ({
        method: 'PATCH',
        path: `/todos/${id}`,
        body: { title: 'Changed' },
      }))
      const answer = ada.send('post', '/batch', { operations }).then((answer) => answer)
      await expect.poll(rival.running).toHaveLength(1)
      await transaction('todos').where({ id: first }).update({ description: 'by the rival' })
      return { answer }
    })
    const { status, body } = await answer.answer
    expect([status, body.results?.map(({ status }: { status: number }) => status)]).toEqual([200, [200, 200]])
    expect(
      await service().database.pool('todos').whereIn('id', [first, second]).select('title', 'description'),
    ).toEqual([first, second].map(() => ({ title: 'Changed', description: 'by the rival' })))
    // On a busy machine the request, run again, may lock the row before the rival wakes: then there is one more.
    await expect.poll(deadlocks, { timeout: 5_000 }).toBeGreaterThan(before)
  } finally {
    await rival.close()
  }
})

test('a serialization failure is run again, five times at most, and then 503', async () => {
  const ada = await newPerson(service())
  const { pool } = service().database
  await pool.raw(`
    create sequence failures;
    create function fail() returns trigger language plpgsql as $$
    begin
      if nextval('failures') <= 4 then raise exception 'could not serialize access' using errcode = '40001'; end if;
      return new;
    end $$;
    create trigger fail before update on todos for each row execute function fail();
  `)
  try {
    const { id } = await newTodo(ada)
    await ada.send('patch', `/todos/${id}`, { title: 'Dig deep' }).expect(200)
    await pool.raw("select setval('failures', 1, false)")
    await pool.raw(`create or replace function fail() returns trigger language plpgsql as $$
      begin
        perform nextval('failures');
        raise exception 'could not serialize access' using errcode = '40001';
      end $$`)
    const { status, body, headers } = await ada.send('patch', `/todos/${id}`, { title: 'Never' })
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'unavailable', '1'])
    expect((await pool.raw('select last_value::integer as tries from failures')).rows[0].tries).toBe(5)
    // The first try and four more had one effect.
    expect((await ada.send('get', `/todos/${id}`)).body).toMatchObject({ title: 'Dig deep', version: 2 })
  } finally {
    await pool.raw('drop trigger fail on todos; drop function fail; drop sequence failures')
  }
})
