/**
 * By operation: the users whose rights it takes away. It locks them against every transaction of theirs that writes, so that
 * nothing of theirs is committed after it (features/auth/confirm.ts).
 */
import type { contract } from '../../generated/contract.ts'
import type { UnitOfWork } from '../kernel/index.ts'
import type { Caller } from './api.ts'
import type { Request } from './handlers.ts'

type Id = keyof typeof contract
type Call = UnitOfWork<Caller>

const own = ({ user }: Call) => (user ? [user.id] : [])
const named = ({ input }: Call) => [(input as unknown as Request<'updateUser'>).path.user_id]

const revoking: Partial<Record<Id, (call: Call) => string[]>> = {
  changePassword: own,
  deleteMe: own,
  endSession: own,
  endSessions: own,
  deleteApiToken: own,
  updateUser: named,
  endUserSessions: named,
  replaceUserPassword: named,
  deleteUser: named,
}

/** Those that `call` revokes something of; none for most operations. */
export function revokedBy(call: Call): string[] {
  return revoking[call.operation.id as Id]?.(call) ?? []
}
