/** Sections: their order, the todos in them, and where completed todos go. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newSection, newTodo } from '../support/build.ts'
import { assertProblem, runCases } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newPerson, type Person } from '../support/service.ts'
import { sectionsCases } from './sections.cases.ts'

type Todo = Schemas['Todo']
type Section = Schemas['Section']

const world = runCases<'sections'>(sectionsCases)
const person = (name?: string) => newPerson(world().service, name)
const sectionsOf = async (of: Person, projectId: string): Promise<Section[]> =>
  (await of.send('get', `/projects/${projectId}/sections`).expect(200)).body
const change = async (of: Person, id: string, body: object): Promise<Todo> =>
  (await of.send('patch', `/todos/${id}`, body).expect(200)).body
const move = async (of: Person, id: string, body: object): Promise<Todo> =>
  (await of.send('post', `/todos/${id}/move`, body).expect(200)).body
const todosOf = async (of: Person, query: string): Promise<string[]> =>
  (await of.send('get', `/todos?sort=position&${query}`).expect(200)).body.map(({ title }: Todo) => title)
const eventsOf = async (of: Person, projectId: string): Promise<Schemas['Event'][]> =>
  (await of.send('get', `/activity?sort=occurred_at&project_id=${projectId}`)).body

describe('the order', () => {
  test('is what a model in memory has, after any moves', async () => {
    const ada = await person()
    const moves = fc.array(
      fc.record({
        index: fc.nat({ max: 3 }),
        other: fc.nat({ max: 3 }),
        where: fc.constantFrom('before', 'after', 'first', 'last'),
      }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(moves, async (several) => {
        const project_id = await newProject(ada)
        const ids: string[] = []
        for (const name of ['a', 'b', 'c', 'd']) ids.push((await newSection(ada, project_id, { name })).id)
        const model = [...ids]
        for (const { index, other, where } of several) {
          const [id, beside] = [ids[index] as string, ids[other] as string]
          const body = where === 'first' || where === 'last' ? { to: where } : { [where]: beside }
          await ada.send('post', `/sections/${id}/move`, body).expect(200)
          if (id === beside && !('to' in body)) continue
          model.splice(model.indexOf(id), 1)
          const at = { before: model.indexOf(beside), after: model.indexOf(beside) + 1, first: 0, last: model.length }
          model.splice(at[where], 0, id)
        }
        expect((await sectionsOf(ada, project_id)).map(({ id }) => id)).toEqual(model)
      }),
      { numRuns: 10 },
    )
  }, 60_000)

  test('stays after hundreds of moves to the same place, which give all sections new positions', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [first, a, b] = [
      await newSection(ada, project_id),
      await newSection(ada, project_id),
      await newSection(ada, project_id),
    ]
    const { pool } = world().service.database
    await pool('sections')
      .update({ position: `5000000000${'z'.repeat(89)}x` })
      .where({ id: first.id })
    await pool('sections')
      .update({ position: `5000000000${'z'.repeat(90)}` })
      .where({ id: a.id })
    await ada.send('post', `/sections/${b.id}/move`, { after: first.id }).expect(200)
    await ada.send('post', `/sections/${a.id}/move`, { after: first.id }).expect(200)
    await ada.send('post', `/sections/${b.id}/move`, { after: first.id }).expect(200)
    expect((await sectionsOf(ada, project_id)).map(({ id }) => id)).toEqual([first.id, b.id, a.id])
  })

  test('makes one event for a move, and none for one to the present place', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [first, last] = [await newSection(ada, project_id), await newSection(ada, project_id)]
    await ada.send('post', `/sections/${last.id}/move`, { to: 'first' }).expect(200)
    const again = await ada.send('post', `/sections/${last.id}/move`, { before: first.id }).expect(200)
    expect(again.headers.etag).toBe('"2"')
    const events = (await eventsOf(ada, project_id)).filter(({ type }) => type.startsWith('section.'))
    expect(events.map(({ type }) => type)).toEqual(['section.created', 'section.created', 'section.updated'])
    expect(events[2]?.changes).toEqual([{ member: 'position', from: last.position, to: again.body.position }])
  })
})

describe('a todo', () => {
  test('goes to a section and a place in one step', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [doing, done] = [await newSection(ada, project_id), await newSection(ada, project_id)]
    for (const title of ['a', 'b']) await newTodo(ada, { title, project_id, section_id: doing.id })
    const c = await newTodo(ada, { title: 'c', project_id })
    const [a] = (await ada.send('get', `/todos?section_id=${doing.id}&sort=position`)).body
    const moved = await move(ada, c.id, { section_id: doing.id, after: a.id })
    expect(moved).toMatchObject({ section_id: doing.id, version: 2 })
    expect(await todosOf(ada, `section_id=${doing.id}`)).toEqual(['a', 'c', 'b'])
    expect((await move(ada, c.id, { section_id: done.id })).position).toBe(moved.position)
    expect(await todosOf(ada, `section_id=${done.id}`)).toEqual(['c'])
    expect((await move(ada, c.id, { section_id: null, to: 'first' })).section_id).toBe(null)
    expect(await todosOf(ada, `section_id=none&project_id=${project_id}`)).toEqual(['c'])
    const same = await move(ada, c.id, { section_id: null })
    expect(same.version).toBe(4)
    expect(await todosOf(ada, `filter=${encodeURIComponent('section = doing')}&project_id=${project_id}`)).toEqual([
      'a',
      'b',
    ])
  })

  test('leaves its section with its project, one by one and with all others', async () => {
    const ada = await person()
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const [here, there] = [await newSection(ada, from), await newSection(ada, to)]
    const [one, two] = [
      await newTodo(ada, { project_id: from, section_id: here.id }),
      await newTodo(ada, { project_id: from, section_id: here.id }),
    ]
    expect(await change(ada, one.id, { project_id: to, section_id: here.id })).toMatchObject({ section_id: null })
    expect(await change(ada, one.id, { project_id: from, section_id: here.id })).toMatchObject({ section_id: here.id })
    expect(await change(ada, one.id, { project_id: to, section_id: there.id })).toMatchObject({ section_id: there.id })
    await ada.send('delete', `/projects/${from}?move_todos_to=${to}`).expect(200)
    expect((await ada.send('get', `/todos/${two.id}`)).body).toMatchObject({ project_id: to, section_id: null })
    await ada.send('delete', `/projects/${to}`).expect(200)
    expect((await ada.send('get', `/sections/${there.id}`)).status).toBe(404)
    await ada.send('post', `/trash/${to}/restore`).expect(200)
    expect((await ada.send('get', `/todos/${one.id}`)).body.section_id).toBe(there.id)
    await ada.send('delete', `/projects/${to}`).expect(200)
    await ada.send('delete', `/trash/${to}`).expect(204)
  })

  test('that is completed goes where completed todos go, unless another section is sent', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [doing, done] = [
      await newSection(ada, project_id),
      await newSection(ada, project_id, { name: 'Done', takes_completed: true }),
    ]
    const todo = await newTodo(ada, { project_id, section_id: doing.id })
    const completed = await change(ada, todo.id, { completed: true, section_id: doing.id })
    expect(completed).toMatchObject({ section_id: done.id, version: 2 })
    const [event] = (await eventsOf(ada, project_id)).slice(-1)
    expect(event?.changes.map(({ member }) => member)).toContain('section_id')
    expect(await change(ada, todo.id, { completed: false })).toMatchObject({ section_id: done.id })
    const sent = await change(ada, todo.id, { completed: true, section_id: doing.id })
    expect(sent.section_id).toBe(doing.id)
    const made = { project_id, completed: true }
    expect((await newTodo(ada, made)).section_id).toBe(done.id)
    expect((await newTodo(ada, { ...made, section_id: null })).section_id).toBe(null)
    const elsewhere = await newTodo(ada)
    expect(await change(ada, elsewhere.id, { completed: true, project_id })).toMatchObject({ section_id: done.id })
    expect((await change(ada, (await newTodo(ada)).id, { completed: true })).section_id).toBe(null)
  })

  test('is in no section once that is deleted, with an event for each, in the trash too', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const section = await newSection(ada, project_id)
    const todos = [
      await newTodo(ada, { project_id, section_id: section.id }),
      await newTodo(bob, { project_id, section_id: section.id }),
    ]
    const trashed = await newTodo(ada, { project_id, section_id: section.id })
    await ada.send('delete', `/todos/${trashed.id}`).expect(204)
    await bob.send('delete', `/sections/${section.id}`).expect(204)
    for (const { id, version } of todos)
      expect((await ada.send('get', `/todos/${id}`)).body).toMatchObject({ section_id: null, version: version + 1 })
    const types = (await eventsOf(ada, project_id)).slice(-3).map(({ type }) => type)
    expect(types).toEqual(['todo.updated', 'todo.updated', 'section.deleted'])
    expect((await ada.send('post', `/trash/${trashed.id}/restore`).expect(200)).body.todo.section_id).toBe(null)
  })

  test('is in a section of the same batch', async () => {
    const ada = await person()
    const operations = [
      { id: 'garden', method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { id: 'doing', method: 'POST', path: '/projects/{garden.id}/sections', body: { name: 'Doing' } },
      {
        method: 'POST',
        path: '/todos',
        body: { title: 'Dig', project_id: { $result: 'garden.id' }, section_id: { $result: 'doing.id' } },
      },
      { method: 'POST', path: '/sections/{doing.id}/move', body: { to: 'first' } },
    ]
    const { body } = await ada.send('post', '/batch', { atomic: true, operations }).expect(200)
    expect(body.results.map(({ status }: { status: number }) => status)).toEqual([201, 201, 201, 200])
    expect(body.results[2].body.section_id).toBe(body.results[1].body.id)
  })
})

test('one section of a project takes completed todos, and the other one has an event when it does no more', async () => {
  const ada = await person()
  const project_id = await newProject(ada)
  const [first, second] = [
    await newSection(ada, project_id, { takes_completed: true }),
    await newSection(ada, project_id, { takes_completed: true }),
  ]
  expect((await sectionsOf(ada, project_id)).map(({ takes_completed }) => takes_completed)).toEqual([false, true])
  await ada.send('patch', `/sections/${first.id}`, { takes_completed: true }).expect(200)
  expect((await sectionsOf(ada, project_id)).map(({ takes_completed }) => takes_completed)).toEqual([true, false])
  const events = (await eventsOf(ada, project_id)).filter(({ type }) => type === 'section.updated')
  expect(events.map(({ data, changes }) => [(data as Section).id, changes[0]?.to])).toEqual([
    [first.id, false],
    [second.id, false],
    [first.id, true],
  ])
})

test('a copy has the sections of its projects, and loses them with the membership', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const project_id = await newProject(ada)
  const { id } = await newSection(ada, project_id)
  await newLabel(ada, { name: 'shared', project_id })
  await newTodo(ada, { project_id, section_id: id })
  const copy = new Copy((path) => bob.send('get', path))
  await copy.follow()
  await newMember(ada, project_id, bob, 'viewer')
  await copy.becomesEqual(1)
  expect([copy.sections.size, copy.labels.size, copy.todos.size]).toEqual([1, 1, 1])
  await ada.send('patch', `/sections/${id}`, { name: 'In progress' }).expect(200)
  await copy.becomesEqual()
  expect(copy.sections.get(id)?.name).toBe('In progress')
  await ada.send('delete', `/sections/${id}`).expect(204)
  await copy.becomesEqual()
  await ada.send('delete', `/projects/${project_id}/members/${bob.id}`).expect(204)
  await copy.becomesEqual()
  expect([copy.projects.size, copy.sections.size, copy.labels.size]).toEqual([0, 0, 0])
  assertProblem(await bob.send('get', `/projects/${project_id}/sections`), 'project_not_found')
})
