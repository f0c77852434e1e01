/** What happens, live and afterwards. */
import type { Cases, MakeInput } from '../support/cases.ts'

const ofAda =
  (query: Record<string, string | number | boolean> = {}): MakeInput =>
  ({ ada }) => ({ as: ada, query })

const invalidCursors = (code: 'cursor_invalid') => ({
  'a cursor that does not decode': { code, input: ofAda({ cursor: 'abc' }) },
  'a cursor of another list': {
    code,
    input: ofAda({ cursor: Buffer.from(JSON.stringify(['title', 'a', 'b'])).toString('base64url') }),
  },
})

export const eventsCases = {
  listActivity: {
    valid: ofAda(),
    200: {
      all: ofAda(),
      'of a todo, with everything that one may ask for': ({ ada, todo }) => ({
        as: ada,
        query: { todo_id: todo.id, sort: 'occurred_at', skip: 0, limit: 1, count: true },
      }),
      'of a project that the caller does not see': ({ bob, todo }) => ({ as: bob, query: { project_id: todo.id } }),
    },
    409: invalidCursors('cursor_invalid'),
  },

  sync: {
    valid: ofAda(),
    200: {
      'from the beginning': ofAda(),
      'in small pages': ofAda({ limit: 1 }),
      'from where one was': async ({ ada }) => {
        const { body } = await ada.send('get', '/sync')
        return { as: ada, query: { cursor: body.cursor } }
      },
    },
    409: {
      ...invalidCursors('cursor_invalid'),
      'a cursor of a time that was forgotten': {
        code: 'cursor_expired',
        input: ofAda({ cursor: Buffer.from(JSON.stringify(['0', '0', []])).toString('base64url') }),
      },
      'a cursor of another server': {
        code: 'cursor_expired',
        input: ofAda({ cursor: Buffer.from(JSON.stringify(['999999999999999', '0', []])).toString('base64url') }),
      },
    },
  },
} satisfies Cases<'events'>
