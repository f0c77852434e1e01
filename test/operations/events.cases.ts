/** Events, live and afterwards. */
import { notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { endOfSync } from '../support/streams.ts'

const ofAda =
  (query: Record<string, string | number | boolean> = {}): MakeInput =>
  ({ ada }) => ({ as: ada, query })

const expired = {
  'a cursor of a time that was forgotten': {
    code: 'cursor_expired' as const,
    input: ofAda({ cursor: Buffer.from(JSON.stringify(['0', '0'])).toString('base64url') }),
  },
  'a cursor of another server': {
    code: 'cursor_expired' as const,
    input: ofAda({ cursor: Buffer.from(JSON.stringify(['999999999999999', '0'])).toString('base64url') }),
  },
}

const since = (cursor: unknown[]) => ofAda({ since: Buffer.from(JSON.stringify(cursor)).toString('base64url') })

const invalidCursors = (code: 'cursor_invalid') => ({
  'a cursor that does not decode': { code, input: ofAda({ cursor: 'abc' }) },
  'a cursor of another list': {
    code,
    input: ofAda({ cursor: Buffer.from(JSON.stringify(['title', 'a', 'b'])).toString('base64url') }),
  },
})

export const eventsCases = {
  listActivity: {
    callers: { expected: { ...notSignedIn, others: 200 } },
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
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ofAda(),
    200: {
      'from the beginning': ofAda(),
      'in small pages': ofAda({ limit: 1 }),
      'from where one was': async ({ ada }) => {
        const { body } = await ada.send('get', '/sync')
        return { as: ada, query: { cursor: body.cursor } }
      },
    },
    409: { ...invalidCursors('cursor_invalid'), ...expired },
  },

  streamEvents: {
    callers: { expected: { ...notSignedIn, others: 200 }, stream: true },
    valid: ofAda(),
    200: {
      'from now on': ofAda(),
      'of some types and a project': ({ ada, todo }) => ({
        as: ada,
        query: { types: 'todo.created', project_id: todo.id },
      }),
      'from the end of a sync': async ({ ada }) => ({
        as: ada,
        headers: { 'Last-Event-ID': await endOfSync(ada) },
      }),
    },
    409: {
      'a cursor that does not decode': { code: 'cursor_invalid', input: ofAda({ since: 'abc' }) },
      'a cursor of a sync that is not at its end': {
        code: 'cursor_invalid',
        input: since(['5', '0', [['todo', null, null]]]),
      },
      'a cursor of a time that was forgotten': { code: 'cursor_expired', input: since(['0', '0']) },
    },
    422: {
      'an unknown type': {
        code: 'validation_failed',
        input: ofAda({ types: 'todo.lost' }),
      },
    },
  },

  createEventTicket: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'anybody who is signed in': ({ ada }) => ({ as: ada }) },
  },
} satisfies Cases<'events'>
