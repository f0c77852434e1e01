/**
 * Locks what the operations of a batch name before the first of them runs, in the global order
 * (docs/decisions/032-order-of-locks.md). Otherwise two batches that change the same objects in different orders would wait
 * for each other.
 */
import { ChangedMeanwhile } from '../../db/errors.ts'
import { inOneTrip } from '../../db/transactions/one-trip.ts'
import type { Schemas, Scope } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Request } from '../../service/handlers.ts'
import { keepProjects, lockNamedProjects } from '../projects/queries.ts'
import { lockNamedTodos } from '../todos/locks.ts'
import { lockOwnList } from '../todos/order.ts'
import { isInOwnTree, lockOwnTrees } from '../todos/subtask-queries.ts'
import { lockUser } from '../users/locks.ts'

type Batch = Pick<Request<'runBatch'> & Scope, 'db' | 'user' | 'nested'>

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi
const ofOwnList = /\/move\/?$|^\/(labels|views|trash)(\/|$)|^\/todos\/quick\/?$/
const ownAccount = /^\/users\/me(\/preferences)?\/?$/

/**
 * Any UUID in a path or a body may be an object that the operation changes. An object that is only known by a reference to
 * another result is locked by its operation.
 */
export async function lockNamed(
  quotas: Context['quotas'],
  { db, user, nested }: Batch,
  operations: Schemas['BatchOperation'][],
): Promise<void> {
  const userId = user.id
  const writes = operations.filter(({ method }) => method !== 'GET')
  // One write alone locks in the right order by itself.
  if (writes.length < 2) return
  const named = JSON.stringify(writes.map(({ path, body }) => [path, body])).match(uuid) ?? []
  const ids = [...new Set(named.map((id) => id.toLowerCase()))]
  if (writes.some(({ path }) => ownAccount.test(path))) await lockUser(db, userId)
  await quotas.lockAhead(
    db,
    user,
    writes.flatMap((write) => quotasOf(nested, write)),
  )
  const isOwnList = writes.some(({ path, body }) => ofOwnList.test(path) || changesList(body))
  if (isOwnList) await lockOwnList(db, userId)
  if (ids.length === 0) return
  const hasTrees = isOwnList || (await lockOwnTrees(db, userId, ids, undefined))
  const projects = await lockNamedProjects(db, userId, ids)
  // Operations on todos change no project and no member.
  const keep = writes.every(({ path }) => path.startsWith('/todos')) ? keepProjects : async () => {}
  const [places] = await inOneTrip([lockNamedTodos(db, userId, ids), keep(db, userId, projects)])
  // While a lock was waited for, a todo may have gone to a project that is not locked.
  if (places.some(({ project_id }) => project_id !== null && !projects.includes(project_id)))
    throw new ChangedMeanwhile()
  // Or it got a subtask.
  if (!hasTrees && places.some(isInOwnTree)) throw new ChangedMeanwhile()
}

/** Those that an operation takes before it locks something, and that of the next todos of completed ones. */
function quotasOf(
  { find }: Batch['nested'],
  { method, path, body }: Schemas['BatchOperation'],
): Schemas['QuotaName'][] {
  const quotas = (find(method, path)?.quotas ?? []) as Schemas['QuotaName'][]
  const { completed, patch } = Object(body)
  const takesTodos = completed === true || patch?.completed === true || /^\/todos\/quick\/?$/.test(path)
  return takesTodos ? [...quotas, 'todos'] : quotas
}

/** Whether a body may put labels on a todo of the user's own list, or change its subtasks. */
const changesList = (body: unknown) => listMembers.some((name) => name in Object(body))
const listMembers = ['label_ids', 'project_id', 'parent_id', 'completed']

/** Whether a batch changes nothing. */
export const isReading = ({ operations }: { operations: Pick<Schemas['BatchOperation'], 'method'>[] }): boolean =>
  operations.every(({ method }) => method === 'GET')
