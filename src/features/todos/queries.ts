/** The SQL of todos. Each statement finds only the todos that its user may see: without a row there is none. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { batchedLookup } from '../../db/statements/batches.ts'
import { prepared } from '../../db/statements/prepared.ts'
import { laterThan, touched } from '../../db/touched.ts'
import { searchTextOf } from '../../language/fold.ts'
import type { Schemas } from '../../service/api.ts'
import { endOfList, type ListOf } from './order.ts'

type Todo = Schemas['Todo']

export const todoColumns = [
  'id',
  'title',
  'description',
  'completed',
  'completed_at',
  'priority',
  'due_on',
  'due_at',
  'time_zone',
  'start_on',
  'recurrence',
  'recurrence_from',
  'next_id',
  'series_id',
  'project_id',
  'section_id',
  'parent_id',
  'subtask_count',
  'completed_subtask_count',
  'position',
  'label_ids',
  'assignee_ids',
  'user_id',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Todo)[]

/** Not what is in the trash. */
export function present(db: Knex): Knex.QueryBuilder {
  return db('todos').whereNull('deleted_at')
}

/** The todos that a user sees: their own, and all of the projects that they are a member of. To be narrowed by id. */
export function visible(db: Knex, userId: string | Knex.Raw): Knex.QueryBuilder {
  const membership = db('project_members')
    .select(db.raw('1'))
    .whereRaw('project_members.project_id = todos.project_id')
    .where({ 'project_members.user_id': userId })
  return present(db).where((either) =>
    either.where((own) => own.where({ user_id: userId }).whereNull('project_id')).orWhereExists(membership),
  )
}

export async function findTodo(db: Knex, userId: string, id: string): Promise<Todo | null> {
  return lookUpTodo(db, { userId, id })
}

interface Asked {
  userId: string
  id: string
}

const lookUpTodo = batchedLookup<Asked, Todo | null>(async (db, asked) => {
  const rows = await selectTodos(db, { userIds: asked.map(({ userId }) => userId), ids: asked.map(({ id }) => id) })
  return asked.map(({ id }, index) => {
    const todo = rows[index] as Todo | { id: null }
    if (todo.id === null) return null
    if (todo.id !== id.toLowerCase()) throw new Error('The todo that was found is another one.')
    return todo
  })
})

/** One row for each pair of a user and a todo, in their order; of nulls where the user sees no such todo. */
const selectTodos = prepared<'userIds' | 'ids', Todo | { id: null }>((db, value) => {
  const todo = visible(db, db.raw('asked.user_id')).whereRaw('todos.id = asked.id').select(todoColumns).limit(1)
  return db.raw(
    `select todo.* from unnest(?::uuid[], ?::uuid[]) with ordinality as asked(user_id, id, place)
     left join lateral (?) as todo on true order by asked.place`,
    [value('userIds'), value('ids'), todo],
  )
})

/** Those of some ids that the user sees, in no order. */
export async function findTodos(db: Knex, userId: string, ids: string[]): Promise<Todo[]> {
  return visible(db, userId).select(todoColumns).whereIn('id', ids)
}

/** The members of a todo that a client sets. */
const members = [
  'title',
  'description',
  'completed',
  'priority',
  'due_on',
  'due_at',
  'time_zone',
  'start_on',
  'recurrence',
  'recurrence_from',
  'project_id',
  'section_id',
  'parent_id',
  'label_ids',
  'assignee_ids',
] as const

type Member = (typeof members)[number]

/** The members of a new todo that are not sent. */
const unset = {
  description: null,
  due_on: null,
  due_at: null,
  time_zone: null,
  start_on: null,
  recurrence: null,
  recurrence_from: 'due',
  project_id: null,
  section_id: null,
  parent_id: null,
  label_ids: [],
  assignee_ids: [],
}

/** The place of a todo in a series that there is already. */
interface Place {
  id: string
  series_id: string | null
  previous_id: string
  recurrence_time: string | null
}

/** It is the last one of its list. */
export async function insertTodo(db: Knex, userId: string, todo: NewTodo, place?: Place): Promise<Todo> {
  const id = newId()
  const own = { id, series_id: todo.recurrence == null ? null : id, previous_id: null, recurrence_time: null }
  const search_text = searchTextOf(todo.title, todo.description)
  const list = todo.project_id == null ? 'own' : 'project'
  const section = list === 'project' && todo.completed && todo.section_id === undefined ? 'completed' : 'given'
  const [row] = await insertInto(
    db,
    { ...unset, ...todo, search_text, user_id: userId, ...(place ?? own) },
    { list, section },
  )
  return row as Todo
}

