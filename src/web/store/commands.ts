/** Everything that a person can do to to-dos. Each applies at once and waits in the outbox to be sent. */
import type { Todo, TodoMove } from '../../sdk/index.ts'
import { positionBetween } from './apply.ts'
import { type Database, refresh, refreshOf } from './database.ts'
import {
  type Action,
  type Change,
  isNew,
  kindOf,
  newId,
  newIdsIn,
  newKey,
  type TodoPatch,
  type TodoRow,
} from './model.ts'
import { below, changedWith } from './subtasks.ts'

/** Takes a command back; several at once are one step. */
export type Undo = () => Promise<unknown>

interface Step {
  on: string
  also?: string[]
  action: Action
}

/**
 * Writes changes and what they do to the rows, in one transaction. Returns their numbers. The one place that knows that the service gives
 * new objects other ids: a step may name an object by either.
 */
export async function record(database: Database, steps: Step[]): Promise<number[]> {
  const start = Date.now()
  const { changes } = database
  return database.transaction('rw', database.touchable, async () => {
    const numbers: number[] = []
    for (const [index, step] of steps.entries()) {
      // A millisecond apart: new objects are in the order of their times until the service has given them places.
      const at = new Date(start + index).toISOString()
      const change: Change = { key: newKey(), at, state: 'waiting', ...(await withPresentIds(database, step)) }
      numbers.push(await changes.add(change))
      await refreshOf(database, change)
    }
    return numbers
  })
}

async function withPresentIds({ aliases }: Database, step: Step): Promise<Step> {
  const text = JSON.stringify(step)
  const known = await aliases.bulkGet(newIdsIn(text))
  let present = text
  for (const alias of known) if (alias) present = present.replaceAll(alias.from, alias.to)
  return present === text ? step : JSON.parse(present)
}

/** The rows of to-dos, by their present ids or those from before the service made them. Those that are gone are left out. */
export const rowsWith = (database: Database, ids: string[]): Promise<TodoRow[]> =>
  database.transaction('r', database.todos, database.aliases, async () => {
    const aliases = await database.aliases.bulkGet(ids.filter(isNew))
    const present = new Map(aliases.flatMap((alias) => (alias ? [[alias.from, alias.to] as const] : [])))
    const rows = await database.todos.bulkGet(ids.map((id) => present.get(id) ?? id))
    return rows.filter((row): row is TodoRow => row !== undefined && !row.hidden)
  })

export const todosOf = async (database: Database, ids: string[]): Promise<Todo[]> =>
  (await rowsWith(database, ids)).map(({ todo }) => todo)

export async function createTodos(
  database: Database,
  todos: (TodoPatch & { title: string })[],
): Promise<{ ids: string[]; undo: Undo }> {
  const ids = todos.map(newId)
  const actions = todos.map((values, index) => ({
    on: ids[index] as string,
    action: { kind: 'create-todo', values } as const,
  }))
  await record(database, actions)
  return { ids, undo: () => deleteTodos(database, ids) }
}

/** Changes several to-dos in the same way. */
export async function updateTodos(
  database: Database,
  todos: Todo[],
  patchOf: TodoPatch | ((todo: Todo) => TodoPatch),
): Promise<Undo> {
  const all: Update[] = []
  for (const todo of todos) {
    const patch = changesOnly(todo, typeof patchOf === 'function' ? patchOf(todo) : patchOf)
    if (Object.keys(patch).length === 0) continue
    const implied = await impliedBy(database, todo, patch)
    const subtasks = await changedWith(database, todo.id, patch)
    all.push({ id: todo.id, patch, base: basis(todo, { ...patch, ...implied }), implied, subtasks })
  }
  const steps = withoutCovered(all)
  const write = (items: Update[]) =>
    record(
      database,
      items.map(({ id, subtasks, ...change }) => ({
        on: id,
        action: { kind: 'update-todo', ...change } as const,
        ...alsoOf(subtasks),
      })),
    )
  await write(steps)
  return () => write(steps.flatMap(reversed))
}

interface Update {
  id: string
  patch: TodoPatch
  base: TodoPatch
  implied: TodoPatch
  /** As they were before. */
  subtasks: Todo[]
}

/** Without those that are changed with another one above them. */
function withoutCovered<T extends { id: string; subtasks: Todo[] }>(all: T[]): T[] {
  const covered = new Set(all.flatMap(({ subtasks }) => subtasks.map(({ id }) => id)))
  return all.filter(({ id }) => !covered.has(id))
}

const alsoOf = (subtasks: Todo[]) => (subtasks.length > 0 ? { also: subtasks.map(({ id }) => id) } : {})

/** The subtasks come back one by one, as opening a to-do opens none, and a move takes them out of their sections. */
function reversed({ id, patch, base, implied, subtasks }: Update): Update[] {
  const isMove = patch.project_id !== undefined
  const own = { id, patch: base, base: { ...patch, ...implied }, implied: {}, subtasks: isMove ? subtasks : [] }
  const theirs = subtasks.flatMap((todo): Update[] => {
    const back: [TodoPatch, TodoPatch][] = patch.completed ? [[{ completed: false }, { completed: true }]] : []
    if (isMove && todo.section_id !== null) back.push([{ section_id: todo.section_id }, { section_id: null }])
    return back.map(([wanted, before]) => ({ id: todo.id, patch: wanted, base: before, implied: {}, subtasks: [] }))
  })
  return [own, ...theirs]
}

