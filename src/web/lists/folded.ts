/** The to-dos whose subtasks the person has hidden in lists; kept on the device. */
import { useSyncExternalStore } from 'react'

const stored = 'taskpact.folded'
/** The oldest ones are forgotten. */
const most = 500
const listeners = new Set<() => void>()
let folded = new Set<string>(JSON.parse(localStorage.getItem(stored) ?? '[]'))

export function fold(id: string, isFolded = !folded.has(id)): void {
  const others = [...folded].filter((each) => each !== id)
  folded = new Set(isFolded ? [...others, id].slice(-most) : others)
  localStorage.setItem(stored, JSON.stringify([...folded]))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useFolded = (): ReadonlySet<string> => useSyncExternalStore(subscribe, () => folded)
