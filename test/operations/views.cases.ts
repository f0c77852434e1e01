/** Saved views of projects, and of users. */
import { newProject, newView } from '../support/build.ts'
import { notSignedIn, viewPath } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { unknownId } from './project-refusals.cases.ts'

type Rest = Omit<Input, 'as' | 'path'>

/** A new view of Ada's own. */
const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { view_id: (await newView(ada)).id } })

/** A new view of a project of Ada's, for Bob, who has a role there. */
const ofProject =
  (role: 'viewer' | 'editor', input: Rest = {}): MakeInput =>
  async ({ ada, bob }) => {
    const project_id = await newProject(ada, [[bob, role]])
    return { ...input, as: bob, path: { view_id: (await newView(ada, { project_id })).id } }
  }

const refused = (input: MakeInput) => ({ code: 'view_not_found' as const, input })

const unknown = (input: Rest = {}) => ({
  "somebody else's": refused(async (world) => ({ ...(await ofAda(input)(world)), as: world.bob })),
  "of somebody else's project": refused(async ({ ada, bob }) => {
    const { id } = await newView(ada, { project_id: await newProject(ada) })
    return { ...input, as: bob, path: { view_id: id } }
  }),
  'no such view': refused(({ ada }) => ({ ...input, as: ada, path: { view_id: unknownId } })),
})

const builtIn = (input: Rest = {}) => ({
  'a built-in one': refused(({ ada }) => ({ ...input, as: ada, path: { view_id: 'inbox' } })),
})

const notForViewers = (input: Rest = {}) => ({
  'a viewer': { code: 'forbidden' as const, input: ofProject('viewer', input) },
})

const unfitId = (input: Rest = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /view_id'],
    input: ({ ada }: World) => ({ ...input, as: ada, path: { view_id: 'someday' } }),
  },
})

