/** Sends many changes in one request: those of a selection, and those of hours without a network. */
import {
  type BatchOperation,
  type BatchResult,
  type Problem,
  runBatch,
  TaskpactError,
  type Todo,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { merged } from './apply.ts'
import type { Database } from './database.ts'
import type { Change, Kind, ObjectOf } from './model.ts'

/** The object as the service has it after the change; null once it is deleted. */
export type Result = ObjectOf[Kind] | null

/** Why the service refused a change. */
export type Failure = Pick<TaskpactError, 'code' | 'status' | 'title' | 'detail' | 'errors'> & {
  request_id?: string | undefined
}

/** The contract allows 100. A batch is one transaction, which holds its rows as long as it runs. */
export const longestBatch = 50

/** Kinds whose result is the to-do alone. The others go by themselves. */
export const canShare = ({ action: { kind } }: Change): boolean =>
  kind === 'create-todo' || kind === 'update-todo' || kind === 'delete-todo'

export interface Settling {
  accept: (database: Database, change: Change, result: Result) => Promise<void>
  /** Returns false where the change is to be sent again later. */
  fail: (database: Database, change: Change, failure: Failure) => Promise<boolean>
  /** Whether the change must not be sent, since it contradicts what others have made. */
  contradiction: (database: Database, change: Change) => Promise<boolean>
}

/** Each operation succeeds or fails by itself. Throws a TaskpactError where the changes are to be sent again later. */
export async function sendBatch(
  database: Database,
  changes: Change[],
  { accept, fail, contradiction }: Settling,
): Promise<void> {
  const sent: Change[] = []
  for (const change of changes) if (!(await contradiction(database, change))) sent.push(change)
  if (sent.length === 0) return
  const operations = await Promise.all(sent.map((change) => operationOf(database, change)))
  const { data } = await runBatch({ client, body: { atomic: false, operations }, throwOnError: true })
  let later: Problem | undefined
  for (const [index, change] of sent.entries()) {
    const { status, body } = data.results[index] as BatchResult
    if (status < 300) await accept(database, change, status === 204 ? null : (body as Todo))
    else if (!(await fail(database, change, body as Failure))) later = body as Problem
  }
  if (later) throw new TaskpactError(later)
}

async function operationOf({ todos }: Database, { on, key, action }: Change): Promise<BatchOperation> {
  const path = `/todos/${encodeURIComponent(on)}`
  switch (action.kind) {
    case 'create-todo':
      return { method: 'POST', path: '/todos', headers: { 'Idempotency-Key': key }, body: action.values }
    case 'update-todo': {
      const server = (await todos.get(on))?.server
      const { version = 0 } = server ?? {}
      const headers = version > 0 ? { 'If-Match': `"${version}"` } : {}
      return { method: 'PATCH', path, headers, body: merged(action.patch, action.base, server ?? {}) }
    }
    default:
      return { method: 'DELETE', path }
  }
}
