/** Sends the changes that were made on this device, in their order. Runs in one tab at a time. */
import { getTodo, TaskpactError } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { conflictsOf, withAbove } from './apply.ts'
import { canShare, type Failure, longestBatch, type Result, sendBatch } from './batches.ts'
import { type Database, forgetTodosOf, leaveSection, refresh, refreshOf, tableOf } from './database.ts'
import { type Change, isNew, type Kind, kindOf } from './model.ts'
import { perform } from './requests.ts'

/** The first changes that can be sent in one request; none where nothing waits that can be sent. */
export async function nextChanges({ changes }: Database): Promise<Change[]> {
  const stuck = new Set<string>()
  const found: Change[] = []
  for (const change of await changes.orderBy('seq').toArray()) {
    // Changes of the same object keep their order, and none can be sent for what the service has not made.
    const needs = [change.on, ...namedIn(change)].filter((id) => id === change.on || isNew(id))
    const isCreation = change.action.kind.startsWith('create')
    const canBeSent = change.state === 'waiting' && !needs.some((id) => stuck.has(id))
    if (!canBeSent || (!isCreation && needs.some(isNew))) stuck.add(change.on)
    else if (found.length === 0 || (canShare(change) && found.every(canShare))) found.push(change)
    else break
    // Later changes of the same object need the version that this one leads to.
    stuck.add(change.on)
    if (found.length === longestBatch) break
  }
  return found
}

/** The ids of other objects that a change names. */
function namedIn({ action, also = [] }: Change): string[] {
  const named: Record<string, unknown> = { ...action, ...('to' in action && action.to) }
  if ('values' in action) Object.assign(named, action.values)
  if (action.kind === 'update-todo') Object.assign(named, action.patch)
  const { project_id, section_id, parent_id, todo_id, before, after, label_ids = [] } = named
  const others = [project_id, section_id, parent_id, todo_id, before, after, ...(label_ids as string[])]
  return [...others, ...also].filter((id) => typeof id === 'string')
}

/** Sends changes. Throws a TaskpactError that says nothing of the changes themselves: they are to be sent again later. */
export async function sendChanges(database: Database, changes: Change[]): Promise<void> {
  const [first] = changes
  if (!first) return
  const deletions = changes.filter(({ action }) => action.kind.startsWith('delete'))
  for (const { seq } of deletions) await database.changes.update(seq as number, { sent: true })
  if (changes.length === 1) return sendChange(database, first)
  try {
    await sendBatch(database, changes, { accept, fail, contradiction: marked })
  } catch (error) {
    if (!(error instanceof TaskpactError) || isTransient(error)) throw error
    // The batch as a whole was refused.
    await sendChange(database, first)
  }
}

/** Whether the change contradicts what others have made; it is marked then. */
async function marked(database: Database, change: Change): Promise<boolean> {
  const theirs = await contradiction(database, change)
  if (theirs) await mark(database, change, { state: 'conflict', theirs })
  return theirs !== undefined
}

async function sendChange(database: Database, change: Change): Promise<void> {
  try {
    if (await marked(database, change)) return
    await accept(database, change, await perform(database, change))
  } catch (error) {
    if (!(error instanceof TaskpactError) || !(await fail(database, change, error))) throw error
  }
}

/** Settles what the service has refused. Returns false where the change itself is not at fault. */
async function fail(database: Database, change: Change, error: Failure): Promise<boolean> {
  if (error.code === 'precondition_failed') await readAgain(database, change)
  else if (isTransient(error)) return false
  // It is gone, as was asked for.
  else if (change.action.kind.startsWith('delete') && error.status === 404) await accept(database, change, null)
  else await mark(database, change, { state: 'refused', problem: problemOf(error) })
  return true
}

const problemOf = ({ code, status, title, detail, request_id, errors }: Failure): Change['problem'] => ({
  ...{ code, status, title, request_id: request_id ?? '' },
  detail: detail ?? errors?.map(({ message }) => message).join(' '),
})

/** No answer, too many requests, a service that is away, an ended session: the change itself is not at fault. */
const isTransient = ({ status, code }: Failure): boolean =>
  !status ||
  status >= 500 ||
  [401, 408, 429].includes(status) ||
  code === 'idempotency_in_flight' ||
  code === 'unexpected_answer'

/** The values that others have given to the members of the change, since the person saw them. */
async function contradiction(database: Database, change: Change) {
  const { on, action } = change
  if (!('patch' in action)) return undefined
  const row = await tableOf(database, kindOf(change)).get(on)
  if (!row?.server) return undefined
  const found = conflictsOf<Record<string, unknown>>(action.patch, action.base, { ...(row.server as object) })
  return Object.keys(found).length > 0 ? found : undefined
}

/** The change is done: the copy has its result, and the id of a new object is known from now on. */
async function accept(database: Database, change: Change, result: Result): Promise<void> {
  const { changes } = database
  const kind = kindOf(change)
  const table = tableOf(database, kind)
  await database.transaction('rw', database.touchable, async () => {
    await changes.delete(change.seq as number)
    const id = result?.id ?? change.on
    if (id !== change.on) await rename(database, kind, change.on, id)
    const row = await table.get(id)
    const version = (row?.server as { version: number } | null | undefined)?.version ?? -1
    if (result && version <= result.version)
      await table.put({
        ...(row ?? (kind === 'todo' ? { words: '' } : {})),
        ...(kind === 'todo' && id !== change.on && { bornAs: change.on }),
        id,
        [kind]: result,
        server: result as never,
      })
    else if (!result && row) await table.put({ ...row, server: null })
    if (!result && row && kind === 'project') await forgetTodosOf(database, id)
    if (!result && kind === 'section') await leaveSection(database, id)
    await settleBelow(database, change)
    await refresh(database, kind, id)
  })
}

/** The service has changed the subtasks too; the copy does so before the changes arrive. */
async function settleBelow(database: Database, change: Change): Promise<void> {
  for (const id of change.also ?? []) {
    const row = await database.todos.get(id)
    const server = withAbove(id, row?.server ?? null, change)
    if (server) await database.todos.put({ ...(row ?? { words: '', todo: server }), id, server })
    else if (row) await database.todos.put({ ...row, server })
    await refresh(database, 'todo', id)
  }
}

/** The service has given the object another id: whatever names it follows. */
async function rename(database: Database, kind: Kind, from: string, to: string): Promise<void> {
  await database.aliases.put({ from, to })
  const renamed = new Map<string, Kind>()
  await database.changes.toCollection().modify((change) => {
    const text = JSON.stringify(change)
    if (!text.includes(from)) return
    Object.assign(change, JSON.parse(text.replaceAll(from, to)))
    renamed.set(change.on, kindOf(change))
    for (const id of change.also ?? []) renamed.set(id, 'todo')
  })
  await tableOf(database, kind).delete(from)
  for (const [id, its] of renamed) if (id !== to) await refresh(database, its, id)
}

async function mark(database: Database, change: Change, state: Partial<Change>): Promise<void> {
  await database.transaction('rw', database.touchable, async () => {
    await database.changes.update(change.seq as number, state)
    await refreshOf(database, change)
  })
}

/** The service has a later version. With it, the change is looked at again. */
async function readAgain(database: Database, { on }: Change): Promise<void> {
  const { data } = await getTodo({ client, path: { todo_id: on }, throwOnError: true })
  await database.transaction('rw', database.touchable, async () => {
    const row = await database.todos.get(on)
    await database.todos.put({ ...(row ?? { words: '' }), id: on, todo: data, server: data })
    await refresh(database, 'todo', on, Date.now())
  })
}
