/** The circle that completes a to-do. */
import type { Todo } from '../../sdk/index.ts'
import { t } from '../strings/index.ts'
import { RowButton } from '../ui/row-button.tsx'

const rings = [
  '',
  'border-p1 bg-p1/10 text-p1',
  'border-p2 bg-p2/10 text-p2',
  'border-p3 text-soft',
  'border-p4 bg-p4/10 text-p4',
  'border-p5 text-soft',
] as const

export interface TickProps {
  todo: Pick<Todo, 'title' | 'completed' | 'priority'>
  onToggle: () => unknown
  isDisabled?: boolean
  large?: boolean
}

export function Tick({ todo: { title, completed, priority }, onToggle, isDisabled = false, large = false }: TickProps) {
  return (
    <RowButton
      aria-label={completed ? t.todo.reopen(title) : t.todo.complete(title)}
      onPress={() => onToggle()}
      disabled={isDisabled}
      {...(completed && { 'data-ticked': true })}
      className={`group/tick flex shrink-0 cursor-default items-center justify-center rounded-full disabled:opacity-60 ${large ? 'size-9' : 'size-8 max-md:size-10'}`}
    >
      <span
        className={`flex items-center justify-center rounded-full border-[1.75px] transition-[background-color,border-color,transform] duration-150 group-active/tick:scale-90 ${large ? 'size-6' : 'size-5'} ${
          completed ? 'border-accent bg-accent text-on-accent' : rings[priority]
        }`}
      >
        <svg
          viewBox="0 0 16 16"
          aria-hidden="true"
          className={`size-3.5 ${completed ? '' : 'opacity-0 group-hover/tick:opacity-70'}`}
        >
          <path
            d="M3.5 8.5l3 3 6-6.5"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.1"
            strokeLinecap="round"
            strokeLinejoin="round"
            className={completed ? 'tick-path' : ''}
          />
        </svg>
      </span>
    </RowButton>
  )
}
