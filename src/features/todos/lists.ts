/** The SQL of lists of todos: which ones, in which order, page by page. */
import type { Knex } from 'knex'
import { merged, type Page, type PageRequest, type SortKey, type Source } from '../../db/page.ts'
import { type Alternative, preparedList, type Reader } from '../../db/statements/prepared-lists.ts'
import type { Condition } from '../../language/filter/meaning.ts'
import type { Schemas } from '../../service/api.ts'
import { dueRanges, endedBefore } from './due-ranges.ts'
import { sqlOf } from './filter/sql.ts'
import { present, todoColumns } from './queries.ts'
import { alternativesOf } from './search.ts'

type Todo = Schemas['Todo']

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  updated_at: { column: 'updated_at', type: 'timestamptz' },
  // When it is due for the reader.
  due: { column: 'due_for_reader', type: 'timestamptz', nullable: true },
  priority: { column: 'priority', type: 'integer' },
  title: { column: 'title', type: 'text', isName: true },
  position: { column: 'position', type: 'text' },
  // The rank of the search.
  relevance: { column: 'relevance', type: 'integer', isReversed: true },
}

/** The filters of a list; an absent one does not narrow it. */
export interface TodoFilter {
  completed?: boolean | undefined
  priority?: number | undefined
  due_before?: string | undefined
  due_after?: string | undefined
  available?: boolean | undefined
  project_id?: string | undefined
  /** Only those without a project. */
  own?: true | undefined
  section_id?: string | undefined
  /** Only those in no section. */
  unsectioned?: true | undefined
  /** Labels of which a todo needs one. */
  any_label?: string[] | undefined
  /** Labels of which a todo needs each one. */
  all_labels?: string[] | undefined
  parent_id?: string | undefined
  /** Only those that are no subtasks. */
  top_level?: true | undefined
  /** Users of whom a todo needs one as an assignee. */
  any_assignee?: string[] | undefined
  /** Only those without an assignee, or besides them with one of `any_assignee`. */
  unassigned?: true | undefined
}

/** The filters of a list, a search, and a condition of the filter language. */
export interface TodoList extends TodoFilter {
  search?: string | undefined
  condition?: Condition | undefined
}

type FilterName = keyof TodoFilter
type Filter = { [Name in FilterName]?: TodoFilter[Name] | Knex.Raw }
type ReaderOf<Id> = { userId: Id; zone: Id }

export async function listTodos(db: Knex, reader: Reader, list: TodoList, page: PageRequest): Promise<Page<Todo>> {
  const { condition, search, ...filter } = list
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  const alternatives = narrowedBy(db, reader, { condition, search }, { isRanked: page.sort === 'relevance' })
  const read = (some: typeof alternatives) => readTodoPage(db, reader, Object.fromEntries(given), page, some)
  const { rows, next } = await bestFirst(alternatives, read)
  return { rows: rows.map(({ due_for_reader: _, relevance: __, ...todo }) => todo), next }
}

/**
 * Reads a page of the rows with the highest ranks that fill it. To look for those that would come behind it is slow: Postgres
 * does not know how few words are no whole ones, and similar ones have no index in their order.
 */
async function bestFirst<Found extends { next: string | null }>(
  alternatives: Alternative[] | undefined,
  read: (some: Alternative[] | undefined) => Promise<Found>,
): Promise<Found> {
  const rankOf = ({ rank = 0 }: Alternative) => rank
  const ranks = [...new Set(alternatives?.map(rankOf))].sort((one, other) => other - one)
  for (const lowest of ranks.slice(0, -1)) {
    const page = await read(alternatives?.filter((one) => rankOf(one) >= lowest))
    if (page.next !== null) return page
  }
  return read(alternatives)
}

/** The parts of a list that a search and a condition leave; undefined for all of it. */
function narrowedBy(
  db: Knex,
  { zone }: Reader,
  { condition, search }: Pick<TodoList, 'condition' | 'search'>,
  { isRanked }: { isRanked: boolean },
): Alternative[] | undefined {
  const found = search === undefined ? [] : alternativesOf(db, search, { isRanked })
  const sql = condition && sqlOf(db, condition, zone)
  if (search === undefined) return sql || isRanked ? [{ sql, ...(isRanked && { rank: 0 }) }] : undefined
  return found.map((one) => ({ ...one, sql: sql && one.sql ? db.raw('? and ?', [one.sql, sql]) : one.sql }))
}

const readTodoPage = preparedList<FilterName, Todo & { due_for_reader?: string | null; relevance?: number }>({
  keys: sortKeys,
  sourcesOf(db, value, filters, { sort, alternatives }) {
    const filter: Filter = Object.fromEntries(filters.map((name) => [name, value(name)]))
    // Those have the filters by due date in their ranges.
    const { due_before, due_after, ...others } = filter
    const reader = { userId: value('userId'), zone: value('zone') }
    return places(db, reader, isByDue(sort) ? others : { ...others, due_before, due_after }, alternatives)
  },
  rangesOf(db, value, filters, order) {
    if (!isByDue(order.sort)) return undefined
    const [due_before, due_after] = (['due_before', 'due_after'] as const).map((name) =>
      filters.includes(name) ? value(name) : undefined,
    )
    return dueRanges(db, order, value('zone'), { due_before, due_after })
  },
})

const isByDue = (sort: string) => sort.replace('-', '') === 'due'

