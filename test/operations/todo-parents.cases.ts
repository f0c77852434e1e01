/** Todos as subtasks: parents that they cannot have. */
import { newTodo } from '../support/build.ts'
import type { Input } from '../support/cases.ts'
import { newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'
import { wrongPlaces, wrongSections } from './todo-places.cases.ts'

/** The ids of a new todo and of subtasks on further levels, from the first level on. */
async function chain({ ada }: World, levels: number): Promise<string[]> {
  const ids = [(await newTodo(ada)).id]
  while (ids.length < levels) ids.push((await newTodo(ada, { parent_id: ids.at(-1) as string })).id)
  return ids
}

/** Parents that a todo cannot have; `at` makes what is sent of one. */
const wrongParents = (at: (world: World, place: object) => Input | Promise<Input>) => ({
  "somebody else's todo as its parent": {
    code: 'unknown_parent' as const,
    input: async (world: World) => at(world, { parent_id: (await newTodo(await newPerson(world.service))).id }),
  },
  'a parent on the fifth level': {
    code: 'subtasks_too_deep' as const,
    input: async (world: World) => at(world, { parent_id: (await chain(world, 5)).at(-1) }),
  },
  'a parent with 499 subtasks': {
    code: 'too_many_subtasks' as const,
    input: async (world: World) => {
      const [parent_id] = await chain(world, 1)
      await world.service.database.pool.raw(
        `insert into todos (id, user_id, title, position, parent_id)
         select gen_random_uuid(), ?, 'Dig', '5000000000', ? from generate_series(1, 499)`,
        [world.ada.id, parent_id as string],
      )
      return at(world, { parent_id })
    },
  },
})

/** Projects, sections and parents that a todo cannot have. */
export const wrongHomes = (at: (world: World, place: object) => Input | Promise<Input>) => ({
  ...wrongPlaces(at),
  ...wrongSections(at),
  ...wrongParents(at),
})

/** A todo cannot be below itself. */
export const belowItself = {
  'its own subtask as its parent': {
    code: 'parent_in_subtree' as const,
    input: async (world: World) => {
      const [todo_id = '', parent_id] = await chain(world, 2)
      return { as: world.ada, path: { todo_id }, body: { parent_id } }
    },
  },
}
