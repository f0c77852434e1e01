/** Lists that are read place by place and merged equal the plain statement: own todos and those of one's projects. */
import fc from 'fast-check'
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { containing, type Page } from '../../src/db/page.ts'
import { countTodos, listTodoIds, listTodos, type TodoList } from '../../src/features/todos/lists.ts'
import { findTodo, findTodos, todoColumns } from '../../src/features/todos/queries.ts'
import { countTrash, listTrash } from '../../src/features/trash/queries.ts'
import { searchTextOf, wordsOf } from '../../src/language/fold.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const uuid = (kind: number, n: number) => `${kind}0000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [ada, bob] = [uuid(1, 0), uuid(1, 1)]
const projects = [uuid(2, 0), uuid(2, 1), uuid(2, 2)]
/** The section of each project. */
const sectionOf = (project: string) => project.replace('2', '5')
const labels = [uuid(4, 0), uuid(4, 1), uuid(4, 2)]
const instants = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000001Z', '2026-01-02T00:00:00Z']

const zone = fc.constantFrom('UTC', 'Pacific/Kiritimati', 'America/St_Johns')
/** Days that end between the instants, in one zone or another. */
const day = {
  due_on: fc.constantFrom('2025-12-31', '2026-01-01'),
  time_zone: fc.option(zone, { freq: 2 }),
}

/** Few values, so that ties are common. */
const todo = fc.record({
  user_id: fc.constantFrom(ada, bob),
  project_id: fc.constantFrom(null, ...projects),
  title: fc.constantFrom('a', 'b', 'A_', '50%'),
  description: fc.constantFrom(null, 'a', 'nothing'),
  completed: fc.boolean(),
  priority: fc.integer({ min: 1, max: 2 }),
  due: fc.oneof(
    fc.constant({}),
    fc.record(day),
    fc.record({ ...day, due_at: fc.constantFrom(...instants), time_zone: zone }),
  ),
  start_on: fc.constantFrom(null, '1999-12-31', '2998-12-31'),
  assignee_ids: fc.subarray([ada, bob]),
  section: fc.boolean(),
  label_ids: fc.subarray(labels),
  position: fc.constantFrom('5000000000', '5000000000V', '5000000001'),
  created_at: fc.constantFrom(...instants),
  updated_at: fc.constantFrom(...instants),
  deleted: fc.constantFrom(null, null, 'alone', 'with its project'),
})

const world = fc.record({
  todos: fc.array(todo, { maxLength: 30 }),
  /** Ada's role in each project. */
  roles: fc.tuple(...projects.map(() => fc.constantFrom(null, 'viewer', 'editor', 'owner'))),
})

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })
const someLabels = optional(fc.subarray(labels, { minLength: 1 }))
const place = fc.oneof(
  fc.record({ project_id: optional(fc.constantFrom(...projects)) }),
  fc.constant({ own: true as const }),
)
const narrowing = fc.record({
  completed: optional(fc.boolean()),
  priority: optional(fc.constant(1)),
  search: optional(fc.constantFrom('a', '_', '%', 'B a')),
  due_before: optional(fc.constantFrom(...instants)),
  due_after: optional(fc.constantFrom(...instants)),
  available: optional(fc.boolean()),
  section_id: optional(fc.constantFrom(...projects.map(sectionOf))),
  unsectioned: optional(fc.constant(true as const)),
  any_label: someLabels,
  all_labels: someLabels,
  any_assignee: optional(fc.subarray([ada, bob], { minLength: 1 })),
  unassigned: optional(fc.constant(true as const)),
})
const filter: fc.Arbitrary<TodoList> = fc
  .tuple(narrowing, place)
  .map(([narrowed, place]) => ({ ...narrowed, ...place }))
const sort = fc
  .tuple(fc.constantFrom('', '-'), fc.constantFrom('created_at', 'updated_at', 'due', 'priority', 'title', 'position'))
  .map(([direction, key]) => direction + key)

async function insert(db: Knex, { todos, roles }: typeof world extends fc.Arbitrary<infer World> ? World : never) {
  const names = [ada, bob].map((id) => ({ id, email: `${id}@example.com`, name: 'Ada' }))
  await db('users').insert(names)
  await db('projects').insert(projects.map((id) => ({ id, owner_id: bob, name: 'Garden' })))
  const members = roles.flatMap((role, index) => (role ? [{ project_id: projects[index], user_id: ada, role }] : []))
  if (members.length > 0) await db('project_members').insert(members)
  const place = { name: 'Doing', position: '5000000000' }
  await db('sections').insert(projects.map((project_id) => ({ id: sectionOf(project_id), project_id, ...place })))
  const rows = todos.map(({ deleted, due, section, ...row }, index) => ({
    // Not in the order of any column.
    id: uuid(3, (index * 7) % 31),
    ...row,
    ...{ due_on: null, due_at: null, time_zone: null },
    ...due,
    section_id: section && row.project_id !== null ? sectionOf(row.project_id) : null,
    // An own todo has no other assignee.
    assignee_ids: row.project_id === null ? row.assignee_ids.filter((id) => id === row.user_id) : row.assignee_ids,
    completed_at: row.completed ? row.created_at : null,
    deleted_at: deleted === null ? null : row.updated_at,
    deleted_with_project: deleted === 'with its project' && row.project_id !== null,
    // Some are of the version before.
    search_text: index % 3 === 0 ? null : searchTextOf(row.title, row.description),
  }))
  if (rows.length > 0) await db('todos').insert(rows)
}

/** The rule, as it is said. */
function seenByAda(db: Knex, roles = ['viewer', 'editor', 'owner']): Knex.QueryBuilder {
  const mine = db('project_members').select('project_id').where({ user_id: ada }).whereIn('role', roles)
  return db('todos').where((either) =>
    either.where((own) => own.where({ user_id: ada }).whereNull('project_id')).orWhereIn('project_id', mine),
  )
}

