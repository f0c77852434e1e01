/** Search finds all words in any order, as prefixes, and sorts by how well they fit. */
import type { Response } from 'supertest'
import { beforeEach, describe, expect, test } from 'vitest'
import { foldTexts } from '../../src/features/todos/search.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject, newTodo } from '../support/build.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person

beforeEach(async () => {
  ada = await newPerson(service(), 'Ada')
})

async function found(search: string, rest = 'sort=created_at', person = ada): Promise<string[]> {
  const answer = await person.send('get', `/todos?search=${encodeURIComponent(search)}&count=true&${rest}`).expect(200)
  if (!rest.includes('limit')) expect(answer.headers['total-count']).toBe(String(answer.body.length))
  return answer.body.map(({ title }: Schemas['Todo']) => title)
}

test('words are found in any order, as beginnings, in title and description', async () => {
  await newTodo(ada, { title: 'Buy oat milk', description: 'Two litres' })
  await newTodo(ada, { title: 'Milkshake' })
  expect(await found('milk')).toEqual(['Buy oat milk', 'Milkshake'])
  expect(await found('LIT mil')).toEqual(['Buy oat milk'])
  expect(await found('ilk')).toEqual([])
  expect(await found('milk tea')).toEqual([])
})

test.each([
  ['Größe der Straße', 'STRASSE grosse'],
  ['ＦＵＬＬ width', 'full'],
  ['Cafe\u0301', 'CAFÉ'],
  ['İstanbul', 'istanbul'],
  ['Москва́', 'москва'],
  ['東京タワー', 'タワー'],
  ['C++ 🌊', '🌊 c++'],
])('%s is found by %s', async (title, search) => {
  await newTodo(ada, { title })
  expect(await found(search)).toEqual([title])
})

test('a changed text is found by its new words alone', async () => {
  const todo = await newTodo(ada, { title: 'Buy milk', description: 'Oat' })
  await ada.send('patch', `/todos/${todo.id}`, { title: 'Buy tea' }).expect(200)
  expect([await found('milk'), await found('tea oat')]).toEqual([[], ['Buy tea']])
  await ada.send('patch', `/todos/${todo.id}`, { description: null }).expect(200)
  expect([await found('oat'), await found('tea')]).toEqual([[], ['Buy tea']])
  await ada.send('patch', `/todos/${todo.id}`, { completed: true }).expect(200)
  expect(await found('tea')).toEqual(['Buy tea'])
})

describe('by relevance', () => {
  test('whole words are before beginnings, and these before what is written alike; the newest is first', async () => {
    for (const title of ['Watering', 'Water the plants', 'Buy watter', 'Cold water', 'Wine'])
      await newTodo(ada, { title })
    const expected = ['Cold water', 'Water the plants', 'Watering', 'Buy watter']
    expect(await found('water', 'sort=relevance')).toEqual(expected)
    expect(await found('water')).not.toContain('Buy watter')
    const pages: string[] = []
    for (let next: string | undefined = '/todos?search=water&sort=relevance&limit=1'; next !== undefined; ) {
      const page: Response = await ada.send('get', next).expect(200)
      pages.push(page.body[0].title)
      next = nextOf(page)
    }
    expect(pages).toEqual(expected)
  })

  test('a list without a search is sorted by its age', async () => {
    for (const title of ['One', 'Two']) await newTodo(ada, { title })
    const { body } = await ada.send('get', '/todos?sort=relevance').expect(200)
    expect(body.map(({ title }: Schemas['Todo']) => title)).toEqual(['Two', 'One'])
  })

  test('is narrowed by all other parameters', async () => {
    await newTodo(ada, { title: 'Water', priority: 1 })
    await newTodo(ada, { title: 'Water too' })
    expect(await found('water', 'sort=relevance&priority=1')).toEqual(['Water'])
    expect(await found('water', `sort=relevance&filter=${encodeURIComponent('priority = 3')}`)).toEqual(['Water too'])
  })
})

test('what the version before writes is found as it is, and folded by a job', async () => {
  const { pool } = service().database
  const [one, two] = [await newTodo(ada, { title: 'Straße' }), await newTodo(ada, { title: 'Weg' })]
  await pool('todos').update({ search_text: null }).where({ id: one.id })
  await pool('todos').update({ title: 'Gasse' }).where({ id: two.id })
  expect(await found('straße')).toEqual(['Straße'])
  expect([await found('gasse'), await found('weg')]).toEqual([['Gasse'], []])
  expect(await found('gasse', 'sort=relevance')).toEqual(['Gasse'])
  await foldTexts({ pool }, AbortSignal.timeout(10_000))
  expect(await found('strasse')).toEqual(['Straße'])
  expect(await pool('todos').whereNull('search_text').pluck('id')).toEqual([])
  const { body } = await ada.send('get', `/todos/${one.id}`).expect(200)
  expect(body.version).toBe(1)
})

test('what others have is not found', async () => {
  const bob = await newPerson(service(), 'Bob')
  const project_id = await newProject(bob, [], 'Garden')
  await newTodo(bob, { title: 'Water his own' })
  await newTodo(bob, { title: 'Water the garden', project_id })
  expect(await found('water', 'sort=relevance')).toEqual([])
  await newMember(bob, project_id, ada, 'viewer')
  expect(await found('water', 'sort=relevance')).toEqual(['Water the garden'])
})
