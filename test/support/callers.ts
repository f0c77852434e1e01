/** A row of the authorization table: the status that each kind of caller gets from an operation. */
import type { Actor, RoleWorld } from './world-of-roles.ts'

/** A status for each kind of caller; `others` are all that have none of their own. */
type StatusByActor<Status> = Record<Actor, Status> | (Partial<Record<Actor, Status>> & { others: Status })

/** An operation's row. test/authorization.test.ts sends the same request as every actor. */
export interface Callers<Status extends number = number> {
  /** One status that all callers get, or a status by actor (world-of-roles.ts says what each of them is). */
  expected: Status | StatusByActor<Status>
  /** Path parameters and query, where the world gives them. */
  path?: (world: RoleWorld) => string
  body?: (world: RoleWorld) => object
  form?: boolean
  /** The answer does not end by itself. */
  stream?: boolean
  /** An explanation of the statuses, shown beside them in test/authorization.md. */
  note?: string
}

/** The callers that an operation with required authentication refuses. */
export const notSignedIn = { anonymous: 401, garbage: 401, disabled: 401 } as const

/** The status that an actor is to get. */
export function expectedOf({ expected }: Callers, actor: Actor): number {
  if (typeof expected === 'number') return expected
  const status = expected[actor] ?? ('others' in expected ? expected.others : undefined)
  if (status === undefined) throw new Error(`There is no status for ${actor}.`)
  return status
}

/** A body that is the same in every world. */
export const json = (body: object) => () => body

export const projectPath = ({ project_id }: RoleWorld) => `/projects/${project_id}`
/** The viewer as a member of the project. */
export const viewerPath = (world: RoleWorld) => `${projectPath(world)}/members/${world.viewer.id}`
export const invitationPath = (world: RoleWorld) => `${projectPath(world)}/invitations/${world.invitation_id}`
export const receivedPath = ({ received_id }: RoleWorld) => `/users/me/invitations/${received_id}`
export const sectionPath = ({ section_id }: RoleWorld) => `/sections/${section_id}`
export const labelPath = ({ label_id }: RoleWorld) => `/labels/${label_id}`
export const viewPath = ({ view_id }: RoleWorld) => `/views/${view_id}`
export const reminderPath = ({ reminder_id }: RoleWorld) => `/reminders/${reminder_id}`
export const todoPath = ({ todo_id }: RoleWorld) => `/todos/${todo_id}`
export const webhookPath = ({ webhook_id }: RoleWorld) => `/webhooks/${webhook_id}`
export const deliveryPath = (world: RoleWorld) => `${webhookPath(world)}/deliveries/${world.delivery_id}`
