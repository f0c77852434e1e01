/** Access to todos: which project one may be in, and who may be its assignee. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import type { Request } from '../../service/handlers.ts'
import { mayEdit } from '../projects/access.ts'
import { lockRole, lockRoles, lockStatuses } from '../projects/queries.ts'

type Todo = Schemas['Todo']
/** The project and the assignee of a todo. */
type TodoLocation = Pick<Todo, 'project_id' | 'assignee_id'>

/** Throws 403 when the user may only view the todo's project. */
export async function requireEditor(db: Knex, userId: string, { project_id }: TodoLocation): Promise<void> {
  if (project_id === null) return
  if (!mayEdit(await lockRole(db, userId, project_id)))
    throw problem('forbidden', { detail: 'Only editors and owners of the project can do this.' })
}

/** Throws 409 unless the user may edit the project, and the assignee may see the todo there. */
export async function requirePlace(db: Knex, userId: string, { project_id, assignee_id }: TodoLocation): Promise<void> {
  if (project_id === null) {
    if (assignee_id !== null && assignee_id !== userId) throw problem('assignee_not_member')
    return
  }
  const roles = await lockRoles(db, project_id, assignee_id === null ? [userId] : [userId, assignee_id])
  if (!mayEdit(roles.get(userId))) throw problem('unknown_project')
  if (assignee_id !== null && !roles.has(assignee_id)) throw problem('assignee_not_member')
}

/**
 * Throws 409 when a todo cannot enter a project: `project_archived`, or `unknown_project` after its deletion. Locks the
 * counts of both projects until the transaction ends.
 */
export async function requireOpenProject(db: Knex, from: string | null, to: string | null): Promise<void> {
  if (from === to) return
  const statuses = await lockStatuses(
    db,
    [from, to].filter((id) => id !== null),
  )
  if (to === null) return
  if (!statuses.has(to)) throw problem('unknown_project')
  if (statuses.get(to) === 'archived') throw problem('project_archived')
}

/**
 * By operation: whether a request takes no lock, and so may share its transaction with others (shared-transaction.ts). A
 * todo of a project locks the project and the roles of its members; one without locks nothing.
 */
export const shareable = {
  createTodo: ({ body }: Pick<Request<'createTodo'>, 'body'>) => body.project_id == null,
}
