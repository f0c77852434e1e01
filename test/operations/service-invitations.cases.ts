/** Invitations to the service, by admins. */
import { json, notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { serviceInvitation } from '../support/mailed.ts'
import { goodPassword, limited, newAdmin } from '../support/service.ts'
import type { World } from '../support/world.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

const aboutAnInvitation: MakeInput = async ({ service, root }) => ({
  as: root,
  path: { invitation_id: (await serviceInvitation(service, root)).invitation_id },
})
const notAnInvitationForUsers = {
  'a user': {
    code: 'forbidden' as const,
    input: ({ ada }: World) => ({ as: ada, path: { invitation_id: unknownId } }),
  },
}
const noInvitation = {
  'no such invitation': {
    code: 'invitation_not_found' as const,
    input: ({ root }: World) => ({ as: root, path: { invitation_id: unknownId } }),
  },
}

const newcomer = { email: 'uninvited@example.com', password: goodPassword, name: 'Grace' }

export const refusedRegistrations = {
  'registration by invitation, and none': {
    code: 'registration_closed' as const,
    input: async ({ failing }: World) => ({ to: await failing('invited'), body: newcomer }),
  },
  'closed registration, with an invitation': {
    code: 'registration_closed' as const,
    input: async ({ service, root, failing }: World) => ({
      to: await failing('closed'),
      body: { ...newcomer, invitation: (await serviceInvitation(service, root)).token },
    }),
  },
}

export const serviceInvitationCases = {
  listServiceInvitations: {
    callers: { expected: { ...notSignedIn, admin: 200, others: 403 } },
    valid: ({ root }) => ({ as: root }),
    200: {
      all: async ({ service, root }) => {
        await serviceInvitation(service, root)
        await serviceInvitation(service, null, 'grace@example.com')
        return { as: root }
      },
      'with everything that one may ask for': ({ root }) => ({
        as: root,
        query: { sort: 'created_at', skip: 0, limit: 1, count: true },
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

  createServiceInvitation: {
    callers: { expected: { ...notSignedIn, admin: 201, others: 403 }, body: json({}) },
    valid: ({ root }) => ({ as: root, body: {} }),
    201: {
      'a link': ({ root }) => ({ as: root, body: {} }),
      'an email': ({ root }) => ({ as: root, body: { email: 'invited@example.com' } }),
    },
    403: {
      'a user': { code: 'forbidden', input: ({ ada }) => ({ as: ada, body: {} }) },
      'where registration is closed': {
        code: 'registration_closed',
        input: async ({ root, failing }) => ({ as: root, to: await failing('closed'), body: {} }),
      },
    },
    409: {
      'the address of somebody': {
        code: 'email_taken',
        input: ({ root, ada }) => ({ as: root, body: { email: ada.email.toUpperCase() } }),
      },
      'an admin whose address was never confirmed': {
        code: 'email_unconfirmed',
        input: async ({ service }) => {
          const admin = await newAdmin(service)
          await service.database.pool('users').update({ email_verified_at: null }).where({ id: admin.id })
          return { as: admin, body: { email: 'invited-too@example.com' } }
        },
      },
      'no room for another invitation': {
        code: 'quota_exceeded',
        input: async ({ service }) => ({
          as: await limited(await newAdmin(service), service, { invitations: 0 }),
          body: {},
        }),
      },
    },
    422: {
      'an address that is none': {
        code: 'validation_failed',
        at: ['body /email'],
        input: ({ root }) => ({ as: root, body: { email: 'nobody' } }),
      },
    },
  },

  getServiceInvitation: {
    callers: {
      expected: { ...notSignedIn, admin: 200, others: 403 },
      path: ({ service_invitation_id }) => `/admin/invitations/${service_invitation_id}`,
    },
    valid: aboutAnInvitation,
    200: { 'a pending one': aboutAnInvitation },
    304: {
      'it is as the caller has it': async ({ service, root }) => {
        const { invitation_id } = await serviceInvitation(service, root)
        const { headers } = await root.send('get', `/admin/invitations/${invitation_id}`)
        return { as: root, path: { invitation_id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    403: notAnInvitationForUsers,
    404: noInvitation,
  },

  withdrawServiceInvitation: {
    callers: {
      expected: { ...notSignedIn, admin: 204, others: 403 },
      path: ({ service_invitation_id }) => `/admin/invitations/${service_invitation_id}`,
    },
    valid: aboutAnInvitation,
    204: { 'a pending one': aboutAnInvitation },
    403: notAnInvitationForUsers,
    404: noInvitation,
  },
} satisfies Partial<Cases<'admin'>>
