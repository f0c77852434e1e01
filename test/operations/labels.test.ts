/** Labels: which names are equal, which todos have them, and how these are found. */
import type { Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { foldedName } from '../../src/language/fold.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newProject, newTodo } from '../support/build.ts'
import { assertProblem, runCases } from '../support/cases.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person } from '../support/service.ts'
import { labelsCases } from './labels.cases.ts'

type Todo = Schemas['Todo']
type Label = Schemas['Label']

const world = runCases<'labels'>(labelsCases)
const person = (name?: string) => newPerson(world().service, name)
const labelsOf = async (of: Person, query = ''): Promise<Label[]> => (await of.send('get', `/labels${query}`)).body
const change = async (of: Person, id: string, body: object): Promise<Todo> =>
  (await of.send('patch', `/todos/${id}`, body).expect(200)).body
const eventsOf = async (of: Person, query = ''): Promise<Schemas['Event'][]> =>
  (await of.send('get', `/activity?sort=occurred_at${query}`)).body
const titles = ({ body }: Response) => body.map(({ title }: Todo) => title).sort()

describe('a name', () => {
  test.each([
    ['Straße', 'STRASSE'],
    ['ﬁnance', 'FINANCE'],
    ['Ｗｉｄｅ', 'wide'],
    ['ΟΔΟΣ', 'οδος'],
    ['é', 'É'],
    ['İstanbul', 'i̇stanbul'],
    ['ẞ', 'ss'],
  ])('%s is that of %s', (one, other) => {
    expect(foldedName(one)).toBe(foldedName(other))
  })

  test.each([
    ['ı', 'i'],
    ['e', 'é'],
    ['a b', 'ab'],
  ])('%s is not that of %s', (one, other) => {
    expect(foldedName(one)).not.toBe(foldedName(other))
  })

  test('is unique in a home, and free in another one', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    await newLabel(ada, { name: 'Straße' })
    assertProblem(await ada.send('post', '/labels', { name: 'STRASSE' }), 'label_name_taken')
    await newLabel(ada, { name: 'strasse', project_id })
    assertProblem(await ada.send('post', '/labels', { name: 'Strasse', project_id }), 'label_name_taken')
    await newLabel(await person(), { name: 'strasse' })
  })

  test('is given once by 20 requests at once', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    for (const place of [{}, { project_id }]) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => ada.send('post', '/labels', { name: 'once', ...place })),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)])
    }
  })
})

describe('a todo', () => {
  test('has labels in their order, whatever the order in which they were sent', async () => {
    const ada = await person()
    const [a, b] = [await newLabel(ada, { name: 'a' }), await newLabel(ada, { name: 'b' })]
    const todo = await newTodo(ada, { label_ids: [b.id, a.id.toUpperCase()] })
    expect(todo.label_ids).toEqual([a.id, b.id])
    const same = await change(ada, todo.id, { label_ids: [b.id, a.id] })
    expect(same.version).toBe(todo.version)
    const fewer = await change(ada, todo.id, { label_ids: [b.id] })
    expect([fewer.label_ids, fewer.version]).toEqual([[b.id], todo.version + 1])
    const [, , , event] = await eventsOf(ada)
    expect(event).toMatchObject({
      type: 'todo.updated',
      changes: [{ member: 'label_ids', from: [a.id, b.id], to: [b.id] }],
    })
    expect((await change(ada, todo.id, { label_ids: [] })).label_ids).toEqual([])
  })

  test('has labels of its own home only', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [own, shared] = [await newLabel(ada, { name: 'own' }), await newLabel(ada, { name: 'shared', project_id })]
    const theirs = await newLabel(await person(), { name: 'theirs' })
    for (const [place, label] of [
      [{}, shared],
      [{}, theirs],
      [{ project_id }, own],
    ] as const) {
      const body = { title: 'Dig', ...place, label_ids: [label.id] }
      assertProblem(await ada.send('post', '/todos', body), 'unknown_label')
      const { id } = await newTodo(ada, place)
      assertProblem(await ada.send('patch', `/todos/${id}`, { label_ids: [label.id] }), 'unknown_label')
    }
    expect((await newTodo(ada, { project_id, label_ids: [shared.id] })).label_ids).toEqual([shared.id])
  })

  test('is made with a label of the same batch', async () => {
    const ada = await person()
    const operations = [
      { id: 'label', method: 'POST', path: '/labels', body: { name: 'new' } },
      { id: 'todo', method: 'POST', path: '/todos', body: { title: 'Dig', label_ids: [{ $result: 'label.id' }] } },
      { method: 'PATCH', path: '/labels/{label.id}', body: { color: '#000000' } },
    ]
    const { body } = await ada.send('post', '/batch', { atomic: true, operations }).expect(200)
    expect(body.results.map(({ status }: { status: number }) => status)).toEqual([201, 201, 200])
    expect(body.results[1].body.label_ids).toEqual([body.results[0].body.id])
  })
})

describe('a list', () => {
  test('has the todos with any of some labels, or with all of them, page by page', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    const [a, b] = [await newLabel(ada, { name: 'a' }), await newLabel(ada, { name: 'b' })]
    const c = await newLabel(ada, { name: 'C', project_id })
    await newTodo(ada, { title: 'a', label_ids: [a.id] })
    await newTodo(ada, { title: 'ab', label_ids: [a.id, b.id] })
    await newTodo(ada, { title: 'c', project_id, label_ids: [c.id] })
    await newTodo(ada, { title: 'none' })
    const list = (query: string) => ada.send('get', `/todos?${query}`).expect(200)
    expect(titles(await list(`label_id=${a.id}`))).toEqual(['a', 'ab'])
    expect(titles(await list(`label_id=${b.id}&label_id=${c.id}`))).toEqual(['ab', 'c'])
    expect(titles(await list(`label_id=${a.id}&label_id=${b.id}&label_match=all`))).toEqual(['ab'])
    expect(titles(await list('project_id=none'))).toEqual(['a', 'ab', 'none'])
    const first = await list(`label_id=${a.id}&label_id=${c.id}&sort=title&limit=2&count=true`)
    expect([titles(first), first.headers['total-count']]).toEqual([['a', 'ab'], '3'])
    expect(titles(await ada.send('get', nextOf(first) as string).expect(200))).toEqual(['c'])
    for (const [filter, found] of [
      ['label = A', ['a', 'ab']],
      ['label != a', ['c', 'none']],
      ['label = a and label = b', ['ab']],
      ['label in (b, c)', ['ab', 'c']],
      [`label = ${c.id}`, ['c']],
      ['label is none', ['none']],
      ['has label and not label = a', ['c']],
    ] as const)
      expect([filter, titles(await list(`filter=${encodeURIComponent(filter)}`))]).toEqual([filter, found])
  })

  test('of labels is by name or by age, of all homes or of one', async () => {
    const ada = await person()
    const project_id = await newProject(ada)
    for (const name of ['b', 'a']) await newLabel(ada, { name })
    await newLabel(ada, { name: 'c', project_id })
    const names = async (query: string) => (await labelsOf(ada, query)).map(({ name }) => name)
    expect(await names('')).toEqual(['a', 'b', 'c'])
    expect(await names('?sort=created_at')).toEqual(['b', 'a', 'c'])
    expect(await names('?project_id=none')).toEqual(['a', 'b'])
    expect(await names(`?project_id=${project_id}`)).toEqual(['c'])
    const { headers } = await ada.send('get', '/labels?count=true&limit=1')
    expect(headers['total-count']).toBe('3')
  })
})
