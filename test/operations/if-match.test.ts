/** No update is lost where changes are made on condition of what was read: `If-Match` with the `ETag` of the reading. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { newMember, newProject } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

function patch(person: Person, path: string, body: object, tag: string) {
  const sent = request(service().server).patch(path).set('Authorization', `Bearer ${person.access_token}`)
  return sent.set('If-Match', tag).send(body)
}

/** Reads, adds one and writes on condition, until that succeeds. Returns the number of conflicts. */
async function increment(person: Person, path: string, member: string): Promise<number> {
  for (let overtaken = 0; ; overtaken++) {
    const { body, headers } = await person.send('get', path).expect(200)
    const answer = await patch(person, path, { [member]: String(Number(body[member]) + 1) }, headers.etag as string)
    if (answer.status === 200) return overtaken
    assertProblem(answer, 'precondition_failed')
  }
}

type Resource = [what: string, member: string, make: (ada: Person) => Promise<string>]
const resources: Resource[] = [
  [
    'a todo',
    'description',
    async (ada) => locationOf(await ada.send('post', '/todos', { title: 'Count', description: '0' })),
  ],
  [
    'a todo of a project',
    'description',
    async (ada) => {
      const project_id = await newProject(ada, [], 'Counting')
      const todo = { title: 'Count', description: '0', project_id }
      return locationOf(await ada.send('post', '/todos', todo))
    },
  ],
  [
    'a project',
    'description',
    async (ada) => locationOf(await ada.send('post', '/projects', { name: 'Counting', description: '0' })),
  ],
  [
    'an account',
    'name',
    async (ada) => {
      await ada.send('patch', '/users/me', { name: '0' }).expect(200)
      return '/users/me'
    },
  ],
]

describe.each(resources)('%s', (_, member, make) => {
  test('is counted to 20 by 20 clients at once, which each read, add one and write', { timeout: 60_000 }, async () => {
    const ada = await newPerson(service())
    const path = await make(ada)
    const overtaken = await Promise.all(Array.from({ length: 20 }, () => increment(ada, path, member)))
    const { body } = await ada.send('get', path)
    expect(body[member]).toBe('20')
    // They did meet.
    expect(Math.max(...overtaken)).toBeGreaterThan(0)
  })

  test('is changed only by the first of two conditional writes after the same read', async () => {
    const ada = await newPerson(service())
    const path = await make(ada)
    const { headers } = await ada.send('get', path)
    const changed = await patch(ada, path, { [member]: '7' }, headers.etag as string)
    expect(changed.status).toBe(200)
    expect(changed.headers.etag).not.toBe(headers.etag)
    assertProblem(await patch(ada, path, { [member]: '8' }, headers.etag as string), 'precondition_failed')
    expect((await ada.send('get', path)).body[member]).toBe('7')
    await patch(ada, path, { [member]: '8' }, changed.headers.etag as string).expect(200)
    await patch(ada, path, { [member]: '9' }, '*').expect(200)
    assertProblem(await patch(ada, path, { [member]: '10' }, `W/${changed.headers.etag}`), 'precondition_failed')
  })
})

test('a conditional change is rejected when an unconditional one is committed first', async () => {
  const ada = await newPerson(service())
  const path = locationOf(await ada.send('post', '/todos', { title: 'Count', description: '0' }))
  // Another transaction has the todo locked and changed.
  const other = await service().database.pool.transaction()
  await other('todos')
    .update({ description: 'theirs', version: other.raw('version + 1') })
    .where({ id: path.slice('/todos/'.length) })
  const waiting = patch(ada, path, { description: 'ours' }, '"1"').then((answer) => answer)
  const blocked = () =>
    service().database.pool('pg_stat_activity').where({ datname: other.client.database(), wait_event_type: 'Lock' })
  while ((await blocked()).length === 0) await nextTurn()
  await other.commit()
  const answer = await waiting
  assertContract('updateTodo', answer)
  assertProblem(answer, 'precondition_failed')
  expect((await ada.send('get', path)).body.description).toBe('theirs')
})

test('the counts of a project are right after many concurrent conditional changes', async () => {
  const ada = await newPerson(service())
  const project_id = await newProject(ada, [], 'Busy')
  const paths: string[] = []
  for (let count = 0; count < 30; count++) {
    paths.push(locationOf(await ada.send('post', '/todos', { title: 'Do', project_id })))
  }
  const answers = await Promise.all(paths.map((path) => patch(ada, path, { completed: true }, '"1"')))
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200))
  expect((await ada.send('get', `/projects/${project_id}`)).body.open_task_count).toBe(0)
})

test('a todo is deleted only if its ETag matches', async () => {
  const ada = await newPerson(service())
  const path = locationOf(await ada.send('post', '/todos', { title: 'Go' }))
  const remove = (tag: string) => ada.send('delete', path).set('If-Match', tag)
  await patch(ada, path, { title: 'Stay' }, '"1"').expect(200)
  assertProblem(await remove('"1"'), 'precondition_failed')
  await remove('"0", "2"').expect(204)
  assertProblem(await remove('*'), 'todo_not_found')
})

test('a missing permission is reported before a condition that fails', async () => {
  const [ada, bob] = [await newPerson(service()), await newPerson(service(), 'Bob')]
  const project_id = await newProject(ada)
  const path = `/projects/${project_id}`
  assertProblem(await patch(bob, path, { name: 'Mine' }, '"7"'), 'project_not_found')
  await newMember(ada, project_id, bob, 'viewer')
  assertProblem(await patch(bob, path, { name: 'Mine' }, '"7"'), 'forbidden')
})
