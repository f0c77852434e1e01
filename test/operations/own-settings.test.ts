/** Each member's own settings of a project: favourites, mute, and the order of projects. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

type Project = Schemas['Project']

const service = useService()
const person = (name?: string) => newPerson(service(), name)
const read = async (of: Person, id: string): Promise<Project> =>
  (await of.send('get', `/projects/${id}`).expect(200)).body
const listed = async (of: Person, query: string): Promise<string[]> =>
  (await of.send('get', `/projects?${query}`).expect(200)).body.map(({ id }: Project) => id)
const updates = async (of: Person) =>
  (await of.send('get', '/activity')).body.filter(({ type }: Schemas['Event']) => type === 'project.updated')

test('a favourite is that of one member, who alone sees the change and gets another tag', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const id = await newProject(ada, [[bob, 'viewer']])
  const { headers: before } = await bob.send('get', `/projects/${id}`)
  const changed = await bob
    .send('patch', `/projects/${id}`, { is_favourite: true })
    .set('If-Match', before.etag as string)
  expect([changed.status, changed.body.is_favourite, changed.body.version]).toEqual([200, true, 1])
  expect(changed.headers.etag).not.toBe(before.etag)
  expect((await read(ada, id)).is_favourite).toBe(false)
  expect(await updates(ada)).toEqual([])
  expect(await updates(bob)).toMatchObject([
    { project_id: null, data: { id }, changes: [{ member: 'is_favourite', from: false, to: true }] },
  ])
  expect([await listed(bob, 'is_favourite=true'), await listed(bob, 'is_favourite=false')]).toEqual([[id], []])
  assertProblem(await bob.send('patch', `/projects/${id}`, { is_favourite: false, name: 'Mine' }), 'forbidden')
  const again = await bob.send('patch', `/projects/${id}`, { is_favourite: true }).expect(200)
  expect(again.headers.etag).toBe(changed.headers.etag)
})

test('a copy of the member follows, and that of another one has nothing of it', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const [first, second] = [await newProject(ada, [[bob, 'viewer']]), await newProject(ada, [[bob, 'viewer']])]
  const copies = [ada, bob].map((one) => new Copy((path) => one.send('get', path)))
  for (const copy of copies) await copy.becomesEqual()
  await bob.send('patch', `/projects/${first}`, { is_muted: true, is_favourite: true }).expect(200)
  await bob.send('post', `/projects/${second}/move`, { to: 'first' }).expect(200)
  await ada.send('patch', `/projects/${first}`, { color: '#16A34A', is_favourite: true }).expect(200)
  for (const copy of copies) await copy.becomesEqual()
  expect(copies.map((copy) => copy.projects.get(first)?.is_muted)).toEqual([false, true])
  expect(copies.map((copy) => copy.projects.get(first)?.color)).toEqual(['#16a34a', '#16a34a'])
})

test('a muted project notifies no more, and does again when it is not muted', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const project_id = await newProject(ada, [[bob, 'editor']])
  const assigned = async () => {
    await newTodo(ada, { project_id, assignee_ids: [bob.id] })
    const { body } = await bob.send('get', '/notifications').expect(200)
    return body.filter(({ type }: Schemas['Notification']) => type === 'todo_assigned').length
  }
  expect(await assigned()).toBe(1)
  await bob.send('patch', `/projects/${project_id}`, { is_muted: true }).expect(200)
  expect(await assigned()).toBe(1)
  await bob.send('patch', `/projects/${project_id}`, { is_muted: false }).expect(200)
  expect(await assigned()).toBe(2)
})

test('the order of projects is what a model in memory has, after any moves, and is not that of another member', async () => {
  const moves = fc.array(
    fc.record({
      index: fc.nat({ max: 3 }),
      other: fc.nat({ max: 3 }),
      where: fc.constantFrom('before', 'after', 'first', 'last'),
    }),
    { maxLength: 10 },
  )
  await fc.assert(
    fc.asyncProperty(moves, async (several) => {
      const [ada, bob] = [await person('Ada'), await person('Bob')]
      const ids: string[] = []
      for (let count = 0; count < 4; count++) ids.push(await newProject(ada, [[bob, 'viewer']]))
      const model = [...ids]
      for (const { index, other, where } of several) {
        const [id, beside] = [ids[index] as string, ids[other] as string]
        const body = where === 'first' || where === 'last' ? { to: where } : { [where]: beside }
        await bob.send('post', `/projects/${id}/move`, body).expect(200)
        if (id === beside && !('to' in body)) continue
        model.splice(model.indexOf(id), 1)
        const at = { before: model.indexOf(beside), after: model.indexOf(beside) + 1, first: 0, last: model.length }
        model.splice(at[where], 0, id)
      }
      expect(await listed(bob, 'sort=position')).toEqual(model)
      expect(await listed(ada, 'sort=position')).toEqual(ids)
      const last = await newProject(bob)
      expect((await listed(bob, 'sort=-position'))[0]).toBe(last)
    }),
    { numRuns: 6 },
  )
}, 60_000)
