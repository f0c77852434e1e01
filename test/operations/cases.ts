/** The table of every tag, together: a tag without one does not compile. */
import { contract } from '../../generated/contract.ts'
import type { Cases, Input, OperationId, OperationTable, Tag } from '../support/cases.ts'
import type { World } from '../support/world.ts'
import { adminCases } from './admin.cases.ts'
import { authCases } from './auth.cases.ts'
import { batchCases } from './batch.cases.ts'
import { eventsCases } from './events.cases.ts'
import { invitationsCases } from './invitations.cases.ts'
import { labelsCases } from './labels.cases.ts'
import { notificationsCases } from './notifications.cases.ts'
import { projectsCases } from './projects.cases.ts'
import { remindersCases } from './reminders.cases.ts'
import { sectionsCases } from './sections.cases.ts'
import { serviceCases } from './service.cases.ts'
import { sessionsCases } from './sessions.cases.ts'
import { todosCases } from './todos.cases.ts'
import { trashCases } from './trash.cases.ts'
import { usersCases } from './users.cases.ts'
import { viewsCases } from './views.cases.ts'
import { webhooksCases } from './webhooks.cases.ts'

const tables: { [T in Tag]: Cases<T> } = {
  service: serviceCases,
  auth: authCases,
  users: usersCases,
  sessions: sessionsCases,
  todos: todosCases,
  projects: projectsCases,
  sections: sectionsCases,
  labels: labelsCases,
  views: viewsCases,
  reminders: remindersCases,
  invitations: invitationsCases,
  notifications: notificationsCases,
  trash: trashCases,
  events: eventsCases,
  webhooks: webhooksCases,
  admin: adminCases,
  batch: batchCases,
}

export const tags = Object.keys(tables) as Tag[]
export const operationIds = Object.keys(contract) as OperationId[]

/** An operation's table; undefined where the types were not listened to. */
export function tableOf(id: OperationId): OperationTable | undefined {
  return (tables[contract[id].tag] as Partial<Record<OperationId, OperationTable>>)[id]
}

/** A request to the operation that is good. */
export async function validInput(id: OperationId, world: World): Promise<Input> {
  return (await tableOf(id)?.valid(world)) ?? {}
}
