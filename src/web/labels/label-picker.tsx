/** Choosing the labels of a to-do: a button with a popover, in which one searches, ticks and creates. */
import { Tag } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useLabels } from '../store/live.ts'
import { t } from '../strings/index.ts'
import { popoverClass } from '../ui/menu.tsx'
import { LabelDot } from './label-chips.tsx'

const LabelDialog = lazy(() => import('./label-dialog.tsx'))

export interface LabelPickerProps {
  /** The project of the to-do; null for none. Its labels are those of its project, or the person's own. */
  project: string | null
  ids: string[]
  onChange: (ids: string[]) => unknown
  className: string
  isDisabled?: boolean
  children?: ReactNode
}

export function LabelPicker({ project, ids, onChange, className, isDisabled = false, children }: LabelPickerProps) {
  const all = useLabels() ?? []
  const chosen = all.filter(({ id }) => ids.includes(id))
  const names = chosen.map(({ label }) => label.name).join(', ') || t.todo.noLabels
  return (
    <DialogTrigger>
      <AriaButton
        aria-label={`${t.todo.labels}: ${names}`}
        isDisabled={isDisabled}
        className={`${className} h-auto! min-h-9 max-md:min-h-11`}
      >
        <Tag size={16} className="shrink-0" />
        {children ?? (
          <span className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 py-1">
            {chosen.length === 0 && <span className="text-faint">{t.todo.noLabels}</span>}
            {chosen.map(({ id, label }) => (
              <span key={id} className="flex min-w-0 items-center gap-1.5">
                <LabelDot color={label.color} />
                <span className="truncate">{label.name}</span>
              </span>
            ))}
          </span>
        )}
      </AriaButton>
      <Popover className={popoverClass} offset={4}>
        <Dialog aria-label={t.todo.labels} className="outline-none">
          {({ close }) => (
            <Suspense fallback={<div className="h-60 w-64" />}>
              <LabelDialog project={project} ids={ids} onChange={onChange} close={close} />
            </Suspense>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
