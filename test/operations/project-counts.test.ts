/** The counts of a project under concurrent deletes, restores, purges and creates. */
import { expect, test } from 'vitest'
import type { Schemas } from '../../src/service/api.ts'
import { newProject, newTodo } from '../support/build.ts'
import { newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

test('the counts of a project are right while many delete, restore, purge and create', {
  timeout: 60_000,
}, async () => {
  const [owner, editor] = [await newPerson(service()), await newPerson(service())]
  const project_id = await newProject(owner, [[editor, 'editor']])
  const restore = (person: Person, id: string) => person.send('post', `/trash/${id}/restore`)
  const todos = await Promise.all(
    Array.from({ length: 15 }, (_, index) => newTodo(owner, { project_id, completed: index % 3 === 0 })),
  )
  const work = Array.from({ length: 60 }, (_, index) => {
    const person = index % 2 ? owner : editor
    const { id } = todos[index % todos.length] as Schemas['Todo']
    if (index % 6 === 0) return person.send('post', '/todos', { title: 'Dig', project_id })
    if (index % 6 === 1) return person.send('delete', `/todos/${id}`)
    if (index % 6 === 2) return restore(person, id)
    if (index % 6 === 3) return person.send('patch', `/todos/${id}`, { completed: index % 4 === 0 })
    if (index % 12 === 4) return owner.send('delete', `/projects/${project_id}`)
    if (index % 12 === 10) return restore(owner, project_id)
    return person.send('delete', `/trash/${id}`)
  })
  const statuses = new Set((await Promise.all(work)).map(({ status }) => status))
  expect([...statuses].filter((status) => ![200, 201, 204, 404, 409].includes(status))).toEqual([])
  await restore(owner, project_id)
  const { pool } = service().database
  const [counted] = await pool('todos')
    .where({ project_id, deleted_at: null })
    .select(pool.raw('count(*) as total, count(*) filter (where not completed) as open'))
  const { body } = await owner.send('get', `/projects/${project_id}`)
  expect([body.task_count, body.open_task_count]).toEqual([counted.total, counted.open])
})
