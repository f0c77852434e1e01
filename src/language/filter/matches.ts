/** Whether a todo fulfils a condition, in memory: the same meaning as the SQL of the service. */
import { foldedName } from '../fold.ts'
import { daysLater, instantOf } from '../zones.ts'
import type { FieldName, FieldOf } from './fields.ts'
import type { Comparator, Condition } from './meaning.ts'

/** The members of a todo that filters read, as the contract has them. */
export interface Filtered {
  title: string
  description: string | null
  completed: boolean
  completed_at: string | null
  priority: number
  due_on: string | null
  due_at: string | null
  time_zone: string | null
  start_on: string | null
  recurrence: string | null
  project_id: string | null
  section_id: string | null
  parent_id: string | null
  label_ids: readonly string[]
  assignee_ids: readonly string[]
  user_id: string
  subtask_count: number
  created_at: string
  updated_at: string
}

/** The name of an object; undefined for one that is not there. */
export type NameOf = (field: FieldOf<'object' | 'user'>, id: string) => string | undefined

export type Test = (todo: Filtered) => boolean

/** `zone` says which day an instant is on, as in the service. Throws for `reminded`, which no todo says of itself. */
export function testOf(condition: Condition, zone: string, nameOf: NameOf): Test {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => testOf(part, zone, nameOf))
      return (todo) => parts.every((holds) => holds(todo))
    }
    case 'any': {
      const parts = condition.of.map((part) => testOf(part, zone, nameOf))
      return (todo) => parts.some((holds) => holds(todo))
    }
    case 'not': {
      const holds = testOf(condition.of, zone, nameOf)
      return (todo) => !holds(todo)
    }
    case 'flag':
      return (todo) => todo[condition.field]
    case 'absent':
      return (todo) => isAbsent[condition.field](todo)
    case 'reminded':
      throw new Error('A todo does not say who has a reminder of it.')
    case 'text': {
      const wanted = condition.text.toLowerCase()
      const holds =
        condition.operator === '=' ? (text: string) => text === wanted : (text: string) => text.includes(wanted)
      return (todo) => texts[condition.field](todo).some((text) => text !== null && holds(text.toLowerCase()))
    }
    case 'number':
      return (todo) => signs[condition.operator].includes(Math.sign(todo[condition.field] - condition.number))
    case 'id':
      return (todo) => idsOf[condition.field](todo).includes(condition.id)
    case 'name': {
      const { field, name } = condition
      const folded = field === 'label' ? foldedName : (text: string) => text.toLowerCase()
      const wanted = folded(name)
      return (todo) =>
        idsOf[field](todo).some((id) => {
          const found = id === null ? undefined : nameOf(field, id)
          return found !== undefined && folded(found) === wanted
        })
    }
    case 'day':
      return onDay(condition, zone)
    case 'instant':
      return atInstant(condition, zone)
  }
}

/** Whether a condition can be tested with what a todo has and the names of projects, sections and labels. */
export function isTestable(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.every(isTestable)
    case 'not':
      return isTestable(condition.of)
    case 'reminded':
      return false
    case 'name':
      return ['project', 'section', 'label'].includes(condition.field)
    default:
      return true
  }
}

const texts: Record<FieldOf<'text'>, (todo: Filtered) => (string | null)[]> = {
  title: ({ title }) => [title],
  description: ({ description }) => [description],
  text: ({ title, description }) => [title, description],
}

const idsOf: Record<FieldOf<'object' | 'user'>, (todo: Filtered) => readonly (string | null)[]> = {
  project: ({ project_id }) => [project_id],
  section: ({ section_id }) => [section_id],
  parent: ({ parent_id }) => [parent_id],
  label: ({ label_ids }) => label_ids,
  assignee: ({ assignee_ids }) => assignee_ids,
  creator: ({ user_id }) => [user_id],
}

const never = () => false
const isAbsent: Record<Exclude<FieldName, 'reminders'>, Test> = {
  ...{ title: never, text: never, completed: never, priority: never, created: never, updated: never, creator: never },
  description: ({ description }) => description === null,
  due: ({ due_on }) => due_on === null,
  start: ({ start_on }) => start_on === null,
  completed_at: ({ completed_at }) => completed_at === null,
  recurrence: ({ recurrence }) => recurrence === null,
  project: ({ project_id }) => project_id === null,
  section: ({ section_id }) => section_id === null,
  label: ({ label_ids }) => label_ids.length === 0,
  parent: ({ parent_id }) => parent_id === null,
  subtasks: ({ subtask_count }) => subtask_count === 0,
  assignee: ({ assignee_ids }) => assignee_ids.length === 0,
}

/** The signs of a difference that a comparator accepts. */
const signs: Record<Comparator, number[]> = { '=': [0], '<': [-1], '<=': [-1, 0], '>': [1], '>=': [0, 1] }

const compares = (by: Comparator, one: string, other: string): boolean =>
  signs[by].includes(one < other ? -1 : one > other ? 1 : 0)

const times: Record<FieldOf<'time'>, (todo: Filtered) => { instant?: string | null; day?: string | null }> = {
  due: ({ due_at, due_on }) => ({ instant: due_at, day: due_on }),
  start: ({ start_on }) => ({ day: start_on }),
  created: ({ created_at }) => ({ instant: created_at }),
  updated: ({ updated_at }) => ({ instant: updated_at }),
  completed_at: ({ completed_at }) => ({ instant: completed_at }),
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>

/** Compares with a day: an instant is on its day in the time zone. */
function onDay({ field, operator, day: asked }: Of<'day'>, zone: string): Test {
  const [begin, end] = [beginOf(asked, zone), beginOf(daysLater(asked, 1), zone)]
  return (todo) => {
    const { instant, day } = times[field](todo)
    if (instant == null) return day != null && compares(operator, day, asked)
    const at = keyOf(instant)
    return signs[operator].includes(at < begin ? -1 : at < end ? 0 : 1)
  }
}

/** Compares with an instant: a day is its last moment, in its own time zone or else in the reader's. */
function atInstant({ field, operator, instant: asked }: Of<'instant'>, zone: string): Test {
  const wanted = keyOf(asked)
  const ends = new Map<string, string>()
  const endOf = (day: string, of: string) => {
    const known = ends.get(day + of) ?? lastBefore(instantOf(daysLater(day, 1), '00:00:00', of))
    ends.set(day + of, known)
    return known
  }
  return (todo) => {
    const { instant, day } = times[field](todo)
    if (instant != null) return compares(operator, keyOf(instant), wanted)
    // Only the days on which something is due have a time zone of their own.
    return day != null && compares(operator, endOf(day, (field === 'due' && todo.time_zone) || zone), wanted)
  }
}

const beginOf = (day: string, zone: string) => keyOf(instantOf(day, '00:00:00', zone))

/** A text that sorts by the instant, to the microsecond. */
function keyOf(instant: string): string {
  const utc = instant.endsWith('Z') ? instant : new Date(instant).toISOString()
  const fraction = /\.(\d+)Z$/.exec(utc)?.[1] ?? ''
  return `${utc.slice(0, 19)}.${fraction.slice(0, 6).padEnd(6, '0')}`
}

/** The microsecond before a whole second. */
const lastBefore = (instant: string) => `${new Date(Date.parse(instant) - 1000).toISOString().slice(0, 19)}.999999`
