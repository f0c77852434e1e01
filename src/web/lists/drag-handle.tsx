/** The button of a row with which the keyboard takes it, and the mouse too where the row shows it. */
import { GripVertical } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { t } from '../strings/index.ts'

/** `className`: its place and its look. */
export const DragHandle = ({ title, size, className }: { title: string; size: number; className: string }) => (
  <AriaButton
    slot="drag"
    aria-label={t.todo.drag(title)}
    className={`absolute flex h-6 cursor-grab items-center justify-center rounded text-faint opacity-0 focus-visible:opacity-100 max-md:hidden ${className}`}
  >
    <GripVertical size={size} />
  </AriaButton>
)
