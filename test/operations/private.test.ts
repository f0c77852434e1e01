/** A response is for its caller: no cache and no entity tag may pass it on to another one. */
import request, { type Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { operationOf } from '../support/answers.ts'
import { newProject, newTodo } from '../support/build.ts'
import { send } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import { useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()
const conditional = operationIds.filter((id) => 304 in operationOf(id).responses && contract[id].auth !== 'none')

/** The number of operations that succeeded. One that needs an object of a deleted one does not. */
let succeeded = 0

function expectPrivate({ headers }: Response): void {
  expect(headers['cache-control']).toMatch(/^(private, no-cache|no-store(, no-transform)?)$/)
  expect(headers.vary?.split(/, */)).toEqual(expect.arrayContaining(['Authorization', 'Origin']))
}

describe.each(operationIds.filter((id) => contract[id].auth === 'required'))('%s', (id) => {
  // A stream does not end, so it is looked at in events/streams.test.ts.
  const isStream = operationOf(id).responses[200]?.content?.['text/event-stream'] !== undefined

  test.skipIf(isStream)('is answered for its caller only, with success and with problems', async () => {
    const input = await validInput(id, world())
    const answer = await send(id, world().service, input)
    expectPrivate(answer)
    if (answer.status < 300) succeeded++
    expectPrivate(await send(id, world().service, { ...input, as: undefined }))
    expectPrivate(await send(id, world().service, { ...input, query: { unknown: 'x' } }))
  })

  test('says so to a page of another origin too', async () => {
    const { method, path } = contract[id]
    const url = path.replace(/\{\w+\}/g, world().todo.id)
    const answer = await request(world().service.server)[method](url).set('Origin', 'http://localhost:3000')
    expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:3000')
    expectPrivate(answer)
  })
})

test('most of them were successes', () => {
  expect(succeeded).toBeGreaterThan(40)
})

describe.each(conditional)('%s', (id) => {
  test('has no tag in common for callers who see different things', async () => {
    const { service, ada, bob } = world()
    const shared = await newProject(ada, [[bob, 'viewer']])
    const inputs = [await validInput(id, world())]
    const inShared = await newTodo(ada, { project_id: shared })
    if ('todo_id' in (inputs[0]?.path ?? {})) inputs.push({ ...inputs[0], path: { todo_id: inShared.id } })
    if ('project_id' in (inputs[0]?.path ?? {}))
      inputs.push({ ...inputs[0], path: { ...inputs[0]?.path, project_id: shared } })
    const grace = await newPerson(service, 'Grace')
    for (const input of inputs) {
      const read = async (as: typeof ada | undefined, tag?: string) =>
        send(id, service, { ...input, as, headers: tag === undefined ? {} : { 'If-None-Match': tag } })
      const callers = [...new Set([input.as, ada, bob, grace])]
      const seen = await Promise.all(callers.map(async (as) => ({ as, answer: await read(as) })))
      const good = seen.filter(({ answer }) => answer.status === 200)
      for (const one of good) {
        expect((await read(one.as, one.answer.headers.etag)).status).toBe(304)
        expectPrivate(await read(one.as, one.answer.headers.etag))
        for (const other of good.filter(({ answer }) => answer.text !== one.answer.text))
          expect((await read(other.as, one.answer.headers.etag)).text).toBe(other.answer.text)
      }
    }
  })
})

test('the members of a project have tags of their own, and each is good for If-Match', async () => {
  const { ada, bob, service } = world()
  const grace = await newPerson(service, 'Grace')
  const id = await newProject(ada, [
    [bob, 'viewer'],
    [grace, 'owner'],
  ])
  const tagOf = async (as: typeof ada) => (await as.send('get', `/projects/${id}`)).headers.etag as string
  const [owner, viewer] = [await tagOf(ada), await tagOf(bob)]
  expect(owner).not.toBe(viewer)
  const favoured = await grace
    .send('patch', `/projects/${id}`, { is_favourite: true })
    .set('If-Match', await tagOf(grace))
  expect([favoured.status, favoured.headers.etag, await tagOf(ada)]).toEqual([200, await tagOf(grace), owner])
  const rename = (tag: string) => ada.send('patch', `/projects/${id}`, { name: 'Yard' }).set('If-Match', tag)
  expect((await rename(viewer)).status).toBe(412)
  const changed = await rename(owner)
  expect([changed.status, changed.headers.etag]).toEqual([200, await tagOf(ada)])
})

test('a conditional GET of a page keeps its own Cache-Control, and a public document stays public', async () => {
  for (const path of ['/openapi.json', '/docs', '/health']) {
    const { headers } = await request(world().service.server).get(path)
    expect(headers['cache-control'] ?? '').not.toContain('private')
  }
})
