/** Projects below others: what each member sees of the parent, and what becomes of it. */
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newPerson, type Person, useService } from '../support/service.ts'
import { projectChain } from './project-parents.cases.ts'

type Project = Schemas['Project']

const service = useService()
const people = (...names: string[]) => Promise.all(names.map((name) => newPerson(service(), name)))
const place = (of: Person, id: string, parent_id: string | null) =>
  of.send('patch', `/projects/${id}`, { parent_id }).expect(200)
const parentOf = async (of: Person, id: string): Promise<string | null> =>
  (await of.send('get', `/projects/${id}`).expect(200)).body.parent_id
const listed = async (of: Person, query: string): Promise<string[]> =>
  (await of.send('get', `/projects?${query}`).expect(200)).body.map(({ id }: Project) => id)
const copyOf = (one: Person) => new Copy((path) => one.send('get', path))

test('projects below one are listed in the own order of each member, and those without a parent by themselves', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [Person, Person]
  const top = await newProject(ada, [[bob, 'editor']])
  const [first, second] = [await newProject(ada, [[bob, 'viewer']]), await newProject(ada, [[bob, 'viewer']])]
  for (const id of [first, second]) await place(ada, id, top.toUpperCase())
  await bob.send('post', `/projects/${second}/move`, { before: first }).expect(200)
  const below = `parent_id=${top}&sort=position`
  expect(await listed(ada, below)).toEqual([first, second])
  expect(await listed(bob, below)).toEqual([second, first])
  expect(await listed(ada, 'parent_id=none')).toEqual([top])
  const { headers } = await ada.send('get', `/projects?parent_id=${top}&count=true&limit=1`)
  expect([headers['total-count'], headers.link]).toEqual(['2', expect.stringContaining(`parent_id=${top}`)])
  // With its tag, which does not know the version alone.
  const { headers: before } = await ada.send('get', `/projects/${first}`)
  const moved = await ada
    .send('patch', `/projects/${first}`, { parent_id: null })
    .set('If-Match', before.etag as string)
  expect([moved.status, moved.body.parent_id, moved.body.version]).toEqual([200, null, 1])
  expect(moved.headers.etag).not.toBe(before.etag)
  const stale = await ada.send('patch', `/projects/${first}`, { parent_id: top }).set('If-Match', before.etag as string)
  assertProblem(stale, 'precondition_failed')
})

test('a member of the project alone learns nothing of its parent, by whatever they read', async () => {
  const [ada, bob, eve] = (await people('Ada', 'Bob', 'Eve')) as [Person, Person, Person]
  const top = await newProject(ada, [[bob, 'editor']], 'Secret plan')
  const below = await newProject(ada, [
    [bob, 'editor'],
    [eve, 'owner'],
  ])
  const hook = { url: 'https://example.com/hook' }
  for (const one of [bob, eve]) await one.send('post', '/webhooks', hook).expect(201)
  const copies = [ada, bob, eve].map(copyOf)
  for (const copy of copies) await copy.becomesEqual()
  await place(ada, below, top)
  for (const copy of copies) await copy.becomesEqual()
  expect(copies.map(({ projects }) => projects.get(below)?.parent_id)).toEqual([top, top, null])
  expect([await listed(eve, `parent_id=${top}`), await listed(eve, 'parent_id=none')]).toEqual([[], [below]])
  // A client of hers that sends the whole project back leaves the parent as it is.
  await eve.send('patch', `/projects/${below}`, { parent_id: null, description: 'Ours' }).expect(200)
  expect(await parentOf(ada, below)).toBe(top)
  assertProblem(await eve.send('patch', `/projects/${below}`, { parent_id: top }), 'unknown_parent')
  const read = ['/activity', '/users/me/export', `/projects/${below}`, '/projects', '/sync', '/trash', '/notifications']
  const all = await Promise.all(read.map(async (path) => (await eve.send('get', path).expect(200)).text))
  expect(all.join()).not.toMatch(new RegExp(`${top}|Secret plan`))
  const about = async (one: Person) => {
    const { body } = await one.send('get', '/activity').expect(200)
    return body.flatMap(({ changes }: Schemas['Event']) => changes).filter((change: object) => 'member' in change)
  }
  const change = { member: 'parent_id', from: null, to: top }
  expect(await about(bob)).toContainEqual(change)
  expect(await about(eve)).not.toContainEqual(change)
})

