/** FastAPI guides on a second router: projects, listed by status, with a count of their tasks. */
import request from 'supertest'
import { beforeAll, expect, test } from 'vitest'
import { assertProblem } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()
let ada: Person
beforeAll(async () => {
  ada = await newPerson(service())
})

test('APIRouter(prefix="/projects", tags=["Projects"])', async () => {
  const { body: document } = await request(service().server).get('/openapi.json')
  expect(document.tags).toContainEqual(expect.objectContaining({ name: 'projects' }))
  const tagged = Object.entries<Record<string, { tags?: string[] }>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { tags }]) => (tags?.includes('projects') ? { path, method } : [])),
  )
  expect(tagged.map(({ path }) => path)).toEqual(expect.arrayContaining(['/projects', '/projects/{project_id}']))
  for (const { path, method } of tagged) {
    expect(path).toMatch(/^\/projects(\/|$)/)
    const url = path.replace(/\{\w+\}/g, 'nonsense')
    const { [method as 'get']: send } = request(service().server)
    assertProblem(await send(url), 'unauthenticated')
  }
  expect((await ada.send('get', '/projects/')).status).toBe(200)
})

test('A model for new projects', async () => {
  const create = (body: object) => ada.send('post', '/projects', body)
  expect((await create({ name: 'n'.repeat(100), description: 'd'.repeat(500) })).status).toBe(201)
  expect((await create({ name: 'Garden' })).body.description).toBeNull()
  for (const name of ['', '   ', 'n'.repeat(101)])
    assertProblem(await create({ name }), 'validation_failed', ['body /name'])
  assertProblem(await create({}), 'validation_failed', ['body /name'])
  const described = { name: 'Garden', description: 'd'.repeat(501) }
  assertProblem(await create(described), 'validation_failed', ['body /description'])
})

test('A count in a response: task_count', async () => {
  const { body: made } = await ada.send('post', '/projects', { name: 'Garden', description: 'What grows' })
  const project = async () => (await ada.send('get', `/projects/${made.id}`)).body
  expect(await project()).toMatchObject({
    id: made.id,
    name: 'Garden',
    description: 'What grows',
    status: 'active',
    task_count: 0,
    created_at: made.created_at,
  })
  const add = (completed: boolean) => ada.send('post', '/todos', { title: 'Rake', completed, project_id: made.id })
  const todos = [await add(false), await add(true), await add(false)]
  expect(await project()).toMatchObject({ task_count: 3, open_task_count: 2 })
  await ada.send('patch', `/todos/${todos[0]?.body.id}`, { completed: true })
  await ada.send('delete', `/todos/${todos[1]?.body.id}`)
  expect(await project()).toMatchObject({ task_count: 2, open_task_count: 1 })
})

test('list_projects(status="active")', async () => {
  const [bob, eve] = [await newPerson(service(), 'Bob'), await newPerson(service(), 'Eve')]
  const create = async (name: string) => (await bob.send('post', '/projects', { name })).body
  const [garden, attic, cellar] = [await create('Garden'), await create('Attic'), await create('Cellar')]
  await bob.send('patch', `/projects/${attic.id}`, { status: 'archived' })
  const ids = async (person: Person, query = '') =>
    (await person.send('get', `/projects${query}`)).body.map(({ id }: { id: string }) => id)
  expect(await ids(bob)).toEqual([cellar.id, garden.id])
  expect(await ids(bob, '?status=active')).toEqual([cellar.id, garden.id])
  expect(await ids(bob, '?status=archived')).toEqual([attic.id])
  expect(await ids(eve)).toEqual([])
  assertProblem(await bob.send('get', '/projects?status=lost'), 'validation_failed', ['query /status'])
})

test('create_project', async () => {
  const answer = await ada.send('post', '/projects/', { name: 'Garden', description: 'What grows' })
  const { status, body } = answer
  expect({ status, location: locationOf(answer) }).toEqual({ status: 201, location: `/projects/${body.id}` })
  expect(body).toMatchObject({ name: 'Garden', description: 'What grows', owner_id: ada.id, role: 'owner' })
  expect((await ada.send('get', `/projects/${body.id}`)).body).toEqual(body)
  const forged = await ada.send('post', '/projects/', { name: 'Garden', owner_id: ada.id })
  assertProblem(forged, 'validation_failed', ['body /owner_id'])
})
