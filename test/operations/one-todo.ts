/** Requests about one todo, and what refuses them alike. */
import { newTodo } from '../support/build.ts'
import type { Input } from '../support/cases.ts'
import type { Person } from '../support/service.ts'
import type { World } from '../support/world.ts'

export const adas = ({ ada, todo }: World) => ({ as: ada, path: { todo_id: todo.id } })
export const bobs = ({ bob, todo }: World) => ({ as: bob, path: { todo_id: todo.id } })
export const missing = ({ ada }: World) => ({ as: ada, path: { todo_id: '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11' } })

/** Refusals that all operations on one todo have in common. */
export const notTheirs = (input: Omit<Input, 'as' | 'path'> = {}) => ({
  "somebody else's": { code: 'todo_not_found' as const, input: (world: World) => ({ ...bobs(world), ...input }) },
  'no such todo': { code: 'todo_not_found' as const, input: (world: World) => ({ ...missing(world), ...input }) },
})
export const unfitId = (input: Omit<Input, 'as' | 'path'> = {}) => ({
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /todo_id'],
    input: ({ ada }: World) => ({ ...input, as: ada, path: { todo_id: '1' } }),
  },
})

export const unfit = (where: string, input: (world: World) => Input) => ({
  code: 'validation_failed' as const,
  at: [where],
  input,
})

export const unfitList = (name: string, value: string | number) =>
  unfit(`query /${name}`, ({ ada }) => ({ as: ada, query: { [name]: value } }))
export const unfitPatch = (name: string, value: unknown) =>
  unfit(`body /${name}`, (world) => ({ ...adas(world), body: { [name]: value } }))

export async function inNewTodo(person: Person, todo: Parameters<typeof newTodo>[1] = {}) {
  return { as: person, path: { todo_id: (await newTodo(person, todo)).id } }
}
