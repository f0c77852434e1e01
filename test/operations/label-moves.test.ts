/** Labels when todos move, labels or accounts are deleted, and members come and go. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { limited, newAdmin, newPerson, type Person, useService } from '../support/service.ts'

type Todo = Schemas['Todo']
type Label = Schemas['Label']

const service = useService()
const person = (name?: string) => newPerson(service(), name)
const labelsOf = async (of: Person, query = ''): Promise<Label[]> => (await of.send('get', `/labels${query}`)).body
const change = async (of: Person, id: string, body: object): Promise<Todo> =>
  (await of.send('patch', `/todos/${id}`, body).expect(200)).body
const eventsOf = async (of: Person, query = ''): Promise<Schemas['Event'][]> =>
  (await of.send('get', `/activity?sort=occurred_at${query}`)).body

describe('a todo that moves', () => {
  test('gets the labels of the same names, and those that are missing are made', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const there = await newLabel(ada, { name: 'HOME', color: '#111111', project_id })
    const [home, work] = [
      await newLabel(bob, { name: 'home', color: '#222222' }),
      await newLabel(bob, { name: 'work', color: '#333333' }),
    ]
    const todo = await newTodo(bob, { label_ids: [home.id, work.id] })
    // The whole todo, as a client sends it back.
    const { title, priority, label_ids } = todo
    const moved = await change(bob, todo.id, { title, priority, label_ids, project_id })
    const made = (await labelsOf(ada, `?project_id=${project_id}`)).find(({ name }) => name === 'work') as Label
    expect(made).toMatchObject({ name: 'work', color: '#333333', project_id })
    expect(moved.label_ids).toEqual([there.id, made.id].sort())
    const types = (await eventsOf(ada, `&project_id=${project_id}`)).map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['label.created', 'todo.updated'])

    const back = await change(bob, todo.id, { project_id: null })
    expect(back.label_ids).toEqual([home.id, work.id])
    const chosen = await change(bob, todo.id, { project_id, label_ids: [there.id] })
    expect(chosen.label_ids).toEqual([there.id])
    await change(bob, todo.id, { project_id: null })
    assertProblem(await bob.send('patch', `/todos/${todo.id}`, { project_id, label_ids: [work.id] }), 'unknown_label')
  })

  test('stays where there is no room for its labels', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const label = await newLabel(ada, { name: 'one too many' })
    const { id } = await newTodo(ada, { label_ids: [label.id] })
    await limited(ada, service(), { labels: 0 })
    const answer = await ada.send('patch', `/todos/${id}`, { project_id })
    assertProblem(answer, 'quota_exceeded')
    expect(answer.body.quota).toEqual({ name: 'labels', limit: 0, used: 0 })
    expect((await ada.send('get', `/todos/${id}`)).body).toMatchObject({ project_id: null, label_ids: [label.id] })
  })

  test('with many at once gets the same labels, and is refused alone where there is no room for its own', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [home, work] = [await newLabel(ada, { name: 'home' }), await newLabel(ada, { name: 'work' })]
    const todos = [await newTodo(ada, { label_ids: [home.id] }), await newTodo(ada, { label_ids: [home.id] })]
    const last = await newTodo(ada, { label_ids: [home.id, work.id] })
    await limited(ada, service(), { labels: 1 })
    const ids = [...todos, last].map(({ id }) => id)
    const { body } = await ada.send('patch', '/todos', { ids, patch: { project_id } }).expect(200)
    expect(body).toMatchObject({ changed: 2, refused: 1 })
    expect(body.results.at(-1)).toMatchObject({ id: last.id, code: 'quota_exceeded' })
    const there = await labelsOf(ada, `?project_id=${project_id}`)
    expect(there.map(({ name }) => name)).toEqual(['home'])
    for (const { id } of todos)
      expect((await ada.send('get', `/todos/${id}`)).body).toMatchObject({ project_id, label_ids: [there[0]?.id] })
    expect((await ada.send('get', `/todos/${last.id}`)).body).toEqual(last)
  })

  test('with all others of its project takes only the labels that are used', async () => {
    const ada = await person()
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const [used, unused] = [
      await newLabel(ada, { name: 'used', project_id: from }),
      await newLabel(ada, { name: 'unused', project_id: from }),
    ]
    const [one, two] = [
      await newTodo(ada, { project_id: from, label_ids: [used.id] }),
      await newTodo(ada, { project_id: from }),
    ]
    const gone = await newTodo(ada, { project_id: from, label_ids: [unused.id] })
    await ada.send('delete', `/todos/${gone.id}`).expect(204)
    await ada.send('delete', `/projects/${from}?move_todos_to=${to}`).expect(200)
    const there = await labelsOf(ada, `?project_id=${to}`)
    expect(there.map(({ name }) => name)).toEqual(['used'])
    expect((await ada.send('get', `/todos/${one.id}`)).body.label_ids).toEqual([there[0]?.id])
    expect((await ada.send('get', `/todos/${two.id}`)).body.label_ids).toEqual([])
    expect(await labelsOf(ada, `?project_id=${from}`)).toEqual([])
  })
})

describe('a deleted label', () => {
  test('is taken off all todos, with an event for each, and off those in the trash', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const [gone, kept] = [
      await newLabel(ada, { name: 'gone', project_id }),
      await newLabel(ada, { name: 'kept', project_id }),
    ]
    const label_ids = [gone.id, kept.id]
    const todos = [await newTodo(ada, { project_id, label_ids }), await newTodo(bob, { project_id, label_ids })]
    const trashed = await newTodo(ada, { project_id, label_ids })
    await ada.send('delete', `/todos/${trashed.id}`).expect(204)
    await bob.send('delete', `/labels/${gone.id}`).expect(204)
    for (const { id, version } of todos)
      expect((await ada.send('get', `/todos/${id}`)).body).toMatchObject({
        label_ids: [kept.id],
        version: version + 1,
      })
    const events = (await eventsOf(ada, `&project_id=${project_id}`)).slice(-3)
    expect(events.map(({ type }) => type)).toEqual(['todo.updated', 'todo.updated', 'label.deleted'])
    expect(events[0]?.changes).toEqual([{ member: 'label_ids', from: [gone.id, kept.id].sort(), to: [kept.id] }])
    expect((await ada.send('post', `/trash/${trashed.id}/restore`).expect(200)).body.todo.label_ids).toEqual([kept.id])
  })

  test('is on no todo that was labelled at the same moment', async () => {
    const ada = await person()
    for (let round = 0; round < 10; round++) {
      const label = await newLabel(ada, { name: `raced ${round}` })
      const { id } = await newTodo(ada)
      const label_ids = [label.id]
      const [, ...others] = await Promise.all([
        ada.send('delete', `/labels/${label.id}`),
        ada.send('patch', `/todos/${id}`, { label_ids }),
        ada.send('post', '/todos', { title: 'Dig', label_ids }),
      ])
      for (const { status } of others) expect([200, 201, 409]).toContain(status)
    }
    const { body } = await ada.send('get', '/todos').expect(200)
    expect(body.filter(({ label_ids }: Todo) => label_ids.length > 0)).toEqual([])
  })
})

test('the labels of a deleted account go to its heir by their names, with the todos', async () => {
  const [ada, bob, root] = [await person('Ada'), await person('Bob'), await newAdmin(service())]
  const there = await newLabel(bob, { name: 'HOME' })
  const [home, work] = [await newLabel(ada, { name: 'home' }), await newLabel(ada, { name: 'work' })]
  const { id } = await newTodo(ada, { label_ids: [home.id, work.id] })
  await root.send('delete', `/admin/users/${ada.id}?hand_over_to=${bob.id}`).expect(204)
  const names = new Map((await labelsOf(bob)).map((label) => [label.name, label.id]))
  expect([...names.keys()].sort()).toEqual(['HOME', 'work'])
  const { body } = await bob.send('get', `/todos/${id}`).expect(200)
  expect(body.label_ids).toEqual([there.id, names.get('work')].sort())
  expect(await service().database.pool('labels').whereIn('id', [home.id, work.id])).toEqual([])
})

test('a copy has the labels that its reader sees, and loses those of a project with the membership', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const project_id = await newProject(ada)
  const label = await newLabel(ada, { name: 'shared', project_id })
  await newLabel(ada, { name: 'own' })
  const [copy, theirs] = [ada, bob].map((one) => new Copy((path) => one.send('get', path))) as [Copy, Copy]
  await theirs.follow()
  expect(theirs.labels.size).toBe(0)
  await newMember(ada, project_id, bob, 'viewer')
  await theirs.becomesEqual(2)
  expect([...theirs.labels.keys()]).toEqual([label.id])
  await copy.becomesEqual(2)
  expect(copy.labels.size).toBe(2)
  await ada.send('patch', `/labels/${label.id}`, { name: 'renamed' }).expect(200)
  await theirs.becomesEqual()
  expect(theirs.labels.get(label.id)?.name).toBe('renamed')
  await ada.send('delete', `/projects/${project_id}/members/${bob.id}`).expect(204)
  await theirs.becomesEqual()
  await ada.send('delete', `/labels/${label.id}`).expect(204)
  await copy.becomesEqual()
  expect([copy.labels.size, theirs.labels.size]).toEqual([1, 0])
})
