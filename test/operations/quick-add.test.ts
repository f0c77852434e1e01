/** Quick add: names, days and times are those of the caller. */
import { describe, expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newMember, newProject } from '../support/build.ts'
import { assertProblem } from '../support/cases.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

const add = async (person: Person, text: string, rest: object = {}): Promise<Schemas['QuickAdded']> =>
  (await person.send('post', '/todos/quick', { text, ...rest }).expect(201)).body
const preview = async (person: Person, text: string, rest: object = {}): Promise<Schemas['QuickAddPreview']> =>
  (await person.send('post', '/todos/quick?dry_run=true', { text, ...rest }).expect(200)).body

async function personWith(preferences: object): Promise<Person> {
  const person = await newPerson(service(), 'Ada')
  await person.send('patch', '/users/me/preferences', preferences).expect(200)
  return person
}

test('a todo has what its line says, in the time zone and language of the caller', async () => {
  const ada = await personWith({ time_zone: 'Europe/Berlin', locale: 'de' })
  const project_id = await newProject(ada, [], 'Größe')
  const { todo, spans, warnings } = await add(ada, 'Gießen am 24.12.2030 um 9 Uhr jede Woche p1 @grosse +me // beide')
  expect(todo).toMatchObject({
    ...{ title: 'Gießen', description: 'beide', priority: 1, completed: false, project_id, assignee_ids: [ada.id] },
    ...{ due_on: '2030-12-24', due_at: '2030-12-24T08:00:00Z', time_zone: 'Europe/Berlin' },
    ...{ recurrence: 'FREQ=WEEKLY', recurrence_from: 'due', version: 1 },
  })
  expect(spans.map(({ kind }) => kind)).toEqual(['due', 'recurrence', 'priority', 'project', 'assignee', 'description'])
  expect(warnings).toEqual([])
  expect((await ada.send('get', `/todos/${todo.id}`).expect(200)).body).toEqual(todo)
})

test('a preview is what would be created, and creates nothing', async () => {
  const ada = await personWith({ time_zone: 'America/New_York', locale: 'en' })
  const text = 'Call Mum on 2030-07-01 at 17:00 p2'
  const { todo, ...understood } = await preview(ada, text)
  expect((await ada.send('get', '/todos').expect(200)).body).toEqual([])
  expect(todo).toMatchObject({ title: 'Call Mum', due_at: '2030-07-01T21:00:00Z', priority: 2 })
  const added = await add(ada, text)
  expect(added).toMatchObject({ todo, ...understood })
  expect((await preview(ada, 'tomorrow')).todo.title).toBe('')
})

test('a preview is not stored under its key', async () => {
  const ada = await newPerson(service(), 'Ada')
  const send = () => ada.send('post', '/todos/quick?dry_run=true', { text: 'Dig' }).set('Idempotency-Key', 'preview')
  await send().expect(200)
  expect((await send().expect(200)).headers).not.toHaveProperty('idempotency-replayed')
})

test('a rule without a day begins on the first of its days', async () => {
  const ada = await personWith({ time_zone: 'Pacific/Auckland' })
  const { todo } = await preview(ada, 'Rent every 15th at 9am')
  expect(todo.due_on).toMatch(/-15$/)
  expect(new Date(todo.due_at as string).toLocaleString('sv', { timeZone: 'Pacific/Auckland' })).toBe(
    `${todo.due_on} 09:00:00`,
  )
  expect((await preview(ada, 'Gym every Sunday')).todo).toMatchObject({ due_at: null, time_zone: null })
})

describe('a name', () => {
  test('of several projects is none, and stays in the title', async () => {
    const ada = await newPerson(service(), 'Ada')
    await newProject(ada, [], 'Garden')
    await newProject(ada, [], 'garden')
    const { todo, spans, warnings } = await add(ada, 'Dig @garden')
    expect(todo).toMatchObject({ title: 'Dig @garden', project_id: null })
    expect(spans).toEqual([])
    const message = '`@garden` is the name of more than one: it stays in the title'
    expect(warnings).toEqual([{ code: 'ambiguous_name', message, start: 4, end: 11 }])
  })

  test('of a project that takes no todos of the caller is unknown', async () => {
    const [ada, bob] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Bob')]
    await newProject(bob, [], 'Secret')
    await newProject(bob, [[ada, 'viewer']], 'Seen')
    const archived = await newProject(ada, [], 'Old')
    await ada.send('patch', `/projects/${archived}`, { status: 'archived' }).expect(200)
    const { todo, warnings } = await add(ada, 'Dig @secret @seen @old')
    expect(todo).toMatchObject({ title: 'Dig @secret @seen @old', project_id: null })
    expect(warnings.map(({ code }) => code)).toEqual(['unknown_name', 'unknown_name', 'unknown_name'])
  })

  test('of a person is that of a member, by the whole name or one word of it', async () => {
    const [ada, eve] = [await newPerson(service(), 'Ada Lovelace'), await newPerson(service(), 'Eve Adams')]
    const [project_id, other] = [await newProject(ada, [], 'Garden'), await newProject(eve, [], 'Other')]
    await newMember(ada, project_id, eve, 'editor')
    expect((await add(ada, 'Dig @garden +eve')).todo).toMatchObject({ project_id, assignee_ids: [eve.id] })
    expect((await add(ada, 'Dig +EveAdams', { project_id })).todo.assignee_ids).toEqual([eve.id])
    const several = await add(ada, 'Dig @garden +me +eve +ada')
    expect(several.todo).toMatchObject({ title: 'Dig +ada', assignee_ids: [ada.id, eve.id].sort() })
    expect(several.warnings.map(({ code }) => code)).toEqual(['repeated'])
    // Another project than that of the request, where Ada is no member.
    await newMember(eve, other, await newPerson(service(), 'Eve Smith'), 'editor')
    expect((await preview(eve, 'Dig @garden +eve', { project_id: other })).todo.assignee_ids).toEqual([eve.id])
    expect((await preview(eve, 'Dig +eve', { project_id: other })).warnings[0]?.code).toBe('ambiguous_name')
    // The members of a project are for its members.
    expect((await preview(ada, 'Dig +eve', { project_id: other })).warnings[0]?.code).toBe('unknown_name')
    expect((await preview(ada, 'Dig +eve')).warnings[0]?.code).toBe('unknown_name')
  })
})

