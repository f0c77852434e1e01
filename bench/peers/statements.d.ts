/** For floor.ts, which is checked as TypeScript. */
export interface Statement {
  text: string
  values: unknown[]
}
export const findUser: string
export const findTodo: string
export const insertTodo: string
export function listTodos(
  userId: string,
  query: { completed?: boolean; search?: string; skip: number; limit: number },
): Statement
export function updateTodo(userId: string, id: string, changes: { title?: string; priority?: number }): Statement
