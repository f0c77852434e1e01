/** The properties of a list of to-dos. */
import type { ReactNode } from 'react'
import type { TodoPatch, TodoRow } from '../store/model.ts'
import type { View } from './arrange.ts'

export interface TodoListProps {
  /** The name of a list, or the id of a project. */
  list: string
  label: string
  rows: TodoRow[] | undefined
  /** Called near the end of the rows, where there may be more. */
  onMore?: () => void
  view: View
  /** The members of a new to-do; absent where none can be added. */
  place?: TodoPatch | undefined
  openId: string | undefined
  isReadOnly?: boolean
  isProject?: boolean
  onOpen: (id: string) => void
  empty: ReactNode
}
