/** The value of a member in words. */

import { useLiveQuery } from 'dexie-react-hooks'
import { useNames } from '../projects/use-members.ts'
import { useDatabase, useLabels, useProjects } from '../store/live.ts'
import { shortDay, timeText } from '../strings/dates.ts'
import { activity, conflict } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { repeat, ruleText } from '../strings/recurrence.ts'

/** Longer texts are cut. */
const maximumLength = 60

export function useValueText(): (member: string, value: unknown) => string {
  const projects = useProjects() ?? []
  const names = useNames()
  const labels = useLabels() ?? []
  const database = useDatabase()
  const sections = useLiveQuery(() => database.sections.toArray(), [database]) ?? []
  return (member, value) => {
    if (value === null || value === undefined || value === '') return conflict.none
    if (typeof value === 'boolean') return value ? conflict.yes : conflict.no
    if (member === 'assignee_ids') return peopleText(value as string[], names)
    const text = String(value)
    switch (member) {
      case 'due_on':
      case 'start_on':
        return shortDay(text)
      case 'due_at':
        return timeText({ due_at: text })
      case 'priority':
        return t.todo.priorities[(value as number) - 1] ?? text
      case 'project_id':
        return projects.find(({ id }) => id === value)?.project.name ?? activity.someone
      case 'parent_id':
        return activity.someone
      case 'section_id':
        return sections.find(({ id }) => id === value)?.section.name ?? activity.someone
      case 'label_ids':
        return (
          labels
            .filter(({ id }) => (value as string[]).includes(id))
            .map(({ label }) => label.name)
            .join(', ') || conflict.none
        )
      case 'owner_id':
        return names.get(text) ?? activity.someone
      case 'recurrence':
        return ruleText(text)
      case 'recurrence_from':
        return value === 'completion' ? repeat.fromCompletion : repeat.fromDue
      default:
        return text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text
    }
  }
}

const peopleText = (ids: string[], names: Map<string, string>): string =>
  ids.length === 0 ? conflict.none : ids.map((id) => names.get(id) ?? activity.someone).join(', ')
