/** The handlers of every operation of the contract. A missing one does not compile. */

import { users } from '../features/account/operations.ts'
import { admin } from '../features/admin/operations.ts'
import { auth } from '../features/auth/operations.ts'
import { batch } from '../features/batch/operations.ts'
import { events } from '../features/events/operations.ts'
import { invitations } from '../features/invitations/operations.ts'
import { labels } from '../features/labels/operations.ts'
import { notifications } from '../features/notifications/operations.ts'
import { projects } from '../features/projects/operations.ts'
import { reminders } from '../features/reminders/operations.ts'
import { sections } from '../features/sections/operations.ts'
import { service } from '../features/service/operations.ts'
import { sessions } from '../features/sessions/operations.ts'
import { todos } from '../features/todos/operations.ts'
import { trash } from '../features/trash/operations.ts'
import { views } from '../features/views/operations.ts'
import { webhooks } from '../features/webhooks/operations.ts'
import type { Handlers } from './handlers.ts'

export const operations = {
  ...service,
  ...auth,
  ...users,
  ...sessions,
  ...todos,
  ...projects,
  ...sections,
  ...labels,
  ...views,
  ...reminders,
  ...invitations,
  ...notifications,
  ...trash,
  ...events,
  ...webhooks,
  ...admin,
  ...batch,
} satisfies Handlers
