/** The keys of a list: they concern the selected to-dos, or the one that has the focus. */
import type { KeyboardEvent } from 'react'
import { wish, wishes } from '../shell/ui-state.ts'
import { isChord, isTyping } from '../shell/use-keys.ts'
import { addDays, dueOn, today } from '../store/dates.ts'
import { fold } from './folded.ts'
import type { Actions } from './use-actions.ts'

export interface ListKeysOptions {
  actions: Actions
  selected: string[]
  isReadOnly: boolean
  /** Whether a row is no to-do. */
  isEmpty: (key: string) => boolean
  onEdit: (id: string) => void
  onOpen: (id: string) => void
  /** Makes a to-do a subtask of the one above it, or takes it out again. */
  onNest: (id: string, isDeeper: boolean) => void
  onComplete: (ids: string[]) => void
}

export function listKeys({
  actions,
  selected,
  isReadOnly,
  isEmpty,
  onEdit,
  onOpen,
  onNest,
  onComplete,
}: ListKeysOptions) {
  return (event: KeyboardEvent) => {
    if (isReadOnly || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || isChord()) return
    const focused = (event.target as HTMLElement).closest<HTMLElement>('[role=row][data-key]')?.dataset.key
    const ids = selected.length > 0 ? selected : focused === undefined || isEmpty(focused) ? [] : [focused]
    if (ids.length === 0) return
    const run = actionOf(event.key)
    if (!run) return
    event.preventDefault()
    event.stopPropagation()
    run()

    function actionOf(key: string): (() => void) | undefined {
      if (/^[1-5]$/.test(key)) return () => actions.change(ids, { priority: Number(key) })
      switch (key) {
        case 'e':
          return () => onComplete(ids)
        case 't':
          return () => actions.change(ids, (todo) => dueOn(today(), todo))
        case 'm':
          return () => actions.change(ids, (todo) => dueOn(addDays(today(), 1), todo))
        case 'Delete':
        case 'Backspace':
          return () => actions.remove(ids)
        case '>':
        case '<':
          return () => onNest(ids[0] as string, key === '>')
        case 'f':
          return () => fold(ids[0] as string)
        case 's':
        case 'p':
        case 'r':
          return () => {
            onOpen(ids[0] as string)
            wish(wishes[key])
          }
        case 'F2':
          return () => onEdit(ids[0] as string)
        default:
          return undefined
      }
    }
  }
}
