/** Projects: who sees them, what belongs to them, and that their counts are right. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem, runCases, send } from '../support/cases.ts'
import { locationOf, nextOf } from '../support/links.ts'
import { newPerson, type Person } from '../support/service.ts'
import { projectsCases } from './projects.cases.ts'

const world = runCases<'projects'>(projectsCases)

const countsOf = async (person: Person, id: string) => {
  const { task_count, open_task_count } = (await person.send('get', `/projects/${id}`)).body
  return [task_count, open_task_count]
}

describe('a project', () => {
  test('is created with its creator as the owner', async () => {
    const { ada } = world()
    const answer = await ada.send('post', '/projects', { name: ' Garden ', description: 'Beds' })
    const { status, body } = answer
    expect(status).toBe(201)
    expect(body).toMatchObject({
      name: 'Garden',
      description: 'Beds',
      status: 'active',
      owner_id: ada.id,
      role: 'owner',
      task_count: 0,
      open_task_count: 0,
      version: 1,
    })
    expect((await ada.send('get', locationOf(answer))).body).toEqual(body)
  })

  test('is listed for its members with their own role, the active ones by default, the newest first', async () => {
    const { ada, service } = world()
    const grace = await newPerson(service, 'Grace')
    const first = await newProject(ada, [[grace, 'viewer']])
    const second = await newProject(grace)
    const archived = await newProject(grace)
    await grace.send('patch', `/projects/${archived}`, { status: 'archived' })
    const { body, headers } = await grace.send('get', '/projects?count=true')
    expect(body.map(({ id, role }: Record<string, string>) => [id, role])).toEqual([
      [second, 'owner'],
      [first, 'viewer'],
    ])
    expect(headers['total-count']).toBe('2')
    const old = await grace.send('get', '/projects?status=archived')
    expect(old.body.map(({ id }: Record<string, string>) => id)).toEqual([archived])
  })

  test('keeps the members that a patch does not name', async () => {
    const { ada } = world()
    const id = await newProject(ada)
    const { body } = await ada.send('patch', `/projects/${id}`, { description: 'Beds' })
    expect(body).toMatchObject({ name: 'Garden', description: 'Beds', version: 2 })
    expect((await ada.send('patch', `/projects/${id}`, { description: null })).body).toMatchObject({
      description: null,
    })
  })

  test('is deleted with its todos, and returns their number', async () => {
    const { ada } = world()
    const id = await newProject(ada)
    const todos = [await newTodo(ada, { project_id: id }), await newTodo(ada, { project_id: id })]
    const own = await newTodo(ada)
    const { body } = await ada.send('delete', `/projects/${id}`)
    expect(body).toEqual({ deleted_todos: 2, moved_todos: 0 })
    for (const todo of todos) expect((await ada.send('get', `/todos/${todo.id}`)).status).toBe(404)
    expect((await ada.send('get', `/todos/${own.id}`)).status).toBe(200)
    expect((await ada.send('get', `/projects/${id}`)).status).toBe(404)
    expect((await ada.send('get', `/projects/${id}/members`)).status).toBe(404)
  })

  test('moves its todos to another project when asked', async () => {
    const { ada } = world()
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const todo = await newTodo(ada, { project_id: from, completed: true })
    const { body } = await ada.send('delete', `/projects/${from}?move_todos_to=${to}`)
    expect(body).toEqual({ deleted_todos: 0, moved_todos: 1 })
    expect((await ada.send('get', `/todos/${todo.id}`)).body).toMatchObject({ project_id: to, version: 2 })
    expect(await countsOf(ada, to)).toEqual([1, 0])
  })
})

describe('the todos of a project', () => {
  test('are visible to every member, and changed by editors', async () => {
    const { ada, bob } = world()
    const id = await newProject(ada, [[bob, 'viewer']])
    const todo = await newTodo(ada, { project_id: id, assignee_ids: [bob.id] })
    expect((await bob.send('get', `/todos/${todo.id}`)).body).toEqual(todo)
    expect((await bob.send('get', `/todos?project_id=${id}`)).body).toEqual([todo])
    expect((await bob.send('get', `/todos?assignee_id=${bob.id}`)).body).toContainEqual(todo)
    assertProblem(await bob.send('patch', `/todos/${todo.id}`, { completed: true }), 'forbidden')
    await ada.send('patch', `/projects/${id}/members/${bob.id}`, { role: 'editor' })
    expect((await bob.send('patch', `/todos/${todo.id}`, { completed: true })).status).toBe(200)
  })

  test('are hidden from a former member at once', async () => {
    const { ada, bob } = world()
    const id = await newProject(ada, [[bob, 'editor']])
    const todo = await newTodo(bob, { project_id: id, assignee_ids: [bob.id] })
    await ada.send('delete', `/projects/${id}/members/${bob.id}`)
    expect((await bob.send('get', `/todos/${todo.id}`)).status).toBe(404)
    expect((await bob.send('get', `/todos?project_id=${id}`)).body).toEqual([])
    expect((await bob.send('get', '/projects')).body.map((project: { id: string }) => project.id)).not.toContain(id)
    expect((await ada.send('get', `/todos/${todo.id}`)).body).toMatchObject({ assignee_ids: [], user_id: bob.id })
  })

  test('move between projects, and their counts with them', async () => {
    const { ada } = world()
    const [from, to] = [await newProject(ada), await newProject(ada)]
    const todo = await newTodo(ada, { project_id: from })
    const moved = await ada.send('patch', `/todos/${todo.id}`, { project_id: to, completed: true })
    expect(moved.body).toMatchObject({ project_id: to, completed: true, title: 'Dig' })
    expect([await countsOf(ada, from), await countsOf(ada, to)]).toEqual([
      [0, 0],
      [1, 0],
    ])
    await ada.send('patch', `/todos/${todo.id}`, { project_id: null, completed: false })
    expect(await countsOf(ada, to)).toEqual([0, 0])
  })

  test('can be changed and not added while it is archived', async () => {
    const { ada } = world()
    const id = await newProject(ada)
    const todo = await newTodo(ada, { project_id: id })
    await ada.send('patch', `/projects/${id}`, { status: 'archived' })
    assertProblem(await ada.send('post', '/todos', { title: 'Dig', project_id: id }), 'project_archived')
    expect((await ada.send('patch', `/todos/${todo.id}`, { completed: true })).status).toBe(200)
  })

  test('are counted right while many create, complete, move and delete them', async () => {
    const { ada, bob, service } = world()
    const projects = [await newProject(ada, [[bob, 'editor']]), await newProject(ada, [[bob, 'editor']])]
    const seeds = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        newTodo(ada, { project_id: projects[index % 2] as string, completed: index % 3 === 0 }),
      ),
    )
    const work = Array.from({ length: 50 }, (_, index) => {
      const person = index % 2 ? ada : bob
      const { id, project_id } = seeds[index % seeds.length] as Schemas['Todo']
      const other = projects.find((project) => project !== project_id)
      if (index % 5 === 0) return person.send('post', '/todos', { title: 'Dig', project_id: projects[index % 2] })
      if (index % 5 === 1) return person.send('patch', `/todos/${id}`, { project_id: other })
      if (index % 5 === 2) return person.send('patch', `/todos/${id}`, { completed: index % 4 === 0 })
      if (index % 5 === 3) return person.send('patch', `/todos/${id}`, { project_id: other, completed: true })
      return person.send('delete', `/todos/${id}`)
    })
    const statuses = new Set((await Promise.all(work)).map(({ status }) => status))
    expect([...statuses].filter((status) => ![200, 201, 204, 404].includes(status))).toEqual([])
    for (const id of projects) {
      const [counted] = await service.database
        .pool('todos')
        .where({ project_id: id, deleted_at: null })
        .select(service.database.pool.raw('count(*) as total, count(*) filter (where not completed) as open'))
      expect(await countsOf(ada, id)).toEqual([counted.total, counted.open])
    }
  })
})

describe('the team of a project', () => {
  const roleOf = async (person: Person, id: string) =>
    (await person.send('get', `/projects/${id}/members/${person.id}`)).body.role

  test('always has an owner, also when several leave at once', async () => {
    const { ada, bob, service } = world()
    const id = await newProject(ada, [[bob, 'owner']])
    const leaves = await Promise.all(
      [ada, bob].map((person) => person.send('delete', `/projects/${id}/members/${person.id}`)),
    )
    expect(leaves.map(({ status }) => status).sort()).toEqual([204, 409])
    const [project] = await service.database.pool('projects').where({ id })
    const owners = await service.database
      .pool('project_members')
      .where({ project_id: id, role: 'owner' })
      .pluck('user_id')
    expect(owners).toEqual([project.owner_id])
  })

  test('has another owner_id when the first is demoted', async () => {
    const { ada, bob } = world()
    const id = await newProject(ada, [[bob, 'owner']])
    await bob.send('patch', `/projects/${id}/members/${ada.id}`, { role: 'viewer' })
    expect(await roleOf(ada, id)).toBe('viewer')
    expect((await ada.send('get', `/projects/${id}`)).body).toMatchObject({ owner_id: bob.id, role: 'viewer' })
  })

  test('is listed in pages', async () => {
    const { ada, bob } = world()
    const id = await newProject(ada, [[bob, 'viewer']])
    const first = await ada.send('get', `/projects/${id}/members?limit=1&sort=name&count=true`)
    expect(first.body.map(({ user_id }: Record<string, string>) => user_id)).toEqual([ada.id])
    const next = nextOf(first) as string
    expect((await ada.send('get', next)).body.map(({ user_id }: Record<string, string>) => user_id)).toEqual([bob.id])
    expect(first.headers['total-count']).toBe('2')
  })
})

describe('an account that ends', () => {
  test('leaves shared projects to their members, and deletes the others', async () => {
    const { bob, service } = world()
    const grace = await newPerson(service, 'Grace')
    const [shared, alone] = [await newProject(grace, [[bob, 'editor']]), await newProject(grace)]
    const todo = await newTodo(grace, { project_id: shared, assignee_ids: [grace.id] })
    const own = await newTodo(grace)
    expect((await send('deleteMe', service, { as: grace })).status).toBe(204)
    expect((await bob.send('get', `/projects/${shared}`)).body).toMatchObject({
      owner_id: bob.id,
      role: 'owner',
      task_count: 1,
    })
    expect((await bob.send('get', `/todos/${todo.id}`)).body).toMatchObject({ user_id: bob.id, assignee_ids: [] })
    const gone = await service.database.pool('todos').whereIn('id', [own.id]).select('id')
    const projects = await service.database.pool('projects').where({ id: alone }).select('id')
    expect([gone, projects]).toEqual([[], []])
  })
})

test('every change of a project that a member can see changes its ETag', async () => {
  const { service } = world()
  const [olga, ed] = [await newPerson(service), await newPerson(service)]
  const project_id = await newProject(olga, [[ed, 'editor']])
  const path = `/projects/${project_id}`
  let before = (await ed.send('get', path)).headers.etag
  const expectAnother = async () => {
    const { headers } = await ed.send('get', path).set('If-None-Match', String(before)).expect(200)
    expect(headers.etag).not.toBe(before)
    before = headers.etag
  }
  const todo = await newTodo(olga, { title: 'Dig', project_id })
  await expectAnother()
  await olga.send('patch', `/todos/${todo.id}`, { completed: true })
  await expectAnother()
  await olga.send('delete', `/todos/${todo.id}`)
  await expectAnother()
  await olga.send('patch', `${path}/members/${ed.id}`, { role: 'owner' })
  await expectAnother()
  await olga.send('delete', '/users/me')
  await expectAnother()
  expect((await ed.send('get', path)).body.owner_id).toBe(ed.id)
})
