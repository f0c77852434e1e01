/** Applies the changes that wait to be sent to the service's objects, for the screens. */
import type { Label, Project, Reminder, Section, Todo, View } from '../../sdk/index.ts'
import { dueDay, notDue } from './dates.ts'
import { type Change, isNew, type TodoPatch, type TodoRow } from './model.ts'

/** Null where the to-do is deleted, or not made. */
export function todoOf(id: string, server: Todo | null, changes: Change[], userId: string): Todo | null {
  let shown = server
  for (const change of changes) {
    const { action, at } = change
    if (change.on !== id) shown = withAbove(id, shown, change)
    else if (action.kind === 'create-todo') shown = { ...blankTodo(id, at, userId), ...action.values }
    else if (action.kind === 'restore-todo') shown = action.todo
    else if (action.kind === 'delete-todo') shown = null
    else if (shown && action.kind === 'move-todo') {
      const { section_id = shown.section_id } = action.to
      shown = { ...shown, position: action.position ?? shown.position, section_id }
    } else if (shown && action.kind === 'update-todo')
      shown = changed(shown, { ...merged(action.patch, action.base, shown), ...action.implied }, at)
  }
  return shown
}

/** A subtask after a change of a to-do above it, which `also` names it: they are completed, moved, deleted and restored together. */
export function withAbove(id: string, subtask: Todo | null, { action, at }: Change): Todo | null {
  if (action.kind === 'delete-todo') return null
  if (action.kind === 'restore-todo') return action.below.find((each) => each.id === id) ?? subtask
  if (!subtask || action.kind !== 'update-todo') return subtask
  const { completed, project_id } = action.patch
  return changed(
    subtask,
    { ...(completed && { completed }), ...(project_id !== undefined && { project_id, section_id: null }) },
    at,
  )
}

const changed = (todo: Todo, patch: Partial<Todo>, at: string): Todo => ({
  ...todo,
  ...patch,
  completed_at: patch.completed === undefined ? todo.completed_at : patch.completed ? (todo.completed_at ?? at) : null,
})

/** As `todoOf`, for projects, sections, labels, reminders and views. */
export function objectOf<T extends Project | Section | Label | Reminder | View>(
  server: T | null,
  changes: Change[],
  blank: (at: string) => T,
): T | null {
  let shown = server
  for (const { action, at } of changes) {
    if (action.kind.startsWith('delete')) shown = null
    else if ('values' in action) shown = { ...blank(at), ...(action.values as object as Partial<T>) }
    else if (action.kind === 'restore-project') shown = action.project as T
    else if (shown && 'patch' in action) shown = { ...shown, ...(action.patch as Partial<T>) }
    else if (shown && action.kind === 'snooze-reminder')
      shown = { ...shown, remind_at: action.until, snoozed_until: action.until }
    else if (shown && 'position' in action) shown = { ...shown, position: action.position }
  }
  return shown
}

