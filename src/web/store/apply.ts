/** Applies the changes that wait to be sent to the service's objects, for the screens. */
import type { Project, Todo } from '../../sdk/index.ts'
import { dueDay, notDue } from './dates.ts'
import { type Change, isNew, type ProjectRow, type TodoRow } from './model.ts'

/** Null where the to-do is deleted, or not made. */
export function todoOf(id: string, server: Todo | null, changes: Change[], userId: string): Todo | null {
  let shown = server
  for (const { action, at } of changes) {
    if (action.kind === 'create-todo') shown = { ...blankTodo(id, at, userId), ...action.values }
    else if (action.kind === 'restore-todo') shown = action.todo
    else if (action.kind === 'delete-todo') shown = null
    else if (shown && action.kind === 'move-todo') shown = { ...shown, position: action.position }
    else if (shown && action.kind === 'update-todo') shown = changed(shown, action.patch, at)
  }
  return shown
}

const changed = (todo: Todo, patch: Partial<Todo>, at: string): Todo => ({
  ...todo,
  ...patch,
  completed_at: patch.completed === undefined ? todo.completed_at : patch.completed ? (todo.completed_at ?? at) : null,
})

export function projectOf(id: string, server: Project | null, changes: Change[], userId: string): Project | null {
  let shown = server
  for (const { action, at } of changes) {
    if (action.kind === 'create-project') shown = { ...blankProject(id, at, userId), ...action.values }
    else if (action.kind === 'restore-project') shown = action.project
    else if (action.kind === 'delete-project') shown = null
    else if (shown && action.kind === 'update-project') shown = { ...shown, ...action.patch }
  }
  return shown
}

/** The row of a to-do, with what its indexes need. */
export function todoRow(todo: Todo, server: Todo | null, rest: Pick<TodoRow, 'touched' | 'trouble'>): TodoRow {
  const words = plain(`${todo.title} ${todo.description ?? ''}`)
  const row: TodoRow = { id: todo.id, todo, server, words, stamp: nextStamp(), ...rest }
  if (todo.completed) row.done = todo.completed_at ?? todo.updated_at
  else {
    row.list = todo.project_id ?? 'inbox'
    row.order = orderOf(todo)
    const day = dueDay(todo)
    if (day !== undefined) row.day = day
  }
  return row
}

/** The order of a list: by position, and by id where two have the same. */
export const orderOf = ({ position, id }: Pick<Todo, 'position' | 'id'>): string => `${position} ${id}`

let lastStamp = 0
/** Later than every other one, of other tabs too. */
export function nextStamp(): number {
  lastStamp = Math.max(lastStamp + 1 / 1024, Date.now())
  return lastStamp
}

export const projectRow = (project: Project, server: Project | null, trouble: boolean): ProjectRow => ({
  id: project.id,
  project,
  server,
  trouble,
})

/** Lower case, without accents, as searches compare. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function blankTodo(id: string, at: string, userId: string): Todo {
  return {
    ...{ id, title: '', description: null, completed: false, completed_at: null, priority: 3 },
    ...{ ...notDue, start_on: null, recurrence: null, recurrence_from: 'due', next_id: null, series_id: null },
    // After all that have a position of the service.
    ...{
      section_id: null,
      label_ids: [],
      project_id: null,
      position: `9999999999${at}`,
      assignee_ids: [],
      user_id: userId,
      version: 0,
    },
    ...{ created_at: at, updated_at: at },
  }
}

function blankProject(id: string, at: string, userId: string): Project {
  return {
    ...{ id, name: '', description: null, status: 'active', owner_id: userId, role: 'owner' },
    ...{ color: null, icon: null, default_view: 'list', is_favourite: false, is_muted: false },
    ...{ position: `9999999999${at}` },
    ...{ task_count: 0, open_task_count: 0, version: 0, created_at: at, updated_at: at },
  }
}

/** A position between two others, for the time until the service has given one. Either may be absent. */
export function positionBetween(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return after === undefined ? '5000000000' : `0${after.slice(1)}`
  let zeros = ''
  while (after !== undefined && `${before}${zeros}V` >= after && zeros.length < 30) zeros += '0'
  return `${before}${zeros}V`
}

/** The members of a patch that others have changed to something else since the person saw them. */
export function conflictsOf<T extends object>(patch: T, base: Partial<T>, now: T): Partial<T> {
  const found: Partial<T> = {}
  for (const name of Object.keys(patch) as (keyof T)[])
    if (!same(now[name], base[name]) && !same(now[name], patch[name])) found[name] = now[name]
  return found
}

/** The service may write the same instant otherwise, and an id of its own in place of ours. */
const same = (one: unknown, other: unknown): boolean =>
  one === other ||
  (one ?? null) === (other ?? null) ||
  (Array.isArray(one) && JSON.stringify(one) === JSON.stringify(other)) ||
  (isInstant(one) && isInstant(other) && +new Date(one) === +new Date(other)) ||
  (typeof other === 'string' && isNew(other))

const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
