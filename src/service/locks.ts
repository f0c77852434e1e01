/**
 * The locks of conditional writes (`If-Match`), by path. A write locks the row before it compares the ETag, so that the
 * row cannot change until the transaction ends. Other writes of the row wait for the lock, since Postgres takes it for
 * them too.
 */

import { lockInvitation } from '../features/invitations/queries.ts'
import { lockMailPreference, lockNotification } from '../features/notifications/queries.ts'
import { lockTeam } from '../features/projects/members.ts'
import { lockProject } from '../features/projects/queries.ts'
import { lockApiToken } from '../features/sessions/queries.ts'
import { lockTodo } from '../features/todos/queries.ts'
import { lockUser } from '../features/users/queries.ts'
import { lockWebhook } from '../features/webhooks/queries.ts'
import type { Locks } from './handlers.ts'

export const locks = {
  '/users/me': ({ db, user }) => lockUser(db, user.id),
  '/users/me/api-tokens/{api_token_id}': ({ db, user, path }) => lockApiToken(db, user.id, path.api_token_id),
  '/users/me/preferences': ({ db, user }) => lockMailPreference(db, user.id),
  '/notifications/{notification_id}': ({ db, user, path }) => lockNotification(db, user.id, path.notification_id),
  '/todos/{todo_id}': ({ db, user, path }) => lockTodo(db, user.id, path.todo_id),
  '/projects/{project_id}': ({ db, user, path }) => lockProject(db, user.id, path.project_id),
  '/projects/{project_id}/members/{user_id}': ({ db, path }) => lockTeam(db, path.project_id, path.user_id),
  '/projects/{project_id}/invitations/{invitation_id}': ({ db, path }) =>
    lockInvitation(db, path.project_id, path.invitation_id),
  '/webhooks/{webhook_id}': ({ db, user, path }) => lockWebhook(db, user.id, path.webhook_id),
  '/admin/users/{user_id}': ({ db, path }) => lockUser(db, path.user_id),
} satisfies Locks
