/** The SQL of todos. Whose they are is in every statement: no row means that the caller has no such todo. */
import type { Knex } from 'knex'
import { v7 as uuid } from 'uuid'
import type { Schemas } from '../api.ts'
import { type Page, pageOf, type Sort } from '../db/page.ts'

type Todo = Schemas['Todo']

const columns = [
  'id',
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'due_at',
  'user_id',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Todo)[]

export interface TodoFilter {
  completed?: boolean | undefined
  search?: string | undefined
  priority?: number | undefined
  due_before?: string | undefined
  due_after?: string | undefined
}
