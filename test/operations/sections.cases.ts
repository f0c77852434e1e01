/** Sections of projects. */
import { newProject, newSection } from '../support/build.ts'
import { json, notSignedIn, projectPath, sectionPath } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { badCursor, ofAda as ofAdasProject, unknownId, unknownProject, withBob } from './project-refusals.cases.ts'

type Rest = Omit<Input, 'as' | 'path'>

/** A new section of a project of Ada's. */
const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { section_id: (await newSection(ada, await newProject(ada))).id } })

/** The same for Bob, who has a role in the project. */
const ofBob =
  (role: 'viewer' | 'editor', input: Rest = {}): MakeInput =>
  async (world) => {
    const { project_id } = await withBob(world, role)
    return { ...input, as: world.bob, path: { section_id: (await newSection(world.ada, project_id)).id } }
  }

const unknown = (input: Rest = {}) => ({
  "of somebody else's project": {
    code: 'section_not_found' as const,
    input: async (world: World) => ({ ...(await ofAda(input)(world)), as: world.bob }),
  },
  'no such section': {
    code: 'section_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { section_id: unknownId } }),
  },
})

const notForViewers = (input: Rest = {}) => ({
  'a viewer': { code: 'forbidden' as const, input: ofBob('viewer', input) },
})

const unfitId = (input: Rest = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /section_id'],
    input: ({ ada }: World) => ({ ...input, as: ada, path: { section_id: '1' } }),
  },
})

const unfit = (make: (input: Rest) => MakeInput, name: string, value: unknown, rest: object = {}) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 20)}`]: {
    code: 'validation_failed' as const,
    at: [`body /${name}`],
    input: make({ body: { ...rest, [name]: value } }),
  },
})

const unfitBodies = (make: (input: Rest) => MakeInput) => ({
  ...unfit(make, 'name', ' '),
  ...unfit(make, 'name', 'x'.repeat(101)),
  ...unfit(make, 'name', 'a\0b'),
  ...unfit(make, 'takes_completed', null, { name: 'Done' }),
  ...unfit(make, 'position', '5000000000', { name: 'Done' }),
})

export const sectionsCases = {
  listSections: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 },
      path: (world) => `${projectPath(world)}/sections`,
    },
    valid: ofAdasProject(),
    200: {
      none: ofAdasProject(),
      'with everything that one may ask for': async ({ ada }) => {
        const project_id = await newProject(ada)
        await newSection(ada, project_id)
        return { as: ada, path: { project_id }, query: { sort: '-name', skip: 0, limit: 1, count: true } }
      },
    },
    404: unknownProject(),
    409: badCursor(ofAdasProject()),
    422: {
      'an unknown order': {
        code: 'validation_failed',
        at: ['query /sort'],
        input: ofAdasProject({ query: { sort: 'takes_completed' } }),
      },
    },
  },

  createSection: {
    callers: {
      expected: { ...notSignedIn, owner: 201, editor: 201, viewer: 403, others: 404 },
      path: (world) => `${projectPath(world)}/sections`,
      body: json({ name: 'New' }),
    },
    valid: ofAdasProject({ body: { name: 'Doing' } }),
    201: {
      'a name': ofAdasProject({ body: { name: ' Doing ' } }),
      'everything, by an editor': async (world) => ({
        as: world.bob,
        path: { project_id: (await withBob(world)).project_id },
        body: { name: 'x'.repeat(100), takes_completed: true },
      }),
    },
    403: {
      'a viewer': {
        code: 'forbidden',
        input: async (world) => ({
          as: world.bob,
          path: { project_id: (await withBob(world, 'viewer')).project_id },
          body: { name: 'Doing' },
        }),
      },
    },
    404: unknownProject({ body: { name: 'Doing' } }),
    409: {
      'no room for another section': {
        code: 'quota_exceeded',
        input: async ({ service }) => {
          const owner = await limited(await newPerson(service), service, { sections: 0 })
          return { as: owner, path: { project_id: await newProject(owner) }, body: { name: 'Doing' } }
        },
      },
    },
    422: unfitBodies(ofAdasProject),
  },

  getSection: {
    callers: { expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 200, others: 404 }, path: sectionPath },
    valid: ofAda(),
    200: { 'to its owner': ofAda(), 'to a viewer': ofBob('viewer') },
    304: { 'it is as the caller has it': ofAda({ headers: { 'If-None-Match': '"1"' } }) },
    404: unknown(),
    422: unfitId(),
  },

  updateSection: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: sectionPath,
      body: json({ name: 'New' }),
    },
    valid: ofAda({ body: { name: 'In progress', takes_completed: true } }),
    200: {
      'another name, by an editor': ofBob('editor', { body: { name: ' In progress ' } }),
      'where completed todos go': ofAda({ body: { takes_completed: true } }),
      nothing: ofAda({ body: {} }),
    },
    403: notForViewers({ body: { name: 'Mine' } }),
    404: unknown({ body: { name: 'Mine' } }),
    422: { ...unfitBodies(ofAda), ...unfit(ofAda, 'name', null), ...unfitId({ body: { name: 'Mine' } }) },
  },

  deleteSection: {
    callers: {
      expected: { ...notSignedIn, owner: 204, editor: 204, viewer: 403, others: 404 },
      path: sectionPath,
    },
    valid: ofAda(),
    204: { 'by an owner': ofAda(), 'by an editor': ofBob('editor') },
    403: notForViewers(),
    404: unknown(),
    422: unfitId(),
  },

  moveSection: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, viewer: 403, others: 404 },
      path: (world) => `${sectionPath(world)}/move`,
      body: json({ to: 'first' }),
    },
    valid: ofAda({ body: { to: 'first' } }),
    200: {
      'to the end': ofBob('editor', { body: { to: 'last' } }),
      'before another': async ({ ada }) => {
        const project_id = await newProject(ada)
        const [first, second] = [await newSection(ada, project_id), await newSection(ada, project_id)]
        return { as: ada, path: { section_id: second.id }, body: { before: first.id } }
      },
      'after itself': async ({ ada }) => {
        const { id } = await newSection(ada, await newProject(ada))
        return { as: ada, path: { section_id: id }, body: { after: id } }
      },
    },
    403: notForViewers({ body: { to: 'first' } }),
    404: unknown({ body: { to: 'first' } }),
    409: {
      'next to one of another project': {
        code: 'unknown_section',
        input: async (world) => {
          const { id } = await newSection(world.ada, await newProject(world.ada))
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
} satisfies Cases<'sections'>
