/** Several assignees of a todo: their order, lists, moves, and those who leave. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { emptyExport, exportedTodo, idOf } from '../support/exports.ts'
import { newAdmin, newPerson, type Person, useService } from '../support/service.ts'

type Todo = Schemas['Todo']

const service = useService()
const person = (name?: string) => newPerson(service(), name)
const change = async (of: Person, id: string, body: object): Promise<Todo> =>
  (await of.send('patch', `/todos/${id}`, body).expect(200)).body
const eventsOf = async (of: Person, id: string): Promise<Schemas['Event'][]> =>
  (await of.send('get', `/activity?sort=occurred_at&todo_id=${id}`).expect(200)).body
const titles = async (of: Person, query: string): Promise<string[]> =>
  (await of.send('get', `/todos?sort=title&${query}`).expect(200)).body.map(({ title }: Todo) => title)
const idsOf = (...people: Person[]) => people.map(({ id }) => id).sort()

interface Team {
  ada: Person
  bob: Person
  eve: Person
  project_id: string
}

async function team(): Promise<Team> {
  const [ada, bob, eve] = [await person('Ada'), await person('Bob'), await person('Eve')]
  const members: [Person, 'editor'][] = [
    [bob, 'editor'],
    [eve, 'editor'],
  ]
  return { ada, bob, eve, project_id: await newProject(ada, members) }
}

describe('the assignees of a todo', () => {
  test('are a set: another order is no change, and a list replaces the whole', async () => {
    const { ada, bob, eve, project_id } = await team()
    const todo = await newTodo(ada, { project_id, assignee_ids: idsOf(bob, eve).reverse() })
    expect(todo.assignee_ids).toEqual(idsOf(bob, eve))
    const same = await change(ada, todo.id, { assignee_ids: [eve.id.toUpperCase(), bob.id] })
    expect([await change(ada, todo.id, { assignee_ids: [bob.id, eve.id] }), same]).toEqual([todo, todo])
    expect((await change(ada, todo.id, { assignee_ids: [ada.id] })).assignee_ids).toEqual([ada.id])
    expect((await change(ada, todo.id, { title: 'Plant' })).assignee_ids).toEqual([ada.id])
    expect((await change(ada, todo.id, { assignee_ids: [] })).assignee_ids).toEqual([])
    const changes = (await eventsOf(bob, todo.id)).flatMap((event) => event.changes)
    expect(changes.filter(({ member }) => member.startsWith('assignee'))).toEqual([
      { member: 'assignee_ids', from: idsOf(bob, eve), to: [ada.id] },
      { member: 'assignee_ids', from: [ada.id], to: [] },
    ])
  })

  test('are ten at most, each of them once, and no null', async () => {
    const { ada, project_id } = await team()
    const { id } = await newTodo(ada, { project_id })
    const eleven = Array.from({ length: 11 }, (_, index) => idOf(index))
    for (const assignee_ids of [eleven, [ada.id, ada.id], null])
      assertProblem(await ada.send('patch', `/todos/${id}`, { assignee_ids }), 'validation_failed')
  })

  test('are refused together where one is no member', async () => {
    const { ada, bob, project_id } = await team()
    const { id } = await newTodo(ada, { project_id, assignee_ids: [bob.id] })
    const assignee_ids = [bob.id, (await person()).id]
    assertProblem(await ada.send('patch', `/todos/${id}`, { assignee_ids }), 'assignee_not_member')
    assertProblem(await ada.send('post', '/todos', { title: 'Dig', project_id, assignee_ids }), 'assignee_not_member')
    expect((await ada.send('get', `/todos/${id}`)).body.assignee_ids).toEqual([bob.id])
  })

  test('are found one by one, with `me` and `none`', async () => {
    const { ada, bob, eve, project_id } = await team()
    await newTodo(ada, { title: 'a', project_id, assignee_ids: [ada.id, bob.id] })
    await newTodo(ada, { title: 'b', project_id, assignee_ids: [bob.id] })
    await newTodo(ada, { title: 'c', project_id })
    await newTodo(ada, { title: 'd', assignee_ids: [ada.id] })
    await newTodo(ada, { title: 'e' })
    expect(await titles(ada, 'assignee_id=me')).toEqual(['a', 'd'])
    expect(await titles(bob, 'assignee_id=me')).toEqual(['a', 'b'])
    expect(await titles(ada, `assignee_id=${eve.id.toUpperCase()}`)).toEqual([])
    expect(await titles(ada, `assignee_id=${eve.id}&assignee_id=${bob.id}`)).toEqual(['a', 'b'])
    expect(await titles(ada, 'assignee_id=none')).toEqual(['c', 'e'])
    expect(await titles(ada, `assignee_id=none&assignee_id=me&project_id=${project_id}`)).toEqual(['a', 'c'])
    expect((await ada.send('get', '/todos?assignee_id=me&count=true')).headers['total-count']).toBe('2')
    assertProblem(await ada.send('get', '/todos?assignee_id=nobody'), 'validation_failed')
  })

  test('are notified when they become one, each once, and all but the one who completes it', async () => {
    const { ada, bob, eve, project_id } = await team()
    for (const one of [ada, bob, eve]) await one.send('post', '/notifications/read-all')
    const todo = await newTodo(ada, { title: 'Dig', project_id, assignee_ids: [ada.id, bob.id] })
    await change(ada, todo.id, { assignee_ids: [ada.id, bob.id, eve.id] })
    await change(eve, todo.id, { completed: true })
    const unread = async (of: Person) =>
      (await of.send('get', '/notifications?unread=true')).body.map(({ type }: { type: string }) => type).sort()
    expect(await unread(ada)).toEqual(['todo_completed'])
    expect(await unread(bob)).toEqual(['todo_assigned', 'todo_completed'])
    expect(await unread(eve)).toEqual(['todo_assigned'])
  })

  test('go on to the next todo of a series', async () => {
    const { ada, bob, project_id } = await team()
    const series = { due_on: '2030-01-01', recurrence: 'FREQ=DAILY' }
    const todo = await newTodo(ada, { project_id, assignee_ids: [ada.id, bob.id], ...series })
    const { next_id } = await change(ada, todo.id, { completed: true })
    expect((await ada.send('get', `/todos/${next_id}`)).body.assignee_ids).toEqual(idsOf(ada, bob))
  })
})

describe('a todo that goes to another project', () => {
  test('leaves those behind who are no members there', async () => {
    const { ada, bob, eve, project_id } = await team()
    const other = await newProject(ada, [[eve, 'viewer']])
    const todo = await newTodo(ada, { project_id, assignee_ids: idsOf(ada, bob, eve) })
    // The whole todo, as a client sends it back.
    const { title, priority, assignee_ids } = todo
    const moved = await change(ada, todo.id, { title, priority, assignee_ids, project_id: other })
    expect(moved.assignee_ids).toEqual(idsOf(ada, eve))
    expect((await eventsOf(ada, todo.id)).at(-1)?.changes).toContainEqual({
      member: 'assignee_ids',
      from: idsOf(ada, bob, eve),
      to: idsOf(ada, eve),
    })
    assertProblem(
      await ada.send('patch', `/todos/${todo.id}`, { project_id, assignee_ids: [(await person()).id] }),
      'assignee_not_member',
    )
    expect((await change(ada, todo.id, { project_id, assignee_ids: [bob.id] })).assignee_ids).toEqual([bob.id])
    expect((await change(ada, todo.id, { project_id: null })).assignee_ids).toEqual([])
  })

  test('does so with all of a project that is deleted, and with many at once', async () => {
    const { ada, bob, project_id } = await team()
    const other = await newProject(ada)
    const [first, second] = [
      await newTodo(ada, { project_id, assignee_ids: [bob.id] }),
      await newTodo(ada, { project_id, assignee_ids: [ada.id, bob.id] }),
    ]
    const patch = { project_id: null }
    const many = await ada.send('patch', '/todos', { ids: [second.id], patch }).expect(200)
    expect(many.body.changed).toBe(1)
    expect((await ada.send('get', `/todos/${second.id}`)).body.assignee_ids).toEqual([ada.id])
    await ada.send('delete', `/projects/${project_id}?move_todos_to=${other}`).expect(200)
    expect((await ada.send('get', `/todos/${first.id}`)).body).toMatchObject({ project_id: other, assignee_ids: [] })
  })
})

describe('a user who leaves', () => {
  test('is taken off the todos of the project, with an event each, those in the trash too', async () => {
    const { ada, bob, eve, project_id } = await team()
    const other = await newProject(ada, [[bob, 'editor']])
    const todos = [
      await newTodo(ada, { project_id, assignee_ids: [bob.id] }),
      await newTodo(ada, { project_id, assignee_ids: [bob.id, eve.id] }),
      await newTodo(ada, { project_id, assignee_ids: [bob.id, ada.id] }),
    ] as [Todo, Todo, Todo]
    const [, , deleted] = todos
    const elsewhere = await newTodo(ada, { project_id: other, assignee_ids: [bob.id] })
    await ada.send('delete', `/todos/${deleted.id}`).expect(204)
    await ada.send('delete', `/projects/${project_id}/members/${bob.id}`).expect(204)
    await ada.send('post', `/trash/${deleted.id}/restore`).expect(200)
    const now = await Promise.all(todos.map(async ({ id }) => (await ada.send('get', `/todos/${id}`)).body))
    expect(now.map(({ assignee_ids }) => assignee_ids)).toEqual([[], [eve.id], [ada.id]])
    expect(now.map(({ version }) => version)).toEqual([2, 2, 2])
    for (const { id, assignee_ids: from } of todos.slice(0, 2))
      expect((await eventsOf(ada, id)).at(-1)).toMatchObject({
        type: 'todo.updated',
        changes: [{ member: 'assignee_ids', from, to: from.filter((one) => one !== bob.id) }],
      })
    expect((await ada.send('get', `/todos/${elsewhere.id}`)).body).toEqual(elsewhere)
  })

  test('is taken off all todos with the account, and an heir has the own ones', async () => {
    const { ada, bob, eve, project_id } = await team()
    const todo = await newTodo(ada, { project_id, assignee_ids: [bob.id, eve.id] })
    const own = await newTodo(bob, { assignee_ids: [bob.id] })
    const admin = await newAdmin(service())
    await admin.send('delete', `/admin/users/${bob.id}?hand_over_to=${eve.id}`).expect(204)
    expect((await ada.send('get', `/todos/${todo.id}`)).body.assignee_ids).toEqual([eve.id])
    expect((await eventsOf(ada, todo.id)).at(-1)?.changes).toEqual([
      { member: 'assignee_ids', from: idsOf(bob, eve), to: [eve.id] },
    ])
    expect((await eve.send('get', `/todos/${own.id}`)).body).toMatchObject({ user_id: eve.id, assignee_ids: [eve.id] })
  })
})

describe('an import', () => {
  const importInto = async (into: Person, todos: object[]) => {
    await into.send('post', '/users/me/import', { ...emptyExport, todos }).expect(200)
    return (await into.send('get', '/todos?sort=title').expect(200)).body.map((todo: Todo) => todo.assignee_ids)
  }

  test('of a document of an older version assigns the importer', async () => {
    const { assignee_ids: _, ...before } = exportedTodo(2)
    const theirs = { ...before, id: idOf(3), title: 'Todo 3', assignee_id: idOf(9) }
    const todos = [
      { ...before, assignee_id: emptyExport.profile.id },
      theirs,
      { ...before, id: idOf(4), title: 'Todo 4' },
    ]
    const ada = await person()
    expect(await importInto(ada, todos)).toEqual([[ada.id], [], []])
  })

  test('assigns others who are members of the project that a todo goes to', async () => {
    const { ada, bob, eve, project_id } = await team()
    await ada.send('delete', `/projects/${project_id}/members/${eve.id}`).expect(204)
    const assignee_ids = [bob.id, eve.id, emptyExport.profile.id]
    const todos = [exportedTodo(2, { project_id, assignee_ids }), exportedTodo(3, { assignee_ids })]
    expect(await importInto(ada, todos)).toEqual([idsOf(ada, bob), [ada.id]])
  })
})