type NewTodo = Omit<Schemas['TodoCreate'], 'recurrence_from'> & Partial<Pick<Todo, 'recurrence_from'>>

/** By which list it is in, and how its section is found. */
const insertInto = prepared<
  Member | keyof Place | 'user_id' | 'search_text',
  Todo,
  { list: 'own' | 'project'; section: FoundSection }
>((db, value, { list, section }) =>
  db('todos')
    .insert({
      id: value('id'),
      user_id: value('user_id'),
      series_id: value('series_id'),
      previous_id: value('previous_id'),
      recurrence_time: value('recurrence_time'),
      search_text: value('search_text'),
      ...Object.fromEntries(members.map((member) => [member, value(member)])),
      ...(section === 'completed' && { section_id: completedSection(db, value) }),
      position: endOfList(db, placeholders(value, list), value('id')),
      completed_at: db.raw('case when ?::boolean then now() end', [value('completed')]),
    })
    .returning(todoColumns),
)

/**
 * A merge patch of a todo that is locked, in one statement: what is absent is kept, null clears. It goes to the end of
 * another list, or to `position`. `completesAll`: with all of its subtasks.
 */
export async function updateTodo(
  db: Knex,
  before: Todo,
  patch: Schemas['TodoUpdate'] & { position?: string; next_id?: string | null },
  { completesAll = false } = {},
): Promise<Todo> {
  const hasText = patch.title !== undefined || patch.description !== undefined
  const values = { ...before, ...patch, search_text: null as string | null }
  if (hasText) values.search_text = searchTextOf(values.title, values.description)
  // A todo begins a series of its own.
  if (values.recurrence !== null) values.series_id ??= before.id
  const list = values.project_id === before.project_id ? 'none' : values.project_id === null ? 'own' : 'project'
  // It leaves its section with the project.
  if (list !== 'none') values.section_id = patch.section_id ?? null
  const completes = values.completed && !before.completed
  const [row] = await update(db, values, {
    ...{ list, completesAll },
    section: completes && values.project_id !== null && patch.section_id === undefined ? 'completed' : 'given',
  })
  return row as Todo
}

/** By which other list it goes to, and how its section is found. */
const update = prepared<
  Member | 'id' | 'user_id' | 'position' | 'next_id' | 'series_id' | 'search_text',
  Todo,
  { list: 'none' | 'own' | 'project'; section: FoundSection; completesAll: boolean }
>((db, value, { list, section, completesAll }) =>
  db('todos')
    .update({
      ...Object.fromEntries(members.map((member) => [member, value(member)])),
      ...(section === 'completed' && { section_id: completedSection(db, value) }),
      ...(completesAll && { completed_subtask_count: db.ref('subtask_count') }),
      next_id: value('next_id'),
      series_id: value('series_id'),
      search_text: db.raw('coalesce(?::text, search_text)', [value('search_text')]),
      // Another time is also that of the series.
      recurrence_time: db.raw(
        'case when due_at is not distinct from ?::timestamptz and time_zone is not distinct from ? then recurrence_time end',
        [value('due_at'), value('time_zone')],
      ),
      position: list === 'none' ? value('position') : endOfList(db, placeholders(value, list), value('id')),
      // When it was completed stays when it is completed again.
      completed_at: db.raw(`case when ?::boolean then coalesce(completed_at, ${laterThan('updated_at')}) end`, [
        value('completed'),
      ]),
      ...touched(db),
    })
    .where({ id: value('id') })
    .returning(todoColumns),
)

/** Whether the section of a todo is the given one, or the one of its project where completed todos go. */
type FoundSection = 'given' | 'completed'

/** SQL for the section of the todo's project where completed todos go; the given one where there is none. */
function completedSection(db: Knex, value: (name: 'project_id' | 'section_id') => Knex.Raw): Knex.Raw {
  return db.raw('coalesce((select id from sections where project_id = ? and takes_completed), ?::uuid)', [
    value('project_id'),
    value('section_id'),
  ])
}

function placeholders(value: (name: 'user_id' | 'project_id') => Knex.Raw, list: 'own' | 'project'): ListOf<Knex.Raw> {
  return { user_id: value('user_id'), project_id: list === 'own' ? null : value('project_id') }
}
