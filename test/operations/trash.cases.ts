/** Deleted todos and projects, until they are restored or purged. */
import { notSignedIn } from '../support/callers.ts'
import type { Cases, MakeInput } from '../support/cases.ts'
import type { Person } from '../support/service.ts'
import type { World } from '../support/world.ts'

const ofAda =
  (query: Record<string, string | number | boolean> = {}): MakeInput =>
  ({ ada }) => ({ as: ada, query })

/** Something that a person has just deleted. */
async function deleted(person: Person, path: '/todos' | '/projects', body: object) {
  const { id } = (await person.send('post', path, body)).body
  await person.send('delete', `${path}/${id}`)
  return { as: person, path: { item_id: id as string } }
}

const deletedTodo = ({ ada }: World) => deleted(ada, '/todos', { title: 'Dig' })
const deletedProject = ({ ada }: World) => deleted(ada, '/projects', { name: 'Garden' })

const notThere = {
  'something that is not deleted': {
    code: 'trash_item_not_found' as const,
    input: ({ ada, todo }: World) => ({ as: ada, path: { item_id: todo.id } }),
  },
  "somebody else's": {
    code: 'trash_item_not_found' as const,
    input: async (world: World) => ({ ...(await deletedTodo(world)), as: world.bob }),
  },
  "somebody else's project": {
    code: 'trash_item_not_found' as const,
    input: async (world: World) => ({ ...(await deletedProject(world)), as: world.bob }),
  },
}
const unfitId = {
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /item_id'],
    input: ({ ada }: World) => ({ as: ada, path: { item_id: '1' } }),
  },
}

/** A deleted todo of a project with which something happens afterwards. */
const inProject =
  (happens: (person: Person, id: string) => PromiseLike<unknown>): MakeInput =>
  async ({ ada }) => {
    const { body } = await ada.send('post', '/projects', { name: 'Garden' })
    const input = await deleted(ada, '/todos', { title: 'Dig', project_id: body.id })
    await happens(ada, body.id)
    return input
  }

export const trashCases = {
  listTrash: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ofAda(),
    200: {
      all: async (world) => {
        await deletedTodo(world)
        return { as: (await deletedProject(world)).as }
      },
      'with everything that one may ask for': ofAda({
        type: 'project',
        sort: 'deleted_at',
        skip: 0,
        limit: 1,
        count: true,
      }),
    },
    409: { 'a cursor that does not decode': { code: 'cursor_invalid', input: ofAda({ cursor: 'abc' }) } },
    422: {
      'an unknown type': { code: 'validation_failed', at: ['query /type'], input: ofAda({ type: 'member' }) },
      'an unknown order': { code: 'validation_failed', at: ['query /sort'], input: ofAda({ sort: 'title' }) },
    },
  },

  emptyTrash: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ofAda(),
    200: {
      'of something': async (world) => ({ as: (await deletedTodo(world)).as }),
      'of nothing': ({ bob }) => ({ as: bob }),
    },
  },

  restoreTrashItem: {
    callers: {
      expected: { ...notSignedIn, owner: 200, editor: 200, others: 404 },
      path: ({ deleted_id }) => `/trash/${deleted_id}/restore`,
    },
    valid: deletedTodo,
    200: { 'a todo': deletedTodo, 'a project': deletedProject },
    404: notThere,
    409: {
      'a todo whose project is deleted': {
        code: 'project_deleted',
        input: inProject((person, id) => person.send('delete', `/projects/${id}`)),
      },
      'a todo whose project is archived': {
        code: 'project_archived',
        input: inProject((person, id) => person.send('patch', `/projects/${id}`, { status: 'archived' })),
      },
    },
    422: unfitId,
  },

  purgeTrashItem: {
    callers: {
      expected: { ...notSignedIn, owner: 204, editor: 204, others: 404 },
      path: ({ deleted_id }) => `/trash/${deleted_id}`,
      note: 'A todo of the project.',
    },
    valid: deletedTodo,
    204: { 'a todo': deletedTodo, 'a project': deletedProject },
    404: notThere,
    422: unfitId,
  },
} satisfies Cases<'trash'>