export async function countTodos(
  db: Knex,
  reader: Reader,
  { condition, search, ...filter }: TodoList,
  { sort }: Pick<PageRequest, 'sort'>,
): Promise<number> {
  const alternatives = narrowedBy(db, reader, { condition, search }, { isRanked: sort === 'relevance' })
  const all = places(db, reader, filter, alternatives).map((place) => place((todos) => todos))
  const [row] = await db.from(merged(db, all)).count({ total: '*' })
  return Number(row?.total)
}

/** The todos of one request that changes many, at most. */
export const maxTodos = 1000

/** The first ids of the todos that fulfil a condition, in their order. */
export async function findMatchingIds(
  db: Knex,
  reader: Reader,
  condition: Condition,
  limit: number,
): Promise<string[]> {
  const sql = sqlOf(db, condition, reader.zone)
  const beginnings = places(db, reader, {}, [{ sql }]).map((place) =>
    place((todos) => todos.orderBy('id').limit(limit)),
  )
  return db.from(merged(db, beginnings)).orderBy('id').limit(limit).pluck('id')
}

/** The ids of what the user sees, in their order, after one of them; of one project or of all. */
export async function listTodoIds(
  db: Knex,
  userId: string,
  { behind, projectId }: { behind: string | undefined; projectId: string | undefined },
  limit: number,
): Promise<string[]> {
  // No filter asks for a time zone.
  const beginnings = places(db, { userId, zone: 'UTC' }, { project_id: projectId }).map((place) =>
    place((todos) => (behind === undefined ? todos : todos.where('id', '>', behind)).orderBy('id').limit(limit)),
  )
  return db.from(merged(db, beginnings)).orderBy('id').limit(limit).pluck('id')
}

/**
 * Where a user has todos: those without a project, and each project that they are a member of. Each is read by itself,
 * since no index has them in one order: `own or in a project of mine` is answered by reading all of them.
 */
function places(
  db: Knex,
  reader: ReaderOf<string | Knex.Raw>,
  filter: Filter,
  alternatives: Alternative[] = [{}],
): Source[] {
  return alternatives.flatMap((alternative) => placesOf(db, reader, filter, alternative))
}

function placesOf(
  db: Knex,
  { userId, zone }: ReaderOf<string | Knex.Raw>,
  filter: Filter,
  { sql, rank }: Alternative,
): Source[] {
  const narrow = (todos: Knex.QueryBuilder) => {
    const found = narrowed(sql ? todos.where(sql) : todos, zone, filter).select(todoColumns)
    if (rank === undefined) return found
    // A table of its own, so that the rank has a name there.
    return db.select('*').from(found.select(db.raw('?::integer as relevance', [rank])).as('todos'))
  }
  const mine = db('project_members').select('project_id').where({ user_id: userId })
  const { project_id } = filter
  const inProjects: Source = (read) => {
    const todos = present(db).whereRaw('todos.project_id = mine.project_id')
    const memberships = project_id === undefined ? mine : mine.clone().where({ project_id })
    return db
      .select('todos.*')
      .from(memberships.as('mine'))
      .crossJoin(db.raw('lateral ? as todos', [read(narrow(todos))]))
  }
  if (project_id !== undefined) return [inProjects]
  const own: Source = (read) => read(narrow(present(db).where({ user_id: userId }).whereNull('project_id')))
  return filter.own === undefined ? [own, inProjects] : [own]
}

function narrowed(query: Knex.QueryBuilder, zone: string | Knex.Raw, filter: Filter): Knex.QueryBuilder {
  const {
    completed,
    priority,
    due_before,
    due_after,
    available,
    any_assignee,
    unassigned,
    section_id,
    unsectioned,
    parent_id,
    top_level,
    any_label,
    all_labels,
  } = filter
  if (completed !== undefined) query.where('completed', completed as boolean)
  if (priority !== undefined) query.where('priority', priority as number)
  if (due_before !== undefined)
    query.whereRaw(`(due_until < ? or (due_until is null and due_on <= ${endedBefore}))`, [
      due_before,
      due_before,
      zone,
    ])
  if (due_after !== undefined)
    query.whereRaw(`(due_until >= ? or (due_until is null and due_on > ${endedBefore}))`, [due_after, due_after, zone])
  if (available !== undefined)
    query.whereRaw('(coalesce(start_on <= (now() at time zone ?)::date, true) = ?)', [zone, available])
  if (any_assignee !== undefined || unassigned !== undefined)
    query.where((either) => {
      if (any_assignee !== undefined) either.orWhereRaw(`(assignee_ids && ?::uuid[] and ${isAssigned})`, [any_assignee])
      if (unassigned !== undefined) either.orWhereRaw(`not ${isAssigned}`)
    })
  if (section_id !== undefined) query.where('section_id', section_id as string)
  if (unsectioned !== undefined) query.whereNull('section_id')
  if (parent_id !== undefined) query.where('parent_id', parent_id as string)
  if (top_level !== undefined) query.whereNull('parent_id')
  if (any_label !== undefined) query.whereRaw(`(label_ids && ?::uuid[] and ${isLabelled})`, [any_label])
  if (all_labels !== undefined) query.whereRaw(`(label_ids @> ?::uuid[] and ${isLabelled})`, [all_labels])
  return query
}

/** SQL for whether a todo has labels or assignees, as the indexes of these say it. */
const isLabelled = `label_ids <> '{}'`
const isAssigned = `(assignee_ids <> '{}')`
