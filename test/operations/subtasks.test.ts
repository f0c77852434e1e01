/** Subtasks: their counts, what happens to them with their parent, their bounds, and where they may be. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newProject, newSection, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

type Todo = Schemas['Todo']

const service = useService()
const person = (name?: string) => newPerson(service(), name)
const get = async (of: Person, id: string): Promise<Todo> => (await of.send('get', `/todos/${id}`).expect(200)).body
const change = async (of: Person, { id }: Pick<Todo, 'id'>, body: object): Promise<Todo> =>
  (await of.send('patch', `/todos/${id}`, body).expect(200)).body
const titlesOf = async (of: Person, query: string): Promise<string[]> =>
  (await of.send('get', `/todos?sort=position&${query}`).expect(200)).body.map(({ title }: Todo) => title)
const countsOf = ({ subtask_count, completed_subtask_count }: Todo) => [subtask_count, completed_subtask_count]
const latest = async (of: Person, count: number): Promise<Schemas['Event'][]> =>
  (await of.send('get', `/activity?limit=${count}`).expect(200)).body.reverse()
const brief = ({ type, data }: Schemas['Event']) => [type, (data as Todo).id]
const child = (of: Person, { id: parent_id }: Pick<Todo, 'id'>, body: Partial<Schemas['TodoCreate']> = {}) =>
  newTodo(of, { parent_id, ...body })

/** A todo with a subtask on each further level. */
async function chain(of: Person, levels: number, body: object = {}): Promise<Todo[]> {
  const todos = [await newTodo(of, { title: 'level 1', ...body })]
  for (let level = 2; level <= levels; level++)
    todos.push(await child(of, todos.at(-1) as Todo, { title: `level ${level}` }))
  return todos
}

