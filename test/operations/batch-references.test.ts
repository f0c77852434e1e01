/** Operations of a batch refer to what earlier ones were answered, and no text of a user's can pass for a reference. */
import { beforeEach, expect, test } from 'vitest'
import { assertRefused, create, createIn, garden, nowhere, run, type Sent } from '../support/batches.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

let ada: Person
let names = 0
/** In the titles of a test's todos, so that its own are found. */
let name: string

beforeEach(async () => {
  ada = await newPerson(service(), 'Ada')
  name = `reference-${++names}`
})

test('references make a project and three todos in it, in one atomic batch', async () => {
  const todo = createIn({ $result: 'garden.id' }, name)
  const operations: Sent[] = [garden, todo, todo, todo, { method: 'GET', path: '/projects/{garden.id}' }]
  const { committed, results, statuses } = await run(ada, operations, { atomic: true })
  expect({ committed, statuses }).toEqual({ committed: true, statuses: [201, 201, 201, 201, 200] })
  const [project, ...others] = results
  const id = project?.body.id
  expect(project?.headers).toMatchObject({ Location: `/projects/${id}`, ETag: expect.stringMatching(/^"1-owner-/) })
  expect(others.slice(0, 3).map(({ body }) => body.project_id)).toEqual([id, id, id])
  expect(others[3]?.body).toMatchObject({ id, task_count: 3 })
  expect((await ada.send('get', `/projects/${id}`)).body.task_count).toBe(3)
})

test('references may be in lists and queries, beside other values', async () => {
  const { results } = await run(ada, [
    garden,
    createIn({ $result: 'garden.id' }, name),
    { id: 'found', method: 'GET', path: '/todos?project_id={garden.id}&limit=1' },
    {
      method: 'PATCH',
      path: '/todos/{found.0.id}',
      body: { completed: true, description: { $result: 'garden.name' } },
    },
  ])
  expect(results[2]?.body).toHaveLength(1)
  expect(results[3]?.body).toMatchObject({ title: name, completed: true, description: 'Garden' })
})

test.each([
  ['no such operation', 'nobody.id'],
  ['a later one', 'later.id'],
  ['itself', 'self.id'],
  ['one that was refused', 'refused.status'],
  ['a member that is not there', 'garden.nothing'],
  ['what every object has', 'garden.constructor.name'],
  ['what every object inherits', 'garden.__proto__'],
  ['what is no single value', 'garden'],
  ['the length of a list', 'list.length'],
  ['a letter of a text', 'garden.name.0'],
  ['one without a body', 'gone.id'],
  ['nothing', ''],
  ['no text', 1],
])('to %s', async (_, reference) => {
  const { results } = await run(ada, [
    garden,
    { ...nowhere, id: 'refused' },
    { id: 'list', method: 'GET', path: '/todos' },
    { id: 'doomed', ...create('doomed') },
    { id: 'gone', method: 'DELETE', path: '/todos/{doomed.id}' },
    { ...createIn({ $result: reference }, name), id: 'self' },
    { method: 'GET', path: `/projects/{${reference}}` },
    { id: 'later', ...create(name) },
  ])
  expect(results[4]?.status).toBe(204)
  assertRefused(results[5], 'batch_reference_invalid')
  assertRefused(results[6], 'batch_reference_invalid')
  expect(results[7]?.status).toBe(201)
})

test('the text of a title is no reference, whatever it contains', async () => {
  const titles = ['{garden.id}', '{{garden.body.id}}', '{"$result": "garden.id"}', '$result']
  const { results } = await run(ada, [garden, ...titles.map((title) => create(title))])
  expect(results.slice(1).map(({ body }) => body.title)).toEqual(titles)
})

test('an encoded brace is plain text', async () => {
  await run(ada, [create('{garden.id}')])
  const { results } = await run(ada, [garden, { method: 'GET', path: '/todos?search=%7Bgarden.id%7D' }])
  expect(results[1]?.body.map(({ title }: { title: string }) => title)).toEqual(['{garden.id}'])
})

test('a referenced value cannot leave its path segment or query parameter', async () => {
  const values = ['x/../../users/me', '..', 'x?limit=1', 'x&completed=true', 'x#y', '%2e', 'ä', '{garden.id}']
  const { results } = await run(
    ada,
    values.flatMap((value, index): Sent[] => [
      { id: `t${index}`, ...create(value) },
      { method: 'GET', path: `/todos?search={t${index}.title}` },
      { method: 'DELETE', path: `/projects/{t${index}.title}` },
    ]),
  )
  for (const [index, value] of values.entries()) {
    expect(results[index * 3 + 1]?.body.map(({ title }: { title: string }) => title)).toContain(value)
    assertRefused(results[index * 3 + 2], 'validation_failed', ['/project_id'])
  }
})

test('an empty value is not accepted as a path segment', async () => {
  const { results } = await run(ada, [
    { id: 'todo', method: 'POST', path: '/todos', body: { title: name, description: '' } },
    { method: 'DELETE', path: '/todos/{todo.description}' },
  ])
  assertRefused(results[1], 'batch_reference_invalid')
})

test('a body that its references make too large is rejected as it would be alone', async () => {
  const long = { id: 'long', method: 'POST', path: '/todos', body: { title: name, description: 'x'.repeat(1000) } }
  const grown = { title: name, description: Array(101).fill({ $result: 'long.description' }) }
  const { results } = await run(ada, [long as Sent, { method: 'POST', path: '/todos', body: grown }])
  assertRefused(results[1], 'payload_too_large')
})
