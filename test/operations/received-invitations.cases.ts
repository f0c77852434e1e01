/** Invitations as the invited user sees and answers them. */
import { newInvitation, newProject } from '../support/build.ts'
import { notSignedIn, receivedPath } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

/** Ada invites Bob by id. */
const received: MakeInput = async ({ ada, bob }) => ({
  as: bob,
  path: { invitation_id: (await newInvitation(ada, await newProject(ada), bob, 'editor')).id },
})
const notReceived = {
  'no such invitation': {
    code: 'invitation_not_found' as const,
    input: async ({ bob }: World) => ({ as: bob, path: { invitation_id: unknownId } }),
  },
  'that of another user': {
    code: 'invitation_not_found' as const,
    input: async ({ ada, bob, root }: World) => {
      const { id } = await newInvitation(ada, await newProject(ada), bob, 'editor')
      return { as: root, path: { invitation_id: id } }
    },
  },
  'one that was declined': {
    code: 'invitation_not_found' as const,
    input: async (world: World) => {
      const input = await received(world)
      await world.bob.send('post', `/users/me/invitations/${input.path?.invitation_id}/decline`).expect(204)
      return input
    },
  },
}
export const receivedInvitationsCases = {
  listReceivedInvitations: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ bob }) => ({ as: bob }),
    200: {
      none: async ({ service }) => ({ as: await newPerson(service) }),
      some: async (world) => ({ as: (await received(world)).as }),
      'with everything that one may ask for': async (world) => ({
        as: (await received(world)).as,
        query: { sort: 'created_at', skip: 0, limit: 1, count: true },
      }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ bob }) => ({ as: bob, query: { cursor: 'abc' } }),
      },
    },
  },

  acceptReceivedInvitation: {
    callers: {
      expected: { ...notSignedIn, other: 200, others: 404 },
      path: (world) => `${receivedPath(world)}/accept`,
    },
    valid: received,
    200: {
      'one by id': received,
      "one by the caller's address": async ({ service, ada }) => {
        const [as, project_id] = [await newPerson(service), await newProject(ada)]
        const { body } = await ada.send('post', `/projects/${project_id}/invitations`, {
          email: as.email,
          role: 'viewer',
        })
        return { as, path: { invitation_id: body.id } }
      },
    },
    404: notReceived,
  },

  declineReceivedInvitation: {
    callers: {
      expected: { ...notSignedIn, other: 204, others: 404 },
      path: (world) => `${receivedPath(world)}/decline`,
    },
    valid: received,
    204: { 'one by id': received },
    404: notReceived,
  },
} satisfies Partial<Cases<'invitations'>>
