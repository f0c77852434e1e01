/** Todos in projects: who may only read them, and where they cannot go. */
import { newProject, newSection, newTodo, type ProjectRole } from '../support/build.ts'
import type { Input } from '../support/cases.ts'
import type { World } from '../support/world.ts'

type Rest = Omit<Input, 'as' | 'path'>

/** A todo of Ada's in a project of hers where Bob has a role. */
export async function sharedTodo({ ada, bob }: World, role: ProjectRole): Promise<{ todo_id: string }> {
  const project_id = await newProject(ada, [[bob, role]])
  return { todo_id: (await newTodo(ada, { project_id })).id }
}

/** Sections that a todo cannot go to; `at` makes what is sent of a place. */
export const wrongSections = (
  at: (world: World, place: { project_id?: string; section_id: string }) => Input | Promise<Input>,
) => ({
  'a section of a todo without a project': {
    code: 'unknown_section' as const,
    input: async (world: World) => {
      const { id } = await newSection(world.ada, await newProject(world.ada))
      return at(world, { section_id: id })
    },
  },
  'a section of another project': {
    code: 'unknown_section' as const,
    input: async (world: World) => {
      const { id } = await newSection(world.ada, await newProject(world.ada))
      return at(world, { project_id: await newProject(world.ada), section_id: id })
    },
  },
})

/** A change of a todo by a viewer, which is forbidden. */
export const notForViewers = (input: Rest = {}) => ({
  'a viewer': {
    code: 'forbidden' as const,
    input: async (world: World) => ({ ...input, as: world.bob, path: await sharedTodo(world, 'viewer') }),
  },
})

/** Only the user who created a todo can take it out of its project. */
export const notTaken = {
  'an editor who would take it': {
    code: 'forbidden' as const,
    input: async (world: World) => ({
      as: world.bob,
      path: await sharedTodo(world, 'editor'),
      body: { project_id: null },
    }),
  },
}

/** Where a todo cannot go; `at` makes what is sent of a place. */
export const wrongPlaces = (at: (world: World, place: object) => Input | Promise<Input>) => ({
  "somebody else's project": {
    code: 'unknown_project' as const,
    input: async (world: World) => at(world, { project_id: await newProject(world.bob) }),
  },
  'a project that the caller may only read': {
    code: 'unknown_project' as const,
    input: async (world: World) => at(world, { project_id: await newProject(world.bob, [[world.ada, 'viewer']]) }),
  },
  'an archived project': {
    code: 'project_archived' as const,
    input: async (world: World) => {
      const project_id = await newProject(world.ada)
      await world.ada.send('patch', `/projects/${project_id}`, { status: 'archived' })
      return at(world, { project_id })
    },
  },
  'an assignee who is no member': {
    code: 'assignee_not_member' as const,
    input: async (world: World) => at(world, { project_id: await newProject(world.ada), assignee_ids: [world.bob.id] }),
  },
  'an assignee of a todo without a project': {
    code: 'assignee_not_member' as const,
    input: (world: World) => at(world, { project_id: null, assignee_ids: [world.bob.id] }),
  },
})
