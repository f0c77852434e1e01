/** How the person wants to see a list; kept on the device. */
import { useState } from 'react'
import { defaultView, type View } from './arrange.ts'

const keyOf = (list: string) => `taskpact.view.${list}`

function read(list: string): Partial<View> {
  try {
    return JSON.parse(localStorage.getItem(keyOf(list)) ?? '{}')
  } catch {
    return {}
  }
}

export const storedView = (list: string): View => ({ ...defaultView(list), ...read(list) })

/** `own`: what the list itself suggests, where the person has not chosen. */
export function useView(list: string, own: Partial<View> = {}): [View, (change: Partial<View>) => void] {
  const [state, setState] = useState({ list, chosen: read(list) })
  const chosen = state.list === list ? state.chosen : read(list)
  const change = (part: Partial<View>) => {
    const next = { ...chosen, ...part }
    localStorage.setItem(keyOf(list), JSON.stringify(next))
    setState({ list, chosen: next })
  }
  return [{ ...defaultView(list), ...own, ...chosen }, change]
}
