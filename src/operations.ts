/** Every operation of the contract. A missing one does not compile. */

import { admin } from './admin/operations.ts'
import type { Handlers } from './api.ts'
import { auth } from './auth/operations.ts'
import { batch } from './batch/operations.ts'
import { events } from './events/operations.ts'
import { invitations } from './invitations/operations.ts'
import { notifications } from './notifications/operations.ts'
import { projects } from './projects/operations.ts'
import { service } from './service/operations.ts'
import { sessions } from './sessions/operations.ts'
import { todos } from './todos/operations.ts'
import { trash } from './trash/operations.ts'
import { users } from './users/operations.ts'
import { webhooks } from './webhooks/operations.ts'

export const operations = {
  ...service,
  ...auth,
  ...users,
  ...sessions,
  ...todos,
  ...projects,
  ...invitations,
  ...notifications,
  ...trash,
  ...events,
  ...webhooks,
  ...admin,
  ...batch,
} satisfies Handlers
