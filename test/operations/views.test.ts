/** Saved views: what they show to whom, in which order, and what becomes of them. */
import type { Response } from 'supertest'
import { beforeEach, expect, test } from 'vitest'
import { builtInViews } from '../../generated/contract.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newLabel, newMember, newProject, newSection, newTodo, newView } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person } from '../support/service.ts'
import { viewsCases } from './views.cases.ts'

const world = runCases<'views'>(viewsCases)
let ada: Person
let bob: Person

beforeEach(async () => {
  const { service } = world()
  ada = await newPerson(service, 'Ada')
  bob = await newPerson(service, 'Bob')
})

/** The titles of all pages of a view. */
async function titles(view: string, person = ada, limit = 2): Promise<string[]> {
  const found: string[] = []
  for (let next: string | undefined = `/views/${view}/todos?limit=${limit}`; next !== undefined; ) {
    const page: Response = await person.send('get', next).expect(200)
    found.push(...page.body.map(({ title }: Schemas['Todo']) => title))
    next = nextOf(page)
  }
  return found
}

async function names(person: Person, query = ''): Promise<string[]> {
  const { body } = await person.send('get', `/views${query}`).expect(200)
  return body.map(({ name }: Schemas['View']) => name)
}

test('a view has its todos in its order, page by page, and counts them', async () => {
  for (const title of ['Dig 10', 'dig 9', 'Plant', 'Dig 1']) await newTodo(ada, { title })
  const { id } = await newView(ada, { filter: 'title ~ dig', sort: 'title' })
  expect(await titles(id)).toEqual(['Dig 1', 'dig 9', 'Dig 10'])
  await ada.send('patch', `/views/${id}`, { sort: '-title', filter: null }).expect(200)
  expect(await titles(id, ada, 1)).toEqual(['Plant', 'Dig 10', 'dig 9', 'Dig 1'])
  const sorted = await ada.send('get', `/views/${id}/todos?sort=title&limit=1`).expect(200)
  const next = await ada.send('get', nextOf(sorted) as string).expect(200)
  expect([sorted.body[0].title, next.body[0].title]).toEqual(['Dig 1', 'dig 9'])
  const counted = await ada.send('get', `/views/${id}/todos?count=true&limit=1`).expect(200)
  expect(counted.headers['total-count']).toBe('4')
})

test("a project's view has todos of the project alone, and `me` is its reader", async () => {
  const project_id = await newProject(ada, [[bob, 'viewer']])
  await newTodo(ada, { title: 'For Bob', project_id, assignee_ids: [bob.id] })
  await newTodo(ada, { title: 'For Ada', project_id, assignee_ids: [ada.id] })
  await newTodo(bob, { title: 'His own', assignee_ids: [bob.id] })
  const { id } = await newView(ada, { filter: 'assignee = me', project_id })
  expect([await titles(id), await titles(id, bob)]).toEqual([['For Ada'], ['For Bob']])
})

test('a member who left sees none of the views of the project', async () => {
  const project_id = await newProject(ada)
  const { id } = await newView(ada, { name: 'Shared', project_id })
  await newMember(ada, project_id, bob, 'editor')
  expect(await names(bob)).toEqual(['Shared'])
  await ada.send('delete', `/projects/${project_id}/members/${bob.id}`).expect(204)
  expect(await names(bob)).toEqual([])
  for (const path of [`/views/${id}`, `/views/${id}/todos`]) await bob.send('get', path).expect(404)
  await bob.send('patch', `/views/${id}`, { name: 'Mine' }).expect(404)
})

test('a view stays readable when what its filter names is deleted', async () => {
  const project_id = await newProject(ada)
  const label = await newLabel(ada, { name: 'home' })
  const section = await newSection(ada, project_id, { name: 'Doing' })
  await newTodo(ada, { title: 'Sweep', label_ids: [label.id] })
  await newTodo(ada, { title: 'Dig', project_id, section_id: section.id })
  const filters = [`label = home or label = ${label.id}`, `section = Doing or section = ${section.id}`]
  const views: Schemas['View'][] = []
  for (const filter of [...filters, `project = ${project_id}`]) views.push(await newView(ada, { filter }))
  const shown = () => Promise.all(views.map(({ id }) => titles(id)))
  expect(await shown()).toEqual([['Sweep'], ['Dig'], ['Dig']])
  await ada.send('delete', `/labels/${label.id}`).expect(204)
  await ada.send('delete', `/sections/${section.id}`).expect(204)
  expect(await shown()).toEqual([[], [], ['Dig']])
  await ada.send('delete', `/projects/${project_id}`).expect(200)
  expect(await shown()).toEqual([[], [], []])
  for (const view of views) {
    const { body } = await ada.send('get', `/views/${view.id}`).expect(200)
    expect(body).toEqual(view)
  }
})

