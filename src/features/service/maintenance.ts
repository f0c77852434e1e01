/** Refuses what changes something while the service is in maintenance. */
import type { Guard } from '../../db/transactions/transaction.ts'
import type { Problem } from '../../kernel/index.ts'
import { problem } from '../../service/api.ts'
import { selectMaintenance } from './notice-queries.ts'

/** Seconds. Longer than a program waits by itself: it should show the message to its user. */
const retryAfter = '120'

/** The `detail` where the operator gives no message. */
export const defaultMessage = 'The service is in maintenance. You can read everything, and change something later.'

/** 503 with the message of the operator. */
export function maintenanceProblem(message: string): Problem {
  return problem('maintenance', { detail: message, headers: { 'Retry-After': retryAfter }, expected: true })
}

/** The guard of a transaction without a caller, who may be an admin. It is one more statement in the write of BEGIN. */
export const confirmNoMaintenance: Guard<null>['confirm'] = async (db, connection, subjects) => {
  const [row] = await selectMaintenance(db, connection, {}, null)
  const message = row?.message ?? null
  return subjects.map(() => (message === null ? null : maintenanceProblem(message)))
}
