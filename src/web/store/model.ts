/** The content of the device: the service's objects, the changes that were not sent yet, and the rows that screens show of both. */
import type { Project, Todo, TodoMove } from '../../sdk/index.ts'
import type { Due } from './dates.ts'

/** The members of a to-do that a person may change. */
export type TodoPatch = Partial<
  Pick<
    Todo,
    | 'title'
    | 'description'
    | 'completed'
    | 'priority'
    | 'project_id'
    | 'assignee_ids'
    | 'start_on'
    | 'recurrence'
    | 'recurrence_from'
  > &
    Due
>
export type ProjectPatch = Partial<Pick<Project, 'name' | 'description' | 'status'>>

/** One change, in the order in which they were made. It is kept until the service has taken it. */
export interface Change {
  seq?: number
  /** The same for every attempt to send it. */
  key: string
  /** The id of the todo or project. */
  on: string
  at: string
  state: 'waiting' | 'refused' | 'conflict'
  /** Why the service refused it. */
  problem?: { code: string; status: number; title: string; detail: string | undefined; request_id: string }
  /** With `conflict`: what others have made of the members that it changes. */
  theirs?: Record<string, unknown>
  action: Action
}

export type Action =
  | { kind: 'create-todo'; values: TodoPatch & { title: string } }
  /** `base` has the values that the person saw. */
  | { kind: 'update-todo'; patch: TodoPatch; base: TodoPatch }
  | { kind: 'move-todo'; to: TodoMove; position: string }
  /** Passes the present date of a recurring one over. */
  | { kind: 'skip-todo' }
  | { kind: 'delete-todo' }
  | { kind: 'restore-todo'; todo: Todo }
  | { kind: 'create-project'; values: ProjectPatch & { name: string } }
  | { kind: 'update-project'; patch: ProjectPatch; base: ProjectPatch }
  | { kind: 'delete-project' }
  | { kind: 'restore-project'; project: Project }

export interface TodoRow {
  id: string
  /** The service's, with the changes applied that wait. */
  todo: Todo
  /** Null until the service has it, and after it was deleted there. */
  server: Todo | null
  /** Another one after each change, so that a row that was read before can be used again. */
  stamp?: number
  /** Open ones: the project's id, or `inbox`. Absent for completed ones, so that they are not in the index. */
  list?: string
  /** Open ones: their place in the order that people give them. */
  order?: string
  /** Open ones with a date: their day, as 2026-12-01. */
  day?: string
  done?: string
  /** Lower case, without accents. */
  words: string
  /** When another person's change arrived, in milliseconds. */
  touched?: number
  /** Whether a change of it was refused, or contradicts another person's. */
  trouble?: boolean
  /** Deleted here, and not yet on the service. */
  hidden?: boolean
}

export interface ProjectRow {
  id: string
  project: Project
  server: Project | null
  trouble?: boolean
  hidden?: boolean
}

/** The ids of objects that the service has not made yet begin with it. */
const newPrefix = 'new-'
export const newId = (): string => newPrefix + crypto.getRandomValues(new Uint32Array(3)).join('-')
export const isNew = (id: string): boolean => id.startsWith(newPrefix)

export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
