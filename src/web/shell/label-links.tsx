/** The labels in the sidebar. To-dos that are dropped on one get it. */
import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { LabelDot } from '../labels/label-chips.tsx'
import { todosOf, updateTodos } from '../store/commands.ts'
import { useDatabase, useLabels, useProjects } from '../store/live.ts'
import type { LabelRow } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { organising } from '../strings/organising.ts'
import { IconButton } from '../ui/button.tsx'
import { done, sayError } from '../ui/toast.ts'
import { SideLink } from './side-link.tsx'
import { activeClass, rowClass } from './side-link-props.ts'
import { show } from './ui-state.ts'

const stored = 'taskpact.hides-labels'

export default function LabelLinks() {
  const database = useDatabase()
  const labels = useLabels() ?? []
  const projects = useProjects() ?? []
  const [isHidden, setHidden] = useState(() => localStorage.getItem(stored) !== null)
  const toggle = () => {
    if (isHidden) localStorage.removeItem(stored)
    else localStorage.setItem(stored, 'yes')
    setHidden(!isHidden)
  }
  /** Only to-dos of its own project can have it. */
  const drop = async (ids: string[], { id, label }: LabelRow) => {
    const fitting = (await todosOf(database, ids)).filter(({ project_id }) => project_id === label.project_id)
    if (fitting.length === 0) return
    const undo = await updateTodos(database, fitting, ({ label_ids }) => ({
      label_ids: [...new Set([...label_ids, id])],
    }))
    done(t.todo.changed(fitting.length), undo)
  }
  const link = (row: LabelRow) => {
    const project = projects.find(({ id }) => id === row.label.project_id)?.project
    return (
      <SideLink
        key={row.id}
        to="/labels/$labelId"
        params={{ labelId: row.id }}
        className={rowClass}
        activeClass={activeClass}
        onDrop={(ids) => drop(ids, row).catch(sayError)}
      >
        <LabelDot color={row.label.color} className="mx-1 size-2.5" />
        <span className="min-w-0 flex-1 truncate">{row.label.name}</span>
        {project && <span className="max-w-20 truncate text-xs text-soft">{project.name}</span>}
      </SideLink>
    )
  }
  const own = labels.filter(({ label }) => label.project_id === null)
  const others = labels.filter(({ label }) => label.project_id !== null)
  return (
    <div className="mt-5">
      <div className="flex h-8 items-center justify-between">
        <h2>
          <AriaButton
            onPress={toggle}
            aria-expanded={!isHidden}
            className="flex h-7 cursor-default items-center gap-1 rounded-lg px-2.5 text-xs font-semibold text-faint hover:text-ink"
          >
            {t.lists.labels}
            <ChevronRight size={13} className={`transition-transform ${isHidden ? 'rtl:-scale-x-100' : 'rotate-90'}`} />
          </AriaButton>
        </h2>
        <IconButton
          label={organising.label.manage}
          className="size-7"
          onPress={() => show({ kind: 'labels', project: null })}
        >
          <Plus size={16} />
        </IconButton>
      </div>
      {!isHidden && <ul className="flex flex-col gap-px">{[...own, ...others].map(link)}</ul>}
    </div>
  )
}
