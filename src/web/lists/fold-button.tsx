/** Shows and hides the subtasks of a row. */
import { ChevronRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { TodoRow } from '../store/model.ts'
import { subtasks } from '../strings/subtasks.ts'
import { fold } from './folded.ts'

export function FoldButton({ row: { id, todo }, isFolded }: { row: TodoRow; isFolded: boolean }) {
  return (
    <AriaButton
      onPress={() => fold(id)}
      aria-label={(isFolded ? subtasks.show : subtasks.hide)(todo.title)}
      aria-expanded={!isFolded}
      className="-ms-1 flex h-8 w-6 shrink-0 cursor-default items-center justify-center rounded-md text-faint hover:bg-hover hover:text-ink max-md:h-10 max-md:w-8"
    >
      <ChevronRight size={15} className={`transition-transform ${isFolded ? 'rtl:-scale-x-100' : 'rotate-90'}`} />
    </AriaButton>
  )
}
