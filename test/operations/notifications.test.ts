/** The people that each event notifies. */
import { describe, expect, test } from 'vitest'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { newProject, newTodo } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { newPerson, type Person } from '../support/service.ts'
import { notificationsCases } from './notifications.cases.ts'

const world = runCases<'notifications'>(notificationsCases)

/** A project of one person's with two others in it. */
async function team(): Promise<{ owner: Person; editor: Person; other: Person; project_id: string }> {
  const { service } = world()
  const [owner, editor, other] = [
    await newPerson(service, 'Olga'),
    await newPerson(service, 'Ed'),
    await newPerson(service, 'Otto'),
  ]
  const project_id = await newProject(owner, [
    [editor, 'editor'],
    [other, 'editor'],
  ])
  for (const person of [owner, editor, other]) await person.send('post', '/notifications/read-all')
  return { owner, editor, other, project_id }
}

const unread = async (person: Person) => {
  const { body } = await person.send('get', '/notifications?unread=true')
  const { body: count } = await person.send('get', '/notifications/unread-count')
  expect(count.unread).toBe(body.length)
  return body.map(({ type, message }: { type: string; message: string }) => `${type}: ${message}`)
}

describe('notified', () => {
  test('is the creator of a project', async () => {
    const grace = await newPerson(world().service)
    await grace.send('post', '/projects', { name: 'Kitchen' })
    expect(await unread(grace)).toEqual(['project_created: Your project “Kitchen” was created.'])
  })

  test('is a person who is invited by id', async () => {
    const { service } = world()
    const [ann, ben] = [await newPerson(service, 'Ann'), await newPerson(service)]
    await newProject(ann, [[ben, 'viewer']], 'Kitchen')
    expect(await unread(ben)).toEqual([
      'project_invited: Ann invited you to “Kitchen”. Accept or decline the invitation.',
    ])
  })

  test('is the new assignee of a todo, once', async () => {
    const { owner, editor, project_id } = await team()
    const todo = await newTodo(owner, { title: 'Dig', project_id, assignee_ids: [editor.id] })
    await owner.send('patch', `/todos/${todo.id}`, { priority: 1, assignee_ids: [editor.id] })
    expect(await unread(editor)).toEqual(['todo_assigned: Olga assigned “Dig” to you.'])
    await owner.send('patch', `/todos/${todo.id}`, { assignee_ids: [owner.id] })
    expect(await unread(owner)).toEqual([])
  })

  test('are creator and assignee when another person completes a todo', async () => {
    const { owner, editor, other, project_id } = await team()
    const todo = await newTodo(owner, { title: 'Dig', project_id })
    await owner.send('patch', `/todos/${todo.id}`, { assignee_ids: [editor.id] })
    await editor.send('post', '/notifications/read-all')
    await other.send('patch', `/todos/${todo.id}`, { completed: true })
    await other.send('patch', `/todos/${todo.id}`, { completed: true })
    for (const person of [owner, editor])
      expect(await unread(person)).toEqual(['todo_completed: Otto completed “Dig”.'])
    expect(await unread(other)).toEqual([])
  })

  test('is no person of their own actions', async () => {
    const { owner, project_id } = await team()
    await newTodo(owner, { title: 'Dig', project_id, assignee_ids: [owner.id], completed: true })
    expect(await unread(owner)).toEqual([])
  })
})

describe('a todo that is due within a day', () => {
  const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()

  test('is notified once per due date, to the assignee or else to the creator', async () => {
    const { owner, editor, project_id } = await team()
    const { context } = world().service
    const due_at = hours(23)
    const todo = await newTodo(owner, { title: 'Dig', project_id, due_at })
    await newTodo(owner, { title: 'Far away', project_id, due_at: hours(25) })
    await newTodo(owner, { title: 'Too late', project_id, due_at: hours(-1) })
    await newTodo(owner, { title: 'Done', project_id, due_at, completed: true })
    await Promise.all([
      doPeriodically(context, dueSoonNotices(context)),
      doPeriodically(context, dueSoonNotices(context)),
    ])
    await doPeriodically(context, dueSoonNotices(context))
    // As it is written in English.
    const at = (instant: string) => {
      const [day, time] = [{ dateStyle: 'medium' }, { timeStyle: 'short' }].map((style) =>
        new Date(instant).toLocaleString('en', { ...(style as Intl.DateTimeFormatOptions), timeZone: 'UTC' }),
      )
      return `${day} at ${time} UTC`
    }
    expect(await unread(owner)).toEqual([`todo_due_soon: “Dig” is due on ${at(due_at)}.`])

    const later = hours(20)
    await owner.send('patch', `/todos/${todo.id}`, { assignee_ids: [editor.id], due_at: later })
    await editor.send('post', '/notifications/read-all')
    await doPeriodically(context, dueSoonNotices(context))
    expect(await unread(editor)).toEqual([`todo_due_soon: “Dig” is due on ${at(later)}.`])
  })
})

describe('a deletion', () => {
  test('of a membership deletes the notifications of the project, at once', async () => {
    const { owner, editor, project_id } = await team()
    await newTodo(owner, { title: 'Dig', project_id, assignee_ids: [editor.id] })
    await owner.send('delete', `/projects/${project_id}/members/${editor.id}`)
    expect((await editor.send('get', '/notifications')).body).toEqual([])
    expect((await editor.send('get', '/todos')).body).toEqual([])
  })

  test('of a project deletes its notifications; that of a todo keeps them', async () => {
    const { owner, editor, project_id } = await team()
    const todo = await newTodo(owner, { title: 'Dig', project_id, assignee_ids: [editor.id] })
    await owner.send('delete', `/todos/${todo.id}`)
    const { body: kept } = await editor.send('get', '/notifications?unread=true')
    expect(kept).toMatchObject([{ type: 'todo_assigned', todo_id: null }])
    await owner.send('delete', `/projects/${project_id}`)
    expect((await editor.send('get', '/notifications')).body).toEqual([])
  })
})

test('a notification can be marked as read, and as unread again', async () => {
  const grace = await newPerson(world().service)
  await grace.send('post', '/projects', { name: 'Kitchen' })
  const [{ id }] = (await grace.send('get', '/notifications')).body
  const { body: first } = await grace.send('patch', `/notifications/${id}`, { read: true })
  const { body: again } = await grace.send('patch', `/notifications/${id}`, { read: true })
  expect(again).toEqual(first)
  expect(await unread(grace)).toEqual([])
  expect((await grace.send('patch', `/notifications/${id}`, { read: false })).body.read_at).toBeNull()
  expect(await unread(grace)).toHaveLength(1)
})
