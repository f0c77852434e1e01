/** The SQL of a filter. All that a person wrote is a parameter. */
import type { Knex } from 'knex'
import { containing } from '../../../db/page.ts'
import type { FieldName, FieldOf } from '../../../language/filter/fields.ts'
import type { Comparator, Condition } from '../../../language/filter/meaning.ts'
import { foldedName } from '../../../language/fold.ts'

/**
 * A condition of rows of `todos` in SQL. Null stands for false, as in a `where`: only `not` must tell them apart. `zone` says which
 * day an instant is on.
 */
export function sqlOf(db: Knex, condition: Condition, zone: string): Knex.Raw {
  const sql = (text: string, ...values: Knex.RawBinding[]) => db.raw(text, values)
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => sqlOf(db, part, zone))
      return db.raw(`(${parts.map(() => '?').join(condition.kind === 'all' ? ' and ' : ' or ')})`, parts)
    }
    case 'not':
      return sql('(not coalesce(?, false))', sqlOf(db, condition.of, zone))
    case 'flag':
      return sql(`todos.${condition.field}`)
    case 'absent':
      return sql(`(${presence[condition.field]} is null)`)
    case 'reminded':
      return sql(
        'exists (select 1 from reminders where reminders.todo_id = todos.id and reminders.user_id = ?::uuid)',
        condition.userId,
      )
    case 'text': {
      const { operator, text } = condition
      const parts = texts[condition.field].map((column) =>
        operator === '=' ? sql(`lower(${column}) = lower(?)`, text) : sql(`${column} ilike ?`, containing(text)),
      )
      return db.raw(`(${parts.map(() => '?').join(' or ')})`, parts)
    }
    case 'number':
      return sql(`(todos.${condition.field} ${condition.operator} ?::integer)`, condition.number)
    case 'id':
      return sql(`(?::uuid = ${columns[condition.field]})`, condition.id)
    case 'name': {
      if (condition.field === 'label') return labelled(db, condition.name)
      const { table, name = 'name' } = tables[condition.field]
      const named = sql(
        `select 1 from ${table} as named
          where named.id = ${columns[condition.field]} and lower(named.${name}) = lower(?)`,
        condition.name,
      )
      return sql('exists (?)', named)
    }
    case 'day':
      return onDay(db, condition, zone)
    case 'instant':
      return atInstant(db, condition, zone)
  }
}

const texts: Record<FieldOf<'text'>, string[]> = {
  title: ['todos.title'],
  description: ['todos.description'],
  text: ['todos.title', 'todos.description'],
}

/** Whether a todo has a label of a name. */
const labelled = (db: Knex, name: string) =>
  db.raw(
    `exists (
      select 1 from labels as named where named.id = any(todos.label_ids) and named.folded_name = ?
    )`,
    [foldedName(name)],
  )

/** SQL that an id is equal to: of a field that a todo may have several of, to one of them. */
const columns: Record<FieldOf<'object' | 'user'>, string> = {
  project: 'todos.project_id',
  section: 'todos.section_id',
  parent: 'todos.parent_id',
  label: 'any(todos.label_ids)',
  assignee: 'any(todos.assignee_ids)',
  creator: 'todos.user_id',
}

/** `name`: the column of the names, where it is another one. */
const tables: Record<Exclude<FieldOf<'object' | 'user'>, 'label'>, { table: string; name?: string }> = {
  project: { table: 'projects' },
  section: { table: 'sections' },
  parent: { table: 'todos', name: 'title' },
  assignee: { table: 'users' },
  creator: { table: 'users' },
}

/** SQL that is null where a field is absent. */
const presence: Record<Exclude<FieldName, 'reminders'>, string> = {
  title: 'todos.title',
  description: 'todos.description',
  text: 'todos.title',
  completed: 'todos.completed',
  priority: 'todos.priority',
  due: 'todos.due_on',
  start: 'todos.start_on',
  created: 'todos.created_at',
  updated: 'todos.updated_at',
  completed_at: 'todos.completed_at',
  recurrence: 'todos.recurrence',
  project: 'todos.project_id',
  section: 'todos.section_id',
  label: `nullif(todos.label_ids, '{}')`,
  parent: 'todos.parent_id',
  subtasks: 'nullif(todos.subtask_count, 0)',
  assignee: `nullif(todos.assignee_ids, '{}')`,
  creator: 'todos.user_id',
}

/** The columns of a time: an instant, a day, or either of them, and then the instant at which the day ends for every reader. */
const times: Record<FieldOf<'time'>, { instant?: string; day?: string; until?: string }> = {
  due: { instant: 'todos.due_at', day: 'todos.due_on', until: 'todos.due_until' },
  start: { day: 'todos.start_on' },
  created: { instant: 'todos.created_at' },
  updated: { instant: 'todos.updated_at' },
  completed_at: { instant: 'todos.completed_at' },
}

/** Compares with a day: an instant is on its day in the time zone. */
function onDay(
  db: Knex,
  { field, operator, day }: { field: FieldOf<'time'>; operator: Comparator; day: string },
  zone: string,
): Knex.Raw {
  const { instant, day: column } = times[field]
  const edge = (days: number) => db.raw('((?::date + ?::integer)::timestamp at time zone ?::text)', [day, days, zone])
  const [begin, end] = [edge(0), edge(1)]
  const edges: Record<Comparator, [string, Knex.Raw[]]> = {
    '<': [`${instant} < ?`, [begin]],
    '<=': [`${instant} < ?`, [end]],
    '>': [`${instant} >= ?`, [end]],
    '>=': [`${instant} >= ?`, [begin]],
    '=': [`(${instant} >= ? and ${instant} < ?)`, [begin, end]],
  }
  const ofInstant = db.raw(...edges[operator])
  const ofDay = db.raw(`${column} ${operator} ?::date`, [day])
  if (instant === undefined) return ofDay
  if (column === undefined) return ofInstant
  return db.raw(`(? or (${instant} is null and ?))`, [ofInstant, ofDay])
}

/** Compares with an instant: a day is its last moment, in its own time zone or else in the reader's. */
function atInstant(
  db: Knex,
  { field, operator, instant: asked }: { field: FieldOf<'time'>; operator: Comparator; instant: string },
  zone: string,
): Knex.Raw {
  const { instant, day, until = instant } = times[field]
  const ofInstant = db.raw(`${until} ${operator} ?::timestamptz`, [asked])
  if (day === undefined) return ofInstant
  const ofDay = db.raw(`end_of_day(${day}, ?::text) ${operator} ?::timestamptz`, [zone, asked])
  return until === undefined ? ofDay : db.raw(`(? or (${until} is null and ?))`, [ofInstant, ofDay])
}