test('views are sorted by their place, and moved within their list', async () => {
  const project_id = await newProject(ada)
  await newView(ada, { name: 'Elsewhere', project_id })
  const [one, , three] = [
    await newView(ada, { name: 'One' }),
    await newView(ada, { name: 'Two' }),
    await newView(ada, { name: 'Three' }),
  ]
  expect(await names(ada, '?project_id=none')).toEqual(['One', 'Two', 'Three'])
  await ada.send('post', `/views/${three.id}/move`, { before: one.id }).expect(200)
  await ada.send('patch', `/views/${one.id}`, { is_favourite: true }).expect(200)
  expect(await names(ada, '?project_id=none')).toEqual(['Three', 'One', 'Two'])
  expect(await names(ada, '?project_id=none&sort=name')).toEqual(['One', 'Three', 'Two'])
  expect(await names(ada, '?is_favourite=true')).toEqual(['One'])
  expect(await names(ada, `?project_id=${project_id}`)).toEqual(['Elsewhere'])
})

test('each built-in view has its todos', async () => {
  const project_id = await newProject(ada)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await newTodo(ada, { title: 'Own' })
  await newTodo(ada, { title: 'Late', due_on: day(-1), project_id })
  await newTodo(ada, { title: 'Now', due_on: day(0), project_id })
  await newTodo(ada, { title: 'Soon', due_on: day(1), project_id })
  const { id } = await newTodo(ada, { title: 'Done', due_on: day(0) })
  await ada.send('patch', `/todos/${id}`, { completed: true }).expect(200)
  const shown: Record<string, string[]> = {}
  for (const name of Object.keys(builtInViews)) shown[name] = await titles(name)
  expect(shown).toEqual({ inbox: ['Own'], today: ['Now'], upcoming: ['Soon'], overdue: ['Late'], completed: ['Done'] })
})

test('each change is an event with what has changed, for those who see the view', async () => {
  const project_id = await newProject(ada, [[bob, 'viewer']])
  const own = await newView(ada, { name: 'Own' })
  const { id } = await newView(ada, { name: 'Shared', project_id })
  await ada.send('patch', `/views/${id}`, { filter: 'completed', is_favourite: true }).expect(200)
  await ada.send('patch', `/views/${id}`, { is_favourite: true }).expect(200)
  await ada.send('delete', `/views/${own.id}`).expect(204)
  const eventsOf = async (person: Person) => {
    const { body } = await person.send('get', '/activity?sort=occurred_at').expect(200)
    return body.flatMap(({ type, changes }: Schemas['Event']) => (type.startsWith('view.') ? [[type, changes]] : []))
  }
  const changes = [
    { member: 'filter', from: null, to: 'completed' },
    { member: 'is_favourite', from: false, to: true },
  ]
  const shared = [
    ['view.created', []],
    ['view.updated', changes],
  ]
  await expect.poll(() => eventsOf(bob)).toEqual(shared)
  await expect.poll(() => eventsOf(ada)).toEqual([['view.created', []], ...shared, ['view.deleted', []]])
})

test('a batch makes a view in a new project, and reads its todos', async () => {
  const operations = [
    { id: 'garden', method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { id: 'view', method: 'POST', path: '/views', body: { name: 'All', project_id: { $result: 'garden.id' } } },
    { id: 'todos', method: 'GET', path: '/views/{view.id}/todos' },
  ]
  const { body } = await ada.send('post', '/batch', { atomic: true, operations }).expect(200)
  expect(body.results.map(({ status }: { status: number }) => status)).toEqual([201, 201, 200])
})
