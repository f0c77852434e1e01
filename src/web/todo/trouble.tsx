/** A change that was not taken, where it happened: what is there now, what the person wrote, and the choice. */
import { useLiveQuery } from 'dexie-react-hooks'
import { CircleAlert } from 'lucide-react'
import { settle } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import type { Change } from '../store/model.ts'
import { activity, conflict } from '../strings/happened.ts'
import { t } from '../strings/index.ts'
import { Button } from '../ui/button.tsx'
import { useValueText } from './use-value-text.ts'

export function TroubleCard({ change, named = false }: { change: Change; named?: boolean }) {
  const database = useDatabase()
  const valueText = useValueText()
  const title = useLiveQuery(async () => {
    const row = await database.todos.get(change.on)
    const { projects, sections, labels } = database
    return (
      row?.todo.title ??
      row?.server?.title ??
      (await projects.get(change.on))?.project.name ??
      (await sections.get(change.on))?.section.name ??
      (await labels.get(change.on))?.label.name
    )
  }, [database, change.on])
  const { action, theirs, problem } = change
  const patch: Record<string, unknown> = 'patch' in action ? { ...action.patch } : {}
  const settleBy = (how: 'again' | 'mine' | 'drop') => () => settle(database, change, how)
  return (
    <section className="rounded-xl border border-amber/40 bg-amber-soft p-3.5 text-[0.875rem]">
      <h3 className="flex items-center gap-2 font-semibold text-amber">
        <CircleAlert size={16} className="shrink-0" />
        {theirs ? conflict.title : conflict.refused}
      </h3>
      {named && title && <p className="mt-1 font-medium">{title}</p>}
      {theirs ? (
        <dl className="mt-2 flex flex-col gap-2">
          {Object.keys(theirs)
            .filter((member) => member !== 'time_zone')
            .map((member) => (
              <div key={member} className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
                <dt className="col-span-2 text-xs font-medium text-soft">{activity.members[member] ?? member}</dt>
                <dt className="text-soft">{conflict.theirs}</dt>
                <dd className="break-words">{valueText(member, theirs[member])}</dd>
                <dt className="text-soft">{conflict.mine}</dt>
                <dd className="font-medium break-words">{valueText(member, patch[member])}</dd>
              </div>
            ))}
        </dl>
      ) : (
        <p className="mt-1.5 text-ink">
          {t.errors[problem?.code ?? ''] ?? problem?.detail ?? problem?.title}
          {problem?.request_id && (
            <span className="mt-0.5 block text-xs text-soft">{conflict.details(problem.request_id)}</span>
          )}
        </p>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onPress={settleBy(theirs ? 'mine' : 'again')}>
          {theirs ? conflict.keepMine : conflict.tryAgain}
        </Button>
        <Button onPress={settleBy('drop')}>{theirs ? conflict.keepTheirs : conflict.drop}</Button>
      </div>
    </section>
  )
}