describe('a subtask', () => {
  test('is in the project of its parent, whose counts and version change with it', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const parent = await newTodo(ada, { project_id })
    const one = await child(ada, parent)
    expect(one).toMatchObject({ project_id, parent_id: parent.id, subtask_count: 0 })
    const two = await child(ada, parent, { project_id, completed: true })
    const now = await get(ada, parent.id)
    expect([...countsOf(now), now.version, now.updated_at]).toEqual([2, 1, 3, parent.updated_at])
    await change(ada, one, { completed: true })
    expect(countsOf(await get(ada, parent.id))).toEqual([2, 2])
    await ada.send('delete', `/todos/${two.id}`).expect(204)
    expect(countsOf(await get(ada, parent.id))).toEqual([1, 1])
    await ada.send('post', `/trash/${two.id}/restore`).expect(200)
    expect(countsOf(await get(ada, parent.id))).toEqual([2, 2])
    await change(ada, two, { parent_id: null })
    expect(countsOf(await get(ada, parent.id))).toEqual([1, 1])
    const [event, ofParent] = await latest(ada, 2)
    expect([ofParent?.data, ofParent?.changes]).toEqual([await get(ada, parent.id), []])
    expect(event?.changes).toEqual([{ member: 'parent_id', from: parent.id, to: null }])
  })

  test('is found by its parent, and others by having none, in the order of the list', async () => {
    const ada = await person()
    const parent = await newTodo(ada, { title: 'parent' })
    const [one, two] = [await child(ada, parent, { title: 'one' }), await child(ada, parent, { title: 'two' })]
    await child(ada, one, { title: 'below' })
    expect(await titlesOf(ada, `parent_id=${parent.id}`)).toEqual(['one', 'two'])
    await ada.send('post', `/todos/${two.id}/move`, { before: one.id }).expect(200)
    expect(await titlesOf(ada, `parent_id=${parent.id.toUpperCase()}`)).toEqual(['two', 'one'])
    expect(await titlesOf(ada, 'parent_id=none')).toEqual(['parent'])
    expect(await titlesOf(ada, 'parent_id=none&project_id=none')).toEqual(['parent'])
    const filtered = (filter: string) => titlesOf(ada, `filter=${encodeURIComponent(filter)}`)
    expect(await filtered('parent = PARENT')).toEqual(['two', 'one'])
    expect(await filtered(`parent = ${one.id}`)).toEqual(['below'])
    expect(await filtered('has subtasks and parent is not none')).toEqual(['one'])
    expect(await filtered('not has subtasks and has parent')).toEqual(['two', 'below'])
    expect(await filtered('subtasks is none')).toEqual(['two', 'below'])
  })

  test('is made with its parent in one batch', async () => {
    const ada = await person()
    const { body } = await ada
      .send('post', '/batch', {
        operations: [
          { id: 'parent', method: 'POST', path: '/todos', body: { title: 'parent' } },
          {
            id: 'child',
            method: 'POST',
            path: '/todos',
            body: { title: 'child', parent_id: { $result: 'parent.id' } },
          },
          { method: 'POST', path: '/todos', body: { title: 'below', parent_id: { $result: 'child.id' } } },
          { method: 'PATCH', path: '/todos/{parent.id}', body: { completed: true } },
        ],
      })
      .expect(200)
    expect(body.results.map(({ status }: { status: number }) => status)).toEqual([201, 201, 201, 200])
    expect(await titlesOf(ada, 'completed=true')).toEqual(['parent', 'child', 'below'])
  })

  test('cannot be where its parent is not, nor below itself', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const [home, work] = [await newProject(ada, [[bob, 'editor']]), await newProject(ada)]
    const [first, second, third] = (await chain(ada, 3, { project_id: home })) as [Todo, Todo, Todo]
    const [own, foreign] = [await newTodo(ada), await newTodo(bob)]
    const deleted = await newTodo(ada, { project_id: home })
    await ada.send('delete', `/todos/${deleted.id}`).expect(204)
    const create = (body: object) => ada.send('post', '/todos', { title: 'Dig', ...body })
    for (const body of [
      { parent_id: first.id, project_id: work },
      { parent_id: first.id, project_id: null },
      { parent_id: own.id, project_id: home },
      { parent_id: foreign.id },
      { parent_id: deleted.id, project_id: home },
      { parent_id: deleted.id },
      { parent_id: home },
    ])
      assertProblem(await create(body), 'unknown_parent')
    const update = (todo: Todo, body: object) => ada.send('patch', `/todos/${todo.id}`, body)
    for (const [todo, body] of [
      [own, { parent_id: first.id }],
      [own, { parent_id: first.id, project_id: work }],
      [first, { parent_id: own.id }],
      [own, { parent_id: foreign.id }],
    ] as const)
      assertProblem(await update(todo, body), 'unknown_parent')
    for (const parent of [first, second, third])
      assertProblem(await update(first, { parent_id: parent.id }), 'parent_in_subtree')
    // Of a project that one may only view, no todo can be a parent.
    const shared = await newProject(bob, [[ada, 'viewer']])
    const seen = await newTodo(bob, { project_id: shared })
    assertProblem(await create({ parent_id: seen.id }), 'unknown_project')
    expect(await change(ada, own, { parent_id: first.id, project_id: home })).toMatchObject({ parent_id: first.id })
  })

  test('is on the fifth level at most, whatever moves', async () => {
    const ada = await person()
    const levels = await chain(ada, 5)
    const [, second, , , last] = levels as [Todo, Todo, Todo, Todo, Todo]
    assertProblem(await ada.send('post', '/todos', { title: 'Dig', parent_id: last.id }), 'subtasks_too_deep')
    const [other] = (await chain(ada, 2)) as [Todo]
    assertProblem(await ada.send('patch', `/todos/${other.id}`, { parent_id: levels[3]?.id }), 'subtasks_too_deep')
    await change(ada, other, { parent_id: levels[2]?.id })
    // In the trash they count too, so that each can be restored.
    await ada.send('delete', `/todos/${other.id}`).expect(204)
    const top = await newTodo(ada)
    assertProblem(await ada.send('patch', `/todos/${levels[0]?.id}`, { parent_id: top.id }), 'subtasks_too_deep')
    await change(ada, second, { parent_id: null })
    await change(ada, second, { parent_id: top.id })
  })

  test('is one of 499 at most below the first level', async () => {
    const ada = await person()
    const [top, below] = (await chain(ada, 2)) as [Todo, Todo]
    const { pool } = service().database
    await pool.raw(
      `insert into todos (id, user_id, title, position, parent_id)
       select gen_random_uuid(), ?, 'Dig', '5000000000', ? from generate_series(1, 498)`,
      [ada.id, below.id],
    )
    for (const parent of [top, below])
      assertProblem(await ada.send('post', '/todos', { title: 'Dig', parent_id: parent.id }), 'too_many_subtasks')
    const other = await newTodo(ada)
    assertProblem(await ada.send('patch', `/todos/${other.id}`, { parent_id: below.id }), 'too_many_subtasks')
    await change(ada, below, { parent_id: top.id })
    await ada.send('get', `/todos?parent_id=${below.id}`).expect(200)
    // All of them with one request, which takes them along.
    expect(countsOf(await change(ada, top, { completed: true }))).toEqual([1, 1])
    expect(countsOf(await get(ada, below.id))).toEqual([498, 498])
    const project_id = await newProject(ada)
    await change(ada, top, { project_id })
    expect((await ada.send('get', `/projects/${project_id}`)).body.task_count).toBe(500)
    await ada.send('delete', `/todos/${top.id}`).expect(204)
    expect((await ada.send('get', '/trash')).body.map(({ id }: { id: string }) => id)).toEqual([top.id])
    await ada.send('delete', `/trash/${top.id}`).expect(204)
    expect(await pool('todos').where({ user_id: ada.id }).pluck('id')).toEqual([other.id])
  }, 60_000)
})

