/** The columns of a board. A pure function. */
import { addDays, today } from '../store/dates.ts'
import type { TodoRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { type Group, type GroupBy, grouped, heading, type Names } from './arrange.ts'

/** Also those without rows, for to-dos to be dropped into. */
export function columnsOf(rows: TodoRow[], by: GroupBy, names: Names, list: string, people: string[]): Group[] {
  if (by === 'section')
    return grouped(rows, by, names, list).map((group) => ({ ...group, name: group.name || t.todo.noSection }))
  const ids =
    by === 'priority'
      ? t.todo.priorities.map((_, index) => String(index + 1))
      : by === 'assignee'
        ? ['', ...people]
        : by === 'project'
          ? ['', ...names.projects.keys()]
          : ['9999', ...[0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(today(), ahead))]
  const found = new Map(grouped(rows, by, names, list).map((group) => [group.id, group]))
  const columns = ids.map((id) => found.get(id) ?? { ...heading(id, by, names, list), rows: [] })
  return [...columns, ...[...found.values()].filter(({ id }) => !ids.includes(id))]
}