test('a parent comes and goes with the membership in it, with the trash, and with its purge', async () => {
  const [ada, bob, cid] = (await people('Ada', 'Bob', 'Cid')) as [Person, Person, Person]
  const top = await newProject(ada)
  const below = await newProject(ada, [[bob, 'editor']])
  await place(ada, below, top)
  const copies = [ada, bob].map(copyOf)
  const seen = async () => {
    for (const copy of copies) await copy.becomesEqual()
    return copies.map(({ projects }) => projects.get(below)?.parent_id)
  }
  expect(await seen()).toEqual([top, null])
  await newMember(ada, top, bob, 'viewer')
  expect(await seen()).toEqual([top, top])
  await bob.send('delete', `/projects/${top}/members/${bob.id}`).expect(204)
  expect(await seen()).toEqual([top, null])
  await newMember(ada, top, bob, 'viewer')
  await ada.send('delete', `/projects/${top}`).expect(200)
  expect(await seen()).toEqual([null, null])
  await ada.send('post', `/trash/${top}/restore`).expect(200)
  expect(await seen()).toEqual([top, top])
  // The project that is below comes back to it.
  await ada.send('delete', `/projects/${below}`).expect(200)
  await ada.send('post', `/trash/${below}/restore`).expect(200)
  expect(await seen()).toEqual([top, top])
  await newMember(ada, top, cid, 'owner')
  await cid.send('delete', `/projects/${top}/members/${ada.id}`).expect(204)
  expect(await seen()).toEqual([null, top])
  await cid.send('delete', `/projects/${top}`).expect(200)
  await cid.send('delete', `/trash/${top}`).expect(204)
  expect(await seen()).toEqual([null, null])
  const { parent_id } = await service().database.pool('projects').where({ id: below }).first('parent_id')
  expect(parent_id).toBeNull()
})

test('levels count on both sides, with those that are not seen or are in the trash', async () => {
  const [ada, bob] = (await people('Ada', 'Bob')) as [Person, Person]
  const [top, middle, last] = (await projectChain({ ada }, 3)) as [string, string, string]
  const [other, below] = (await projectChain({ ada }, 2)) as [string, string]
  assertProblem(await ada.send('patch', `/projects/${other}`, { parent_id: middle }), 'projects_too_deep')
  await place(ada, below, middle)
  await place(ada, below, other)
  await ada.send('delete', `/projects/${top}`).expect(200)
  await newMember(ada, last, bob, 'editor')
  assertProblem(await bob.send('post', '/projects', { name: 'Bed', parent_id: last }), 'projects_too_deep')
  assertProblem(await bob.send('post', '/projects', { name: 'Bed', parent_id: top }), 'unknown_parent')
  await place(ada, last, null)
  const mine = (await bob.send('post', '/projects', { name: 'Mine', parent_id: last }).expect(201)).body
  // Bob is the next owner of the parent.
  await ada.send('delete', '/users/me').expect(204)
  expect(await parentOf(bob, mine.id)).toBe(last)
})

test('a batch makes projects below new ones, and an idempotent request makes one', async () => {
  const [ada] = (await people('Ada')) as [Person]
  const bodies = [{ name: 'House' }, { name: 'Roof', parent_id: { $result: 'top.id' } }]
  const operations = bodies.map((body, index) => {
    return { id: index === 0 ? 'top' : 'roof', method: 'POST', path: '/projects', body }
  })
  const { body } = await ada.send('post', '/batch', { atomic: true, operations }).expect(200)
  const [top, roof] = body.results.map((result: Schemas['BatchResult']) => (result.body as Project).id)
  expect(await parentOf(ada, roof)).toBe(top)
  const once = () =>
    ada.send('post', '/projects', { name: 'Door', parent_id: top }).set('Idempotency-Key', 'door-of-the-house')
  const [first, again] = [await once().expect(201), await once().expect(201)]
  expect(again.body).toEqual(first.body)
  expect(first.body.parent_id).toBe(top)
  expect(await listed(ada, `parent_id=${top}`)).toHaveLength(2)
})
