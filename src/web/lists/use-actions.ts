/** The actions on one or several to-dos of a list. Each shows a message when it is done, and can be undone. */
import { useMemo } from 'react'
import type { Todo } from '../../sdk/index.ts'
import { deleteTodos, todosOf, updateTodos } from '../store/commands.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { t } from '../strings/index.ts'
import { done, sayError } from '../ui/toast.ts'

export interface Actions {
  change(ids: string[], patch: TodoPatch | ((todo: Todo) => TodoPatch)): Promise<void>
  /** Completes them, or opens them again where all are completed. */
  complete(ids: string[]): Promise<void>
  remove(ids: string[]): Promise<void>
}

export function useActions(): Actions {
  const database = useDatabase()
  return useMemo(() => {
    const safely = (work: () => Promise<void>) => work().catch(sayError)
    return {
      change: (ids, patch) =>
        safely(async () =>
          done(t.todo.changed(ids.length), await updateTodos(database, await todosOf(database, ids), patch)),
        ),
      complete: (ids) =>
        safely(async () => {
          const todos = await todosOf(database, ids)
          const completed = !todos.every((todo) => todo.completed)
          const undo = await updateTodos(database, todos, { completed })
          done((completed ? t.todo.completed : t.todo.reopened)(todos.length), undo)
        }),
      remove: (ids) => safely(async () => done(t.todo.deleted(ids.length), await deleteTodos(database, ids))),
    }
  }, [database])
}
