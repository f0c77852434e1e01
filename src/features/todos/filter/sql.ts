/** The SQL of a filter. All that a person wrote is a parameter. */
import type { Knex } from 'knex'
import { containing } from '../../../db/page.ts'
import type { FieldName, FieldOf } from './fields.ts'
import type { Comparator, Condition } from './meaning.ts'

/** A condition of rows of `todos` in SQL, which is true or false and never null. `zone` says which day an instant is on. */
export function sqlOf(db: Knex, condition: Condition, zone: string): Knex.Raw {
  const sql = (text: string, ...values: Knex.RawBinding[]) => db.raw(text, values)
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => sqlOf(db, part, zone))
      return db.raw(`(${parts.map(() => '?').join(condition.kind === 'all' ? ' and ' : ' or ')})`, parts)
    }
    case 'not':
      return sql('(not ?)', sqlOf(db, condition.of, zone))
    case 'flag':
      return sql(`todos.${condition.field}`)
    case 'absent':
      return sql(`(${presence[condition.field]} is null)`)
    case 'text': {
      const { operator, text } = condition
      const parts = texts[condition.field].map((column) =>
        operator === '='
          ? sql(`coalesce(lower(${column}) = lower(?), false)`, text)
          : sql(`coalesce(${column} ilike ?, false)`, containing(text)),
      )
      return db.raw(`(${parts.map(() => '?').join(' or ')})`, parts)
    }
    case 'number':
      return sql(`(todos.${condition.field} ${condition.operator} ?::integer)`, condition.number)
    case 'id':
      return sql(`coalesce(${ids[condition.field].column} = ?::uuid, false)`, condition.id)
    case 'name': {
      const { column, table } = ids[condition.field]
      const named = sql(
        `select 1 from ${table} as named where named.id = ${column} and lower(named.name) = lower(?)`,
        condition.name,
      )
      return sql('exists (?)', named)
    }
    case 'day':
      return sql(`coalesce(?, false)`, onDay(db, condition, zone))
    case 'instant':
      return sql(`coalesce(?, false)`, atInstant(db, condition, zone))
  }
}

const texts: Record<FieldOf<'text'>, string[]> = {
  title: ['todos.title'],
  description: ['todos.description'],
  text: ['todos.title', 'todos.description'],
}

const ids: Record<FieldOf<'object' | 'user'>, { column: string; table: string }> = {
  project: { column: 'todos.project_id', table: 'projects' },
  assignee: { column: 'todos.assignee_id', table: 'users' },
  creator: { column: 'todos.user_id', table: 'users' },
}

/** The column that is null where a field is absent. */
const presence: Record<FieldName, string> = {
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
  project: 'todos.project_id',
  assignee: 'todos.assignee_id',
  creator: 'todos.user_id',
}

/** The columns of a time: an instant, a day without a time of day, or either of them. */
const times: Record<FieldOf<'time'>, { instant?: string; day?: string }> = {
  due: { instant: 'todos.due_at', day: 'todos.due_on' },
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
  // An instant is compared with the edges of the day, so that an index can serve it.
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
  return db.raw(`case when ${instant} is null then ? else ? end`, [ofDay, ofInstant])
}

/** Compares with an instant: a day is its last moment in the time zone. */
function atInstant(
  db: Knex,
  { field, operator, instant: asked }: { field: FieldOf<'time'>; operator: Comparator; instant: string },
  zone: string,
): Knex.Raw {
  const { instant, day } = times[field]
  const ofInstant = db.raw(`${instant} ${operator} ?::timestamptz`, [asked])
  if (day === undefined) return ofInstant
  const ofDay = db.raw(`end_of_day(${day}, ?::text) ${operator} ?::timestamptz`, [zone, asked])
  return instant === undefined ? ofDay : db.raw(`case when ${instant} is null then ? else ? end`, [ofDay, ofInstant])
}
