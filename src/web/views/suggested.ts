/** The view that a person would make of the list that they see. */
import type { ViewCreate } from '../../sdk/index.ts'
import type { GroupBy, View } from '../lists/arrange.ts'
import { storedView } from '../lists/use-view.ts'
import type { Database } from '../store/database.ts'
import { isNew } from '../store/model.ts'

const open = 'not completed'
const filters: Record<string, string> = {
  inbox: `project is none and ${open}`,
  today: `due <= today and ${open}`,
  upcoming: `due > today and ${open}`,
  overdue: `due < today and ${open}`,
  completed: 'completed',
}

const groupOf = (group: GroupBy): ViewCreate['group_by'] => (group === 'none' ? null : group === 'date' ? 'due' : group)
const sorts = { manual: 'position', date: 'due', priority: 'priority', title: 'title', given: 'position' } as const

const shown = ({ layout, group, sort }: View): Partial<ViewCreate> => ({
  layout,
  group_by: groupOf(group),
  sort: sorts[sort],
})

/** `path`: of the present screen. */
export async function suggestedView(
  { labels }: Database,
  path: string,
  search: { q?: string },
): Promise<Partial<ViewCreate>> {
  const [first = '', second = ''] = path.replace(/^\/(app\/)?/, '').split('/')
  if (first === 'projects') {
    const home = isNew(second) ? {} : { project_id: second }
    return { filter: open, ...home, ...shown(storedView(second)) }
  }
  if (first === 'labels') {
    const name = (await labels.get(second))?.label.name
    if (name !== undefined) return { filter: `label = ${JSON.stringify(name)} and ${open}`, sort: 'due' }
  }
  if (first === 'search' && search.q) {
    const words = search.q.split(/\s+/).filter(Boolean)
    return { filter: words.map((word) => `text ~ ${JSON.stringify(word)}`).join(' and ') }
  }
  const filter = filters[first]
  return filter === undefined ? { filter: open } : { filter, ...shown(storedView(first)) }
}
