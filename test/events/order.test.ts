/** The events of one object are in the order of its versions, whichever transaction began first. */
import { expect, test } from 'vitest'
import { currentPosition, readEvents } from '../../src/changelog/queries.ts'
import { recordTodos, recordTodoUpdates } from '../../src/changelog/record.ts'
import { inSavepoint } from '../../src/db/transactions/savepoint.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { lockTodo } from '../../src/features/todos/locks.ts'
import { updateTodo } from '../../src/features/todos/queries.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newTodo } from '../support/build.ts'
import { newPerson, useService } from '../support/service.ts'

const service = useService()

const titleOf = (data: unknown) => (data as Schemas['Todo']).title

test('a transaction that began first and changed a todo second has the later event and time', async () => {
  const { context, database } = service()
  const ada = await newPerson(service())
  const { id } = await newTodo(ada, { title: 'First' })
  const start = await currentPosition(database.pool)
  await inTransaction(database.pool, async (db) => {
    // It has its transaction id from here on, and its time.
    await db.raw('select pg_current_xact_id()')
    await ada.send('patch', `/todos/${id}`, { title: 'Second' }).expect(200)
    const before = (await lockTodo(db, ada.id, id)) as Schemas['Todo']
    const after = await updateTodo(db, before, { title: 'Third' })
    await recordTodoUpdates(context.events, db, ada, [{ before, after }])
  })
  const log = await readEvents(database.pool, start, 100, ada.id)
  expect(log.map(({ event }) => titleOf(event.data)).filter((title) => title !== 'First')).toEqual(['Second', 'Third'])
  const { body: activity } = await ada.send('get', `/activity?todo_id=${id}`)
  expect(activity.map((event: { data: unknown }) => titleOf(event.data))).toEqual(['Third', 'Second', 'First'])
  const times = log.map(({ event }) => (event.data as Schemas['Todo']).updated_at)
  expect(times).toEqual([...times].sort())
})

test('a unit of work appends its events at its end, without those of parts that were rolled back', async () => {
  const { context, database } = service()
  const ada = await newPerson(service())
  const todos = [await newTodo(ada, { title: 'First' }), await newTodo(ada, { title: 'Second' })] as const
  const start = await currentPosition(database.pool)
  await inTransaction(database.pool, async (db) => {
    const change = async (before: Schemas['Todo']) =>
      recordTodoUpdates(context.events, db, ada, [{ before, after: await updateTodo(db, before, { priority: 5 }) }])
    await inSavepoint(db, () => change(todos[0]))
    const failed = inSavepoint(db, async () => {
      await change(todos[1])
      throw new Error('refused')
    })
    await expect(failed).rejects.toThrow('refused')
    // Others are not held back meanwhile.
    const { body: other } = await ada.send('post', '/todos', { title: 'Other' }).expect(201)
    const seen = await readEvents(database.pool, start, 100, ada.id)
    expect(seen.map(({ todoId }) => todoId)).toEqual([other.id])
  })
  const log = await readEvents(database.pool, start, 100, ada.id)
  expect(log.map(({ todoId }) => todoId).slice(1)).toEqual([todos[0].id])
})

test('a statement that names the log sees the events of its own unit of work', async () => {
  const { context, database } = service()
  const ada = await newPerson(service())
  const todo = await newTodo(ada)
  await inTransaction(database.pool, async (db) => {
    await recordTodos(context.events, db, ada, 'todo.deleted', [todo])
    await db.raw(`update events set data = data || '{"title": "Gone"}' where todo_id = ?`, [todo.id])
  })
  const rows = await database.pool('events').select('data').where({ todo_id: todo.id })
  expect(rows.map(({ data }) => titleOf(data))).toEqual(['Gone', 'Gone'])
})
