/** The operations of admins. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { newJob } from '../support/jobs.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { adminAccountCases } from './admin-accounts.cases.ts'
import { aboutSomebody, nobody, notForUsers, theLastAdmin, unfitId, unknownId } from './admin-inputs.ts'
import { adminInstallationCases } from './admin-installation.cases.ts'
import { adminNoticeCases } from './admin-notices.cases.ts'
import { serviceInvitationCases } from './service-invitations.cases.ts'

const aboutAJob =
  (state?: 'failed' | 'cancelled'): MakeInput =>
  async ({ service, root }) => ({ as: root, path: { job_id: await newJob(service, state) } })
const notAJobForUsers = {
  'a user': { code: 'forbidden' as const, input: ({ ada }: World) => ({ as: ada, path: { job_id: unknownId } }) },
}
const noJob = {
  'no such job': {
    code: 'job_not_found' as const,
    input: ({ root }: World) => ({ as: root, path: { job_id: unknownId } }),
  },
}

export const adminCases = {
  ...adminAccountCases,
  ...serviceInvitationCases,
  ...adminInstallationCases,
  ...adminNoticeCases,

  listUsers: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: ({ root }) => ({ as: root }),
    200: {
      all: ({ root }) => ({ as: root }),
      'with everything that one may ask for': ({ root }) => ({
        as: root,
        query: { search: 'A%', role: 'user', disabled: false, sort: '-email', skip: 0, limit: 1, count: true },
      }),
    },
    403: { 'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada }) } },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ root }) => ({ as: root, query: { cursor: 'abc' } }),
      },
    },
  },

  listAllAuditEntries: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: ({ root }) => ({ as: root }),
    200: {
      all: ({ root }) => ({ as: root }),
      'with everything that one may ask for': ({ root, ada }) => ({
        as: root,
        query: { user_id: ada.id, kind: 'signed_in', sort: 'created_at', skip: 0, limit: 1, count: true },
      }),
    },
    403: { 'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada }) } },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ root }) => ({ as: root, query: { cursor: 'abc' } }),
      },
    },
  },

  exportAllAuditEntries: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: ({ root }) => ({ as: root }),
    200: {
      'as JSON lines': ({ root }) => ({ as: root }),
      'as CSV': ({ root }) => ({ as: root, headers: { Accept: 'text/csv' } }),
    },
    403: { 'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada }) } },
  },

  getUser: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}`,
    },
    valid: ({ root, ada }) => ({ as: root, path: { user_id: ada.id } }),
    200: { anybody: ({ root, ada }) => ({ as: root, path: { user_id: ada.id } }) },
    304: {
      'it is as the caller has it': async ({ root, ada }) => {
        const { headers } = await root.send('get', `/admin/users/${ada.id}`)
        return { as: root, path: { user_id: ada.id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    403: notForUsers(),
    404: nobody(),
    422: unfitId(),
  },

  updateUser: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}`,
      body: json({ disabled: true }),
    },
    valid: aboutSomebody({ body: { disabled: true } }),
    200: {
      disabled: aboutSomebody({ body: { disabled: true } }),
      'an admin': aboutSomebody({ body: { role: 'admin' } }),
      nothing: aboutSomebody({ body: {} }),
    },
    403: notForUsers({ body: { role: 'admin' } }),
    404: nobody({ body: { disabled: true } }),
    409: {
      'the last admin disabled': theLastAdmin({ body: { disabled: true } }),
      'the last admin a user': theLastAdmin({ body: { role: 'user' } }),
    },
    422: unfitId({ body: {} }),
  },

  getUserQuotas: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/quotas`,
    },
    valid: aboutSomebody(),
    200: { anybody: aboutSomebody() },
    304: {
      'as it was before': async ({ service, root }) => {
        const { id } = await newPerson(service)
        const { headers } = await root.send('get', `/admin/users/${id}/quotas`)
        return { as: root, path: { user_id: id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    403: notForUsers(),
    404: nobody(),
    422: unfitId(),
  },

  replaceUserQuotas: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}/quotas`,
      body: json({ limits: { todos: 500_000 } }),
    },
    valid: aboutSomebody({ body: { limits: { todos: 500_000 } } }),
    200: {
      'a higher limit': aboutSomebody({ body: { limits: { todos: 500_000, webhooks: 0 } } }),
      'the limits of all': aboutSomebody({ body: { limits: {} } }),
    },
    403: notForUsers({ body: { limits: {} } }),
    404: nobody({ body: { limits: {} } }),
    422: {
      ...unfitId({ body: { limits: {} } }),
      'an unknown quota': {
        code: 'validation_failed',
        at: ['body /limits/cats'],
        input: aboutSomebody({ body: { limits: { cats: 1 } } }),
      },
      'a negative limit': {
        code: 'validation_failed',
        at: ['body /limits/todos'],
        input: aboutSomebody({ body: { limits: { todos: -1 } } }),
      },
    },
  },

  deleteUser: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ bystander }) => `/admin/users/${bystander.id}`,
    },
    valid: aboutSomebody(),
    204: {
      'with everything': aboutSomebody(),
      'handing it over': async ({ service, root, ada }) => ({
        as: root,
        path: { user_id: (await newPerson(service)).id },
        query: { hand_over_to: ada.id },
      }),
    },
    403: notForUsers(),
    404: nobody(),
    409: {
      'the last admin': theLastAdmin(),
      'handing over to nobody': {
        code: 'unknown_user',
        input: ({ root, ada }) => ({ as: root, path: { user_id: ada.id }, query: { hand_over_to: unknownId } }),
      },
      'handing over to themselves': {
        code: 'unknown_user',
        input: ({ root, ada }) => ({ as: root, path: { user_id: ada.id }, query: { hand_over_to: ada.id } }),
      },
    },
    422: unfitId(),
  },

  listJobs: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: ({ root }) => ({ as: root }),
    200: {
      all: async ({ service, root }) => {
        await newJob(service)
        return { as: root }
      },
      'with everything that one may ask for': ({ root }) => ({
        as: root,
        query: { queue: 'mail', state: 'created', sort: 'created_at', skip: 0, limit: 1, count: true },
      }),
    },
    403: { 'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada }) } },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ root }) => ({ as: root, query: { cursor: 'abc' } }),
      },
    },
  },

  getJob: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 }, path: ({ job_id }) => `/admin/jobs/${job_id}` },
    valid: aboutAJob(),
    200: { 'a waiting one': aboutAJob(), 'a failed one': aboutAJob('failed') },
    304: {
      'it is as the caller has it': async ({ service, root }) => {
        const job_id = await newJob(service)
        const { headers } = await root.send('get', `/admin/jobs/${job_id}`)
        return { as: root, path: { job_id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    403: notAJobForUsers,
    404: noJob,
  },

  retryJob: {
    callers: {
      expected: { ...notSignedIn, admin: 409, others: 403 },
      path: ({ job_id }) => `/admin/jobs/${job_id}/retry`,
      note: 'The job waits.',
    },
    valid: aboutAJob('failed'),
    200: { 'a failed one': aboutAJob('failed'), 'a cancelled one': aboutAJob('cancelled') },
    403: notAJobForUsers,
    404: noJob,
    409: { 'a waiting one': { code: 'job_state', input: aboutAJob() } },
  },

  cancelJob: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ job_id }) => `/admin/jobs/${job_id}/cancel`,
    },
    valid: aboutAJob(),
    200: { 'a waiting one': aboutAJob(), 'a failed one': aboutAJob('failed') },
    403: notAJobForUsers,
    404: noJob,
    409: { 'a cancelled one': { code: 'job_state', input: aboutAJob('cancelled') } },
  },
} satisfies Cases<'admin'>