/** The row of a to-do, with what its indexes need. */
export function todoRow(
  todo: Todo,
  server: Todo | null,
  rest: Pick<TodoRow, 'touched' | 'trouble' | 'bornAs'>,
): TodoRow {
  const words = plain(`${todo.title} ${todo.description ?? ''}`)
  const row: TodoRow = { id: todo.id, todo, server, words, stamp: nextStamp(), ...rest }
  if (todo.parent_id !== null) row.parent = todo.parent_id
  if (todo.completed) row.done = todo.completed_at ?? todo.updated_at
  else {
    row.list = todo.project_id ?? 'inbox'
    row.order = orderOf(todo)
    const day = dueDay(todo)
    if (day !== undefined) row.day = day
    if (todo.label_ids.length > 0) row.labels = todo.label_ids
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

/** Lower case, without accents, as searches compare. */
export const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

function blankTodo(id: string, at: string, userId: string): Todo {
  return {
    ...blank(id, at),
    ...{ title: '', description: null, completed: false, completed_at: null, priority: 3 },
    ...{ ...notDue, start_on: null, recurrence: null, recurrence_from: 'due', next_id: null, series_id: null },
    ...{ project_id: null, parent_id: null, section_id: null, label_ids: [], position: lastPosition(at) },
    ...{ assignee_ids: [], user_id: userId, subtask_count: 0, completed_subtask_count: 0 },
  }
}

/** After all that have a position of the service. */
const lastPosition = (at: string) => `9999999999${at}`

const blank = (id: string, at: string) => ({ id, version: 0, created_at: at, updated_at: at })

export const blankProject = (id: string, at: string, userId: string): Project => ({
  ...blank(id, at),
  ...{ name: '', description: null, status: 'active', owner_id: userId, role: 'owner' },
  ...{ color: null, icon: null, default_view: 'list', parent_id: null, is_favourite: false, is_muted: false },
  ...{ position: lastPosition(at), task_count: 0, open_task_count: 0 },
})

export const blankSection = (id: string, at: string, project_id: string): Section => ({
  ...blank(id, at),
  ...{ project_id, name: '', takes_completed: false, position: lastPosition(at) },
})

export const blankLabel = (id: string, at: string): Label => ({
  ...blank(id, at),
  ...{ name: '', color: null, project_id: null },
})

export const blankReminder = (id: string, at: string): Reminder => ({
  ...blank(id, at),
  ...{ todo_id: '', at: null, minutes_before: null, remind_at: null, snoozed_until: null, reminded_at: null },
})

export const blankView = (id: string, at: string): View => ({
  ...blank(id, at),
  ...{ name: '', filter: null, sort: '-created_at', group_by: null, layout: 'list', icon: null, color: null },
  ...{ position: lastPosition(at), is_favourite: false, project_id: null },
})

/** A position between two others, for the time until the service has given one. Either may be absent. */
export function positionBetween(before: string | undefined, after: string | undefined): string {
  if (before === undefined) return after === undefined ? '5000000000' : `0${after.slice(1)}`
  let zeros = ''
  while (after !== undefined && `${before}${zeros}V` >= after && zeros.length < 30) zeros += '0'
  return `${before}${zeros}V`
}

/**
 * The members of a patch that others have changed to something else since the person saw them. Sets have no contradictions: they
 * are merged.
 */
export function conflictsOf<T extends object>(patch: T, base: Partial<T>, now: T): Partial<T> {
  const found: Partial<T> = {}
  for (const name of Object.keys(patch) as (keyof T)[])
    if (!Array.isArray(patch[name]) && !same(now[name], base[name]) && !same(now[name], patch[name]))
      found[name] = now[name]
  return found
}

/** The patch with its sets, such as those of labels, as they become: what others have added stays, and what they have taken off too. */
export function merged(patch: TodoPatch, base: TodoPatch, now: Partial<Todo>): TodoPatch {
  const sets = Object.keys(patch).flatMap((member) => {
    const name = member as keyof TodoPatch
    const [wanted, before, present] = [patch[name], base[name] ?? [], now[name] ?? []]
    return Array.isArray(wanted) ? [[name, mergedSet(wanted, before as string[], present as string[])]] : []
  })
  return { ...patch, ...Object.fromEntries(sets) }
}

function mergedSet(wanted: string[], before: string[], now: string[]): string[] {
  const kept = now.filter((id) => wanted.includes(id) || !before.includes(id))
  return [...kept, ...wanted.filter((id) => !before.includes(id) && !kept.includes(id))]
}

/** The service may write the same instant otherwise, and an id of its own in place of ours. */
const same = (one: unknown, other: unknown): boolean =>
  one === other ||
  (one ?? null) === (other ?? null) ||
  (isInstant(one) && isInstant(other) && +new Date(one) === +new Date(other)) ||
  (typeof other === 'string' && isNew(other))

const isInstant = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
