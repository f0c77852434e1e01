/** The teams of projects. */
import { newInvitation, newProject } from '../support/build.ts'
import { json, notSignedIn, projectPath, viewerPath } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import {
  aboutBob,
  badCursor,
  notForEditors,
  ofAda,
  theLastOwner,
  unfitId,
  unknownId,
  unknownMember,
  unknownProject,
  withBob,
} from './project-refusals.cases.ts'

export const everyOption = { skip: 0, limit: 1, count: true, sort: '-name' }

/** Ada invites Bob again: he is invited already, or has declined. */
const invitedBob =
  (answer?: 'decline'): MakeInput =>
  async ({ ada, bob }) => {
    const project_id = await newProject(ada)
    const { id } = await newInvitation(ada, project_id, bob, 'editor')
    if (answer) await bob.send('post', `/users/me/invitations/${id}/${answer}`).expect(204)
    return { as: ada, path: { project_id }, body: { user_id: bob.id, role: 'viewer' } }
  }

export const membersCases = {
  listMembers: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 },
      path: (world) => `${projectPath(world)}/members`,
    },
    valid: ofAda(),
    200: {
      all: aboutBob(),
      'with everything that one may ask for': aboutBob({ query: everyOption }),
    },
    404: unknownProject(),
    409: badCursor(ofAda()),
    422: unfitId('project_id'),
  },

  addMember: {
    callers: {
      expected: { ...notSignedIn, owner: 202, editor: 403, viewer: 403, others: 404 },
      path: (world) => `${projectPath(world)}/members`,
      body: ({ bystander }) => ({ user_id: bystander.id, role: 'viewer' }),
      note: 'an invitation',
    },
    valid: async ({ ada, bob }) => ({
      as: ada,
      path: { project_id: await newProject(ada) },
      body: { user_id: bob.id, role: 'editor' },
    }),
    202: {
      'an invitation to become a second owner': async ({ ada, bob }) => ({
        as: ada,
        path: { project_id: await newProject(ada) },
        body: { user_id: bob.id, role: 'owner' },
      }),
    },
    403: notForEditors(({ ada }) => ({ body: { user_id: ada.id, role: 'viewer' } })),
    404: unknownProject({ body: { user_id: unknownId, role: 'viewer' } }),
    409: {
      'a member': {
        code: 'already_member',
        input: async (world) => ({
          as: world.ada,
          path: await withBob(world),
          body: { user_id: world.bob.id, role: 'viewer' },
        }),
      },
      'a user who is invited already': { code: 'already_invited', input: invitedBob() },
      'a user who has declined': { code: 'invitation_declined', input: invitedBob('decline') },
      'no user': { code: 'unknown_user', input: ofAda({ body: { user_id: unknownId, role: 'viewer' } }) },
    },
    422: unfitId('project_id', { body: { user_id: unknownId, role: 'viewer' } }),
  },

  getMember: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: viewerPath },
    valid: aboutBob(),
    200: { 'to a member': aboutBob() },
    304: {
      'it is as the caller has it': async (world) => {
        const path = await withBob(world)
        const { headers } = await world.ada.send('get', `/projects/${path.project_id}/members/${path.user_id}`)
        return { as: world.ada, path, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknownMember(),
    422: unfitId('user_id'),
  },

  updateMember: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 403, viewer: 403, others: 404 },
      path: viewerPath,
      body: json({ role: 'editor' }),
    },
    valid: aboutBob({ body: { role: 'viewer' } }),
    200: {
      'another role': aboutBob({ body: { role: 'owner' } }),
      nothing: aboutBob({ body: {} }),
    },
    403: notForEditors(() => ({ body: { role: 'viewer' } })),
    404: unknownMember({ body: { role: 'viewer' } }),
    409: theLastOwner({ body: { role: 'editor' } }),
    422: unfitId('user_id', { body: { role: 'viewer' } }),
  },

  removeMember: {
    callers: {
      expected: { ...notSignedIn, owner: 204, editor: 403, viewer: 204, others: 404 },
      path: viewerPath,
      note: 'The viewer leaves.',
    },
    valid: aboutBob(),
    204: {
      'by an owner': aboutBob(),
      'who leaves': async (world) => ({ as: world.bob, path: await withBob(world, 'viewer') }),
    },
    403: notForEditors(),
    404: unknownMember(),
    409: theLastOwner(),
    422: unfitId('user_id'),
  },
} satisfies Partial<Cases<'projects'>>
