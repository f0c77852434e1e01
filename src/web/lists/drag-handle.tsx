/** The button of a row with which the keyboard takes it, and the mouse too where the row shows it. */
import { GripVertical } from 'lucide-react'
import type { ForwardedRef } from 'react'
import { ButtonContext, type PressEvent, useContextProps } from 'react-aria-components'
import { t } from '../strings/index.ts'
import { RowButton } from '../ui/row-button.tsx'

/** The part of react-aria's press events that its drag buttons read. */
type Start = (event: Pick<PressEvent, 'pointerType' | 'target'>) => void

/** `className`: its place and its look. */
export function DragHandle({ title, size, className }: { title: string; size: number; className: string }) {
  const [{ onPress, style, ...described }, ref] = useContextProps<{ slot: string }, object, HTMLButtonElement>(
    { slot: 'drag' },
    null,
    ButtonContext,
  ) as unknown as [{ onPress?: Start; style?: object; 'aria-describedby'?: string }, ForwardedRef<HTMLButtonElement>]
  return (
    <RowButton
      ref={ref}
      style={style}
      aria-label={t.todo.drag(title)}
      aria-describedby={described['aria-describedby']}
      onPress={({ currentTarget }) => onPress?.({ pointerType: 'keyboard', target: currentTarget })}
      className={`absolute flex h-6 cursor-grab items-center justify-center rounded text-faint opacity-0 focus-visible:opacity-100 max-md:hidden ${className}`}
    >
      <GripVertical size={size} />
    </RowButton>
  )
}
