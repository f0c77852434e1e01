/** A project with members of each role, and users who are no members. Created by SQL, so that each test has its own. */
import { insertInvitation } from '../../src/features/invitations/queries.ts'
import { insertLabel } from '../../src/features/labels/queries.ts'
import { insertMember } from '../../src/features/projects/members.ts'
import { insertProject } from '../../src/features/projects/queries.ts'
import { insertReminder } from '../../src/features/reminders/queries.ts'
import { insertSection } from '../../src/features/sections/queries.ts'
import { insertApiToken, insertSession } from '../../src/features/sessions/queries.ts'
import { insertTodo } from '../../src/features/todos/queries.ts'
import { deleteTodos } from '../../src/features/todos/subtask-queries.ts'
import { insertUser, type User } from '../../src/features/users/queries.ts'
import { insertView } from '../../src/features/views/queries.ts'
import { insertPasskeyOf } from './authenticator.ts'
import { newJob } from './jobs.ts'
import { notification, serviceInvitation } from './mailed.ts'
import { rememberDevice } from './second-factor.ts'
import { goodPassword, type TestService } from './service.ts'
import { webhook } from './webhooks.ts'

/**
 * The kinds of callers. `anonymous` sends no token, and `garbage` an invalid one. `other` is a user outside of the
 * project; viewer, editor and owner are its members. `admin` is one of the service, outside of the project. `disabled`
 * was an owner.
 */
export const actors = ['anonymous', 'garbage', 'other', 'viewer', 'editor', 'owner', 'admin', 'disabled'] as const
export type Actor = (typeof actors)[number]

export interface RoleWorld {
  tokens: Record<Actor, string | null>
  viewer: User
  /** Somebody else, without a part in anything. */
  bystander: User
  project_id: string
  /** A todo of the project, made by its editor. */
  todo_id: string
  /** Another one, which its editor has deleted. */
  deleted_id: string
  /** A section, a label and a view of the project. */
  section_id: string
  label_id: string
  view_id: string
  /** Of the viewer, of the todo. */
  reminder_id: string
  /** Pending invitations to the project: by email, and of `other` by id. */
  invitation_id: string
  received_id: string
  service_invitation_id: string
  /** Of the owner. */
  notification_id: string
  /** Of the owner, with a delivery. */
  webhook_id: string
  delivery_id: string
  /** One that waits. */
  job_id: string
  /** Of the owner: one that none of the tokens belongs to, and what a program signs in with. */
  session_id: string
  api_token_id: string
  /** Of the owner, whose sign-ins need no second factor all the same. */
  passkey_id: string
  /** Of the owner. */
  device_id: string
}

let people = 0
let hash: Promise<string> | undefined

/** Builds the world anew; its admin is the only one. */
export async function buildRoleWorld(service: TestService): Promise<RoleWorld> {
  const { context, database } = service
  const { pool } = database
  await pool('users').update({ role: 'user' }).where({ role: 'admin' })
  hash ??= context.passwords.hash(goodPassword)
  const password_hash = await hash
  const person = async (role: User['role'] = 'user') => {
    const email = `role-${++people}@example.com`
    return (await insertUser(pool, {
      email,
      name: 'Somebody',
      password_hash,
      role,
      email_verified_at: new Date(),
    })) as User
  }
  const device = { address: null, user_agent: null }
  const session = ({ id }: User) =>
    insertSession(pool, id, context.tokens.newRefreshToken().hash, device, context.config.sessions)
  const token = async (user: User) => {
    const [id, sessionId] = [user.id, await session(user)]
    return context.tokens.signAccess({ userId: id, sessionId, version: 1 }).token
  }

  const [owner, editor, viewer, disabled] = [await person(), await person(), await person(), await person()]
  const [other, bystander, admin] = [await person(), await person(), await person('admin')]
  const project = await insertProject(pool, owner.id, { name: 'Garden' })
  await insertMember(pool, project.id, editor.id, 'editor')
  await insertMember(pool, project.id, viewer.id, 'viewer')
  await insertMember(pool, project.id, disabled.id, 'owner')
  const insertEditorsTodo = () =>
    insertTodo(pool, editor.id, { title: 'Dig', completed: false, priority: 3, project_id: project.id })
  const [todo, deleted] = [await insertEditorsTodo(), await insertEditorsTodo()]
  await deleteTodos(pool, deleted.id, [], editor.id)
  const home = { project_id: project.id, user_id: owner.id }
  const label = await insertLabel(pool, home, { name: 'Urgent' })
  const shown = { sort: '-created_at', layout: 'list', is_favourite: false, position: '5000000000' } as const
  const view = await insertView(pool, home, { ...shown, name: 'This week' })
  const place = { project_id: project.id, position: '5000000000', takes_completed: false }
  const section = await insertSection(pool, { ...place, name: 'Doing' })
  const apiToken = await insertApiToken(pool, owner.id, {
    name: 'Wall display',
    scopes: ['todos:read'],
    expires_in_days: 1,
    token_hash: context.tokens.newApiToken().hash,
  })
  const invitation = await insertInvitation(pool, project.id, owner.id, { email: 'grace@example.com', role: 'editor' })
  const received = await insertInvitation(pool, project.id, owner.id, { user_id: other.id, role: 'editor' })
  const tokens = {
    anonymous: null,
    garbage: 'garbage',
    other: await token(other),
    viewer: await token(viewer),
    editor: await token(editor),
    owner: await token(owner),
    admin: await token(admin),
    disabled: await token(disabled),
  }
  await pool('users').update({ disabled_at: pool.fn.now() }).where({ id: disabled.id })
  return {
    tokens,
    viewer,
    bystander,
    project_id: project.id,
    todo_id: todo.id,
    section_id: section.id,
    label_id: label.id,
    view_id: view.id,
    reminder_id: (await insertReminder(pool, viewer.id, todo.id, { minutes_before: 30 })).id,
    deleted_id: deleted.id,
    invitation_id: invitation.id,
    received_id: received.id,
    service_invitation_id: (await serviceInvitation(service, admin)).invitation_id,
    notification_id: await notification(service, owner.id),
    ...(await webhook(service, owner.id)),
    job_id: await newJob(service),
    session_id: await session(owner),
    api_token_id: apiToken.id,
    passkey_id: await insertPasskeyOf(service, owner),
    device_id: (await rememberDevice(service, owner)).id,
  }
}
