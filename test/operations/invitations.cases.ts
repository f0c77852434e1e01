/** How a user becomes a member of a project. */
import { newInvitation, newProject } from '../support/build.ts'
import { invitationPath, json, notSignedIn, projectPath } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { danglingToken, invitation } from '../support/mailed.ts'
import { newPerson, type Person, type TestService } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { receivedInvitationsCases } from './received-invitations.cases.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
const grace = { email: 'grace@example.com', role: 'viewer' }

type Rest = Omit<Input, 'as' | 'path'>

const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { project_id: await newProject(ada) } })
const aboutAnInvitation =
  (input: Rest = {}): MakeInput =>
  async ({ service, ada }) => {
    const { project_id, invitation_id } = await invitation(service, ada)
    return { ...input, as: ada, path: { project_id, invitation_id } }
  }
/** Bob has declined an invitation of Ada's. */
const declined = async ({ ada, bob }: World) => {
  const project_id = await newProject(ada)
  const { id: invitation_id } = await newInvitation(ada, project_id, bob, 'editor')
  await bob.send('post', `/users/me/invitations/${invitation_id}/decline`).expect(204)
  return { as: ada, path: { project_id, invitation_id } }
}
const unknownProject = (input: Rest = {}) => ({
  "somebody else's project": {
    code: 'project_not_found' as const,
    input: async ({ ada, bob }: World) => ({
      ...input,
      as: bob,
      path: { project_id: await newProject(ada), invitation_id: unknownId },
    }),
  },
})
const unknownInvitation = {
  ...unknownProject(),
  'no such invitation': {
    code: 'invitation_not_found' as const,
    input: async ({ ada }: World) => ({
      as: ada,
      path: { project_id: await newProject(ada), invitation_id: unknownId },
    }),
  },
  'that of another project': {
    code: 'invitation_not_found' as const,
    input: async ({ service, ada }: World) => {
      const { invitation_id } = await invitation(service, ada)
      return { as: ada, path: { project_id: await newProject(ada), invitation_id } }
    },
  },
}
const notForEditors = (input: Rest = {}) => ({
  'an editor': {
    code: 'forbidden' as const,
    input: async ({ ada, bob }: World) => {
      const project_id = await newProject(ada, [[bob, 'editor']])
      return { ...input, as: bob, path: { project_id, invitation_id: unknownId } }
    },
  },
})

/** Tokens that are good for nothing. */
const invalid = (as: (world: World) => Person | undefined = () => undefined) => {
  const invalidToken = (make: (service: TestService, owner: Person) => string | Promise<string>) => ({
    code: 'invitation_invalid' as const,
    input: async (world: World) => ({ as: as(world), body: { token: await make(world.service, world.ada) } }),
  })
  const spoiled = (spoil: (service: TestService, id: string) => Promise<unknown>) =>
    invalidToken(async (service, owner) => {
      const { token, invitation_id } = await invitation(service, owner)
      await spoil(service, invitation_id)
      return token
    })
  return {
    'a garbage token': invalidToken(() => 'garbage'),
    'a token for another purpose': invalidToken((service) => danglingToken(service, 'password_reset')),
    'one that was withdrawn': invalidToken((service) => danglingToken(service, 'invitation')),
    'one that was declined': spoiled(({ database: { pool } }, id) =>
      pool('invitations').update({ status: 'declined' }).where({ id }),
    ),
    'one that has expired': spoiled(({ database: { pool } }, id) =>
      pool('invitations').update({ expires_at: pool.fn.now() }).where({ id }),
    ),
  }
}

