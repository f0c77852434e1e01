/** How a list is grouped and sorted, and the changes of a to-do that is dropped into a group. Pure functions. */

import type { Label, Project, Section } from '../../sdk/index.ts'
import { addDays, type Due, dueDay, dueKey, dueOn, today } from '../store/dates.ts'
import type { TodoPatch, TodoRow } from '../store/model.ts'
import { dayOfInstant, longDay } from '../strings/dates.ts'
import { t } from '../strings/index.ts'
import { namesOf } from '../todo/people.ts'

export type GroupBy = 'none' | 'section' | 'date' | 'priority' | 'project' | 'assignee' | 'label'
/** `given`: the rows come in their order. */
export type SortBy = 'manual' | 'date' | 'priority' | 'title' | 'given'

export type Layout = 'list' | 'board' | 'calendar'

export interface View {
  layout: Layout
  group: GroupBy
  sort: SortBy
  done: boolean
}

export interface Group {
  id: string
  name: string
  note?: string
  isOverdue?: boolean
  rows: TodoRow[]
  /** The changes of a to-do that is dropped here; undefined where none can be. */
  patch?: (due: Due) => TodoPatch
  /** Of a section: it, or null for none. */
  section?: Section | null
}

export interface Names {
  projects: Map<string, Pick<Project, 'id' | 'name' | 'color' | 'icon'>>
  people: Map<string, string>
  labels: Map<string, Label>
  /** Those of the list's project, in their order. */
  sections: Section[]
}

const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
const byPosition = ({ todo: one }: TodoRow, { todo: other }: TodoRow) =>
  text(one.position, other.position) || text(one.id, other.id)
const dueOf = ({ todo }: TodoRow) => dueKey(todo)

const orders: Record<Exclude<SortBy, 'given'>, (one: TodoRow, other: TodoRow) => number> = {
  manual: byPosition,
  date: (one, other) =>
    text(dueOf(one), dueOf(other)) || one.todo.priority - other.todo.priority || byPosition(one, other),
  priority: (one, other) =>
    one.todo.priority - other.todo.priority || text(dueOf(one), dueOf(other)) || byPosition(one, other),
  title: (one, other) => one.todo.title.localeCompare(other.todo.title),
}

export const sortedFor = (rows: TodoRow[], { sort }: View, list: string): TodoRow[] =>
  // Completed ones come in the order in which they were completed.
  list === 'completed' || sort === 'given' ? rows : [...rows].sort(orders[sort])

/** The groups that have rows, in their order; of sections all. */
export function grouped(rows: TodoRow[], by: GroupBy, names: Names, list: string): Group[] {
  if (by === 'none') return [{ id: 'all', name: '', rows }]
  if (by === 'section') return inSections(rows, names)
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const id = keyOf(row, by, list)
    const group = groups.get(id) ?? { ...heading(id, by, names, list), rows: [] }
    group.rows.push(row)
    groups.set(id, group)
  }
  const order = [...groups.values()]
  // Under the title "Today" the group of today needs no name of its own.
  const [only] = order
  if (list === 'today' && by === 'date' && order.length === 1 && only?.id === today()) return [{ ...only, name: '' }]
  if (list === 'completed') return order
  if (by === 'project' || by === 'assignee' || by === 'label')
    return order.sort((one, other) => one.name.localeCompare(other.name))
  return order.sort((one, other) => text(one.id, other.id))
}

/** To-dos in no section come first. A section that was deleted meanwhile is none. */
function inSections(rows: TodoRow[], { sections }: Names): Group[] {
  const groups = new Map<string, Group>()
  for (const section of [null, ...sections])
    groups.set(section?.id ?? '', {
      ...{
        id: section?.id ?? '',
        name: section?.name ?? (sections.length > 0 ? t.todo.noSection : ''),
        rows: [],
        section,
      },
      patch: () => ({ section_id: section?.id ?? null }),
    })
  for (const row of rows) (groups.get(row.todo.section_id ?? '') ?? groups.get(''))?.rows.push(row)
  return [...groups.values()]
}

function keyOf({ todo }: TodoRow, by: GroupBy, list: string): string {
  switch (by) {
    case 'priority':
      return String(todo.priority)
    case 'project':
      return todo.project_id ?? ''
    case 'assignee':
      return todo.assignee_ids.join()
    case 'label':
      return todo.label_ids.join()
    default: {
      if (list === 'completed') return dayOfInstant(todo.completed_at ?? todo.updated_at)
      const day = dueDay(todo)
      if (day === undefined) return '9999'
      // The days before today are one group, unless the list has nothing else.
      return day < today() && list !== 'overdue' ? '0000' : day
    }
  }
}

/** A group without its rows. */
export function heading(
  id: string,
  by: GroupBy,
  { projects, people, labels }: Names,
  list: string,
): Omit<Group, 'rows'> {
  switch (by) {
    case 'priority':
      return { id, name: t.todo.priorities[Number(id) - 1] ?? id, patch: () => ({ priority: Number(id) }) }
    case 'project':
      return {
        id,
        name: id === '' ? t.lists.inbox : (projects.get(id)?.name ?? '…'),
        patch: () => ({ project_id: id || null, assignee_ids: [] }),
      }
    case 'assignee':
      return {
        id,
        name: id === '' ? t.todo.noAssignee : namesOf(id.split(','), people),
        patch: () => ({ assignee_ids: id === '' ? [] : id.split(',') }),
      }
    case 'label': {
      const names = id.split(',').flatMap((each) => labels.get(each)?.name ?? [])
      return { id, name: names.length > 0 ? names.sort().join(', ') : t.todo.noLabel }
    }
    default: {
      if (id === '0000') return { id, name: t.dates.overdue, isOverdue: true }
      if (id === '9999') return { id, name: t.dates.none, patch: () => dueOn(null) }
      const { name, date } = longDay(id)
      if (list === 'today') return { id, name, patch: (due) => dueOn(id, due) }
      const rest = list === 'completed' ? {} : { patch: (due: Due) => dueOn(id, due) }
      return { id, name, note: date, ...rest }
    }
  }
}

/** The name of the list of a label. */
export const labelList = (id: string): string => `label ${id}`
export const isLabel = (list: string): boolean => list.startsWith('label ')
export const labelOf = (list: string): string => list.slice('label '.length)

export const defaultView = (list: string): View => ({
  layout: 'list',
  group: ['today', 'upcoming', 'overdue', 'completed'].includes(list) ? 'date' : 'none',
  // A label has to-dos of several orders.
  sort: ['today', 'upcoming', 'overdue'].includes(list) || isLabel(list) ? 'date' : 'manual',
  done: false,
})

/** The members of a to-do that is added in a list. */
export function placeOf(list: string): TodoPatch {
  const now = today()
  switch (list) {
    case 'today':
    case 'overdue':
      return dueOn(now)
    case 'upcoming':
      return dueOn(addDays(now, 1))
    case 'inbox':
    case 'completed':
    case 'trash':
      return {}
    default:
      return { project_id: list }
  }
}
