/** The actions on one or several to-dos of a list. Each shows a message when it is done, and can be undone. */
import { useMemo } from 'react'
import type { Todo } from '../../sdk/index.ts'
import { deleteTodos, todosOf, updateTodos } from '../store/commands.ts'
import type { Database } from '../store/database.ts'
import { useDatabase } from '../store/live.ts'
import type { TodoPatch } from '../store/model.ts'
import { below } from '../store/subtasks.ts'
import { t } from '../strings/index.ts'
import { subtasks } from '../strings/subtasks.ts'
import { done, sayError } from '../ui/toast.ts'
import { indent, outdent } from './nest.ts'
import type { Tree } from './nesting.ts'

export interface Actions {
  change(ids: string[], patch: TodoPatch | ((todo: Todo) => TodoPatch)): Promise<void>
  /** Completes them, or opens them again where all are completed. */
  complete(ids: string[]): Promise<void>
  remove(ids: string[]): Promise<void>
  /** Makes one a subtask of the one above it in a tree, or takes it out of the one that it is in. */
  nest(tree: Tree, id: string, isDeeper: boolean): Promise<void>
}

/** The subtasks that are changed with to-dos, besides those that are named themselves. */
async function partsOf(database: Database, todos: Todo[]): Promise<Todo[]> {
  const parts = new Map<string, Todo>()
  for (const { id } of todos) for (const part of await below(database, id)) parts.set(part.id, part)
  for (const { id } of todos) parts.delete(id)
  return [...parts.values()]
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
          const parts = completed ? (await partsOf(database, todos)).filter((part) => !part.completed) : []
          const undo = await updateTodos(database, todos, { completed })
          const text = completed ? t.todo.completed(todos.length) : t.todo.reopened(todos.length)
          done(parts.length > 0 ? subtasks.completedWith(parts.length) : text, undo)
        }),
      remove: (ids) =>
        safely(async () => {
          const parts = await partsOf(database, await todosOf(database, ids))
          const undo = await deleteTodos(database, ids)
          done(parts.length > 0 ? subtasks.deletedWith(parts.length) : t.todo.deleted(ids.length), undo)
        }),
      nest: (tree, id, isDeeper) =>
        safely(async () => {
          const undo = await (isDeeper ? indent(database, tree, id) : outdent(database, id))
          if (undo) done(isDeeper ? subtasks.nested : subtasks.unnested, undo)
        }),
    }
  }, [database])
}
