/** How the person wants to see a list; kept on the device. */
import { useState } from 'react'
import { defaultView, type View } from './arrange.ts'

const keyOf = (list: string) => `taskpact.view.${list}`

function read(list: string): View {
  try {
    return { ...defaultView(list), ...JSON.parse(localStorage.getItem(keyOf(list)) ?? '{}') }
  } catch {
    return defaultView(list)
  }
}

export function useView(list: string): [View, (change: Partial<View>) => void] {
  const [state, setState] = useState({ list, view: read(list) })
  const view = state.list === list ? state.view : read(list)
  const change = (part: Partial<View>) => {
    const next = { ...view, ...part }
    localStorage.setItem(keyOf(list), JSON.stringify(next))
    setState({ list, view: next })
  }
  return [view, change]
}
