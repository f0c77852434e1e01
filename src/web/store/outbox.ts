/** Sends the changes that were made on this device, in their order. Runs in one tab at a time. */
import {
  createProject,
  createTodo,
  deleteProject,
  deleteTodo,
  getTodo,
  moveTodo,
  restoreTrashItem,
  skipTodo,
  TaskpactError,
  updateProject,
  updateTodo,
} from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { conflictsOf } from './apply.ts'
import { canShare, type Failure, longestBatch, type Result, sendBatch } from './batches.ts'
import { type Database, forgetTodosOf, refresh } from './database.ts'
import { type Change, isNew } from './model.ts'

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
function namedIn({ action }: Change): string[] {
  const values =
    action.kind === 'create-todo' ? action.values : action.kind === 'update-todo' ? action.patch : undefined
  const move = action.kind === 'move-todo' ? action.to : undefined
  return [values?.project_id, move?.before, move?.after].filter((id): id is string => typeof id === 'string')
}

/** Sends changes. Throws a TaskpactError that says nothing of the changes themselves: they are to be sent again later. */
export async function sendChanges(database: Database, changes: Change[]): Promise<void> {
  const [first] = changes
  if (!first) return
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
  else if (change.action.kind.startsWith('delete') && error.status === 404)
    await accept(database, change, resultOf(change, null))
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
async function contradiction(database: Database, { on, action }: Change) {
  if (action.kind !== 'update-todo' && action.kind !== 'update-project') return undefined
  const row = action.kind === 'update-todo' ? await database.todos.get(on) : await database.projects.get(on)
  if (!row?.server) return undefined
  const found = conflictsOf<Record<string, unknown>>(action.patch, action.base, { ...row.server })
  return Object.keys(found).length > 0 ? found : undefined
}

async function perform(database: Database, { on, key, action }: Change): Promise<Result> {
  const keyed = { client, headers: { 'Idempotency-Key': key }, throwOnError: true } as const
  const row = await database.todos.get(on)
  const todo = { ...keyed, path: { todo_id: on } }
  const project = { ...keyed, path: { project_id: on } }
  switch (action.kind) {
    case 'create-todo':
      return { todo: (await createTodo({ ...keyed, body: action.values })).data }
    case 'update-todo': {
      const headers = row?.server && row.server.version > 0 ? { 'If-Match': `"${row.server.version}"` } : {}
      return { todo: (await updateTodo({ ...todo, headers, body: action.patch })).data }
    }
    case 'move-todo':
      return { todo: (await moveTodo({ ...todo, body: action.to })).data }
    case 'skip-todo':
      return { todo: (await skipTodo(todo)).data }
    case 'delete-todo':
      await deleteTodo({ client, path: { todo_id: on }, throwOnError: true })
      return { todo: null }
    case 'restore-todo': {
      const { data } = await restoreTrashItem({ ...keyed, path: { item_id: on } })
      return { todo: data.type === 'todo' ? data.todo : null }
    }
    case 'create-project':
      return { project: (await createProject({ ...keyed, body: action.values })).data }
    case 'update-project':
      return {
        project: (await updateProject({ client, path: project.path, body: action.patch, throwOnError: true })).data,
      }
    case 'delete-project':
      await deleteProject({ client, path: { project_id: on }, throwOnError: true })
      return { project: null }
    case 'restore-project': {
      const { data } = await restoreTrashItem({ ...keyed, path: { item_id: on } })
      return { project: data.type === 'project' ? data.project : null }
    }
  }
}

const resultOf = ({ action }: Change, value: null): Result =>
  action.kind.endsWith('todo') ? { todo: value } : { project: value }

/** The change is done: the copy has its result, and the id of a new object is known from now on. */
async function accept(database: Database, change: Change, result: Result): Promise<void> {
  const { todos, projects, changes, aliases } = database
  await database.transaction('rw', todos, projects, changes, aliases, async () => {
    await changes.delete(change.seq as number)
    const isTodo = 'todo' in result
    const made = isTodo ? result.todo : result.project
    const id = made?.id ?? change.on
    if (id !== change.on) await rename(database, change.on, id)
    if (isTodo) {
      const row = await todos.get(id)
      if (result.todo && (row?.server?.version ?? -1) <= result.todo.version)
        await todos.put({ ...(row ?? { words: '' }), id, todo: result.todo, server: result.todo })
      else if (!result.todo && row) await todos.put({ ...row, server: null })
    } else {
      const row = await projects.get(id)
      if (result.project) await projects.put({ ...row, id, project: result.project, server: result.project })
      else if (row) {
        await projects.put({ ...row, server: null })
        await forgetTodosOf(database, id)
      }
    }
    await refresh(database, id)
  })
}

/** The service has given the object another id: whatever names it follows. */
async function rename(database: Database, from: string, to: string): Promise<void> {
  await database.aliases.put({ from, to })
  const renamed = new Set<string>()
  await database.changes.toCollection().modify((change) => {
    const text = JSON.stringify(change)
    if (!text.includes(from)) return
    Object.assign(change, JSON.parse(text.replaceAll(from, to)))
    renamed.add(change.on)
  })
  await database.todos.delete(from)
  await database.projects.delete(from)
  for (const id of renamed) if (id !== to) await refresh(database, id)
}

async function mark(database: Database, { seq, on }: Change, state: Partial<Change>): Promise<void> {
  await database.transaction('rw', database.todos, database.projects, database.changes, async () => {
    await database.changes.update(seq as number, state)
    await refresh(database, on)
  })
}

/** The service has a later version. With it, the change is looked at again. */
async function readAgain(database: Database, { on }: Change): Promise<void> {
  const { data } = await getTodo({ client, path: { todo_id: on }, throwOnError: true })
  await database.transaction('rw', database.todos, database.projects, database.changes, async () => {
    const row = await database.todos.get(on)
    await database.todos.put({ ...(row ?? { words: '' }), id: on, todo: data, server: data })
    await refresh(database, on, Date.now())
  })
}
