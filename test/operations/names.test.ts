/** Lists by name are without regard to case, and "2" is before "10", on every server. */
import type { Response } from 'supertest'
import { beforeEach, expect, test } from 'vitest'
import { newMember, newProject, newTodo } from '../support/build.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person

beforeEach(async () => {
  ada = await newPerson(service(), '2 Ada')
})

/** In this order, whatever the locale of the database is. */
const names = ['2 apples', '10 Apples', 'äpfel', 'Banana 9', 'banana 10', 'Émile', 'zebra', 'Ωmega', 'Яблоко', '東京']
const mixed = [...names].reverse()

/** The names of all pages of a list. */
async function walk(path: string, member: string): Promise<string[]> {
  const found: string[] = []
  for (let next: string | undefined = path; next !== undefined; ) {
    const page: Response = await ada.send('get', next).expect(200)
    found.push(...page.body.map((one: Record<string, string>) => one[member]))
    next = nextOf(page)
  }
  return found
}

async function expectInOrder(path: string, member = 'name'): Promise<void> {
  const sort = (order: string) => walk(`${path}${path.includes('?') ? '&' : '?'}sort=${order}&limit=3`, member)
  expect(await sort(member)).toEqual(names)
  expect(await sort(`-${member}`)).toEqual(mixed)
}

test('todos by title, own ones and those of a project', async () => {
  const project_id = await newProject(ada)
  for (const [index, title] of mixed.entries()) await newTodo(ada, index % 2 ? { title } : { title, project_id })
  await expectInOrder('/todos', 'title')
})

test('projects, sections and labels by name', async () => {
  const inside = await newProject(ada, [], names[0])
  for (const name of mixed.slice(0, -1)) await newProject(ada, [], name)
  for (const name of mixed) {
    await ada.send('post', '/labels', { name }).expect(201)
    await ada.send('post', `/projects/${inside}/sections`, { name }).expect(201)
  }
  await expectInOrder('/projects')
  await expectInOrder('/labels')
  await expectInOrder(`/projects/${inside}/sections`)
})

test('members by name', async () => {
  const project_id = await newProject(ada)
  for (const name of ['10 Bob', '9 cleo', 'ada', 'Bob'])
    await newMember(ada, project_id, await newPerson(service(), name), 'viewer')
  expect(await walk(`/projects/${project_id}/members?sort=name&limit=2`, 'name')).toEqual([
    '2 Ada',
    '9 cleo',
    '10 Bob',
    'ada',
    'Bob',
  ])
})

test('names that differ in case only are equal, and are sorted by id', async () => {
  for (const title of ['milk', 'MILK', 'Milk']) await newTodo(ada, { title })
  expect(await walk('/todos?sort=title&limit=1', 'title')).toEqual(['milk', 'MILK', 'Milk'])
  expect(await walk('/todos?sort=-title&limit=1', 'title')).toEqual(['Milk', 'MILK', 'milk'])
})