/** The moment at which a todo is due for a reader. */
const dueFor = (zone: string) =>
  `coalesce(due_at, (due_on + 1)::timestamp at time zone coalesce(time_zone, '${zone}') - interval '1 microsecond')`

function plainly(
  db: Knex,
  {
    search,
    due_before,
    due_after,
    available,
    own,
    unsectioned,
    any_label,
    all_labels,
    any_assignee,
    unassigned,
    ...equal
  }: TodoList,
  zone = 'UTC',
): Knex.QueryBuilder {
  const query = seenByAda(db).whereNull('deleted_at')
  for (const [column, value] of Object.entries(equal)) if (value !== undefined) query.where(column, value)
  if (own) query.whereNull('project_id')
  if (unsectioned) query.whereNull('section_id')
  if (any_label) query.whereRaw(`(${any_label.map(() => '? = any(label_ids)').join(' or ')})`, any_label)
  if (any_assignee || unassigned) {
    const asked = (any_assignee ?? []).map(() => '? = any(assignee_ids)')
    query.whereRaw(
      `(${[...asked, ...(unassigned ? ['cardinality(assignee_ids) = 0'] : [])].join(' or ')})`,
      any_assignee ?? [],
    )
  }
  for (const label of all_labels ?? []) query.whereRaw('? = any(label_ids)', [label])
  if (due_before !== undefined) query.whereRaw(`${dueFor(zone)} < ?`, [due_before])
  if (due_after !== undefined) query.whereRaw(`${dueFor(zone)} >= ?`, [due_after])
  // The days are long ago or far ahead everywhere.
  if (available !== undefined) query.whereRaw('(coalesce(start_on, current_date) <= current_date) = ?', [available])
  const words = search === undefined ? [] : wordsOf(search)
  const contains = '(title ilike ? or description ilike ?)'
  for (const word of words)
    query.whereRaw(`case when search_text is null then ${contains} else search_text like ? end`, [
      ...[containing(word), containing(word), `% ${word}%`],
    ])
  if (search !== undefined && words.length === 0) query.whereRaw(contains, [containing(search), containing(search)])
  return query
}

/** All pages, one after the other. */
async function walk<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    rows.push(...page.rows)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return rows
}

async function inWorld(made: Parameters<typeof insert>[1], check: (db: Knex) => Promise<void>): Promise<void> {
  const transaction = await database.pool.transaction()
  try {
    await insert(transaction, made)
    await check(transaction)
  } finally {
    await transaction.rollback()
  }
}

test('lists equal the plain statement, in every order, filtered and in pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      filter,
      sort,
      fc.integer({ min: 1, max: 7 }),
      fc.nat({ max: 5 }),
      zone,
      async (made, filter, sort, limit, skip, zone) =>
        inWorld(made, async (db) => {
          const direction = sort.startsWith('-') ? 'desc' : 'asc'
          const key = sort.replace('-', '')
          const value = key === 'due' ? dueFor(zone) : key
          const expected = await plainly(db, filter, zone)
            .select(todoColumns)
            .orderByRaw(
              `${value} is null, ${value} ${key === 'title' ? 'collate natural_order ' : ''}${direction}, id ${direction}`,
            )
          const reader = { userId: ada, zone }
          const read = (more: { cursor?: string | undefined; skip?: number }) =>
            listTodos(db, reader, filter, { sort, limit, skip: 0, ...more })
          expect(await walk((cursor) => read({ cursor }))).toEqual(expected)
          expect((await read({ skip })).rows).toEqual(expected.slice(skip, skip + limit))
          expect(await countTodos(db, reader, filter, { sort })).toBe(expected.length)
        }),
    ),
    { numRuns: 150 },
  )
})

test('todos by id, several by id, and pages by id equal the plain statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      optional(fc.constantFrom(...projects)),
      fc.integer({ min: 1, max: 7 }),
      async (made, project_id, limit) =>
        inWorld(made, async (db) => {
          const all: string[] = await db('todos').orderBy('id').pluck('id')
          const seen = await plainly(db, {}).select(todoColumns).orderBy('id')
          const found = []
          for (const id of all) found.push(await findTodo(db, ada, id))
          expect(found.filter((one) => one !== null)).toEqual(seen)
          expect((await findTodos(db, ada, all)).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(seen)
          const ids = await walk(async (behind) => {
            const rows = await listTodoIds(db, ada, { behind, projectId: project_id }, limit)
            return { rows, next: rows.length < limit ? null : (rows.at(-1) ?? null) }
          })
          expect(ids).toEqual(await plainly(db, { project_id }).orderBy('id').pluck('id'))
        }),
    ),
    { numRuns: 50 },
  )
})

test('the trash equals the plain statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.constantFrom('deleted_at', '-deleted_at'),
      fc.integer({ min: 1, max: 7 }),
      async (made, sort, limit) =>
        inWorld(made, async (db) => {
          const direction = sort.startsWith('-') ? 'desc' : 'asc'
          const expected = await seenByAda(db, ['editor', 'owner'])
            .whereNotNull('deleted_at')
            .where({ deleted_with_project: false })
            .orderByRaw(`deleted_at ${direction}, id ${direction}`)
            .pluck('id')
          const filter = { retentionDays: 30 }
          const found = await walk((cursor) => listTrash(db, ada, filter, { sort, limit, skip: 0, cursor }))
          expect(found.map(({ id }) => id)).toEqual(expected)
          expect(await countTrash(db, ada, filter)).toBe(expected.length)
        }),
    ),
    { numRuns: 50 },
  )
})
