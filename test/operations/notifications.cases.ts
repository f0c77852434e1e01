/** The caller's notifications. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { notification } from '../support/mailed.ts'
import type { World } from '../support/world.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

type Rest = Omit<Input, 'as' | 'path'>

const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ service, ada }) => ({ ...input, as: ada, path: { notification_id: await notification(service, ada.id) } })
const unknown = (input: Rest = {}) => ({
  "somebody else's": {
    code: 'notification_not_found' as const,
    input: async ({ service, ada, bob }: World) => ({
      ...input,
      as: bob,
      path: { notification_id: await notification(service, ada.id) },
    }),
  },
  'no such notification': {
    code: 'notification_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { notification_id: unknownId } }),
  },
})

export const notificationsCases = {
  listNotifications: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: ({ bob }) => ({ as: bob }),
      some: async ({ service, ada }) => {
        await notification(service, ada.id)
        return { as: ada }
      },
      'with everything that one may ask for': ({ ada }) => ({
        as: ada,
        query: { unread: true, sort: 'created_at', skip: 0, limit: 1, count: true },
      }),
      'those that were read': ({ ada }) => ({ as: ada, query: { unread: false } }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: 'abc' } }),
      },
    },
  },

  getUnreadCount: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'the caller': ({ ada }) => ({ as: ada }) },
    304: {
      'it is as the caller has it': async ({ bob }) => {
        const { headers } = await bob.send('get', '/notifications/unread-count')
        return { as: bob, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
  },

  readAllNotifications: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: { 'the caller': ({ ada }) => ({ as: ada }) },
  },

  getNotification: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: ({ notification_id }) => `/notifications/${notification_id}`,
    },
    valid: ofAda(),
    200: { "the caller's": ofAda() },
    304: {
      'it is as the caller has it': async ({ service, ada }) => {
        const notification_id = await notification(service, ada.id)
        const { headers } = await ada.send('get', `/notifications/${notification_id}`)
        return { as: ada, path: { notification_id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknown(),
  },

  updateNotification: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: ({ notification_id }) => `/notifications/${notification_id}`,
      body: json({ read: true }),
    },
    valid: ofAda({ body: { read: true } }),
    200: {
      read: ofAda({ body: { read: true } }),
      unread: ofAda({ body: { read: false } }),
      nothing: ofAda({ body: {} }),
    },
    404: unknown({ body: { read: true } }),
    422: {
      'another member': {
        code: 'validation_failed',
        at: ['body /message'],
        input: ofAda({ body: { message: 'Hello' } }),
      },
    },
  },
} satisfies Cases<'notifications'>
