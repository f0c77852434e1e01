/** The fields of a filter: what each may be compared with. */
import { nearestName } from '../../kernel/nearest.ts'
import { FilterError, type Operator, type Written } from './syntax.ts'

/**
 * - `text`: compared without regard to case.
 * - `number`, `time`: in their order. A time is also compared with a day.
 * - `object`: named by its id or its name; a `user` also by `me`.
 * - `flag`: by its name alone, or `= true`.
 * - `rule`: only whether there is one, or are some.
 */
export type FieldKind = 'text' | 'number' | 'flag' | 'time' | 'object' | 'user' | 'rule'

export interface Field {
  kind: FieldKind
  /** Whether it may be absent: `is none`. */
  optional?: true
}

const fields = {
  title: { kind: 'text' },
  description: { kind: 'text', optional: true },
  /** The title or the description. */
  text: { kind: 'text' },
  completed: { kind: 'flag' },
  priority: { kind: 'number' },
  due: { kind: 'time', optional: true },
  start: { kind: 'time', optional: true },
  created: { kind: 'time' },
  updated: { kind: 'time' },
  completed_at: { kind: 'time', optional: true },
  recurrence: { kind: 'rule', optional: true },
  /** The reader's own. */
  reminders: { kind: 'rule', optional: true },
  project: { kind: 'object', optional: true },
  section: { kind: 'object', optional: true },
  /** A todo may have several. */
  label: { kind: 'object', optional: true },
  /** The todo of which it is a subtask. */
  parent: { kind: 'object', optional: true },
  subtasks: { kind: 'rule', optional: true },
  /** A todo may have several. */
  assignee: { kind: 'user', optional: true },
  creator: { kind: 'user' },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof fields
export type FieldOf<Kind extends FieldKind> = {
  [Name in FieldName]: (typeof fields)[Name]['kind'] extends Kind ? Name : never
}[FieldName]

/** The fields that stand behind `has`: `has description`. */
export const belongings = [
  'description',
  'due',
  'start',
  'recurrence',
  'reminders',
  'project',
  'section',
  'label',
  'parent',
  'subtasks',
  'assignee',
] as const satisfies FieldName[]
export type Belonging = (typeof belongings)[number]

const operators: Record<FieldKind, Operator[]> = {
  text: ['=', '!=', '~', 'in'],
  number: ['=', '!=', '<', '<=', '>', '>=', 'in'],
  flag: ['=', '!='],
  time: ['=', '!=', '<', '<=', '>', '>=', 'in'],
  object: ['=', '!=', 'in'],
  user: ['=', '!=', 'in'],
  rule: [],
}

/** The field that is written. Throws a FilterError with the name that was perhaps meant. */
export function fieldOf(written: Written): Field & { name: FieldName } {
  const name = knownName(written, Object.keys(fields) as FieldName[], 'a field')
  return { name, ...fields[name] }
}

/** Whether a field is of a kind. */
export function isOf<Kind extends FieldKind>(kind: Kind, name: FieldName): name is FieldOf<Kind> & FieldName {
  return fields[name].kind === kind
}

/** The field behind `has`. Throws a FilterError. */
export function belongingOf(written: Written): Belonging {
  return knownName(written, belongings, 'something that a todo has')
}

/** Throws a FilterError for an operator that the field does not have. */
export function requireOperator(field: Field & { name: FieldName }, operator: Operator, column: number): void {
  const allowed = operators[field.kind].concat(field.optional ? ['is none', 'is not none'] : [])
  if (!allowed.includes(operator))
    throw new FilterError(column, `\`${operator}\` is not for \`${field.name}\`, which has ${allowed.join(', ')}`)
}

function knownName<Name extends string>({ text, column }: Written, known: readonly Name[], what: string): Name {
  const name = text.toLowerCase() as Name
  if (known.includes(name)) return name
  const near = nearestName(text, known) ?? known.find((one) => one.startsWith(name))
  const advice = near === undefined ? `there are ${known.join(', ')}` : `did you mean ${near}?`
  throw new FilterError(column, `\`${text.slice(0, 40)}\` is not ${what}; ${advice}`, near)
}