const unfit = (name: string, value: unknown) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 20)}`]: {
    code: 'validation_failed' as const,
    at: [`body /${name}`],
    input: ofAda({ body: { name: 'Later', [name]: value } }),
  },
})

const unfitBodies = {
  ...unfit('name', ' '),
  ...unfit('name', 'x'.repeat(101)),
  ...unfit('name', 'a\0b'),
  ...unfit('filter', 'prority = 1'),
  ...unfit('filter', 'due < '),
  ...unfit('filter', ''),
  ...unfit('sort', 'relevance'),
  ...unfit('group_by', 'title'),
  ...unfit('layout', 'table'),
  ...unfit('icon', ''),
  ...unfit('color', 'red'),
  ...unfit('is_favourite', null),
  ...unfit('position', '5000000000'),
}

const everything = {
  name: ' This week ',
  filter: 'due < today+7d and label = home and not completed',
  ...{ sort: '-due', group_by: 'label', layout: 'board', icon: '🏡', color: '#16A34A', is_favourite: true },
}

export const viewsCases = {
  listViews: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      all: ofAda(),
      'of a project, with everything that one may ask for': async ({ ada }) => ({
        as: ada,
        query: {
          ...{ project_id: await newProject(ada), is_favourite: true, skip: 0, limit: 1, count: true },
          sort: '-name',
        },
      }),
      'own ones': ({ ada }) => ({ as: ada, query: { project_id: 'none', is_favourite: false } }),
    },
    409: {
      'a cursor that does not decode': {
        code: 'cursor_invalid',
        input: ({ ada }) => ({ as: ada, query: { cursor: 'abc' } }),
      },
    },
    422: {
      'a project that is none': {
        code: 'validation_failed',
        at: ['query /project_id'],
        input: ({ ada }) => ({ as: ada, query: { project_id: 'mine' } }),
      },
    },
  },

  createView: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, others: 409 },
      body: ({ project_id }) => ({ name: 'New', project_id }),
      note: 'In the project.',
    },
    valid: ({ ada }) => ({ as: ada, body: { name: 'Later' } }),
    201: {
      'a name': ({ ada }) => ({ as: ada, body: { name: ' Later ' } }),
      'everything, in a project': async ({ ada, bob }) => ({
        as: bob,
        body: { ...everything, project_id: await newProject(ada, [[bob, 'editor']]) },
      }),
      'nulls where they may be': ({ ada }) => ({
        as: ada,
        body: { name: 'Later', filter: null, group_by: null, icon: null, color: null, project_id: null },
      }),
    },
    409: {
      "somebody else's project": {
        code: 'unknown_project',
        input: async ({ ada, bob }) => ({ as: ada, body: { name: 'Later', project_id: await newProject(bob) } }),
      },
      'a project that the caller may only read': {
        code: 'unknown_project',
        input: async ({ ada, bob }) => ({
          as: bob,
          body: { name: 'Later', project_id: await newProject(ada, [[bob, 'viewer']]) },
        }),
      },
      'no room for another view': {
        code: 'quota_exceeded',
        input: async ({ service }) => ({
          as: await limited(await newPerson(service), service, { views: 0 }),
          body: { name: 'Later' },
        }),
      },
    },
    422: { ...unfitBodies, ...unfit('project_id', 'none') },
  },

  getView: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: viewPath },
    valid: ofAda(),
    200: { 'an own one': ofAda(), 'of a project, to a viewer': ofProject('viewer') },
    304: { 'it is as the caller has it': ofAda({ headers: { 'If-None-Match': '"1"' } }) },
    404: { ...unknown(), ...builtIn() },
    422: unfitId(),
  },

  updateView: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: viewPath,
      body: () => ({ layout: 'board' }),
    },
    valid: ofAda({ body: { layout: 'board' } }),
    200: {
      everything: ofAda({ body: everything }),
      'of a project, by an editor': ofProject('editor', { body: { filter: 'assignee = me', is_favourite: true } }),
      'no filter, group, icon and color': ofAda({ body: { filter: null, group_by: null, icon: null, color: null } }),
      nothing: ofAda({ body: {} }),
    },
    403: notForViewers({ body: { is_favourite: true } }),
    404: { ...unknown({ body: { color: null } }), ...builtIn({ body: { name: 'Mine' } }) },
    422: { ...unfitBodies, ...unfit('name', null), ...unfit('sort', null), ...unfitId({ body: { color: null } }) },
  },

  deleteView: {
    callers: {
      expected: { ...notSignedIn, owner: 204, editor: 204, viewer: 403, others: 404 },
      path: viewPath,
    },
    valid: ofAda(),
    204: { 'an own one': ofAda(), 'of a project, by an editor': ofProject('editor') },
    403: notForViewers(),
    404: { ...unknown(), ...builtIn() },
    422: unfitId(),
  },

  moveView: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: (world) => `${viewPath(world)}/move`,
      body: () => ({ to: 'first' }),
    },
    valid: ofAda({ body: { to: 'first' } }),
    200: {
      'to the end': ofProject('editor', { body: { to: 'last' } }),
      'before another': async ({ ada }) => {
        const [first, second] = [await newView(ada), await newView(ada)]
        return { as: ada, path: { view_id: second.id }, body: { before: first.id } }
      },
      'after itself': async ({ ada }) => {
        const { id } = await newView(ada)
        return { as: ada, path: { view_id: id }, body: { after: id } }
      },
    },
    403: notForViewers({ body: { to: 'first' } }),
    404: { ...unknown({ body: { to: 'first' } }), ...builtIn({ body: { to: 'first' } }) },
    409: {
      'next to one of another list': {
        code: 'unknown_view',
        input: async (world) => {
          const { id } = await newView(world.ada, { project_id: await newProject(world.ada) })
          return ofAda({ body: { after: id } })(world)
        },
      },
    },
    422: {
      ...unfitId({ body: { to: 'first' } }),
      nowhere: { code: 'validation_failed', at: ['body '], input: ofAda({ body: {} }) },
      'to two places': {
        code: 'validation_failed',
        at: ['body '],
        input: ofAda({ body: { to: 'first', after: unknownId } }),
      },
    },
  },

  listViewTodos: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 },
      path: (world) => `${viewPath(world)}/todos`,
    },
    valid: ofAda(),
    200: {
      'an own one, with everything that one may ask for': ofAda({
        query: { skip: 0, limit: 1, count: true, sort: '-title' },
      }),
      'of a project, to a viewer': ofProject('viewer'),
      'a built-in one': ({ ada }) => ({ as: ada, path: { view_id: 'upcoming' } }),
    },
    404: unknown(),
    409: {
      'a cursor that does not decode': { code: 'cursor_invalid', input: ofAda({ query: { cursor: 'abc' } }) },
      'a filter that has left the calendar': {
        code: 'view_filter_unreadable',
        input: async ({ ada, service }) => {
          const { id } = await newView(ada)
          await service.database.pool('views').update({ filter: 'due < today+9999999d' }).where({ id })
          return { as: ada, path: { view_id: id } }
        },
      },
    },
    422: unfitId(),
  },
} satisfies Cases<'views'>
