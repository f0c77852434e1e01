/** Keeps the focus in a list when the row that has it goes to another place, or out of the list. */
import { type FocusEvent, useEffect, useRef } from 'react'

const rowOf = (element: Element | null) => element?.closest<HTMLElement>('[role=row][data-key]') ?? null

export function useKeptFocus(ids: string[]) {
  const ref = useRef<HTMLDivElement>(null)
  const last = useRef<{ id: string; index: number } | null>(null)
  const key = ids.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order counts, not the array
  useEffect(() => {
    const held = last.current
    if (!held) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      // Where it is now, or what has come into its place.
      const id = ids.includes(held.id) ? held.id : ids[Math.min(held.index, ids.length - 1)]
      const row = id === undefined ? null : ref.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)
      ;(row ?? ref.current?.querySelector<HTMLElement>('[role=row]'))?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [key])
  return {
    ref,
    onFocusCapture({ target }: FocusEvent) {
      const id = rowOf(target)?.dataset.key
      last.current = id === undefined ? null : { id, index: ids.indexOf(id) }
    },
    onBlurCapture({ target, relatedTarget }: FocusEvent) {
      if (relatedTarget) last.current = null
      // A row that was removed has lost the focus without the person's doing.
      else
        queueMicrotask(() => {
          if (target.isConnected) last.current = null
        })
    },
  }
}
