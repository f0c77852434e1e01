/** Keeps the copy equal to what the service has. Runs in one tab at a time. */
import { type SyncChange, type SyncStep, syncSteps } from '../../sdk/index.ts'
import { client } from '../service/client.ts'
import { todoRow } from './apply.ts'
import { countAgain, type Database, forgetTodosOf, refresh, tableOf } from './database.ts'
import type { Kind, ObjectOf, TodoRow } from './model.ts'

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
  const { changes: outbox, marks, members } = database
  await database.transaction('rw', [...database.touchable, members, marks], async () => {
    const known = (await marks.get('complete')) !== undefined
    // A copy without a cursor is of an older version of the app.
    const isAnew = restarted || (known && !(await marks.get('cursor')))
    if (isAnew) await forgetServer(database)
    const own = new Set(await outbox.orderBy('on').uniqueKeys())
    const isNews = known && !isAnew && !(await marks.get('restarting'))
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
async function forgetServer(database: Database): Promise<void> {
  await database.marks.put({ name: 'restarting', value: 'yes' })
  for (const kind of kinds)
    await tableOf(database, kind)
      .toCollection()
      .modify((row) => {
        if (row.server) row.server = { ...(row.server as object), version: -1 } as never
      })
}

const kinds: Kind[] = ['todo', 'project', 'section', 'label', 'reminder', 'view']

/** Removes what the new copy did not bring again. */
async function forgetGone(database: Database): Promise<void> {
  for (const kind of kinds) {
    const table = tableOf(database, kind)
    for (const row of await table
      .filter(({ server }) => (server as { version: number } | null)?.version === -1)
      .toArray()) {
      await table.update(row.id, { server: null })
      await refresh(database, kind, row.id)
    }
  }
}

/** A whole copy is many objects, and few of them have changes that wait: the others are written at once. */
async function applyMany(database: Database, changes: SyncChange[], own: ReadonlySet<unknown>): Promise<void> {
  const rows: TodoRow[] = []
  for (const change of changes)
    if (change.type === 'todo' && change.todo && !own.has(change.id)) rows.push(todoRow(change.todo, change.todo, {}))
    else await applyChange(database, change, own, false)
  const before = await database.todos.bulkGet(rows.map(({ id }) => id))
  for (const [index, row] of rows.entries()) {
    const bornAs = before[index]?.bornAs
    if (bornAs !== undefined) row.bornAs = bornAs
  }
  await database.todos.bulkPut(rows)
  for (const id of new Set(rows.map(({ parent }) => parent))) if (own.has(id)) await countAgain(database, id as string)
}

async function applyChange(
  database: Database,
  change: SyncChange,
  own: ReadonlySet<unknown>,
  isNews: boolean,
): Promise<void> {
  if (change.type !== 'todo') return applyObject(database, change)
  const row = await database.todos.get(change.id)
  const before = row?.server ?? null
  if (!change.todo) {
    await database.reminders.where('home').equals(change.id).delete()
    if (row) await database.todos.put({ ...row, server: null })
    return own.has(change.id) ? refresh(database, 'todo', change.id) : database.todos.delete(change.id)
  }
  if (before && before.version > change.todo.version) return
  const isTouched = isNews && (before === null || (before.version !== -1 && before.version < change.todo.version))
  await database.todos.put({ ...(row ?? { words: '' }), id: change.id, todo: change.todo, server: change.todo })
  await refresh(database, 'todo', change.id, isTouched ? Date.now() : undefined)
}

async function applyObject(database: Database, change: Exclude<SyncChange, { type: 'todo' }>): Promise<void> {
  const { type, id } = change
  const table = tableOf(database, type)
  const object = (change as { [Type in typeof type]?: ObjectOf[Type] | null })[type] ?? null
  const row = await table.get(id)
  if (!object && type === 'project') return forgetProject(database, id)
  if (!object && !row) return
  if (object && ((row?.server as { version: number } | null | undefined)?.version ?? -1) > object.version) return
  await table.put({ ...row, id, [type]: object ?? row?.[type], server: object as never })
  await refresh(database, type, id)
}

async function forgetProject(database: Database, id: string): Promise<void> {
  await forgetTodosOf(database, id)
  await database.projects.delete(id)
  await database.members.delete(id)
  await database.sections.where('home').equals(id).delete()
  await database.labels.where('home').equals(id).delete()
  await database.views.where('home').equals(id).delete()
}
