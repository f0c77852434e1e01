/** Which window is open above the screens. */
import { useSyncExternalStore } from 'react'
import type { Label, View, ViewCreate } from '../../sdk/index.ts'
import type { TodoPatch } from '../store/model.ts'

export type Overlay =
  | { kind: 'none' }
  | { kind: 'quick-add'; values: TodoPatch; text?: string }
  | { kind: 'palette' }
  | { kind: 'keys' }
  | { kind: 'new-project' }
  /** Those of a project; null for the person's own. */
  | { kind: 'labels'; project: string | null }
  | { kind: 'label'; label: Label }
  | { kind: 'sections'; project: string }
  /** A view that is changed, or the members of a new one. */
  | { kind: 'view'; view: View | null; values: Partial<ViewCreate> }
  /** The list of the screen as a view. */
  | { kind: 'save-view' }
  | { kind: 'trouble' }
  | { kind: 'sign-out' }

let overlay: Overlay = { kind: 'none' }
/** The members of a to-do that is added from the present screen. */
let place: TodoPatch = {}
const listeners = new Set<() => void>()

export function show(next: Overlay): void {
  overlay = next
  for (const listener of listeners) listener()
}

export const hide = (): void => show({ kind: 'none' })
export const showQuickAdd = (text?: string): void => show({ kind: 'quick-add', values: place, ...(text && { text }) })

/** The screen says where a new to-do belongs. */
export function setPlace(values: TodoPatch): void {
  place = values
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useOverlay = (): Overlay => useSyncExternalStore(subscribe, () => overlay)

/** The actions in the panel of a to-do, by their keys. */
export const wishes = { s: 'subtask', p: 'parent', r: 'reminder' } as const
export type Wish = (typeof wishes)[keyof typeof wishes]

let wished: Wish | undefined
/** The panels that are open: one at most, and none where no to-do is open or it cannot be changed. */
let panels = 0

export function wish(next: Wish | undefined): void {
  wished = next
  for (const listener of listeners) listener()
}
export const useWish = (): Wish | undefined => useSyncExternalStore(subscribe, () => wished)

/** To be called while a panel is there; returns its end. */
export function openPanel(): () => void {
  panels++
  return () => {
    panels--
  }
}
export const hasPanel = (): boolean => panels > 0
