/** One change for many todos. */
import { newTodo } from '../support/build.ts'
import { notSignedIn } from '../support/callers.ts'
import type { Cases, Input } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

const unfit = (where: string, body: object) => ({
  code: 'validation_failed' as const,
  at: [`body ${where}`],
  input: ({ ada }: World): Input => ({ as: ada, body }),
})
const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

export const bulkCases = {
  updateManyTodos: {
    callers: {
      expected: { ...notSignedIn, others: 200 },
      body: ({ todo_id }) => ({ ids: [todo_id], patch: { priority: 1 } }),
    },
    valid: ({ ada, todo }) => ({ as: ada, body: { ids: [todo.id], patch: { priority: 1 } } }),
    200: {
      'by ids': async ({ ada }) => ({ as: ada, body: { ids: [(await newTodo(ada)).id, id], patch: { priority: 1 } } }),
      'by a filter': async ({ bob }) => {
        await newTodo(bob)
        return { as: bob, body: { filter: 'not completed', patch: { completed: true } } }
      },
      'of none': ({ bob }) => ({ as: bob, body: { filter: 'title = "none of these"', patch: { completed: true } } }),
      'no change': ({ ada, todo }) => ({ as: ada, body: { ids: [todo.id], patch: {} } }),
    },
    409: {
      'more than 1,000': {
        code: 'too_many_todos',
        input: async ({ service }) => {
          const person = await newPerson(service, 'Eve')
          await service.database.pool.raw(
            `insert into todos (id, title, user_id, position) select gen_random_uuid(), 'Dig', ?, lpad(n::text, 10, '0')
             from generate_series(1, 1001) as n`,
            [person.id],
          )
          return { as: person, body: { filter: 'not completed', patch: { priority: 1 } } }
        },
      },
    },
    422: {
      'neither ids nor a filter': unfit('', { patch: { priority: 1 } }),
      'both ids and a filter': unfit('', { ids: [id], filter: 'completed', patch: { priority: 1 } }),
      'ids alone': unfit('', { ids: [id] }),
      'no ids': unfit('/ids', { ids: [], patch: { priority: 1 } }),
      '1001 ids': unfit('/ids', { ids: Array(1001).fill(id), patch: { priority: 1 } }),
      'an id that is none': unfit('/ids/0', { ids: ['1'], patch: { priority: 1 } }),
      'an empty filter': unfit('/filter', { filter: '', patch: { priority: 1 } }),
      'a filter that cannot be read': unfit('/filter', { filter: 'due <', patch: { priority: 1 } }),
      'a priority of 6': unfit('/patch/priority', { ids: [id], patch: { priority: 6 } }),
      'an owner': unfit('/patch/user_id', { ids: [id], patch: { user_id: id } }),
    },
  },
} satisfies Pick<Cases<'todos'>, 'updateManyTodos'>
