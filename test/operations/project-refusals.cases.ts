/** Requests about projects and their members, and the refusals that several operations have in common. */
import { newProject, type ProjectRole } from '../support/build.ts'
import type { Input, MakeInput } from '../support/cases.ts'
import type { Person } from '../support/service.ts'
import type { World } from '../support/world.ts'

export const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'

type Rest = Omit<Input, 'as' | 'path'>

/** A new project of Ada's with Bob as a member. */
export async function withBob(
  { ada, bob }: World,
  role: ProjectRole = 'editor',
): Promise<{ project_id: string; user_id: string }> {
  const project_id = await newProject(ada, [[bob, role]])
  return { project_id, user_id: bob.id }
}

/** A new project of Ada's, and somebody who need not be its member. */
const inNewProject = async ({ ada }: World, { id }: Person) => ({ project_id: await newProject(ada), user_id: id })

export const unknownProject = (input: Rest = {}) => ({
  "somebody else's": {
    code: 'project_not_found' as const,
    input: async (world: World) => ({ ...input, as: world.bob, path: await inNewProject(world, world.bob) }),
  },
  'no such project': {
    code: 'project_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { project_id: unknownId, user_id: ada.id } }),
  },
})

export const unknownMember = (input: Rest = {}) => ({
  ...unknownProject(input),
  'no such member': {
    code: 'member_not_found' as const,
    input: async (world: World) => ({ ...input, as: world.ada, path: await inNewProject(world, world.bob) }),
  },
})

export const notForEditors = (input: (world: World) => Rest = () => ({})) => ({
  'an editor': {
    code: 'forbidden' as const,
    input: async (world: World) => {
      const { project_id } = await withBob(world)
      return { ...input(world), as: world.bob, path: { project_id, user_id: world.ada.id } }
    },
  },
})

export const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ ada }) => ({ ...input, as: ada, path: { project_id: await newProject(ada) } })
export const aboutBob =
  (input: Rest = {}): MakeInput =>
  async (world) => ({ ...input, as: world.ada, path: await withBob(world) })
export const theLastOwner = (input: Rest = {}) => ({
  'the last owner': {
    code: 'last_owner' as const,
    input: async (world: World) => ({ ...input, as: world.ada, path: await inNewProject(world, world.ada) }),
  },
})

export const unfitId = (name: string, input: Rest = {}) => ({
  [`a ${name} that is none`]: {
    code: 'validation_failed' as const,
    at: [`path /${name}`],
    input: ({ ada }: World) => ({
      ...input,
      as: ada,
      path: { project_id: unknownId, user_id: unknownId, [name]: '1' },
    }),
  },
})

export const unfitBody = (name: string, value: unknown) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 20)}`]: {
    code: 'validation_failed' as const,
    at: [`body /${name}`],
    input: async ({ ada }: World) => ({
      as: ada,
      path: { project_id: await newProject(ada) },
      body: { name: 'Garden', [name]: value },
    }),
  },
})

export const badCursor = (make: MakeInput) => ({
  'a cursor that does not decode': {
    code: 'cursor_invalid' as const,
    input: async (world: World) => ({ ...(await make(world)), query: { cursor: 'abc' } }),
  },
})