export const invitationsCases = {
  listInvitations: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 403, viewer: 403, others: 404 },
      path: (world) => `${projectPath(world)}/invitations`,
    },
    valid: ofAda(),
    200: {
      none: ofAda(),
      'with everything that one may ask for': ofAda({
        query: { sort: 'created_at', skip: 0, limit: 1, count: true },
      }),
      some: async ({ service, ada }) => ({
        as: ada,
        path: { project_id: (await invitation(service, ada)).project_id },
      }),
    },
    403: notForEditors(),
    404: unknownProject(),
    409: { 'a cursor that does not decode': { code: 'cursor_invalid', input: ofAda({ query: { cursor: 'abc' } }) } },
  },

  createInvitation: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 403, viewer: 403, others: 404 },
      path: (world) => `${projectPath(world)}/invitations`,
      body: json({ email: 'new@example.com', role: 'viewer' }),
    },
    valid: ofAda({ body: grace }),
    201: {
      'an address without an account': ofAda({ body: grace }),
      'an address with an account': async ({ ada, bob }) => ({
        as: ada,
        path: { project_id: await newProject(ada) },
        body: { email: bob.email.toUpperCase(), role: 'owner' },
      }),
      'a user by id': async ({ ada, bob }) => ({
        as: ada,
        path: { project_id: await newProject(ada) },
        body: { user_id: bob.id, role: 'owner' },
      }),
      'a user by id, by a caller whose address is not confirmed': async ({ service, bob }) => {
        const as = await newPerson(service)
        await service.database.pool('users').update({ email_verified_at: null }).where({ id: as.id })
        return { as, path: { project_id: await newProject(as) }, body: { user_id: bob.id, role: 'viewer' } }
      },
      'an address whose invitation has expired': async ({ service, ada }) => {
        const { project_id } = await invitation(service, ada)
        await service.database
          .pool('invitations')
          .update({ expires_at: new Date(0) })
          .where({ project_id })
        return { as: ada, path: { project_id }, body: grace }
      },
    },
    403: notForEditors({ body: grace }),
    404: unknownProject({ body: grace }),
    409: {
      "a member's address": {
        code: 'already_member',
        input: async ({ ada }) => ({
          as: ada,
          path: { project_id: await newProject(ada) },
          body: { ...grace, email: ada.email },
        }),
      },
      'an address that is invited already': {
        code: 'already_invited',
        input: async ({ service, ada }) => ({
          as: ada,
          path: { project_id: (await invitation(service, ada)).project_id },
          body: { ...grace, email: 'Grace@Example.com' },
        }),
      },
      'a member': {
        code: 'already_member',
        input: async ({ ada, bob }) => ({
          as: ada,
          path: { project_id: await newProject(ada, [[bob, 'editor']]) },
          body: { user_id: bob.id, role: 'viewer' },
        }),
      },
      'the caller': {
        code: 'already_member',
        input: async ({ ada }) => ({
          as: ada,
          path: { project_id: await newProject(ada) },
          body: { user_id: ada.id, role: 'viewer' },
        }),
      },
      'no user': { code: 'unknown_user', input: ofAda({ body: { user_id: unknownId, role: 'viewer' } }) },
      'a user who is invited already': {
        code: 'already_invited',
        input: async ({ ada, bob }) => {
          const project_id = await newProject(ada)
          await newInvitation(ada, project_id, bob, 'viewer')
          return { as: ada, path: { project_id }, body: { user_id: bob.id, role: 'owner' } }
        },
      },
      'a user who has declined': {
        code: 'invitation_declined',
        input: async (world) => {
          const { path, as } = await declined(world)
          return { as, path, body: { user_id: world.bob.id, role: 'viewer' } }
        },
      },
      'a caller whose address is not confirmed': {
        code: 'email_unconfirmed',
        input: async ({ service }) => {
          const person = await newPerson(service)
          await service.database.pool('users').update({ email_verified_at: null }).where({ id: person.id })
          return { as: person, path: { project_id: await newProject(person) }, body: grace }
        },
      },
    },
    422: {
      'an address that is none': {
        code: 'validation_failed',
        at: ['body /email'],
        input: ofAda({ body: { ...grace, email: 'grace' } }),
      },
      'no person': { code: 'validation_failed', at: ['body /email'], input: ofAda({ body: { role: 'viewer' } }) },
      'both an id and an address': {
        code: 'validation_failed',
        at: ['body '],
        input: ofAda({ body: { ...grace, user_id: unknownId } }),
      },
    },
  },

  getInvitation: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 403, viewer: 403, others: 404 }, path: invitationPath },
    valid: aboutAnInvitation(),
    200: { 'a pending one': aboutAnInvitation() },
    304: {
      'it is as the caller has it': async ({ service, ada }) => {
        const { project_id, invitation_id } = await invitation(service, ada)
        const { headers } = await ada.send('get', `/projects/${project_id}/invitations/${invitation_id}`)
        return { as: ada, path: { project_id, invitation_id }, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    403: notForEditors(),
    404: unknownInvitation,
  },

  withdrawInvitation: {
    callers: { expected: { ...notSignedIn, owner: 204, editor: 403, viewer: 403, others: 404 }, path: invitationPath },
    valid: aboutAnInvitation(),
    204: { 'a pending one': aboutAnInvitation() },
    403: notForEditors(),
    404: unknownInvitation,
    409: { 'one that was declined': { code: 'invitation_declined', input: declined } },
  },

  ...receivedInvitationsCases,

  acceptInvitation: {
    callers: { expected: { ...notSignedIn, others: 409 }, body: json({ token: 'garbage' }) },
    valid: async ({ service, ada, bob }) => ({ as: bob, body: { token: (await invitation(service, ada)).token } }),
    200: {
      'with an account of another address': async ({ service, ada, bob }) => ({
        as: bob,
        body: { token: (await invitation(service, ada)).token },
      }),
      'with a new account': async ({ service, ada }) => ({
        as: await newPerson(service, 'Grace'),
        body: { token: (await invitation(service, ada)).token },
      }),
      'by a member, who stays what they are': async ({ service, ada }) => ({
        as: ada,
        body: { token: (await invitation(service, ada)).token },
      }),
    },
    409: invalid(({ bob }) => bob),
  },

  declineInvitation: {
    callers: { expected: 409, body: json({ token: 'garbage' }) },
    valid: async ({ service, ada }) => ({ body: { token: (await invitation(service, ada)).token } }),
    204: {
      'without an account': async ({ service, ada }) => ({ body: { token: (await invitation(service, ada)).token } }),
    },
    409: invalid(),
  },
} satisfies Cases<'invitations'>
