/** What can be done with the selected to-dos. */
import { useLiveQuery } from 'dexie-react-hooks'
import { Check, Trash2, X } from 'lucide-react'
import { LabelPicker } from '../labels/label-picker.tsx'
import { notDue } from '../store/dates.ts'
import { useDatabase } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { DuePicker, PriorityPicker, ProjectPicker } from '../todo/pickers.tsx'
import { IconButton } from '../ui/button.tsx'
import type { Actions } from './use-actions.ts'

const button =
  'flex h-9 cursor-default items-center gap-2 rounded-lg px-2.5 text-[0.875rem] text-ink hover:bg-hover max-md:size-11 max-md:justify-center'

export default function BulkBar({ ids, actions, onClear }: { ids: string[]; actions: Actions; onClear: () => void }) {
  const then = (work: Promise<unknown>) => work.finally(onClear)
  return (
    <div
      role="toolbar"
      aria-label={t.todo.selected(ids.length)}
      className="pointer-events-auto flex max-w-full animate-rise items-center gap-0.5 max-md:w-full max-md:justify-between rounded-2xl border border-line bg-raised p-1.5 shadow-float"
    >
      <span className="px-2.5 text-[0.875rem] font-semibold tabular-nums max-md:hidden">
        {t.todo.selected(ids.length)}
      </span>
      <IconButton label={t.keys.complete} onPress={() => then(actions.complete(ids))}>
        <Check size={18} />
      </IconButton>
      <DuePicker due={notDue} onChange={(due) => then(actions.change(ids, due))} className={button}>
        <span className="max-md:hidden">{t.todo.due}</span>
      </DuePicker>
      <PriorityPicker
        priority={undefined}
        onChange={(priority) => then(actions.change(ids, { priority }))}
        className={button}
      >
        <span className="max-md:hidden">{t.todo.priority}</span>
      </PriorityPicker>
      <ProjectPicker
        project={undefined}
        onChange={(project_id) => then(actions.change(ids, { project_id, assignee_ids: [] }))}
        className={button}
      >
        <span className="max-md:hidden">{t.todo.project}</span>
      </ProjectPicker>
      <BulkLabels ids={ids} actions={actions} />
      <IconButton label={t.todo.delete} className="hover:text-danger" onPress={() => then(actions.remove(ids))}>
        <Trash2 size={18} />
      </IconButton>
      <IconButton label={t.todo.clearSelection} onPress={onClear}>
        <X size={18} />
      </IconButton>
    </div>
  )
}

/** Those that all of them have are ticked. To-dos of several projects have no labels in common. */
function BulkLabels({ ids, actions }: { ids: string[]; actions: Actions }) {
  const database = useDatabase()
  const rows = useLiveQuery(() => database.todos.bulkGet(ids), [database, ids.join()]) ?? []
  const todos = rows.flatMap((row) => (row ? [row.todo] : []))
  const [first] = todos
  if (!first || todos.some(({ project_id }) => project_id !== first.project_id)) return null
  const common = first.label_ids.filter((id) => todos.every(({ label_ids }) => label_ids.includes(id)))
  const choose = (chosen: string[]) => {
    const added = chosen.filter((id) => !common.includes(id))
    const removed = common.filter((id) => !chosen.includes(id))
    return actions.change(ids, ({ label_ids }) => ({
      label_ids: [...new Set([...label_ids.filter((id) => !removed.includes(id)), ...added])],
    }))
  }
  return (
    <LabelPicker project={first.project_id} ids={common} onChange={choose} className={button}>
      <span className="max-md:hidden">{t.todo.labels}</span>
    </LabelPicker>
  )
}
