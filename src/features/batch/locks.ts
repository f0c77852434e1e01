/**
 * Locks what the operations of a batch change before the first of them runs, in the global order
 * (docs/decisions/032-order-of-locks.md). Otherwise two batches that change the same objects in different orders would wait
 * for each other. Users who lose rights are locked even before (service/unit-of-work.ts).
 */
import { ChangedMeanwhile } from '../../db/errors.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import type { Nested } from '../../kernel/index.ts'
import type { Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Request } from '../../service/handlers.ts'
import { lockNamedNotifications } from '../notifications/queries.ts'
import { keepProjects, lockNamedProjects } from '../projects/locks.ts'
import { lockNamedTodos } from '../todos/locks.ts'
import { lockOwnList } from '../todos/order.ts'
import { isInOwnTree, lockOwnTrees } from '../todos/subtask-queries.ts'
import { lockNamedUsers, lockUser } from '../users/locks.ts'
import { lockNamedWebhooks } from '../webhooks/queries.ts'
import { findUnnamed } from './unnamed.ts'

type Batch = Pick<Request<'runBatch'>, 'db' | 'user'> & { nested: Nested }
type Operation = Schemas['BatchOperation']

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const ownAccount = /^\/users\/me(\/preferences)?\/?$/

/**
 * Any UUID in a path or a body may be an object that the operation changes. An object that is only known by a reference to
 * another result is locked by its operation.
 */
export async function lockNamed(
  quotas: Context['quotas'],
  { db, user, nested }: Batch,
  operations: Operation[],
): Promise<void> {
  const userId = user.id
  const writes = operations.filter(({ method }) => method !== 'GET')
  // One write alone locks in the right order by itself.
  if (writes.length < 2) return
  const given = JSON.stringify(writes.map(({ path, body }) => [path, body])).match(uuid) ?? []
  const unnamed = await findUnnamed(db, user, writes, given)
  const ids = [...new Set([...given, ...unnamed.ids].map((id) => id.toLowerCase()))]
  // Only an admin's batch changes users that it names.
  const userIds = [...unnamed.userIds, ...(user.role === 'admin' ? ids : [])]
  if (userIds.length > 0) await lockNamedUsers(db, userIds)
  if (writes.some(({ path }) => ownAccount.test(path))) await lockUser(db, userId)
  await quotas.lockAhead(
    db,
    user,
    writes.flatMap((write) => quotasOf(nested, write)),
  )
  const isOwnList = writes.some((write) => !sparesOwnList(write))
  if (isOwnList) await lockOwnList(db, userId)
  if (ids.length + unnamed.projectIds.length === 0) return
  const hasTrees = isOwnList || (await lockOwnTrees(db, userId, ids, undefined))
  const projects = await lockNamedProjects(db, userId, ids, unnamed.projectIds)
  // Operations on todos change no project and no member.
  const others = changesOnlyTodos(writes)
    ? [keepProjects(db, userId, projects)]
    : [lockNamedNotifications(db, userId, ids), lockNamedWebhooks(db, userId, ids)]
  const [places] = await inOneTrip([lockNamedTodos(db, userId, ids), ...others])
  // While a lock was waited for, a todo may have gone to a project that is not locked.
  if (places.some(({ project_id }) => project_id !== null && !projects.includes(project_id)))
    throw new ChangedMeanwhile()
  // Or it got a subtask.
  if (!hasTrees && places.some(isInOwnTree)) throw new ChangedMeanwhile()
}

/** Those that an operation takes before it locks something, and that of the next todos of completed ones. */
function quotasOf({ find }: Batch['nested'], { method, path, body }: Operation): Schemas['QuotaName'][] {
  const quotas = (find(method, path)?.quotas ?? []) as Schemas['QuotaName'][]
  const takesTodos = changesOf(body).completed === true || /^\/todos\/quick\/?$/.test(path)
  return takesTodos ? [...quotas, 'todos'] : quotas
}

/**
 * Whether an operation never needs the user's own list, except for the trees that it names. Any other one may: the list is locked
 * for those that are not known here.
 */
function sparesOwnList({ path, body }: Operation): boolean {
  if (/\/(move|quick)\/?$/.test(path)) return false
  if (/^\/todos(\/|$)/.test(path)) return !listMembers.some((name) => name in changesOf(body))
  return /^\/(projects|sections|reminders|notifications|webhooks|users|admin|events)(\/|$)/.test(path)
}

/** The members that may put labels on a todo of the user's own list, or change its subtasks. */
const listMembers = ['label_ids', 'project_id', 'parent_id', 'completed']

/** The members that a body gives to todos: its own, and those of the patch of many todos. */
const changesOf = (body: unknown): Record<string, unknown> => Object({ ...Object(body), ...Object(Object(body).patch) })

/**
 * Whether a batch changes todos alone: neither its caller, nor the caller's role in a project. Its first write confirms the caller
 * under a lock, which a batch that only reads does not.
 */
export const changesOnlyTodos = (operations: Pick<Operation, 'method' | 'path'>[]): boolean =>
  operations.some(({ method }) => method !== 'GET') &&
  operations.every(({ method, path }) => method === 'GET' || path.startsWith('/todos'))

/** Whether a batch changes nothing. */
export const isReading = ({ operations }: { operations: Pick<Operation, 'method'>[] }): boolean =>
  operations.every(({ method }) => method === 'GET')
