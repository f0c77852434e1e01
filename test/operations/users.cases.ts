/** The caller's own account. */

import { newProject } from '../support/build.ts'
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { emptyExport, exportedTodo, idOf } from '../support/exports.ts'
import { goodPassword, newPerson } from '../support/service.ts'
import { providerCases } from './oidc.cases.ts'
import { passkeyCases } from './passkeys.cases.ts'
import { secondFactorCases } from './second-factor.cases.ts'

const cursor = (place: unknown[]) => Buffer.from(JSON.stringify(place)).toString('base64url')
const change = { current_password: goodPassword, new_password: 'a kettle of blue herons' }

export const usersCases = {
  ...secondFactorCases,
  getIdentities: providerCases.getIdentities,
  unlinkIdentity: providerCases.unlinkIdentity,
  ...passkeyCases,

  getMe: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      'the caller': ({ ada }) => ({ as: ada }),
      'another tag': ({ ada }) => ({ as: ada, headers: { 'If-None-Match': '"another"' } }),
    },
    304: {
      'the tag that it has': async ({ ada }) => {
        const { headers } = await ada.send('get', '/users/me')
        return { as: ada, headers: { 'If-None-Match': headers.etag as string } }
      },
      'any tag': ({ ada }) => ({ as: ada, headers: { 'If-None-Match': '*' } }),
    },
  },

  getUsage: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'the caller': ({ ada }) => ({ as: ada }) },
    304: {
      'as it was before': async ({ bob }) => {
        const { headers } = await bob.send('get', '/users/me/usage')
        return { as: bob, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
  },

  updateMe: {
    callers: { expected: { ...notSignedIn, others: 200 }, body: json({ name: 'New' }) },
    valid: ({ ada }) => ({ as: ada, body: { name: 'Ada King' } }),
    200: {
      'a name': ({ bob }) => ({ as: bob, body: { name: 'Bob Martin' } }),
      nothing: ({ bob }) => ({ as: bob, body: {} }),
      'as a merge patch': ({ bob }) => ({
        as: bob,
        body: { name: 'Bob' },
        headers: { 'Content-Type': 'application/merge-patch+json' },
      }),
    },
    422: {
      'a blank name': {
        code: 'validation_failed',
        at: ['body /name'],
        input: ({ ada }) => ({ as: ada, body: { name: '\t ' } }),
      },
      'no name to clear it': {
        code: 'validation_failed',
        at: ['body /name'],
        input: ({ ada }) => ({ as: ada, body: { name: null } }),
      },
      'a role': {
        code: 'validation_failed',
        at: ['body /role'],
        input: ({ ada }) => ({ as: ada, body: { role: 'admin' } }),
      },
    },
  },

  deleteMe: {
    callers: { expected: { ...notSignedIn, admin: 409, others: 204 }, note: 'The only admin stays.' },
    valid: async ({ service }) => ({ as: await newPerson(service) }),
    204: { 'the caller': async ({ service }) => ({ as: await newPerson(service) }) },
    409: { 'the last admin': { code: 'last_admin', input: ({ root }) => ({ as: root }) } },
  },

  changePassword: {
    callers: {
      expected: { ...notSignedIn, others: 403 },
      body: json({ current_password: 'wrong', new_password: 'seven grey herons' }),
    },
    valid: ({ ada }) => ({ as: ada, body: change }),
    204: { 'the right current one': async ({ service }) => ({ as: await newPerson(service), body: change }) },
    403: {
      'a wrong current one': {
        code: 'password_incorrect',
        input: ({ ada }) => ({ as: ada, body: { ...change, current_password: 'wrong' } }),
      },
    },
    409: {
      'a new one that everybody has': {
        code: 'password_too_common',
        input: ({ ada }) => ({ as: ada, body: { ...change, new_password: 'Qwerty123' } }),
      },
    },
    422: {
      'a new one of 7 characters': {
        code: 'validation_failed',
        at: ['body /new_password'],
        input: ({ ada }) => ({ as: ada, body: { ...change, new_password: 'gh7 kq2' } }),
      },
    },
  },

  getPreferences: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'those of who decided nothing': ({ bob }) => ({ as: bob }) },
    304: {
      'they are as the caller has them': async ({ bob }) => {
        const { headers } = await bob.send('get', '/users/me/preferences')
        return { as: bob, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
  },

  updatePreferences: {
    callers: { expected: { ...notSignedIn, others: 200 }, body: json({ mail: { todo_completed: true } }) },
    valid: ({ ada }) => ({ as: ada, body: { mail: { todo_completed: true } } }),
    200: {
      one: ({ ada }) => ({ as: ada, body: { mail: { todo_completed: true } } }),
      another: ({ ada }) => ({ as: ada, body: { mail: { todo_due_soon: false } } }),
      nothing: ({ ada }) => ({ as: ada, body: {} }),
      'nothing of the mails': ({ ada }) => ({ as: ada, body: { mail: {} } }),
      'days and language': ({ bob }) => ({
        as: bob,
        body: { time_zone: 'Asia/Kolkata', week_start: 'sunday', locale: 'en-IN' },
      }),
    },
    422: {
      'an unknown one': {
        code: 'validation_failed',
        at: ['body /mail/todo_deleted'],
        input: ({ ada }) => ({ as: ada, body: { mail: { todo_deleted: true } } }),
      },
      'a time zone that is none': {
        code: 'validation_failed',
        at: ['body /time_zone'],
        input: ({ ada }) => ({ as: ada, body: { time_zone: 'Berlin' } }),
      },
      'no time zone': {
        code: 'validation_failed',
        at: ['body /time_zone'],
        input: ({ ada }) => ({ as: ada, body: { time_zone: null } }),
      },
      'a day of the week by number': {
        code: 'validation_failed',
        at: ['body /week_start'],
        input: ({ ada }) => ({ as: ada, body: { week_start: 1 } }),
      },
      'a language that is none': {
        code: 'validation_failed',
        at: ['body /locale'],
        input: ({ ada }) => ({ as: ada, body: { locale: 'de_AT' } }),
      },
    },
  },

  requestEmailChange: {
    callers: {
      expected: { ...notSignedIn, others: 403 },
      body: json({ email: 'new@example.com', password: 'wrong' }),
    },
    valid: ({ ada }) => ({ as: ada, body: { email: 'ada@example.org', password: goodPassword } }),
    202: {
      'a new address': ({ ada }) => ({ as: ada, body: { email: 'ada@example.org', password: goodPassword } }),
      'the address of somebody': ({ ada, bob }) => ({ as: ada, body: { email: bob.email, password: goodPassword } }),
    },
    403: {
      'a wrong password': {
        code: 'password_incorrect',
        input: ({ ada }) => ({ as: ada, body: { email: 'ada@example.org', password: 'wrong' } }),
      },
    },
  },

  exportData: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'of who has something': ({ ada }) => ({ as: ada }), 'of who has nothing': ({ bob }) => ({ as: bob }) },
    409: {
      'a cursor of no list': { code: 'cursor_invalid', input: ({ ada }) => ({ as: ada, query: { cursor: 'bm9uZQ' } }) },
      'a cursor of another list': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: cursor(['todos', cursor(['title', 'a', idOf(1)])]) } }),
      },
    },
  },

  importData: {
    callers: { expected: { ...notSignedIn, others: 200 }, body: json(emptyExport) },
    valid: ({ ada }) => ({ as: ada, body: emptyExport }),
    200: {
      'a todo': ({ bob }) => ({ as: bob, body: { ...emptyExport, todos: [exportedTodo(2)] } }),
      'a completed todo that was never completed': ({ bob }) => ({
        as: bob,
        body: { ...emptyExport, todos: [exportedTodo(4, { completed: true })] },
      }),
      'the same thing twice': ({ bob }) => ({
        as: bob,
        body: { ...emptyExport, todos: [exportedTodo(3), exportedTodo(3)] },
      }),
    },
    409: {
      'a todo of an archived project': {
        code: 'project_archived',
        input: async ({ ada }) => {
          const project_id = await newProject(ada)
          await ada.send('patch', `/projects/${project_id}`, { status: 'archived' })
          return { as: ada, body: { ...emptyExport, todos: [exportedTodo(5, { project_id })] } }
        },
      },
    },
    422: {
      'more than 1,000 todos': {
        code: 'validation_failed',
        at: ['body /todos'],
        input: ({ ada }) => ({
          as: ada,
          body: { ...emptyExport, todos: Array.from({ length: 1001 }, (_, index) => exportedTodo(index)) },
        }),
      },
      'a newer format': {
        code: 'validation_failed',
        at: ['body /format_version'],
        input: ({ ada }) => ({ as: ada, body: { ...emptyExport, format_version: 2 } }),
      },
    },
  },
} satisfies Cases<'users'>
