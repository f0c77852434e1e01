/** Todos with labels: those that they cannot have, and where these cannot go with them. */
import { newLabel, newProject, newTodo } from '../support/build.ts'
import { limited, newPerson } from '../support/service.ts'
import type { World } from '../support/world.ts'

/** A new todo with the label of another user. */
export const unknownLabel = {
  "somebody else's label": {
    code: 'unknown_label' as const,
    input: async ({ service, ada }: World) => {
      const label = await newLabel(await newPerson(service), { name: 'Urgent' })
      return { as: ada, body: { title: 'Buy milk', label_ids: [label.id] } }
    },
  },
}

/** Changes of a todo that lead to labels which it cannot have. */
export const wrongLabels = {
  'a label that is not there': {
    code: 'unknown_label' as const,
    input: async ({ ada, todo }: World) => ({
      as: ada,
      path: { todo_id: (await newTodo(ada)).id },
      body: { label_ids: [todo.id] },
    }),
  },
  'a project without room for its label': {
    code: 'quota_exceeded' as const,
    input: async ({ service }: World) => {
      const owner = await newPerson(service)
      const { id } = await newTodo(owner, { label_ids: [(await newLabel(owner, { name: 'Urgent' })).id] })
      const project_id = await newProject(owner)
      await limited(owner, service, { labels: 0 })
      return { as: owner, path: { todo_id: id }, body: { project_id } }
    },
  },
}
