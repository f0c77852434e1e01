/** Labels of projects, and of users for todos without one. */
import { newLabel, newProject } from '../support/build.ts'
import { labelPath, notSignedIn } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { unknownId } from './project-refusals.cases.ts'

type Rest = Omit<Input, 'as' | 'path'>

let names = 0
/** A name that no label of the world has. */
const fresh = () => `label ${++names}`

/** A new label of Ada's own. */
const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { label_id: (await newLabel(ada, { name: fresh() })).id } })

/** A new label of a project of Ada's, for Bob, who has a role there. */
const ofProject =
  (role: 'viewer' | 'editor', input: Rest = {}): MakeInput =>
  async ({ ada, bob }) => {
    const project_id = await newProject(ada, [[bob, role]])
    return { ...input, as: bob, path: { label_id: (await newLabel(ada, { name: fresh(), project_id })).id } }
  }

const unknown = (input: Rest = {}) => ({
  "somebody else's": {
    code: 'label_not_found' as const,
    input: async (world: World) => ({ ...(await ofAda(input)(world)), as: world.bob }),
  },
  "of somebody else's project": {
    code: 'label_not_found' as const,
    input: async (world: World) => {
      const project_id = await newProject(world.ada)
      const { id } = await newLabel(world.ada, { name: fresh(), project_id })
      return { ...input, as: world.bob, path: { label_id: id } }
    },
  },
  'no such label': {
    code: 'label_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { label_id: unknownId } }),
  },
})

const notForViewers = (input: Rest = {}) => ({
  'a viewer': { code: 'forbidden' as const, input: ofProject('viewer', input) },
})

const unfitId = (input: Rest = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /label_id'],
    input: ({ ada }: World) => ({ ...input, as: ada, path: { label_id: '1' } }),
  },
})

const unfit = (name: string, value: unknown) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 20)}`]: {
    code: 'validation_failed' as const,
    at: [`body /${name}`],
    input: async (world: World) => ofAda({ body: { name: fresh(), [name]: value } })(world),
  },
})

const unfitBodies = {
  ...unfit('name', ' '),
  ...unfit('name', 'x'.repeat(61)),
  ...unfit('name', 'a\0b'),
  ...unfit('name', 'two\nlines'),
  ...unfit('color', 'red'),
  ...unfit('color', '#12345'),
  ...unfit('color', '#12345g'),
  ...unfit('version', 2),
}

export const labelsCases = {
  listLabels: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      all: ofAda(),
      'of a project, with everything that one may ask for': async ({ ada }) => ({
        as: ada,
        query: { project_id: await newProject(ada), skip: 0, limit: 1, count: true, sort: '-created_at' },
      }),
      'own ones': ({ ada }) => ({ as: ada, query: { project_id: 'none' } }),
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

  createLabel: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, others: 409 },
      body: ({ project_id }) => ({ name: 'New', project_id }),
      note: 'In the project.',
    },
    valid: ({ ada }) => ({ as: ada, body: { name: fresh() } }),
    201: {
      'a name': ({ ada }) => ({ as: ada, body: { name: ` ${fresh()} ` } }),
      'everything, in a project': async ({ ada, bob }) => ({
        as: bob,
        body: { name: 'x'.repeat(60), color: '#3B82F6', project_id: await newProject(ada, [[bob, 'editor']]) },
      }),
      'nulls where they may be': ({ ada }) => ({ as: ada, body: { name: fresh(), color: null, project_id: null } }),
    },
    409: {
      'a name that is taken, but for its case': {
        code: 'label_name_taken',
        input: async ({ ada }) => {
          const { name } = await newLabel(ada, { name: fresh() })
          return { as: ada, body: { name: name.toUpperCase() } }
        },
      },
      "somebody else's project": {
        code: 'unknown_project',
        input: async ({ ada, bob }) => ({ as: ada, body: { name: fresh(), project_id: await newProject(bob) } }),
      },
      'a project that the caller may only read': {
        code: 'unknown_project',
        input: async ({ ada, bob }) => ({
          as: bob,
          body: { name: fresh(), project_id: await newProject(ada, [[bob, 'viewer']]) },
        }),
      },
      'no room for another label': {
        code: 'quota_exceeded',
        input: async ({ service }) => ({
          as: await limited(await newPerson(service), service, { labels: 0 }),
          body: { name: fresh() },
        }),
      },
    },
    422: { ...unfitBodies, ...unfit('project_id', 'none') },
  },

  getLabel: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: labelPath },
    valid: ofAda(),
    200: { 'an own one': ofAda(), 'of a project, to a viewer': ofProject('viewer') },
    304: { 'it is as the caller has it': ofAda({ headers: { 'If-None-Match': '"1"' } }) },
    404: unknown(),
    422: unfitId(),
  },

  updateLabel: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: labelPath,
      body: () => ({ color: '#000000' }),
    },
    valid: ofAda({ body: { color: '#000000' } }),
    200: {
      'another name': async (world) => ofAda({ body: { name: ` ${fresh()} ` } })(world),
      'of a project, by an editor': ofProject('editor', { body: { color: '#ffffff' } }),
      'its own name in capitals': async ({ ada }) => {
        const { id, name } = await newLabel(ada, { name: fresh() })
        return { as: ada, path: { label_id: id }, body: { name: name.toUpperCase() } }
      },
      'no color': ofAda({ body: { color: null } }),
      nothing: ofAda({ body: {} }),
    },
    403: notForViewers({ body: { color: null } }),
    404: unknown({ body: { color: null } }),
    409: {
      'a name that is taken': {
        code: 'label_name_taken',
        input: async (world) => {
          const { name } = await newLabel(world.ada, { name: fresh() })
          return ofAda({ body: { name: name.toUpperCase() } })(world)
        },
      },
    },
    422: { ...unfitBodies, ...unfit('name', null), ...unfitId({ body: { color: null } }) },
  },

  deleteLabel: {
    callers: {
      expected: { ...notSignedIn, owner: 204, editor: 204, viewer: 403, others: 404 },
      path: labelPath,
    },
    valid: ofAda(),
    204: { 'an own one': ofAda(), 'of a project, by an editor': ofProject('editor') },
    403: notForViewers(),
    404: unknown(),
    422: unfitId(),
  },
} satisfies Cases<'labels'>
