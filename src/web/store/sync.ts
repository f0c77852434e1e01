/** Keeps the copy equal to what the service has. Runs in one tab at a time. */
import { type SyncChange, type SyncStep, syncSteps } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { todoRow } from './apply.ts'
import { type Database, forgetTodosOf, refresh } from './database.ts'
import type { TodoRow } from './model.ts'

/** The most that the contract allows. */
const pageSize = 100

export interface Following {
  database: Database
  signal: AbortSignal
  /** Waits while a request is in flight whose result is the change that a step would bring. */
  quiet: () => Promise<void>
  /** Called when the copy equals the service's data. */
  onComplete: () => void
}

/** Applies every change until the signal. Throws what ended it: the caller tries again. */
export async function follow({ database, signal, quiet, onComplete }: Following): Promise<void> {
  const cursor = (await database.marks.get('cursor'))?.value
  for await (const step of syncSteps({ client, cursor, limit: pageSize, signal })) {
    await quiet()
    await applyStep(database, step)
    if (step.complete) onComplete()
  }
}

async function applyStep(database: Database, { restarted, changes, cursor, complete }: SyncStep): Promise<void> {
  const { todos, projects, changes: outbox, marks } = database
  await database.transaction('rw', todos, projects, outbox, marks, async () => {
    if (restarted) await forgetServer(database)
    const known = (await marks.get('complete')) !== undefined
    const own = new Set(await outbox.orderBy('on').uniqueKeys())
    const isNews = known && !restarted
    if (isNews) for (const change of changes) await applyChange(database, change, own, isNews)
    else await applyMany(database, changes, own)
    await marks.put({ name: 'cursor', value: cursor })
    if (complete) {
      if (!known || (await marks.get('restarting'))) await forgetGone(database)
      await marks.bulkPut([{ name: 'complete', value: 'yes' }])
      await marks.delete('restarting')
    }
  })
}

/** A copy that was too old begins anew. The rows stay until the new one is whole, and so do changes that wait. */
async function forgetServer({ todos, projects, marks }: Database): Promise<void> {
  await marks.put({ name: 'restarting', value: 'yes' })
  await todos.toCollection().modify((row) => {
    if (row.server) row.server = { ...row.server, version: -1 }
  })
  await projects.toCollection().modify((row) => {
    if (row.server) row.server = { ...row.server, version: -1 }
  })
}

/** Removes what the new copy did not bring again. */
async function forgetGone(database: Database): Promise<void> {
  const isGone = ({ server }: { server: { version: number } | null }) => server?.version === -1
  for (const table of [database.todos, database.projects] as const)
    for (const row of await (table as typeof database.todos).filter(isGone).toArray()) {
      await (table as typeof database.todos).update(row.id, { server: null })
      await refresh(database, row.id)
    }
}

/** A whole copy is many objects, and few of them have changes that wait: the others are written at once. */
async function applyMany(database: Database, changes: SyncChange[], own: ReadonlySet<unknown>): Promise<void> {
  const rows: TodoRow[] = []
  for (const change of changes)
    if (change.type === 'todo' && change.todo && !own.has(change.id)) rows.push(todoRow(change.todo, change.todo, {}))
    else await applyChange(database, change, own, false)
  await database.todos.bulkPut(rows)
}

async function applyChange(
  database: Database,
  change: SyncChange,
  own: ReadonlySet<unknown>,
  isNews: boolean,
): Promise<void> {
  // The screens do not show these yet.
  if (change.type === 'section' || change.type === 'label' || change.type === 'view' || change.type === 'reminder')
    return
  if (change.type === 'project') {
    const row = await database.projects.get(change.id)
    if (!change.project) return forgetProject(database, change.id)
    if (row?.server && row.server.version > change.project.version) return
    await database.projects.put({ ...row, id: change.id, project: change.project, server: change.project })
    return refresh(database, change.id)
  }
  const row = await database.todos.get(change.id)
  const before = row?.server ?? null
  if (!change.todo) {
    if (row) await database.todos.put({ ...row, server: null })
    return own.has(change.id) ? refresh(database, change.id) : database.todos.delete(change.id)
  }
  if (before && before.version > change.todo.version) return
  const isTouched = isNews && (before === null || (before.version !== -1 && before.version < change.todo.version))
  await database.todos.put({ ...(row ?? { words: '' }), id: change.id, todo: change.todo, server: change.todo })
  await refresh(database, change.id, isTouched ? Date.now() : undefined)
}

async function forgetProject(database: Database, id: string): Promise<void> {
  await forgetTodosOf(database, id)
  await database.projects.delete(id)
  await database.members.delete(id)
}
