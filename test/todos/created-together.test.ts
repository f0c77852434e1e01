/** Concurrent creates of todos share a transaction: each todo is there once, and a failing create fails alone. */
import request from 'supertest'
import { expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
const pool = () => service().database.pool

let keys = 0
const newKey = () => `together-${++keys}`

function create({ access_token }: Person, body: object, key = newKey()) {
  const sent = request(service().url).post('/todos').set('Authorization', `Bearer ${access_token}`)
  return sent.set('Idempotency-Key', key).send(body)
}

const people = () => Promise.all(['Ada', 'Bob'].map((name) => newPerson(service(), name)))
const todosOf = ({ id }: Person) =>
  pool()('todos').select('title', 'position', 'xmin').where({ user_id: id }).orderBy('position')

test('concurrent creates have their own ranks and events, and share transactions', async () => {
  const both = await people()
  const wanted = Array.from({ length: 40 }, (_, index) => `todo ${index}`)
  const made = await Promise.all(both.flatMap((person) => wanted.map((title) => create(person, { title }))))
  expect(made.map(({ status, body }) => [status, body.title])).toEqual(both.flatMap(() => wanted.map((t) => [201, t])))
  for (const person of both) {
    const todos = await todosOf(person)
    expect(todos.map(({ title }) => title).toSorted()).toEqual(wanted.toSorted())
    expect(new Set(todos.map(({ position }) => position)).size).toBe(wanted.length)
    const events = await pool()('events').where({ type: 'todo.created', user_id: person.id })
    expect(new Set(events.map(({ data }) => data.id))).toEqual(
      new Set(made.filter(({ body }) => body.user_id === person.id).map(({ body }) => body.id)),
    )
    expect(events).toHaveLength(wanted.length)
    // Without sharing there are as many as todos. How many fewer is a matter of timing: 3 to 13, 18 beside busy cores.
    const transactions = new Set(todos.map(({ xmin }) => xmin))
    expect(transactions.size).toBeLessThan(wanted.length)
  }
})

test('a create that is rejected or replayed does not affect the others', async () => {
  const [ada, bob] = (await people()) as [Person, Person]
  const kept = newKey()
  const first = await create(ada, { title: 'kept' }, kept)
  const project = (await ada.send('post', '/projects', { name: 'Garden' })).body.id
  const copied = newKey()
  const [replayed, reused, unassignable, inProject, inNone, ...copies] = await Promise.all([
    create(ada, { title: 'kept' }, kept),
    create(ada, { title: 'another' }, kept),
    create(ada, { title: 'unassignable', assignee_ids: [bob.id] }),
    create(ada, { title: 'in the project', project_id: project }),
    create(bob, { title: 'in none of mine', project_id: project }),
    ...Array.from({ length: 10 }, () => create(bob, { title: 'copied' }, copied)),
    ...Array.from({ length: 10 }, (_, index) => create(bob, { title: `plain ${index}` })),
  ])
  expect([replayed?.status, replayed?.text, replayed?.headers['idempotency-replayed']]).toEqual([
    201,
    first.text,
    'true',
  ])
  assertProblem(reused as request.Response, 'idempotency_key_reused')
  assertProblem(unassignable as request.Response, 'assignee_not_member')
  expect(inProject?.body).toMatchObject({ title: 'in the project', project_id: project })
  assertProblem(inNone as request.Response, 'unknown_project')
  for (const copy of copies) if (copy.status !== 201) assertProblem(copy, 'idempotency_in_flight')
  const titles = async (person: Person) => (await todosOf(person)).map(({ title }) => title).toSorted()
  expect(await titles(ada)).toEqual(['in the project', 'kept'])
  expect(await titles(bob)).toEqual(['copied', ...Array.from({ length: 10 }, (_, index) => `plain ${index}`)])
})

test('a create that the database rejects does not affect the others', async () => {
  const [ada] = (await people()) as [Person]
  await pool().raw(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'not this one'; end $$;
    create trigger refuse before insert on todos for each row when (new.title = 'Refused') execute function refuse()`)
  try {
    const titles = ['a', 'b', 'Refused', 'c', 'd']
    const made = await Promise.all(titles.map((title) => create(ada, { title })))
    expect(made.map(({ status }) => status)).toEqual([201, 201, 500, 201, 201])
    expect((await todosOf(ada)).map(({ title }) => title).toSorted()).toEqual(['a', 'b', 'c', 'd'])
  } finally {
    await pool().raw('drop trigger refuse on todos; drop function refuse')
  }
})
