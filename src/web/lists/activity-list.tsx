/** What has happened, in words. */
import type { Event } from '../../sdk/index.ts'
import { useMembersOf, useNames } from '../projects/use-members.ts'
import { useSession } from '../service/session.ts'
import { relative, wholeDate } from '../strings/dates.ts'
import { activity } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { useValueText } from '../todo/use-value-text.ts'
import { Avatar } from '../ui/avatar.tsx'

/** Members whose change says nothing to a person. */
const silent = [
  'position',
  'completed_at',
  'time_zone',
  'next_id',
  'series_id',
  'task_count',
  'open_task_count',
  'version',
]

export function ActivityList({ events, compact = false }: { events: Event[]; compact?: boolean }) {
  const { user } = useSession()
  useMembersOf(events.flatMap(({ project_id }) => project_id ?? []))
  const names = useNames()
  const value = useValueText()
  const shown = events.filter(
    ({ type, changes }) =>
      !type.startsWith('notification.') &&
      (!type.endsWith('.updated') || changes.some(({ member }) => !silent.includes(member))),
  )
  return (
    <ol className="flex flex-col">
      {shown.map((event) => {
        const actor =
          event.actor_id === null
            ? activity.service
            : event.actor_id === user?.id
              ? activity.you
              : (names.get(event.actor_id) ?? activity.someone)
        const name = event.actor_id === null ? t.app : (names.get(event.actor_id) ?? '?')
        const changes = event.type.endsWith('.updated')
          ? event.changes.filter(({ member }) => !silent.includes(member) && member !== 'completed')
          : []
        return (
          <li key={event.id} className="flex gap-3 px-2.5 py-2 text-[0.8125rem]">
            <Avatar name={name} id={event.actor_id ?? 'service'} />
            <div className="min-w-0 flex-1 pt-px">
              <p className="text-soft">
                <span className="font-medium text-ink">{actor}</span> {verbOf(event)}{' '}
                {!compact && <span className="font-medium text-ink">{subjectOf(event)}</span>}
              </p>
              {changes.length > 0 && (
                <ul className="mt-0.5 text-soft">
                  {changes.map(({ member, from, to }) => (
                    <li key={member} className="break-words">
                      {activity.fromTo(activity.members[member] ?? member, value(member, from), value(member, to))}
                    </li>
                  ))}
                </ul>
              )}
            </div>
            <time
              dateTime={event.occurred_at}
              title={wholeDate(event.occurred_at)}
              className="shrink-0 pt-px text-xs text-faint"
            >
              {relative(event.occurred_at)}
            </time>
          </li>
        )
      })}
    </ol>
  )
}

function verbOf({ type, changes }: Event): string {
  const [kind, verb] = type.split('.') as [string, string]
  const completed = changes.find(({ member }) => member === 'completed')
  if (type === 'todo.updated' && completed) return completed.to ? activity.todo.completed : activity.todo.reopened
  if (kind === 'member') return activity.member[verb as keyof typeof activity.member] ?? verb
  return activity.todo[verb as keyof typeof activity.todo] ?? verb
}

function subjectOf({ data }: Event): string {
  const held = data as { title?: string; name?: string }
  return held.title ?? held.name ?? ''
}
