/** Projects. Their teams are in members.cases.ts. */
import { newLabel, newProject, newTodo } from '../support/build.ts'
import { json, notSignedIn, projectPath } from '../support/callers.ts'
import type { Cases } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import { everyOption, membersCases } from './members.cases.ts'
import { projectBelowItself, wrongParents } from './project-parents.cases.ts'
import {
  badCursor,
  notForEditors,
  ofAda,
  unfitBody,
  unfitId,
  unknownId,
  unknownProject,
  withBob,
} from './project-refusals.cases.ts'

export const projectsCases = {
  listProjects: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      'the active ones': ({ ada }) => ({ as: ada }),
      'the archived ones, with everything that one may ask for': ({ ada }) => ({
        as: ada,
        query: { status: 'archived', is_favourite: true, ...everyOption },
      }),
    },
    409: badCursor(({ ada }) => ({ as: ada })),
  },

  createProject: {
    callers: { expected: { ...notSignedIn, others: 201 }, body: json({ name: 'New' }) },
    valid: ({ ada }) => ({ as: ada, body: { name: 'Garden' } }),
    201: {
      'a name': ({ ada }) => ({ as: ada, body: { name: 'Garden' } }),
      everything: async ({ ada }) => ({
        as: ada,
        body: {
          parent_id: await newProject(ada),
          ...{ name: 'x'.repeat(100), description: 'x'.repeat(500) },
          ...{ color: '#ABCDEF', icon: '🌊'.repeat(40), default_view: 'calendar' },
        },
      }),
    },
    422: {
      ...unfitBody('name', ' '),
      ...unfitBody('name', 'x'.repeat(101)),
      ...unfitBody('name', 'a\0b'),
      ...unfitBody('description', 'x'.repeat(501)),
      ...unfitBody('status', 'archived'),
      ...unfitBody('color', 'green'),
      ...unfitBody('icon', ''),
      ...unfitBody('icon', 'a\nb'),
      ...unfitBody('icon', 'x'.repeat(41)),
      ...unfitBody('default_view', 'timeline'),
      ...unfitBody('default_view', null),
      ...unfitBody('parent_id', 'none'),
    },
    409: wrongParents(({ ada }, place) => ({ as: ada, body: { name: 'Bed', ...place } })),
  },

  getProject: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: projectPath },
    valid: ofAda(),
    200: {
      'to its owner': ofAda(),
      'to a viewer': async (world) => ({ as: world.bob, path: await withBob(world, 'viewer') }),
    },
    304: {
      'it is as the caller has it': async ({ ada }) => {
        const path = { project_id: await newProject(ada) }
        const { headers } = await ada.send('get', `/projects/${path.project_id}`)
        return { as: ada, path, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknownProject(),
    422: unfitId('project_id'),
  },

  updateProject: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 403, viewer: 403, others: 404 },
      path: projectPath,
      body: json({ name: 'New' }),
    },
    valid: ofAda({ body: { name: 'Balcony' } }),
    200: {
      'a new name': ofAda({ body: { name: ' Balcony ' } }),
      'archived, without a description': ofAda({ body: { status: 'archived', description: null } }),
      'another look': ofAda({ body: { color: '#000000', icon: 'leaf', default_view: 'board' } }),
      nothing: ofAda({ body: {} }),
      'below another project': async (world) => ({
        ...{ as: world.ada, path: { project_id: await newProject(world.ada) } },
        body: { parent_id: await newProject(world.bob, [[world.ada, 'editor']]) },
      }),
      "what is a viewer's own": async (world) => ({
        as: world.bob,
        path: await withBob(world, 'viewer'),
        body: { is_favourite: true, is_muted: true },
      }),
    },
    403: notForEditors(() => ({ body: { name: 'Mine', is_favourite: true } })),
    404: unknownProject({ body: { name: 'Mine' } }),
    409: {
      ...wrongParents(async ({ ada }, body) => ({ as: ada, path: { project_id: await newProject(ada) }, body })),
      ...projectBelowItself,
    },
    422: {
      ...unfitBody('is_muted', null),
      ...unfitBody('name', null),
      ...unfitBody('status', 'deleted'),
      ...unfitBody('owner_id', unknownId),
    },
  },

  deleteProject: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 403, viewer: 403, others: 404 }, path: projectPath },
    valid: ofAda(),
    200: {
      'with its todos': ofAda(),
      'its todos moved': async ({ ada }) => ({
        as: ada,
        path: { project_id: await newProject(ada) },
        query: { move_todos_to: await newProject(ada) },
      }),
    },
    403: notForEditors(),
    404: unknownProject(),
    409: {
      'to itself': {
        code: 'unknown_project',
        input: async ({ ada }) => {
          const project_id = await newProject(ada)
          return { as: ada, path: { project_id }, query: { move_todos_to: project_id } }
        },
      },
      "to somebody else's": {
        code: 'unknown_project',
        input: async ({ ada, bob }) => ({
          as: ada,
          path: { project_id: await newProject(ada) },
          query: { move_todos_to: await newProject(bob) },
        }),
      },
      'to an archived one': {
        code: 'project_archived',
        input: async ({ ada }) => {
          const target = await newProject(ada)
          await ada.send('patch', `/projects/${target}`, { status: 'archived' })
          return { as: ada, path: { project_id: await newProject(ada) }, query: { move_todos_to: target } }
        },
      },
      'to one without room for a label': {
        code: 'quota_exceeded',
        input: async ({ service }) => {
          const owner = await newPerson(service)
          const [project_id, target] = [await newProject(owner), await newProject(owner)]
          const label = await newLabel(owner, { name: 'Urgent', project_id })
          await newTodo(owner, { project_id, label_ids: [label.id] })
          await limited(owner, service, { labels: 1 })
          await newLabel(owner, { name: 'Other', project_id: target })
          return { as: owner, path: { project_id }, query: { move_todos_to: target } }
        },
      },
    },
    422: unfitId('project_id'),
  },

  moveProject: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 },
      path: (world) => `${projectPath(world)}/move`,
      body: json({ to: 'first' }),
      note: "In the caller's own order.",
    },
    valid: ofAda({ body: { to: 'first' } }),
    200: {
      'to the end, by a viewer': async (world) => ({
        as: world.bob,
        path: await withBob(world, 'viewer'),
        body: { to: 'last' },
      }),
      'before another': async (world) => ofAda({ body: { before: await newProject(world.ada) } })(world),
      'after itself': async ({ ada }) => {
        const project_id = await newProject(ada)
        return { as: ada, path: { project_id }, body: { after: project_id } }
      },
    },
    404: unknownProject({ body: { to: 'first' } }),
    409: {
      "next to somebody else's": {
        code: 'unknown_project',
        input: async (world) => ofAda({ body: { after: await newProject(world.bob) } })(world),
      },
    },
    422: {
      ...unfitId('project_id', { body: { to: 'first' } }),
      nowhere: { code: 'validation_failed', at: ['body '], input: ofAda({ body: {} }) },
      'to two places': {
        code: 'validation_failed',
        at: ['body '],
        input: ofAda({ body: { to: 'first', after: unknownId } }),
      },
    },
  },

  ...membersCases,
} satisfies Cases<'projects'>
