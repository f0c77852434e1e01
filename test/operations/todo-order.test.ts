/** The order that people give to todos: what a move does, to what is moved and to nothing else. */
import type { Response } from 'supertest'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

type Todo = Schemas['Todo']

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

async function newTodos(titles: string, project_id: string): Promise<Record<string, Todo>> {
  const todos: Record<string, Todo> = {}
  for (const title of titles) todos[title] = await newTodo(ada, { title, project_id })
  return todos
}
const inOrder = async (project_id: string, sort = 'position'): Promise<Todo[]> =>
  (await ada.send('get', `/todos?project_id=${project_id}&sort=${sort}`)).body
const titles = async (project_id: string) => (await inOrder(project_id)).map(({ title }) => title).join('')
const move = (todo: Todo | undefined, place: object, person = ada) =>
  person.send('post', `/todos/${todo?.id}/move`, place)

describe('the order of a project', () => {
  test('is that in which its todos were made, until they are moved', async () => {
    const project_id = await newProject(ada)
    const { a, b, c, d } = await newTodos('abcd', project_id)
    expect(await titles(project_id)).toBe('abcd')
    await move(d, { to: 'first' })
    expect(await titles(project_id)).toBe('dabc')
    await move(d, { after: b?.id })
    expect(await titles(project_id)).toBe('abdc')
    await move(c, { before: a?.id })
    expect(await titles(project_id)).toBe('cabd')
    await move(a, { to: 'last' })
    expect(await titles(project_id)).toBe('cbda')
    await newTodo(ada, { title: 'e', project_id })
    expect(await titles(project_id)).toBe('cbdae')
    expect((await inOrder(project_id, '-position')).map(({ title }) => title).join('')).toBe('eadbc')
  })

  test('changes by one row, one version and one event', async () => {
    const project_id = await newProject(ada)
    const { a, b, c } = (await newTodos('abc', project_id)) as { a: Todo; b: Todo; c: Todo }
    const { status, body, headers } = await move(c, { after: a.id })
    expect(status).toBe(200)
    expect(headers.etag).toBe('"2"')
    expect(body).toEqual({ ...c, position: body.position, version: 2, updated_at: body.updated_at })
    expect(await inOrder(project_id)).toEqual([a, body, b])
    const { body: events } = await ada.send('get', `/activity?project_id=${project_id}`)
    expect(events).toHaveLength(5)
    expect(events[0]).toMatchObject({
      type: 'todo.updated',
      data: body,
      changes: [{ member: 'position', from: c.position, to: body.position }],
    })
  })

  test('is read in pages that lose and repeat nothing', async () => {
    const project_id = await newProject(ada)
    const { g, a } = await newTodos('abcdefg', project_id)
    await move(g, { after: a?.id })
    for (const [sort, expected] of [
      ['position', 'agbcdef'],
      ['-position', 'fedcbga'],
    ]) {
      let found = ''
      for (let next: string | undefined = `/todos?project_id=${project_id}&sort=${sort}&limit=2`; next; ) {
        const answer: Response = await ada.send('get', next)
        found += answer.body.map(({ title }: Todo) => title).join('')
        next = nextOf(answer)
      }
      expect(found).toBe(expected)
    }
  })

  test('is not changed by another change', async () => {
    const project_id = await newProject(ada)
    const { a } = await newTodos('abc', project_id)
    const { body } = await ada.send('patch', `/todos/${a?.id}`, { title: 'a', priority: 1, project_id })
    expect(body.position).toBe(a?.position)
    expect(await titles(project_id)).toBe('abc')
  })

  test('keeps the place of a todo that is restored from the trash', async () => {
    const project_id = await newProject(ada)
    const { a, b, d } = await newTodos('abcd', project_id)
    await ada.send('delete', `/todos/${b?.id}`)
    await move(d, { after: a?.id })
    expect(await titles(project_id)).toBe('adc')
    await ada.send('post', `/trash/${b?.id}/restore`)
    expect(await titles(project_id)).toBe('adbc')
  })
})

describe('a todo that changes its list', () => {
  test('becomes the last one of its new list', async () => {
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const { a } = await newTodos('abc', from)
    const { y, z } = await newTodos('xyz', to)
    await move(z, { to: 'first' })
    await ada.send('patch', `/todos/${a?.id}`, { project_id: to })
    expect([await titles(from), await titles(to)]).toEqual(['bc', 'zxya'])
    await ada.send('patch', `/todos/${y?.id}`, { project_id: null })
    const own = await newTodo(ada, { title: 'own' })
    expect((await ada.send('get', `/todos/${y?.id}`)).body.position < own.position).toBe(true)
  })

  test('with all todos of its project keeps their order', async () => {
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const { a } = await newTodos('abc', from)
    await newTodos('xy', to)
    await move(a, { to: 'last' })
    await ada.send('delete', `/projects/${from}?move_todos_to=${to}`)
    expect(await titles(to)).toBe('xybca')
  })
})

describe('todos without a project', () => {
  test('have an order of their own', async () => {
    const [person, other] = [await newPerson(service()), await newPerson(service())]
    const [a, b, c] = [
      await newTodo(person, { title: 'a' }),
      await newTodo(person, { title: 'b' }),
      await newTodo(person, { title: 'c' }),
    ]
    const others = await newTodo(other, { title: 'other' })
    expect((await move(c, { before: b.id }, person)).status).toBe(200)
    const { body } = await person.send('get', '/todos?sort=position')
    expect(body.map(({ title }: Todo) => title)).toEqual(['a', 'c', 'b'])
    assertProblem(await move(a, { after: others.id }, person), 'todo_not_in_list')
  })
})

describe('a list without room', () => {
  test('gets new ranks at once, and its readers get the events', async () => {
    const project_id = await newProject(ada)
    const { a, b, d } = (await newTodos('abcd', project_id)) as { a: Todo; b: Todo; d: Todo }
    const { pool } = service().database
    // As after a great many moves to the same place.
    await pool('todos').update({ position: a.position }).where({ id: b.id })
    const { body: moved } = await move(d, { after: a.id })
    expect(await titles(project_id)).toBe('adbc')
    const { body: events } = await ada.send('get', `/activity?project_id=${project_id}&limit=4`)
    const now = await inOrder(project_id)
    expect(now.map(({ position }) => position.slice(0, 10))).toEqual([
      '5000000000',
      moved.position.slice(0, 10),
      '5000000001',
      '5000000002',
    ])
    expect(new Set(events.map(({ data }: { data: Todo }) => data))).toEqual(new Set(now))
    expect(now.map(({ version }) => version)).toEqual([2, 2, 2, 2])
  })
})

test('fifty moves at the same moment, most of them into the same gap, leave an order', async () => {
  const bob = await newPerson(service())
  const project_id = await newProject(ada, [[bob, 'editor']])
  const anchor = await newTodo(ada, { title: 'anchor', project_id })
  const todos = await Promise.all(
    Array.from({ length: 50 }, (_, index) => newTodo(ada, { title: `${index}`, project_id })),
  )
  const places = [{ after: anchor.id }, { after: anchor.id }, { after: anchor.id }, { to: 'first' }, { to: 'last' }]
  const answers = await Promise.all(
    todos.map((todo, index) => move(todo, places[index % places.length] as object, index % 2 ? ada : bob)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const now = await inOrder(project_id)
  expect(new Set(now.map(({ position }) => position)).size).toBe(51)
  const at = now.findIndex(({ id }) => id === anchor.id)
  const gap = now.slice(at + 1, at + 31).map(({ title }) => Number(title) % 5)
  expect([at, Math.max(...gap)]).toEqual([10, 2])
})
