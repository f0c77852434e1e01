/** The trash: what goes there is gone from everything, comes back as it was, or is gone for ever. */
import type { Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { trashPurge } from '../../src/features/trash/purge.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { assertProblem, runCases } from '../support/cases.ts'
import { nextOf } from '../support/links.ts'
import { newPerson, type Person } from '../support/service.ts'
import { trashCases } from './trash.cases.ts'

const world = runCases<'trash'>(trashCases)

const trashOf = async (person: Person, query = ''): Promise<Schemas['TrashItem'][]> =>
  (await person.send('get', `/trash${query}`)).body
const restore = (person: Person, id: string) => person.send('post', `/trash/${id}/restore`)
const eventsOf = async (person: Person, query = '') =>
  (await person.send('get', `/activity${query}`)).body.map(({ type }: { type: string }) => type)

/** A team of three with a project. */
async function team() {
  const { service } = world()
  const [owner, editor, viewer] = [await newPerson(service), await newPerson(service), await newPerson(service)]
  const project_id = await newProject(owner, [
    [editor, 'editor'],
    [viewer, 'viewer'],
  ])
  return { owner, editor, viewer, project_id }
}

describe('a deleted todo', () => {
  test('is in the trash of each member who could delete it, and of no other', async () => {
    const { owner, editor, viewer, project_id } = await team()
    const [shared, own] = [await newTodo(owner, { project_id }), await newTodo(editor)]
    await editor.send('delete', `/todos/${shared.id}`)
    await editor.send('delete', `/todos/${own.id}`)
    const item = { type: 'todo', id: shared.id, title: 'Dig', project_id, deleted_by: editor.id }
    expect(await trashOf(owner)).toMatchObject([item])
    expect(await trashOf(editor)).toMatchObject([{ id: own.id, project_id: null }, item])
    expect(await trashOf(viewer)).toEqual([])
    const [{ deleted_at, purge_at }] = (await trashOf(owner)) as [Schemas['TrashItem']]
    expect(Date.parse(purge_at) - Date.parse(deleted_at)).toBe(30 * 24 * 3600 * 1000)
  })

  test('is restored as it was, and the counts with it', async () => {
    const { owner, editor, viewer, project_id } = await team()
    const todo = await newTodo(owner, { project_id, assignee_ids: [viewer.id], description: 'Deep', priority: 1 })
    await editor.send('delete', `/todos/${todo.id}`)
    expect((await owner.send('get', `/projects/${project_id}`)).body).toMatchObject({ task_count: 0 })
    const { status, body } = await restore(owner, todo.id)
    expect({ status, body }).toEqual({ status: 200, body: { type: 'todo', todo } })
    expect((await viewer.send('get', `/todos/${todo.id}`)).body).toEqual(todo)
    expect((await owner.send('get', `/projects/${project_id}`)).body).toMatchObject({
      task_count: 1,
      open_task_count: 1,
    })
    expect(await trashOf(owner)).toEqual([])
    expect(await eventsOf(viewer, `?todo_id=${todo.id}`)).toEqual(['todo.restored', 'todo.deleted', 'todo.created'])
  })

  test('has no assignee when that person has left meanwhile', async () => {
    const { owner, viewer, project_id } = await team()
    const todo = await newTodo(owner, { project_id, assignee_ids: [viewer.id] })
    await owner.send('delete', `/todos/${todo.id}`)
    await owner.send('delete', `/projects/${project_id}/members/${viewer.id}`)
    expect((await restore(owner, todo.id)).body.todo).toMatchObject({ id: todo.id, assignee_ids: [] })
    expect(await eventsOf(owner, `?todo_id=${todo.id}`)).toEqual(['todo.restored', 'todo.deleted', 'todo.created'])
  })

  test('is gone from every list, search, order and notification', async () => {
    const { service } = world()
    const person = await newPerson(service)
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    const [todo, other] = [await newTodo(person, { due_at: soon }), await newTodo(person, { title: 'Plant' })]
    await person.send('delete', `/todos/${todo.id}`)
    await doPeriodically(service.context, dueSoonNotices(service.context))
    for (const query of ['?search=Dig', '?sort=position&search=dig', `?due_before=${soon.slice(0, 17)}59Z`])
      expect((await person.send('get', `/todos${query}`)).body).toEqual([])
    expect((await person.send('get', '/todos?count=true')).headers['total-count']).toBe('1')
    expect((await person.send('get', '/notifications')).body).toEqual([])
    assertProblem(await person.send('post', `/todos/${other.id}/move`, { after: todo.id }), 'todo_not_in_list')
    assertProblem(await person.send('post', `/todos/${todo.id}/move`, { to: 'first' }), 'todo_not_found')
  })

  test('that was purged cannot be restored', async () => {
    const { owner, editor, viewer, project_id } = await team()
    const todo = await newTodo(owner, { project_id })
    await owner.send('delete', `/todos/${todo.id}`)
    expect((await editor.send('delete', `/trash/${todo.id}`)).status).toBe(204)
    assertProblem(await restore(owner, todo.id), 'trash_item_not_found')
    expect(await world().service.database.pool('todos').where({ id: todo.id })).toEqual([])
    expect(await eventsOf(viewer, `?todo_id=${todo.id}`)).toEqual(['todo.purged', 'todo.deleted', 'todo.created'])
  })
})

describe('a deleted project', () => {
  test('does not exist for its team, in any operation', async () => {
    const { owner, editor, viewer, project_id } = await team()
    const outside = await newTodo(editor)
    await owner.send('post', `/projects/${project_id}/invitations`, { email: 'grace@example.com', role: 'viewer' })
    const another = await newProject(owner)
    await owner.send('delete', `/projects/${project_id}`)
    const path = `/projects/${project_id}`
    for (const person of [owner, editor, viewer]) {
      expect((await person.send('get', '/projects')).body).not.toContainEqual(
        expect.objectContaining({ id: project_id }),
      )
      for (const under of ['', '/members', '/invitations', `/members/${owner.id}`])
        assertProblem(await person.send('get', `${path}${under}`), 'project_not_found')
      assertProblem(await person.send('patch', path, { name: 'New' }), 'project_not_found')
      assertProblem(await person.send('delete', path), 'project_not_found')
      assertProblem(
        await person.send('post', `${path}/invitations`, { user_id: world().ada.id, role: 'viewer' }),
        'project_not_found',
      )
      assertProblem(await person.send('delete', `${path}/members/${person.id}`), 'project_not_found')
      assertProblem(await person.send('post', '/todos', { title: 'Dig', project_id }), 'unknown_project')
    }
    assertProblem(await editor.send('patch', `/todos/${outside.id}`, { project_id }), 'unknown_project')
    assertProblem(await owner.send('delete', `/projects/${another}?move_todos_to=${project_id}`), 'unknown_project')
  })

  test('is restored with its team, and with exactly the todos that were deleted with it', async () => {
    const { owner, editor, viewer, project_id } = await team()
    const [first, second, before] = [
      await newTodo(owner, { project_id }),
      await newTodo(editor, { project_id, completed: true }),
      await newTodo(owner, { project_id }),
    ]
    await owner.send('delete', `/todos/${before.id}`)
    const { body: project } = await owner.send('get', `/projects/${project_id}`)
    expect((await owner.send('delete', `/projects/${project_id}`)).body).toEqual({ deleted_todos: 2, moved_todos: 0 })
    expect((await trashOf(owner)).map(({ id }) => id)).toEqual([project_id, before.id])
    expect((await trashOf(owner, '?type=project')).map(({ id }) => id)).toEqual([project_id])
    expect((await trashOf(editor)).map(({ id }) => id)).toEqual([before.id])
    assertProblem(await restore(owner, first.id), 'trash_item_not_found')
    assertProblem(await restore(owner, before.id), 'project_deleted')
    assertProblem(await restore(editor, project_id), 'trash_item_not_found')

    const { status, body } = await restore(owner, project_id)
    // Its counts went down and up again, which its version counts.
    const restored = { ...project, version: expect.any(Number) }
    expect({ status, body }).toEqual({ status: 200, body: { type: 'project', project: restored } })
    const todos = await viewer.send('get', `/todos?project_id=${project_id}&sort=created_at`)
    expect(todos.body).toEqual([first, second])
    expect((await restore(editor, before.id)).body.todo).toEqual(before)
    expect((await eventsOf(viewer, `?project_id=${project_id}`)).slice(0, 3)).toEqual([
      'todo.restored',
      'project.restored',
      'project.deleted',
    ])
  })

  test('keeps the todos that were in the trash before, when its other todos are moved', async () => {
    const { owner, project_id } = await team()
    const [kept, deleted] = [await newTodo(owner, { project_id }), await newTodo(owner, { project_id })]
    const target = await newProject(owner)
    await owner.send('delete', `/todos/${deleted.id}`)
    const { body } = await owner.send('delete', `/projects/${project_id}?move_todos_to=${target}`)
    expect(body).toEqual({ deleted_todos: 0, moved_todos: 1 })
    await restore(owner, project_id)
    expect((await owner.send('get', `/todos/${kept.id}`)).body.project_id).toBe(target)
    expect((await restore(owner, deleted.id)).body.todo.project_id).toBe(project_id)
  })

  test('that was purged is deleted with all that it had, and its members get the event', async () => {
    const { owner, viewer, project_id } = await team()
    await newTodo(owner, { project_id })
    await owner.send('delete', `/projects/${project_id}`)
    expect((await owner.send('delete', `/trash/${project_id}`)).status).toBe(204)
    const { pool } = world().service.database
    for (const table of ['todos', 'project_members']) expect(await pool(table).where({ project_id })).toEqual([])
    expect(await eventsOf(viewer)).toContain('project.purged')
    expect(await trashOf(owner)).toEqual([])
  })

  test('accepts no answer to an invitation until it is restored', async () => {
    const { owner, project_id } = await team()
    const { service } = world()
    const guest = await newPerson(service)
    const invited = await owner.send('post', `/projects/${project_id}/invitations`, {
      email: guest.email,
      role: 'viewer',
    })
    const token = service.context.mailedTokens.sign('invitation', invited.body)
    await owner.send('delete', `/projects/${project_id}`)
    assertProblem(await guest.send('post', '/invitations/accept', { token }), 'invitation_invalid')
    await restore(owner, project_id)
    expect((await guest.send('post', '/invitations/accept', { token })).status).toBe(200)
  })
})

test('the trash is listed in pages, and emptied at once', async () => {
  const person = await newPerson(world().service)
  const other = await newTodo(world().ada)
  await world().ada.send('delete', `/todos/${other.id}`)
  const project_id = await newProject(person)
  const todos = [await newTodo(person), await newTodo(person, { project_id }), await newTodo(person)]
  for (const { id } of todos) await person.send('delete', `/todos/${id}`)
  await person.send('delete', `/projects/${project_id}`)
  const expected = [project_id, ...todos.map(({ id }) => id).reverse()]
  const found: string[] = []
  for (let next: string | undefined = '/trash?limit=1&count=true'; next; ) {
    const answer: Response = await person.send('get', next)
    expect(answer.headers['total-count']).toBe('4')
    found.push(...answer.body.map(({ id }: { id: string }) => id))
    next = nextOf(answer)
  }
  expect(found).toEqual(expected)
  expect((await person.send('delete', '/trash')).body).toEqual({ purged: 4 })
  expect(await trashOf(person)).toEqual([])
  expect((await restore(world().ada, other.id)).status).toBe(200)
})

test('the trash is purged after thirty days, and not before', async () => {
  const { service } = world()
  const { pool } = service.database
  const { owner, viewer, project_id } = await team()
  const [kept, fresh] = [await newProject(owner), await newTodo(owner)]
  const [old, inOld, inKept] = [
    await newTodo(owner),
    await newTodo(owner, { project_id }),
    await newTodo(owner, { project_id: kept }),
  ]
  for (const { id } of [fresh, old]) await owner.send('delete', `/todos/${id}`)
  for (const id of [project_id, kept]) await owner.send('delete', `/projects/${id}`)
  const age = (table: string, ids: string[], days: number) =>
    pool(table)
      .update({ deleted_at: pool.raw('now() - make_interval(days => ?)', [days]) })
      .whereIn('id', ids)
  await age('todos', [old.id, inOld.id], 31)
  await age('projects', [project_id], 31)
  // Its todos go with it, however old they are.
  await age('todos', [inKept.id], 31)
  await age('projects', [kept], 29)
  for (const work of trashPurge(service.context)) await doPeriodically(service.context, work)
  expect((await trashOf(owner)).map(({ id }) => id).sort()).toEqual([fresh.id, kept].sort())
  expect((await pool('todos').whereIn('id', [old.id, inOld.id, inKept.id]).pluck('id')).sort()).toEqual([inKept.id])
  const { body } = await viewer.send('get', '/activity')
  expect(body[0]).toMatchObject({ type: 'project.purged', actor_id: null, data: { id: project_id } })
})

describe('an account that ends', () => {
  test('deletes its own trash, and leaves what other members may restore', async () => {
    const { owner, editor, project_id } = await team()
    const shared = await newTodo(owner, { project_id, assignee_ids: [owner.id] })
    const [alone, own] = [await newProject(owner), await newTodo(owner)]
    await newTodo(owner, { project_id: alone })
    await owner.send('delete', `/todos/${own.id}`)
    for (const id of [project_id, alone]) await owner.send('delete', `/projects/${id}`)
    expect((await owner.send('delete', '/users/me')).status).toBe(204)
    const { pool } = world().service.database
    expect(await pool('projects').where({ id: alone })).toEqual([])
    expect(await pool('todos').where({ id: own.id })).toEqual([])
    // The next one of the team owns it, in the trash as well.
    expect(await trashOf(editor)).toMatchObject([{ id: project_id, deleted_by: null }])
    expect((await restore(editor, project_id)).body.project).toMatchObject({ owner_id: editor.id, task_count: 1 })
    expect((await editor.send('get', `/todos/${shared.id}`)).body).toMatchObject({
      user_id: editor.id,
      assignee_ids: [],
    })
  })

  test('leaves to its heir all but the trash', async () => {
    const { service, root } = world()
    const [heir, person] = [await newPerson(service), await newPerson(service)]
    const [kept, deleted] = [await newTodo(person), await newTodo(person)]
    const project_id = await newProject(person)
    await person.send('delete', `/todos/${deleted.id}`)
    await person.send('delete', `/projects/${project_id}`)
    const removed = await root.send('delete', `/admin/users/${person.id}?hand_over_to=${heir.id}`)
    expect(removed.status).toBe(204)
    expect((await heir.send('get', `/todos/${kept.id}`)).body).toMatchObject({ user_id: heir.id })
    expect(await trashOf(heir)).toEqual([])
    expect(await service.database.pool('projects').where({ id: project_id })).toEqual([])
  })
})
