/** Everything that a person can do to to-dos. Each applies at once and waits in the outbox to be sent. */
import type { Todo, TodoMove } from '../../sdk/index.ts'
import { positionBetween } from './apply.ts'
import { type Database, refresh } from './database.ts'
import { type Action, type Change, kindOf, newId, newKey, type TodoPatch, type TodoRow } from './model.ts'

/** Takes a command back; several at once are one step. */
export type Undo = () => Promise<unknown>

/** Writes changes and what they do to the rows, in one transaction. Returns their numbers. */
export async function record(database: Database, actions: { on: string; action: Action }[]): Promise<number[]> {
  const at = new Date().toISOString()
  const { changes } = database
  return database.transaction('rw', database.touchable, async () => {
    const numbers: number[] = []
    for (const { on, action } of actions) {
      const change: Change = { key: newKey(), on, at, state: 'waiting', action }
      numbers.push(await changes.add(change))
      await refresh(database, kindOf(change), on)
    }
    return numbers
  })
}

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
  return { ids, undo: async () => deleteTodos(database, await Promise.all(ids.map((id) => currentId(database, id)))) }
}

/** The id that the service has given to an object that was made here. */
export const currentId = async ({ aliases }: Database, id: string): Promise<string> => (await aliases.get(id))?.to ?? id

/** Changes several to-dos in the same way. */
export async function updateTodos(
  database: Database,
  todos: Todo[],
  patchOf: TodoPatch | ((todo: Todo) => TodoPatch),
): Promise<Undo> {
  const steps: { id: string; patch: TodoPatch; base: TodoPatch; implied: TodoPatch }[] = []
  for (const todo of todos) {
    const patch = changesOnly(todo, typeof patchOf === 'function' ? patchOf(todo) : patchOf)
    const implied = await impliedBy(database, todo, patch)
    if (Object.keys(patch).length > 0)
      steps.push({ id: todo.id, patch, base: basis(todo, { ...patch, ...implied }), implied })
  }
  const write = (items: typeof steps) =>
    record(
      database,
      items.map(({ id, ...change }) => ({ on: id, action: { kind: 'update-todo', ...change } as const })),
    )
  await write(steps)
  return async () =>
    write(
      await Promise.all(
        steps.map(async ({ id, patch, base, implied }) => ({
          id: await currentId(database, id),
          patch: base,
          base: { ...patch, ...implied },
          implied: {},
        })),
      ),
    )
}

/** The members that the service changes with a patch: a to-do leaves its section with its project, and goes to the one for completed to-dos. */
async function impliedBy(database: Database, todo: Todo, patch: TodoPatch): Promise<TodoPatch> {
  if (patch.section_id !== undefined) return {}
  if (patch.project_id !== undefined) return todo.section_id === null ? {} : { section_id: null }
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
  return async () => {
    const row = await database.todos.get(todo.id)
    if (row) await updateTodos(database, [row.todo], { due_on, due_at, time_zone })
  }
}

export async function deleteTodos(database: Database, ids: string[]): Promise<Undo> {
  const rows = (await database.todos.bulkGet(ids)).filter((row): row is TodoRow => row !== undefined && !row.hidden)
  const numbers = await record(
    database,
    rows.map(({ id }) => ({ on: id, action: { kind: 'delete-todo' } as const })),
  )
  return () =>
    restore(
      database,
      rows.map(({ todo }, index) => ({ todo, number: numbers[index] as number })),
    )
}

/** A deletion that was not sent is dropped; what the service has deleted comes out of its trash. */
async function restore(database: Database, items: { todo: Todo; number: number }[]): Promise<void> {
  for (const { todo, number } of items) {
    if (await takeBack(database, number)) continue
    const id = await currentId(database, todo.id)
    await record(database, [{ on: id, action: { kind: 'restore-todo', todo: { ...todo, id } } }])
  }
}

/** Drops a change that was not sent. Returns false where it has been. */
export async function takeBack(database: Database, number: number): Promise<boolean> {
  return database.transaction('rw', database.touchable, async () => {
    const change = await database.changes.get(number)
    if (!change || change.sent) return false
    await database.changes.delete(number)
    await refresh(database, kindOf(change), change.on)
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
    await refresh(database, kindOf(change), change.on)
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