/** The members that the service changes with a patch: a to-do leaves its section and its parent with its project, and goes to the one for completed to-dos. */
async function impliedBy(database: Database, todo: Todo, patch: TodoPatch): Promise<TodoPatch> {
  const parent = patch.project_id !== undefined && patch.parent_id === undefined && todo.parent_id !== null
  const orphaned = parent ? { parent_id: null } : {}
  if (patch.section_id !== undefined) return orphaned
  if (patch.project_id !== undefined) return { ...orphaned, ...(todo.section_id !== null && { section_id: null }) }
  if (patch.completed !== true || todo.project_id === null) return {}
  const sections = await database.sections.where('home').equals(todo.project_id).toArray()
  const taking = sections.find(({ section }) => section.takes_completed)
  return taking && taking.id !== todo.section_id ? { section_id: taking.id } : {}
}

/** Leaves out what is so already. */
export function changesOnly<Held extends object, Patch extends Partial<Held>>(held: Held, patch: Patch): Patch {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => !isSame(held[name as keyof Held], value)),
  ) as Patch
}

/** Sets in any order. */
const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((each) => other.includes(each))
    : one === other

export const basis = <Held extends object, Patch extends Partial<Held>>(held: Held, patch: Patch): Patch =>
  Object.fromEntries(Object.keys(patch).map((name) => [name, held[name as keyof Held]])) as Patch

/** The service knows the next date. Until it has said it, the present one stays. */
export async function skipDate(database: Database, todo: Todo): Promise<Undo> {
  await record(database, [{ on: todo.id, action: { kind: 'skip-todo' } }])
  const { due_on, due_at, time_zone } = todo
  return async () => updateTodos(database, await todosOf(database, [todo.id]), { due_on, due_at, time_zone })
}

export async function deleteTodos(database: Database, ids: string[]): Promise<Undo> {
  const all: Deletion[] = []
  for (const todo of await todosOf(database, ids))
    all.push({ id: todo.id, todo, subtasks: await below(database, todo.id) })
  const items = withoutCovered(all)
  const numbers = await record(
    database,
    items.map(({ id, subtasks }) => ({ on: id, action: { kind: 'delete-todo' } as const, ...alsoOf(subtasks) })),
  )
  return () =>
    restore(
      database,
      items.map((item, index) => ({ ...item, number: numbers[index] as number })),
    )
}

interface Deletion {
  id: string
  todo: Todo
  subtasks: Todo[]
}

/** A deletion that was not sent is dropped; what the service has deleted comes out of its trash. */
async function restore(database: Database, items: (Deletion & { number: number })[]): Promise<void> {
  for (const { id, todo, subtasks, number } of items) {
    if (await takeBack(database, number)) continue
    await record(database, [{ on: id, action: { kind: 'restore-todo', todo, below: subtasks }, ...alsoOf(subtasks) }])
  }
}

/** Drops a change that was not sent. Returns false where it has been. */
export async function takeBack(database: Database, number: number): Promise<boolean> {
  return database.transaction('rw', database.touchable, async () => {
    const change = await database.changes.get(number)
    if (!change || change.sent) return false
    await database.changes.delete(number)
    await refreshOf(database, change)
    return true
  })
}

/** Moves a to-do beside another one of its list, or into a section, or both. Beside none, it keeps its place. */
export async function moveTodoTo(
  database: Database,
  id: string,
  to: TodoMove,
  neighbours?: { before?: Todo; after?: Todo },
): Promise<void> {
  const position = neighbours && positionBetween(neighbours.before?.position, neighbours.after?.position)
  await record(database, [{ on: id, action: { kind: 'move-todo', to, ...(position !== undefined && { position }) } }])
}

/** Settles a change that the service refused, or that contradicts another person's. */
export async function settle(database: Database, change: Change, how: 'again' | 'mine' | 'drop'): Promise<void> {
  const { changes } = database
  await database.transaction('rw', database.touchable, async () => {
    const number = change.seq as number
    if (how === 'drop') {
      await changes.delete(number)
      if (change.action.kind.startsWith('create')) await dropWithout(database, change.on)
    } else if (how === 'mine' && 'patch' in change.action) {
      const base = { ...change.action.base, ...change.theirs }
      await changes.update(number, {
        state: 'waiting',
        theirs: undefined,
        action: { ...change.action, base } as Action,
      })
    } else await changes.update(number, { state: 'waiting', problem: undefined, key: newKey() })
    await refreshOf(database, change)
  })
}

/** An object is never made: its later changes have nothing to change, and other objects are without it. */
async function dropWithout(database: Database, id: string): Promise<void> {
  await database.changes.where('on').equals(id).delete()
  const others = await database.changes.filter(({ action }) => JSON.stringify(action).includes(`"${id}"`)).toArray()
  for (const { seq, action, ...change } of others) {
    const without = JSON.parse(JSON.stringify(action), (_, value) =>
      value === id ? null : Array.isArray(value) ? value.filter((each) => each !== null) : value,
    ) as Action
    if (action.kind === 'create-section') await database.changes.where('on').equals(change.on).delete()
    else await database.changes.update(seq as number, { action: without })
    await refresh(database, kindOf({ ...change, action }), change.on)
  }
}
