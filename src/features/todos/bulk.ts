/** The SQL that changes many todos in one statement. */
import type { Knex } from 'knex'
import { laterThan, touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'
import type { LabelMoves } from '../labels/moves.ts'
import { inList, inOrder, lastNumber } from './order.ts'
import { todoColumns } from './queries.ts'

type Todo = Schemas['Todo']
type StoredTodo = Todo & { deleted_at: string | null }

export interface TodoChange {
  before: Todo
  after: Todo
}

/**
 * Gives todos another creator, in the trash too, who is the assignee of own ones in place of the former. Labels that have moved
 * are replaced. Returns those outside of the trash, each before and after the change.
 */
export async function handOverTodos(
  db: Knex,
  where: { user_id: string; project_id?: string },
  userId: string,
  moves: LabelMoves = new Map(),
): Promise<TodoChange[]> {
  const before: StoredTodo[] = await db('todos')
    .select(...todoColumns, 'deleted_at')
    .where(where)
    .orderBy('id')
    .forNoKeyUpdate()
  const after: Todo[] = await db('todos')
    .update({
      user_id: userId,
      assignee_ids: db.raw(
        'case when project_id is null then array_replace(assignee_ids, user_id, ?::uuid) else assignee_ids end',
        [userId],
      ),
      ...(moves.size > 0 && { label_ids: replaced(db, moves) }),
      ...touched(db),
    })
    // One parameter, however many todos there are.
    .whereRaw('id = any(?::uuid[])', [before.map(({ id }) => id)])
    .returning(todoColumns)
  return changesOf(before, after)
}

/** SQL for the labels of a todo after a move: those that have not moved stay. */
function replaced(db: Knex, moves: LabelMoves): Knex.Raw {
  return db.raw(
    `coalesce((
      select array_agg(coalesce(to_id, label_id) order by coalesce(to_id, label_id))
      from unnest(todos.label_ids) as label_id
        left join unnest(?::uuid[], ?::uuid[]) as moved (from_id, to_id) on from_id = label_id
    ), '{}')`,
    [[...moves.keys()], [...moves.values()]],
  )
}

/** Takes a label off all todos, those in the trash too. Its home must be locked. Returns those outside of the trash. */
export const takeOffTodos = (db: Knex, labelId: string): Promise<TodoChange[]> => takeOut(db, 'label_ids', labelId)

/** Takes an assignee off all todos, of a project or of all, those in the trash too. Returns those outside of the trash. */
export const unassignTodos = (db: Knex, userId: string, projectId?: string): Promise<TodoChange[]> =>
  takeOut(db, 'assignee_ids', userId, projectId)

async function takeOut(
  db: Knex,
  column: 'label_ids' | 'assignee_ids',
  id: string,
  projectId?: string,
): Promise<TodoChange[]> {
  const before: StoredTodo[] = await db('todos')
    .select(...todoColumns, 'deleted_at')
    .whereRaw(`${column} @> array[?]::uuid[] and ${column} <> '{}'`, [id])
    .modify((todos) => projectId !== undefined && todos.where({ project_id: projectId }))
    .orderBy('id')
    .forNoKeyUpdate()
  const after: Todo[] = await db('todos')
    .update({ [column]: db.raw(`array_remove(${column}, ?::uuid)`, [id]), ...touched(db) })
    .whereRaw('id = any(?::uuid[])', [before.map((todo) => todo.id)])
    .returning(todoColumns)
  return changesOf(before, after)
}

/** Takes all todos out of a section, those in the trash too. Its project must be locked. Returns those outside of the trash. */
export async function takeOutOfSection(db: Knex, sectionId: string): Promise<TodoChange[]> {
  const inSection = () => db('todos').where({ section_id: sectionId })
  const before: StoredTodo[] = await inSection()
    .select(...todoColumns, 'deleted_at')
    .orderBy('id')
    .forNoKeyUpdate()
  const after: Todo[] = await inSection()
    .update({ section_id: null, ...touched(db) })
    .returning(todoColumns)
  return changesOf(before, after)
}

/** Gives the todos of a list but one new, short ranks in their present order. Returns those outside of the trash. */
export async function renumberList(db: Knex, todo: Todo): Promise<TodoChange[]> {
  const others = inList(db, todo).whereNot({ id: todo.id })
  return rankAll(db, others, { project_id: todo.project_id, start: db.raw('4999999999') })
}

/**
 * Moves the todos of a project, without those in the trash, to the end of another in their present order. Their labels have
 * moved before.
 */
export async function moveTodos(db: Knex, fromId: string, toId: string, moves: LabelMoves): Promise<TodoChange[]> {
  const todos = inList(db, { project_id: fromId, user_id: '' }).whereNull('deleted_at')
  return rankAll(db, todos, { project_id: toId, start: lastNumber(db, { project_id: toId, user_id: '' }), moves })
}

/** The labels that the todos of a project have, without those in the trash. */
export async function findUsedLabels(db: Knex, projectId: string): Promise<string[]> {
  const rows: { label_id: string }[] = await db('todos')
    .distinct(db.raw('unnest(label_ids) as label_id'))
    .where({ project_id: projectId })
    .whereNull('deleted_at')
  return rows.map(({ label_id }) => label_id)
}

async function rankAll(
  db: Knex,
  todos: Knex.QueryBuilder,
  { project_id, start, moves }: { project_id: string | null; start: Knex.Raw; moves?: LabelMoves },
): Promise<TodoChange[]> {
  const before: StoredTodo[] = await todos
    .select(...todoColumns, 'deleted_at')
    .orderBy(inOrder('asc'))
    .forNoKeyUpdate()
  const { rows } = await db.raw(
    `
    update todos set project_id = ?, position = lpad((? + ranked.place)::text, 10, '0'),
      section_id = ?, label_ids = ?, version = version + 1, updated_at = ${laterThan('todos.updated_at')}
    from unnest(?::uuid[]) with ordinality as ranked (id, place)
    where todos.id = ranked.id
    returning ${todoColumns.map((column) => `todos.${column}`).join(', ')}`,
    [
      project_id,
      start,
      moves ? null : db.raw('section_id'),
      moves ? replaced(db, moves) : db.raw('label_ids'),
      before.map(({ id }) => id),
    ],
  )
  return changesOf(before, rows)
}

function changesOf(before: StoredTodo[], after: Todo[]): TodoChange[] {
  const changed = new Map(after.map((todo) => [todo.id, todo]))
  return before.flatMap(({ deleted_at, ...todo }) =>
    deleted_at === null ? { before: todo, after: changed.get(todo.id) ?? todo } : [],
  )
}