describe('completing a todo', () => {
  test('completes its open subtasks on all levels, with an event each, and notifies their people', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const project_id = await newProject(ada, [[bob, 'editor']])
    const done = await newSection(ada, project_id, { name: 'Done', takes_completed: true })
    const [first, second, third] = (await chain(ada, 3, { project_id })) as [Todo, Todo, Todo]
    const before = await child(ada, first, { completed: true })
    const bobs = await child(ada, second, { assignee_ids: [bob.id], recurrence: 'FREQ=DAILY', due_on: '2026-12-01' })
    const completed = await change(ada, first, { completed: true })
    expect(countsOf(completed)).toEqual([2, 2])
    expect((await get(ada, first.id)).version).toBe(completed.version)
    const events = await latest(ada, 4)
    expect(events.map(brief)).toEqual([first, second, third, bobs].map(({ id }) => ['todo.updated', id]))
    for (const { id } of [second, third, bobs])
      expect(await get(ada, id)).toMatchObject({ completed: true, section_id: done.id, next_id: null })
    for (const event of events) {
      expect(event.data).toEqual(await get(ada, (event.data as Todo).id))
      expect(event.changes.map(({ member }) => member).sort()).toEqual(['completed', 'completed_at', 'section_id'])
    }
    expect(await get(ada, before.id)).toEqual(before)
    const { body } = await bob.send('get', '/notifications').expect(200)
    expect(body.map(({ type, todo_id }: Schemas['Notification']) => [type, todo_id])).toContainEqual([
      'todo_completed',
      bobs.id,
    ])
    await change(ada, first, { completed: false })
    expect(await get(ada, second.id)).toMatchObject({ completed: true })
  })

  test('copies the open ones to the next todo of its series, which goes back with them', async () => {
    const ada = await person()
    const rule = { recurrence: 'FREQ=WEEKLY', due_on: '2026-12-07' }
    const top = await newTodo(ada, { title: 'top' })
    const label = await newLabel(ada, { name: 'home' })
    const weekly = await child(ada, top, { title: 'weekly', ...rule })
    const one = await child(ada, weekly, { title: 'one', due_on: '2026-12-05', label_ids: [label.id] })
    await child(ada, one, { title: 'below', start_on: '2026-12-01', recurrence: 'FREQ=DAILY' })
    await child(ada, weekly, { title: 'done', completed: true })
    const completed = await change(ada, weekly, { completed: true })
    const next = await get(ada, completed.next_id as string)
    expect(next).toMatchObject({ parent_id: top.id, subtask_count: 1, due_on: '2026-12-14', completed: false })
    const copies: Todo[] = (await ada.send('get', `/todos?parent_id=${next.id}`).expect(200)).body
    expect(copies).toEqual([
      expect.objectContaining({ title: 'one', due_on: '2026-12-12', label_ids: [label.id], completed: false }),
    ])
    const [below] = (await ada.send('get', `/todos?parent_id=${copies[0]?.id}`).expect(200)).body
    expect(below).toMatchObject({
      title: 'below',
      start_on: '2026-12-08',
      recurrence: 'FREQ=DAILY',
      series_id: below.id,
    })
    expect((await latest(ada, 4)).map(brief)).toEqual([
      ...[next, copies[0], below].map((todo) => ['todo.created', todo?.id]),
      ['todo.updated', top.id],
    ])
    expect(countsOf(await get(ada, top.id))).toEqual([2, 1])
    expect((await change(ada, weekly, { completed: false })).next_id).toBe(null)
    expect(await titlesOf(ada, `parent_id=${top.id}`)).toEqual(['weekly'])
    expect(await titlesOf(ada, 'completed=false')).toEqual(['top', 'weekly'])
    // One that was changed stays, and so does its parent.
    await change(ada, one, { completed: false })
    const again = await get(ada, (await change(ada, weekly, { completed: true })).next_id as string)
    const [copy] = (await ada.send('get', `/todos?parent_id=${again.id}`).expect(200)).body
    await change(ada, copy, { title: 'changed' })
    expect((await change(ada, weekly, { completed: false })).next_id).toBe(again.id)
  })

  test('with others in one request changes each once', async () => {
    const ada = await person()
    const [first, second, third] = (await chain(ada, 3)) as [Todo, Todo, Todo]
    const ids = [third.id, first.id, second.id]
    const { body } = await ada.send('patch', '/todos', { ids, patch: { completed: true } }).expect(200)
    expect(body).toMatchObject({ changed: 3, refused: 0 })
    for (const { id, version } of body.results) expect((await get(ada, id)).version).toBe(version)
    expect((await latest(ada, 4)).map(brief)).toEqual([
      ['todo.updated', second.id],
      ...[first, second, third].map(({ id }) => ['todo.updated', id]),
    ])
    const moved = await ada.send('patch', '/todos', { filter: 'completed', patch: { parent_id: first.id } }).expect(200)
    expect(moved.body.results.map(({ code }: { code: string | null }) => code)).toEqual([
      'parent_in_subtree',
      null,
      null,
    ])
    expect(countsOf(await get(ada, first.id))).toEqual([2, 2])
  })
})
