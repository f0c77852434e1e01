/** Subtasks whose parent goes elsewhere, to the trash and back, or to an heir; and copies of them. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newSection, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newAdmin, newPerson, type Person, useService } from '../support/service.ts'

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

describe('a todo that goes elsewhere', () => {
  test('takes its subtasks along, out of their sections and with their labels', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const [from, to] = [await newProject(ada), await newProject(ada)]
    await newMember(ada, to, bob, 'editor')
    const label = await newLabel(ada, { name: 'urgent', project_id: from })
    const section = await newSection(ada, from)
    const top = await newTodo(ada, { project_id: from })
    const parent = await child(ada, top)
    const below = await child(ada, parent, { label_ids: [label.id], section_id: section.id })
    const last = await child(ada, below)
    const moved = await change(ada, parent, { ...parent, project_id: to, ...readOnly })
    expect(moved).toMatchObject({ project_id: to, parent_id: null, subtask_count: 1 })
    const [there] = (await ada.send('get', `/labels?project_id=${to}`)).body
    expect(await get(bob, below.id)).toMatchObject({
      parent_id: parent.id,
      section_id: null,
      label_ids: [there.id],
      version: below.version + 2,
    })
    expect(await get(bob, last.id)).toMatchObject({ project_id: to, parent_id: below.id })
    expect(await titlesOf(bob, `project_id=${to}`)).toHaveLength(3)
    expect(countsOf(await get(ada, top.id))).toEqual([0, 0])
    assertProblem(
      await ada.send('patch', `/todos/${parent.id}`, { project_id: null, parent_id: top.id }),
      'unknown_parent',
    )
    expect(await change(ada, parent, { project_id: from, parent_id: top.id })).toMatchObject({ parent_id: top.id })
    expect(countsOf(await get(ada, top.id))).toEqual([1, 0])
    expect(await get(ada, last.id)).toMatchObject({ project_id: from, parent_id: below.id })
  })

  test('stays where one of its subtasks may not go', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')]
    const [from, to] = [await newProject(ada, [[bob, 'editor']]), await newProject(ada)]
    const top = await newTodo(ada, { project_id: from })
    const below = await child(bob, await child(ada, top), { assignee_ids: [bob.id, ada.id] })
    assertProblem(await ada.send('patch', `/todos/${top.id}`, { project_id: null }), 'forbidden')
    expect(await get(ada, below.id)).toMatchObject({ project_id: from })
    // In another project it loses those who are no members there.
    await change(ada, top, { project_id: to })
    expect(await get(ada, below.id)).toMatchObject({ project_id: to, assignee_ids: [ada.id] })
  })

  test('goes with all others of its project, and its subtasks with it', async () => {
    const ada = await person()
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const [top, below] = (await chain(ada, 2, { project_id: from })) as [Todo, Todo]
    await ada.send('delete', `/projects/${from}?move_todos_to=${to}`).expect(200)
    expect(await get(ada, below.id)).toMatchObject({ project_id: to, parent_id: top.id })
    expect(countsOf(await get(ada, top.id))).toEqual([1, 0])
  })
})

describe('a deleted todo', () => {
  test('takes its subtasks to the trash, and back', async () => {
    const ada = await person()
    const [first, second, third] = (await chain(ada, 3)) as [Todo, Todo, Todo]
    const alone = await child(ada, second)
    await ada.send('delete', `/todos/${alone.id}`).expect(204)
    await ada.send('delete', `/todos/${first.id}`).expect(204)
    expect((await latest(ada, 3)).map(brief)).toEqual([first, second, third].map(({ id }) => ['todo.deleted', id]))
    const { body: items } = await ada.send('get', '/trash?sort=deleted_at&count=true').expect(200)
    expect(items.map(({ id }: Schemas['TrashItem']) => id)).toEqual([alone.id, first.id])
    assertProblem(await ada.send('post', `/trash/${second.id}/restore`), 'trash_item_not_found')
    assertProblem(await ada.send('delete', `/trash/${second.id}`), 'trash_item_not_found')
    // Its parent is in the trash, so it has none.
    expect((await ada.send('post', `/trash/${alone.id}/restore`).expect(200)).body.todo).toMatchObject({
      parent_id: null,
    })
    const { body } = await ada.send('post', `/trash/${first.id}/restore`).expect(200)
    expect(countsOf(body.todo)).toEqual([1, 0])
    expect(body.todo).toEqual(await get(ada, first.id))
    expect((await latest(ada, 3)).map(brief)).toEqual([first, second, third].map(({ id }) => ['todo.restored', id]))
    expect(await get(ada, third.id)).toMatchObject({ parent_id: second.id })
    await ada.send('delete', `/todos/${first.id}`).expect(204)
    await ada.send('delete', `/trash/${first.id}`).expect(204)
    expect((await latest(ada, 3)).map(({ type }) => type)).toEqual(['todo.purged', 'todo.purged', 'todo.purged'])
    expect(await titlesOf(ada, '')).toEqual([alone.title])
  })

  test('has subtasks again that were deleted before it, once they are restored behind it', async () => {
    const ada = await person()
    const parent = await newTodo(ada)
    const below = await child(ada, parent)
    await ada.send('delete', `/todos/${below.id}`).expect(204)
    await ada.send('delete', `/todos/${parent.id}`).expect(204)
    await ada.send('post', `/trash/${parent.id}/restore`).expect(200)
    expect(await titlesOf(ada, `parent_id=${parent.id}`)).toEqual([])
    await ada.send('post', `/trash/${below.id}/restore`).expect(200)
    expect(countsOf(await get(ada, parent.id))).toEqual([1, 0])
    await ada.send('delete', `/todos/${parent.id}`).expect(204)
    expect((await ada.send('delete', '/trash').expect(200)).body).toEqual({ purged: 2 })
  })
})

test('the subtasks of a deleted account go to its heir as they are', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const [top, below] = (await chain(ada, 2)) as [Todo, Todo]
  await change(ada, below, { assignee_ids: [ada.id] })
  await (await newAdmin(service())).send('delete', `/admin/users/${ada.id}?hand_over_to=${bob.id}`).expect(204)
  expect(await get(bob, below.id)).toMatchObject({ parent_id: top.id, user_id: bob.id, assignee_ids: [bob.id] })
  expect(countsOf(await get(bob, top.id))).toEqual([1, 0])
})

test('a copy has the counts of parents, whatever happens to their subtasks', async () => {
  const [ada, bob] = [await person('Ada'), await person('Bob')]
  const [shared, hidden] = [await newProject(ada, [[bob, 'viewer']]), await newProject(ada)]
  const copy = new Copy((path) => bob.send('get', path))
  const [top, below, last] = (await chain(ada, 3, { project_id: shared })) as [Todo, Todo, Todo]
  await copy.becomesEqual(3)
  const other = await newTodo(ada, { project_id: shared })
  for (const step of [
    () => change(ada, below, { completed: true }),
    () => change(ada, last, { parent_id: other.id }),
    () => change(ada, below, { project_id: hidden }),
    () => change(ada, below, { project_id: shared, parent_id: top.id }),
    () => ada.send('delete', `/todos/${below.id}`).expect(204),
    () => ada.send('post', `/trash/${below.id}/restore`).expect(200),
    () => change(ada, other, { parent_id: top.id, recurrence: 'FREQ=DAILY' }),
    () => change(ada, other, { completed: true }),
    () => change(ada, other, { completed: false }),
  ]) {
    await step()
    await copy.becomesEqual(1)
  }
})

/** The members that a client must leave out which sends a whole todo back. */
const readOnly = {
  ...{ id: undefined, completed_at: undefined, next_id: undefined, series_id: undefined, position: undefined },
  ...{ user_id: undefined, version: undefined, created_at: undefined, updated_at: undefined },
  ...{ subtask_count: undefined, completed_subtask_count: undefined },
}
