/** Who may call an operation, as a row of the authorization table: what each kind of caller is answered. */
import type { RoleWorld } from './world-of-roles.ts'

/** An operation's row. test/authorization.test.ts sends the same request as every actor, each in a world of its own. */
export interface Callers<Status extends number = number> {
  /** The expected statuses, in the order of `actors`, which says who they are. */
  expected: readonly [
    nobody: Status,
    garbage: Status,
    other: Status,
    viewer: Status,
    editor: Status,
    owner: Status,
    admin: Status,
    disabled: Status,
  ]
  /** Path parameters and query, where the world gives them. */
  path?: (world: RoleWorld) => string
  body?: (world: RoleWorld) => object
  form?: boolean
  /** The answer does not end by itself. */
  stream?: boolean
  /** What explains the statuses, shown beside them in test/authorization.md. */
  note?: string
}

/** A body that is the same in every world. */
export const json = (body: object) => () => body

export const projectPath = ({ project_id }: RoleWorld) => `/projects/${project_id}`
/** The viewer as a member of the project. */
export const viewerPath = (world: RoleWorld) => `${projectPath(world)}/members/${world.viewer.id}`
export const invitationPath = (world: RoleWorld) => `${projectPath(world)}/invitations/${world.invitation_id}`
export const todoPath = ({ todo_id }: RoleWorld) => `/todos/${todo_id}`
export const webhookPath = ({ webhook_id }: RoleWorld) => `/webhooks/${webhook_id}`
export const deliveryPath = (world: RoleWorld) => `${webhookPath(world)}/deliveries/${world.delivery_id}`
