/** Everything that a person can do to to-dos and projects. Each applies at once and waits in the outbox to be sent. */
import type { Project, Todo, TodoMove } from '../../sdk/index.ts'
import { positionBetween } from './apply.ts'
import { type Database, refresh } from './database.ts'
import { type Action, type Change, newId, newKey, type ProjectPatch, type TodoPatch, type TodoRow } from './model.ts'

/** Takes a command back; several at once are one step. */
export type Undo = () => Promise<unknown>

/** Writes changes and what they do to the rows, in one transaction. Returns their numbers. */
async function record(database: Database, actions: { on: string; action: Action }[]): Promise<number[]> {
  const at = new Date().toISOString()
  const { todos, projects, changes } = database
  return database.transaction('rw', todos, projects, changes, async () => {
    const numbers: number[] = []
    for (const { on, action } of actions) {
      const change: Change = { key: newKey(), on, at, state: 'waiting', action }
      numbers.push(await changes.add(change))
      await refresh(database, on)
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
  const steps = todos.flatMap((todo) => {
    const patch = changesOnly(todo, typeof patchOf === 'function' ? patchOf(todo) : patchOf)
    return Object.keys(patch).length === 0 ? [] : [{ id: todo.id, patch, base: basis(todo, patch) }]
  })
  const write = (items: typeof steps) =>
    record(
      database,
      items.map(({ id, patch, base }) => ({ on: id, action: { kind: 'update-todo', patch, base } as const })),
    )
  await write(steps)
  return async () =>
    write(
      await Promise.all(
        steps.map(async ({ id, patch, base }) => ({ id: await currentId(database, id), patch: base, base: patch })),
      ),
    )
}

/** Leaves out what is so already. */
function changesOnly<Held extends object, Patch extends Partial<Held>>(held: Held, patch: Patch): Patch {
  return Object.fromEntries(
    Object.entries(patch).filter(([name, value]) => JSON.stringify(held[name as keyof Held]) !== JSON.stringify(value)),
  ) as Patch
}

const basis = <Held extends object, Patch extends Partial<Held>>(held: Held, patch: Patch): Patch =>
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
    const id = await currentId(database, todo.id)
    const isWaiting = await database.transaction(
      'rw',
      database.todos,
      database.projects,
      database.changes,
      async () => {
        if (!(await database.changes.get(number))) return false
        await database.changes.delete(number)
        await refresh(database, id)
        return true
      },
    )
    if (!isWaiting) await record(database, [{ on: id, action: { kind: 'restore-todo', todo: { ...todo, id } } }])
  }
}

/** Moves a to-do beside another one of its list. */
export async function moveTodoTo(
  database: Database,
  id: string,
  move: TodoMove,
  neighbours: { before?: Todo; after?: Todo },
): Promise<void> {
  const position = positionBetween(neighbours.before?.position, neighbours.after?.position)
  await record(database, [{ on: id, action: { kind: 'move-todo', to: move, position } }])
}

export async function createProjectNamed(database: Database, name: string): Promise<string> {
  const id = newId()
  await record(database, [{ on: id, action: { kind: 'create-project', values: { name } } }])
  return id
}

export async function changeProject(database: Database, project: Project, patch: ProjectPatch): Promise<Undo> {
  const real = changesOnly(project, patch)
  const base = basis(project, real)
  const write = (change: ProjectPatch, before: ProjectPatch) =>
    record(database, [{ on: project.id, action: { kind: 'update-project', patch: change, base: before } }])
  if (Object.keys(real).length > 0) await write(real, base)
  return () => write(base, real)
}

export async function deleteProjectNow(database: Database, project: Project): Promise<Undo> {
  await record(database, [{ on: project.id, action: { kind: 'delete-project' } }])
  return () => record(database, [{ on: project.id, action: { kind: 'restore-project', project } }])
}

/** Settles a change that the service refused, or that contradicts another person's. */
export async function settle(database: Database, change: Change, how: 'again' | 'mine' | 'drop'): Promise<void> {
  const { todos, projects, changes } = database
  await database.transaction('rw', todos, projects, changes, async () => {
    const number = change.seq as number
    if (how === 'drop') {
      await changes.delete(number)
      // Without its creation, the later changes of an object have nothing to change.
      if (change.action.kind.startsWith('create')) await changes.where('on').equals(change.on).delete()
    } else if (how === 'mine' && (change.action.kind === 'update-todo' || change.action.kind === 'update-project')) {
      const base = { ...change.action.base, ...change.theirs }
      await changes.update(number, {
        state: 'waiting',
        theirs: undefined,
        action: { ...change.action, base } as Action,
      })
    } else await changes.update(number, { state: 'waiting', problem: undefined, key: newKey() })
    await refresh(database, change.on)
  })
}
