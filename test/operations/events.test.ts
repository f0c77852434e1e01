/** Activity, and copies that are kept by what changes. */
import { describe, expect, test } from 'vitest'
import { newMember, newProject, newTodo } from '../support/build.ts'
import { runCases } from '../support/cases.ts'
import { Copy } from '../support/copy.ts'
import { newPerson, type Person } from '../support/service.ts'
import { eventsCases } from './events.cases.ts'

const world = runCases<'events'>(eventsCases)

const readerOf = (person: Person) => (path: string) => person.send('get', path)

const random = <T>(choices: T[]): T => choices[Math.floor(Math.random() * choices.length)] as T

describe('a copy', () => {
  test('equals the data of the server after any changes by several people', { timeout: 90_000 }, async () => {
    const { service } = world()
    const people = [await newPerson(service), await newPerson(service), await newPerson(service)]
    const copies = people.map((person) => new Copy(readerOf(person)))
    const projects: string[] = []
    const todos: string[] = []
    const labels: string[] = []
    const views: string[] = []
    const sections: string[] = []

    const acts: ((person: Person) => Promise<unknown>)[] = [
      async (person) => projects.push((await person.send('post', '/projects', { name: 'Garden' })).body.id),
      async (person) => {
        const project_id = Math.random() < 0.7 && projects.length > 0 ? random(projects) : undefined
        const { status, body } = await person.send('post', '/todos', {
          title: 'Dig',
          ...(project_id && { project_id }),
        })
        if (status === 201) todos.push(body.id)
      },
      (person) => person.send('patch', `/todos/${random(todos)}`, { completed: Math.random() < 0.5 }),
      (person) => person.send('patch', `/todos/${random(todos)}`, { project_id: random([...projects, null]) }),
      (person) => person.send('patch', `/todos/${random(todos)}`, { assignee_ids: [random(people).id] }),
      (person) => person.send('delete', `/todos/${random(todos)}`),
      async (person) => {
        const invited = random(people)
        const path = `/projects/${random(projects)}/invitations`
        const { body } = await person.send('post', path, { user_id: invited.id, role: 'editor' })
        if (body.id) await invited.send('post', `/users/me/invitations/${body.id}/accept`)
      },
      (person) =>
        person.send('patch', `/projects/${random(projects)}/members/${random(people).id}`, {
          role: random(['owner', 'viewer']),
        }),
      (person) => person.send('delete', `/projects/${random(projects)}/members/${random(people).id}`),
      (person) => person.send('patch', `/projects/${random(projects)}`, { status: random(['archived', 'active']) }),
      (person) => person.send('delete', `/projects/${random(projects)}?move_todos_to=${random(projects)}`),
      (person) => (Math.random() < 0.2 ? person.send('delete', `/projects/${random(projects)}`) : Promise.resolve()),
      (person) => person.send('post', `/trash/${random(todos)}/restore`),
      (person) => person.send('post', `/trash/${random(projects)}/restore`),
      (person) => person.send('post', `/trash/${random(projects)}/restore`),
      (person) => person.send('delete', `/trash/${random(random([todos, projects]))}`),
      (person) => person.send('post', `/todos/${random(todos)}/move`, { to: random(['first', 'last']) }),
      (person) => person.send('post', `/todos/${random(todos)}/move`, { after: random(todos) }),
      async (person) => {
        const label = { name: random(['a', 'A', 'b']), project_id: random([...projects, null]) }
        const { status, body } = await person.send('post', '/labels', label)
        if (status === 201) labels.push(body.id)
      },
      async (person) => {
        const { status, body } = await person.send('post', `/projects/${random(projects)}/sections`, { name: 'Doing' })
        if (status === 201) sections.push(body.id)
      },
      (person) => person.send('patch', `/todos/${random(todos)}`, { label_ids: labels.slice(-1) }),
      (person) => person.send('patch', `/todos/${random(todos)}`, { section_id: sections.at(-1) ?? null }),
      (person) => person.send('patch', `/labels/${labels.at(-1)}`, { name: random(['c', 'd']) }),
      (person) =>
        person.send('delete', `/${random(['labels', 'sections'])}/${random([...labels, ...sections, random(todos)])}`),
      async (person) => {
        const view = { name: random(['a', 'b']), project_id: random([...projects, null]) }
        const { status, body } = await person.send('post', '/views', view)
        if (status === 201) views.push(body.id)
      },
      (person) =>
        person.send('patch', `/views/${views.at(-1) ?? random(todos)}`, { is_favourite: Math.random() < 0.5 }),
      (person) => person.send('post', `/views/${views.at(-1) ?? random(todos)}/move`, { to: 'first' }),
      (person) => person.send('delete', `/views/${random([...views, random(todos)])}`),
    ]
    for (const person of people) for (const act of [acts[0], acts[1], acts[1]]) await act?.(person)
    for (let round = 0; round < 25; round++) {
      // Some of it together, so that transactions overlap.
      await Promise.all(Array.from({ length: 6 }, () => random(acts)(random(people))))
      if (Math.random() < 0.4) await random(copies).follow(random([2, 5, 100]))
    }
    // One who begins only now gets the same.
    for (const copy of [...copies, new Copy(readerOf(people[0] as Person))])
      await copy.becomesEqual(random([2, 7, 100]))
  })

  test('loses deleted objects, and gets them back when they are restored', async () => {
    const { service } = world()
    const [ada, bob] = [await newPerson(service), await newPerson(service)]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const ids: string[] = []
    for (const title of ['Dig', 'Plant', 'Water'])
      ids.push((await ada.send('post', '/todos', { title, project_id })).body.id)
    await ada.send('delete', `/todos/${ids[0]}`)
    const copy = new Copy(readerOf(bob))
    const expectSizes = async (...sizes: number[]) => {
      await copy.becomesEqual(2)
      expect([copy.projects.size, copy.todos.size]).toEqual(sizes)
    }
    await expectSizes(1, 2)
    await ada.send('delete', `/projects/${project_id}`)
    await expectSizes(0, 0)
    await ada.send('post', `/trash/${project_id}/restore`)
    await expectSizes(1, 2)
    await ada.send('post', `/trash/${ids[0]}/restore`)
    await expectSizes(1, 3)
    await ada.send('delete', `/todos/${ids[1]}`)
    await ada.send('delete', `/trash/${ids[1]}`)
    await expectSizes(1, 2)
    await ada.send('delete', `/projects/${project_id}`)
    await ada.send('delete', '/trash')
    await expectSizes(0, 0)
  })

  test('loses a project with the membership, and gets all of it with a new one', async () => {
    const { service } = world()
    const [ada, bob] = [await newPerson(service), await newPerson(service)]
    const project_id = await newProject(ada)
    for (const title of ['Dig', 'Plant', 'Water']) await ada.send('post', '/todos', { title, project_id })
    const copy = new Copy(readerOf(bob))
    await copy.follow()
    expect(copy.projects.size).toBe(0)
    await newMember(ada, project_id, bob, 'viewer')
    await copy.becomesEqual(2)
    expect([...copy.todos.values()].map(({ title }) => title).sort()).toEqual(['Dig', 'Plant', 'Water'])
    await ada.send('delete', `/projects/${project_id}/members/${bob.id}`)
    await newTodo(ada, { title: 'Secret', project_id })
    await copy.becomesEqual()
    expect([copy.projects.size, copy.todos.size]).toEqual([0, 0])
    const { body: activity } = await bob.send('get', '/activity')
    expect(JSON.stringify(activity)).not.toContain('Secret')
  })
})

