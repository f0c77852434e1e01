/**
 * The locks of conditional writes (`If-Match`), by path. A write locks the row before it compares the ETag, so that the
 * row cannot change until the transaction ends. Other writes of the row wait for the lock, since Postgres takes it for
 * them too.
 */

import { lockServiceInvitation } from '../features/admin/invitation-queries.ts'
import { lockLabel } from '../features/labels/access.ts'
import { lockNotification } from '../features/notifications/queries.ts'
import { lockProject } from '../features/projects/locks.ts'
import { lockForParent } from '../features/projects/parents.ts'
import { requireReminder } from '../features/reminders/access.ts'
import { lockPasskey } from '../features/second-factors/passkey-queries.ts'
import { lockSection } from '../features/sections/access.ts'
import { lockNotices } from '../features/service/notice-queries.ts'
import { lockApiToken } from '../features/sessions/queries.ts'
import { deletion, editOf, lockTodoToEdit } from '../features/todos/access.ts'
import { lockUser } from '../features/users/locks.ts'
import { lockPreferences } from '../features/users/preferences.ts'
import { lockView } from '../features/views/access.ts'
import { lockWebhook } from '../features/webhooks/queries.ts'
import type { Scope } from './api.ts'
import type { Locks, Request } from './handlers.ts'
import type { Quotas } from './quotas.ts'

export const locksOf = (quotas: Quotas): Locks => ({
  '/users/me': ({ db, user }) => lockUser(db, user.id),
  '/users/me/api-tokens/{api_token_id}': ({ db, user, path }) => lockApiToken(db, user.id, path.api_token_id),
  '/users/me/passkeys/{passkey_id}': ({ db, user, path }) => lockPasskey(db, user.id, path.passkey_id),
  '/users/me/totp': ({ db, user }) => lockUser(db, user.id),
  '/users/me/preferences': ({ db, user }) => lockPreferences(db, user.id),
  '/notifications/{notification_id}': ({ db, user, path }) => lockNotification(db, user.id, path.notification_id),
  '/todos/{todo_id}': (call) => lockTodoOf(quotas, call),
  '/sections/{section_id}': ({ db, user, path }) => lockSection(db, user.id, path.section_id),
  '/labels/{label_id}': ({ db, user, path }) => lockLabel(db, user.id, path.label_id),
  '/views/{view_id}': ({ db, user, path }) => lockView(db, user.id, path.view_id),
  '/reminders/{reminder_id}': ({ db, user, path }) => requireReminder(db, user.id, path.reminder_id),
  '/projects/{project_id}': async ({ db, user, path, body }: ProjectCall) => {
    if (body?.parent_id) await lockForParent(db, user.id, body.parent_id, path.project_id)
    return lockProject(db, user.id, path.project_id)
  },
  '/projects/{project_id}/members/{user_id}': ({ db, user, path }) => lockProject(db, user.id, path.project_id),
  '/projects/{project_id}/invitations/{invitation_id}': ({ db, user, path }) =>
    lockProject(db, user.id, path.project_id),
  '/webhooks/{webhook_id}': ({ db, user, path }) => lockWebhook(db, user.id, path.webhook_id),
  '/admin/maintenance': ({ db }) => lockNotices(db),
  '/admin/users/{user_id}/quotas': ({ db, path }) => lockUser(db, path.user_id),
  '/admin/invitations/{invitation_id}': ({ db, path }) => lockServiceInvitation(db, path.invitation_id),
  '/admin/users/{user_id}': ({ db, path }) => lockUser(db, path.user_id),
})

/** For every write of a project, of which only the update has a body: the parent that it names is locked together with it. */
type ProjectCall = Pick<Scope, 'db'> &
  Pick<Request<'updateProject'>, 'user' | 'path'> & { body?: Request<'updateProject'>['body'] }

type TodoCall = Pick<Scope, 'db'> &
  Pick<Request<'updateTodo'>, 'user' | 'path'> & { body?: Request<'updateTodo'>['body'] }

/** For every write of a todo, of which only the update has a body: the project that it names must be locked first. */
async function lockTodoOf(quotas: Quotas, { db, user, path, body }: TodoCall) {
  if (body?.completed) await quotas.lockAhead(db, user, ['todos'])
  return lockTodoToEdit(db, user.id, path.todo_id, { ...(body ? editOf(body) : deletion), lock: 'change' })
}
