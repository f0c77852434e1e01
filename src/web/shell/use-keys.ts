/** The keys that work everywhere. */
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { undo } from '../ui/toast.ts'
import { commandsOf } from './commands.ts'
import { show } from './ui-state.ts'

/** Milliseconds in which the second of two keys must follow. */
const chordMs = 1200

/** Whether keys are typed into something, or belong to a window above the screen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]') !== null
  )
}

let first: { key: string; at: number } | undefined

/** Whether the next key is the second of two. */
export const isChord = (): boolean => first !== undefined && Date.now() - first.at < chordMs

export function useKeys(isAdmin: boolean): void {
  const router = useRouter()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isCommand = event.ctrlKey || event.metaKey
      if (isCommand && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        return show({ kind: 'palette' })
      }
      if (event.defaultPrevented || isTyping(event.target)) return
      if (isCommand && !event.shiftKey && event.key.toLowerCase() === 'z') {
        event.preventDefault()
        return void undo()
      }
      if (isCommand || event.altKey || event.key.length !== 1) return
      const keys = isChord() ? `${first?.key} ${event.key}` : event.key
      first = event.key === 'g' ? { key: 'g', at: Date.now() } : undefined
      const command = commandsOf(router, isAdmin).find((each) => each.keys === keys)
      if (!command) return
      event.preventDefault()
      command.run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [router, isAdmin])
}
