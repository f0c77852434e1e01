/** The operations by which admins make accounts, and help people into theirs. */
import { newId } from '../../src/db/new-id.ts'
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { newPersonWithFactor } from '../support/second-factor.ts'
import { goodPassword, newPerson } from '../support/service.ts'
import { aboutSomebody, nobody, notForUsers, unfitId } from './admin-inputs.ts'

type Covered =
  | 'createUser'
  | 'endUserSessions'
  | 'replaceUserPassword'
  | 'sendUserPasswordReset'
  | 'confirmUserEmail'
  | 'removeUserSecondFactor'

const newEmail = () => `grace-${newId()}@example.org`

export const adminAccountCases = {
  createUser: {
    callers: {
      expected: { ...notSignedIn, admin: 201, others: 403 },
      path: () => '/admin/users',
      body: json({ email: 'grace@example.org', name: 'Grace' }),
      note: 'It is created once: then its address is taken.',
    },
    valid: ({ root }) => ({ as: root, body: { email: newEmail(), name: 'Grace' } }),
    201: {
      'with an email': ({ root }) => ({ as: root, body: { email: newEmail(), name: 'Grace' } }),
      'an admin with a password': ({ root }) => ({
        as: root,
        body: { email: newEmail(), name: 'Grace', role: 'admin', password: goodPassword },
      }),
    },
    403: {
      'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada, body: { email: newEmail(), name: 'Grace' } }) },
    },
    409: {
      'an address with an account': {
        code: 'email_taken',
        input: ({ root, ada }) => ({ as: root, body: { email: ada.email.toUpperCase(), name: 'Grace' } }),
      },
      'a common password': {
        code: 'password_too_common',
        input: ({ root }) => ({ as: root, body: { email: newEmail(), name: 'Grace', password: 'password1' } }),
      },
    },
  },

  endUserSessions: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/sessions`,
    },
    valid: aboutSomebody(),
    204: { anybody: aboutSomebody() },
    403: notForUsers(),
    404: nobody(),
    422: unfitId(),
  },

  replaceUserPassword: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/password`,
      body: json({ new_password: goodPassword }),
    },
    valid: aboutSomebody({ body: { new_password: goodPassword } }),
    204: { anybody: aboutSomebody({ body: { new_password: goodPassword } }) },
    403: {
      ...notForUsers({ body: { new_password: goodPassword } }),
      'their own': {
        code: 'forbidden',
        input: ({ root }) => ({ as: root, path: { user_id: root.id }, body: { new_password: goodPassword } }),
      },
    },
    404: nobody({ body: { new_password: goodPassword } }),
    409: {
      'a common password': {
        code: 'password_too_common',
        input: aboutSomebody({ body: { new_password: 'password1' } }),
      },
    },
    422: unfitId({ body: { new_password: goodPassword } }),
  },

  sendUserPasswordReset: {
    callers: {
      expected: { ...notSignedIn, admin: 202, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/password-reset`,
    },
    valid: aboutSomebody(),
    202: { anybody: aboutSomebody() },
    403: notForUsers(),
    404: nobody(),
    409: {
      'a disabled account': {
        code: 'account_disabled',
        input: async ({ service, root }) => {
          const { id } = await newPerson(service)
          await root.send('patch', `/admin/users/${id}`, { disabled: true })
          return { as: root, path: { user_id: id } }
        },
      },
    },
    422: unfitId(),
  },

  removeUserSecondFactor: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/second-factor`,
    },
    valid: aboutSomebody(),
    204: {
      'a user with one': async ({ service, root }) => ({
        as: root,
        path: { user_id: (await newPersonWithFactor(service)).id },
      }),
      'a user without': aboutSomebody(),
    },
    403: notForUsers(),
    404: nobody(),
    422: unfitId(),
  },

  confirmUserEmail: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/confirmed-email`,
    },
    valid: aboutSomebody(),
    204: { anybody: aboutSomebody() },
    403: notForUsers(),
    404: nobody(),
    422: unfitId(),
  },
} satisfies Pick<Cases<'admin'>, Covered>
