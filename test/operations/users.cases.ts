/** The caller's own account. */
import type { Cases } from '../support/cases.ts'
import { goodPassword, newPerson } from '../support/service.ts'

const change = { current_password: goodPassword, new_password: 'a kettle of blue herons' }

export const usersCases = {
  getMe: {
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

  updateMe: {
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
    valid: ({ ada }) => ({ as: ada }),
    204: { 'the caller': async ({ service }) => ({ as: await newPerson(service) }) },
    409: { 'the last admin': { code: 'last_admin', input: ({ root }) => ({ as: root }) } },
  },

  changePassword: {
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
} satisfies Cases<'users'>
