/** Several operations in one request. batch.test.ts has the results of the operations within. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'

const get = { method: 'GET', path: '/users/me' }

const sent =
  (body: object): MakeInput =>
  ({ ada }): Input => ({ as: ada, body })

const unfit = (pointer: string, body: object) => ({
  code: 'validation_failed' as const,
  at: [`body ${pointer}`],
  input: sent(body),
})

export const batchCases = {
  runBatch: {
    callers: {
      expected: { ...notSignedIn, others: 200 },
      body: json({ operations: [{ method: 'GET', path: '/admin/users' }] }),
      note: 'Any user who is signed in. Each operation in the batch has its own row.',
    },
    valid: sent({
      operations: [
        { id: 'garden', method: 'POST', path: '/projects', body: { name: 'Garden' } },
        { method: 'POST', path: '/todos', body: { title: 'Buy seeds', project_id: { $result: 'garden.id' } } },
      ],
    }),
    200: {
      'one operation': sent({ operations: [get] }),
      '100 operations': sent({ operations: Array(100).fill(get) }),
      'one that is refused': sent({ operations: [{ method: 'GET', path: '/admin/users' }] }),
      'an atomic one that is refused': sent({ atomic: true, operations: [get, { method: 'GET', path: '/nothing' }] }),
    },
    409: {
      'an id twice': {
        code: 'batch_id_repeated',
        input: sent({
          operations: [{ method: 'POST', path: '/todos', body: { title: 'Buy seeds' } }, get, get].map((one) => ({
            ...one,
            id: 'me',
          })),
        }),
      },
    },
    422: {
      'no operation': unfit('/operations', { operations: [] }),
      '101 operations': unfit('/operations', { operations: Array(101).fill(get) }),
      'another method': unfit('/operations/0/method', { operations: [{ ...get, method: 'OPTIONS' }] }),
      'a whole address': unfit('/operations/0/path', { operations: [{ ...get, path: 'http://example.com/todos' }] }),
      'a path with a fragment': unfit('/operations/0/path', { operations: [{ ...get, path: '/todos#first' }] }),
      'a path with a line break': unfit('/operations/0/path', { operations: [{ ...get, path: '/todos\n' }] }),
      'an id with a dot': unfit('/operations/0/id', { operations: [{ ...get, id: 'a.b' }] }),
      'a header that is none of these': unfit('/operations/0/headers/Authorization', {
        operations: [{ ...get, headers: { Authorization: 'Bearer garbage' } }],
      }),
    },
  },
} satisfies Cases<'batch'>