describe('a label', () => {
  const label = async (person: Person, body: object): Promise<string> =>
    (await person.send('post', '/labels', body).expect(201)).body.id

  test('is one of the caller for a todo without a project, else one of the project', async () => {
    const ada = await newPerson(service(), 'Ada')
    const project_id = await newProject(ada, [], 'Garden')
    const [own, atHome] = [await label(ada, { name: 'Family' }), await label(ada, { name: 'At home' })]
    const ofProject = await label(ada, { name: 'family', project_id })
    const alone = await add(ada, 'Dig #FAMILY #"at home"')
    expect(alone.todo).toMatchObject({ title: 'Dig', project_id: null, label_ids: [own, atHome].sort() })
    expect(alone.spans.map(({ kind }) => kind)).toEqual(['label', 'label'])
    expect((await add(ada, 'Dig #family @garden')).todo).toMatchObject({ project_id, label_ids: [ofProject] })
    expect((await preview(ada, 'Dig #family', { project_id })).todo.label_ids).toEqual([ofProject])
    const unknown = await add(ada, 'Dig #athome @garden')
    expect(unknown.todo).toMatchObject({ title: 'Dig #athome', project_id, label_ids: [] })
    expect(unknown.warnings.map(({ code }) => code)).toEqual(['unknown_name'])
  })

  test('of a project is for its members', async () => {
    const [ada, eve] = [await newPerson(service(), 'Ada'), await newPerson(service(), 'Eve')]
    const project_id = await newProject(eve, [], 'Secret')
    await label(eve, { name: 'family', project_id })
    expect((await preview(ada, 'Dig #family', { project_id })).warnings[0]?.code).toBe('unknown_name')
  })
})

test('a section is one of the named project', async () => {
  const ada = await newPerson(service(), 'Ada')
  const [project_id, other] = [await newProject(ada, [], 'Garden'), await newProject(ada, [], 'House')]
  const section = async (project: string, name: string): Promise<string> =>
    (await ada.send('post', `/projects/${project}/sections`, { name }).expect(201)).body.id
  const section_id = await section(project_id, 'Raised beds')
  await section(other, 'Roof')
  expect((await add(ada, 'Dig @garden/"raised beds"')).todo).toMatchObject({ title: 'Dig', project_id, section_id })
  expect((await preview(ada, 'Dig @GARDEN/raisedbeds')).todo).toMatchObject({ project_id, section_id })
  const unknown = await add(ada, 'Dig @garden/roof')
  expect(unknown.todo).toMatchObject({ title: 'Dig @garden/roof', project_id: null, section_id: null })
  expect(unknown.warnings.map(({ code }) => code)).toEqual(['unknown_name'])
  const operation = { method: 'POST', path: '/todos/quick', body: { text: 'Dig @garden/raisedbeds' } }
  const batch = await ada.send('post', '/batch', { operations: [operation, operation] }).expect(200)
  for (const { status, body } of batch.body.results) {
    expect(status).toBe(201)
    expect(body.todo).toMatchObject({ project_id, section_id })
  }
})

test.each([
  ['tomorrow p1', 'leaves no title: write what is to be done, or put it into quotes'],
  [`${'x'.repeat(201)} p1`, 'leaves a title of 201 characters, which has 200 at most: write the details behind //'],
])('a text that leaves no title that fits is 422: %s', async (text, message) => {
  const ada = await newPerson(service(), 'Ada')
  const answer = await ada.send('post', '/todos/quick', { text })
  assertProblem(answer, 'validation_failed')
  expect(answer.body.errors).toEqual([{ location: 'body', pointer: '/text', code: 'x-language', message }])
})

test('the quota of todos holds', async () => {
  const ada = await newPerson(service(), 'Ada')
  await service()
    .context.pool('users')
    .update({ quotas: { todos: 1 } })
    .where({ id: ada.id })
  await add(ada, 'Dig')
  assertProblem(await ada.send('post', '/todos/quick', { text: 'Dig' }), 'quota_exceeded')
  await preview(ada, 'Dig')
})
