/** The content of the device: the service's objects, the changes that were not sent yet, and the rows that screens show of both. */
import type {
  Label,
  LabelCreate,
  Project,
  ProjectMove,
  Reminder,
  ReminderCreate,
  Section,
  SectionMove,
  Todo,
  TodoMove,
  View,
  ViewCreate,
  ViewUpdate,
} from '../../sdk/index.ts'
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
    | 'section_id'
    | 'parent_id'
    | 'label_ids'
    | 'assignee_ids'
    | 'start_on'
    | 'recurrence'
    | 'recurrence_from'
  > &
    Due
>
export type ProjectPatch = Partial<
  Pick<
    Project,
    'name' | 'description' | 'status' | 'color' | 'icon' | 'default_view' | 'parent_id' | 'is_favourite' | 'is_muted'
  >
>
export type SectionPatch = Partial<Pick<Section, 'name' | 'takes_completed'>>
export type LabelPatch = Partial<Pick<Label, 'name' | 'color'>>

/** The kinds of objects that the device has a copy of. */
export type Kind = 'todo' | 'project' | 'section' | 'label' | 'reminder' | 'view'
export interface ObjectOf {
  todo: Todo
  project: Project
  section: Section
  label: Label
  reminder: Reminder
  view: View
}

/** One change, in the order in which they were made. It is kept until the service has taken it. */
export interface Change {
  seq?: number
  /** The same for every attempt to send it. */
  key: string
  /** The id of the object. */
  on: string
  /** The subtasks that the service changes with it: all below it, or the open ones where it is completed. */
  also?: string[]
  at: string
  state: 'waiting' | 'refused' | 'conflict'
  /** Why the service refused it. */
  problem?: { code: string; status: number; title: string; detail: string | undefined; request_id: string }
  /** With `conflict`: what others have made of the members that it changes. */
  theirs?: Record<string, unknown>
  /** Whether a deletion was sent: the service may have it, so it cannot be dropped any more. */
  sent?: boolean
  action: Action
}

export type Action =
  | { kind: 'create-todo'; values: TodoPatch & { title: string } }
  /** `base` has the values that the person saw, `implied` what the service changes with it. */
  | { kind: 'update-todo'; patch: TodoPatch; base: TodoPatch; implied?: TodoPatch }
  /** Without a position, the to-do goes to a section and keeps its place. */
  | { kind: 'move-todo'; to: TodoMove; position?: string }
  /** Passes the present date of a recurring one over. */
  | { kind: 'skip-todo' }
  | { kind: 'delete-todo' }
  /** `below`: the subtasks that come back with it. */
  | { kind: 'restore-todo'; todo: Todo; below: Todo[] }
  | { kind: 'create-project'; values: ProjectPatch & { name: string } }
  | { kind: 'update-project'; patch: ProjectPatch; base: ProjectPatch }
  | { kind: 'move-project'; to: ProjectMove; position: string }
  | { kind: 'delete-project' }
  | { kind: 'restore-project'; project: Project }
  | { kind: 'create-section'; project_id: string; values: SectionPatch & { name: string } }
  | { kind: 'update-section'; patch: SectionPatch; base: SectionPatch }
  | { kind: 'move-section'; to: SectionMove; position: string }
  | { kind: 'delete-section' }
  | { kind: 'create-label'; values: LabelCreate }
  | { kind: 'update-label'; patch: LabelPatch; base: LabelPatch }
  | { kind: 'delete-label' }
  | { kind: 'create-reminder'; values: ReminderCreate & { todo_id: string } }
  | { kind: 'snooze-reminder'; until: string }
  | { kind: 'delete-reminder' }
  | { kind: 'create-view'; values: ViewCreate }
  | { kind: 'update-view'; patch: ViewUpdate; base: ViewUpdate }
  | { kind: 'delete-view' }

/** The kind of the object that a change is of. */
export const kindOf = ({ action }: Change): Kind => action.kind.slice(action.kind.indexOf('-') + 1) as Kind

export interface TodoRow {
  id: string
  /** The service's, with the changes applied that wait. */
  todo: Todo
  /** Null until the service has it, and after it was deleted there. */
  server: Todo | null
  /** The id from before the service made it. Lists go on with it, so that its row keeps the focus and the selection. */
  bornAs?: string
  /** A later one after each change, so that a row that was read before can be used again, and rows that changed are found. */
  stamp?: number
  /** Open ones: the project's id, or `inbox`. Absent for completed ones, so that they are not in the index. */
  list?: string
  /** Subtasks: the id of the to-do that they are a part of. */
  parent?: string
  /** Open ones: their place in the order that people give them. */
  order?: string
  /** Open ones with a date: their day, as 2026-12-01. */
  day?: string
  done?: string
  /** Open ones: the ids of their labels. */
  labels?: string[]
  /** Lower case, without accents. */
  words: string
  /** When another person's change arrived, in milliseconds. */
  touched?: number
  /** Whether a change of it was refused, or contradicts another person's. */
  trouble?: boolean
  /** Deleted here, and not yet on the service. */
  hidden?: boolean
}

interface ObjectRow<T> {
  id: string
  server: T | null
  trouble?: boolean
  hidden?: boolean
}

export interface ProjectRow extends ObjectRow<Project> {
  project: Project
}

export interface SectionRow extends ObjectRow<Section> {
  section: Section
  /** The id of its project; absent where it is hidden. */
  home?: string
}

export interface LabelRow extends ObjectRow<Label> {
  label: Label
  /** The id of its project, or `own`; absent where it is hidden. */
  home?: string
}

export interface ReminderRow extends ObjectRow<Reminder> {
  reminder: Reminder
  /** The id of its to-do; absent where it is hidden. */
  home?: string
}

export interface ViewRow extends ObjectRow<View> {
  view: View
  /** As a label's. */
  home?: string
}

/** The ids of objects that the service has not made yet begin with it. */
const newPrefix = 'new-'
export const newId = (): string => newPrefix + crypto.getRandomValues(new Uint32Array(3)).join('-')
export const isNew = (id: string): boolean => id.startsWith(newPrefix)
/** All of them in a text. */
export const newIdsIn = (text: string): string[] => text.match(/new-\d+-\d+-\d+/g) ?? []

/** The key of a row in lists: it stays the same when the service gives the to-do its id. */
export const keyOf = ({ id, bornAs }: Pick<TodoRow, 'id' | 'bornAs'>): string => bornAs ?? id

export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