describe('activity', () => {
  test('names the actor and the old and new values of a change', async () => {
    const ada = await newPerson(world().service)
    const todo = await newTodo(ada, { title: 'Buy milk', priority: 2 })
    await ada.send('patch', `/todos/${todo.id}`, { title: 'Buy oat milk', description: 'Two' })
    await ada.send('delete', `/todos/${todo.id}`)
    const { body } = await ada.send('get', `/activity?todo_id=${todo.id}`)
    expect(body).toMatchObject([
      { type: 'todo.deleted', actor_id: ada.id, changes: [] },
      {
        type: 'todo.updated',
        actor_id: ada.id,
        changes: [
          { member: 'title', from: 'Buy milk', to: 'Buy oat milk' },
          { member: 'description', from: null, to: 'Two' },
        ],
      },
      { type: 'todo.created', actor_id: ada.id, data: todo, changes: [] },
    ])
  })

  test('of a todo that moved into a hidden project says no more than that', async () => {
    const { service } = world()
    const [ada, bob] = [await newPerson(service), await newPerson(service)]
    const project_id = await newProject(ada, [[bob, 'viewer']])
    const todo = await newTodo(ada, { project_id })
    await ada.send('patch', `/todos/${todo.id}`, { project_id: null, title: 'Private' })
    const { body } = await bob.send('get', `/activity?todo_id=${todo.id}`)
    expect(body).toMatchObject([{ type: 'todo.removed', data: { id: todo.id } }, { type: 'todo.created' }])
    expect(JSON.stringify(body)).not.toContain('Private')
  })

  test('has no event of a transaction that was rolled back', async () => {
    const ada = await newPerson(world().service)
    await ada.send('post', '/todos', {
      title: 'Dig',
      assignee_ids: [ada.id],
      project_id: '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11',
    })
    expect((await ada.send('get', '/activity')).body).toEqual([])
  })
})
