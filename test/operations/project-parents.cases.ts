/** Projects below others: parents that they cannot have. */
import { newProject } from '../support/build.ts'
import type { Input } from '../support/cases.ts'
import type { World } from '../support/world.ts'

/** The ids of a new project of Ada's and of some on further levels, from the first level on. */
export async function projectChain({ ada }: Pick<World, 'ada'>, levels: number): Promise<string[]> {
  const ids = [await newProject(ada)]
  while (ids.length < levels) {
    const { body } = await ada.send('post', '/projects', { name: 'Bed', parent_id: ids.at(-1) }).expect(201)
    ids.push(body.id)
  }
  return ids
}

/** Parents that a project cannot have; `at` makes what is sent of one. */
export const wrongParents = (at: (world: World, place: object) => Input | Promise<Input>) => ({
  "somebody else's project as its parent": {
    code: 'unknown_parent' as const,
    input: async (world: World) => at(world, { parent_id: await newProject(world.bob) }),
  },
  'a parent that Ada may only view': {
    code: 'unknown_parent' as const,
    input: async (world: World) => at(world, { parent_id: await newProject(world.bob, [[world.ada, 'viewer']]) }),
  },
  'a parent on the third level': {
    code: 'projects_too_deep' as const,
    input: async (world: World) => at(world, { parent_id: (await projectChain(world, 3)).at(-1) }),
  },
  'a parent with 100 projects below it': {
    code: 'too_many_subprojects' as const,
    input: async (world: World) => {
      const [parent_id] = await projectChain(world, 1)
      await world.service.database.pool.raw(
        `with added as (
           insert into projects (id, owner_id, name, parent_id)
           select gen_random_uuid(), :ada, 'Bed', :parent_id from generate_series(1, 100) returning id)
         insert into project_members (project_id, user_id, role) select id, :ada, 'owner' from added`,
        { ada: world.ada.id, parent_id: parent_id as string },
      )
      return at(world, { parent_id })
    },
  },
})

/** A project cannot be below itself. */
export const projectBelowItself = {
  'a project below it as its parent': {
    code: 'parent_in_subtree' as const,
    input: async (world: World) => {
      const [project_id = '', parent_id] = await projectChain(world, 2)
      return { as: world.ada, path: { project_id }, body: { parent_id } }
    },
  },
}
