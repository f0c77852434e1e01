/** How Postgres answers the requests that come often: from indexes, and without reading what it then leaves out. */
import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldTexts } from '../../src/features/todos/search.ts'
import { newTodo } from '../support/build.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { nextOf } from '../support/links.ts'
import { explained, type Plan } from '../support/plans.ts'
import { newPerson, type Person, startService, type TestService } from '../support/service.ts'

/** Tables that grow with the number of users. */
const large = ['todos', 'events', 'sessions', 'users', 'idempotency_keys', 'projects', 'project_members']
/** Rows that a statement may read without returning them: with a condition that no row fulfils, all that Ada sees. */
const maxUnusedRows = 1_300

let database: TestDatabase
let service: TestService
let taken: () => Plan[]
let ada: Person

beforeAll(async () => {
  const explaining = explained(await createDatabase())
  database = explaining.database
  taken = explaining.taken
  service = await startService({}, {}, database)
  ada = await newPerson(service)
  // Its event has what the others are made of.
  await newTodo(ada, { title: 'Buy milk' })
  await seed(database.pool, ada.id)
}, 120_000)

afterAll(async () => {
  await service.close()
  await database.drop()
})

/**
 * 20,000 todos of 400 people, half of them in 100 projects; and Ada's: 1,000 of her own, and 300 in three of the
 * projects.
 */
async function seed(pool: Knex, adaId: string): Promise<void> {
  const id = (kind: string, n: string) => `('${kind}0000000-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`
  const insertTodos = (kind: string, columns: string, from: string) => `
    insert into todos (id, title, description, completed, completed_at, priority, due_at, due_on, position, created_at,
      updated_at, user_id, project_id)
    select ${id(kind, 'n')}, case when n % 10 = 0 then 'Buy oat milk ' else 'Water the plants ' end || n, 'On the way',
      n % 3 = 0, case when n % 3 = 0 then now() end, 1 + n % 5,
      case when n % 4 = 0 then now() + n * interval '1 hour' end, case when n % 4 = 1 then current_date + n / 24 end,
      (5000000000 + n)::text,
      now() - n * interval '1 minute', now() - n * interval '1 second', ${columns} from ${from}`
  await pool.raw(`
    insert into users (id, email, name) select ${id('1', 'n')}, 'seed-' || n || '@example.com', 'Bob'
      from generate_series(0, 3999) n;
    insert into sessions (id, user_id, expires_at) select ${id('2', 'n')}, ${id('1', 'n')}, now() + interval '1 day'
      from generate_series(0, 3999) n;
    insert into projects (id, owner_id, name) select ${id('3', 'n')}, ${id('1', 'n')}, 'Project ' || n
      from generate_series(0, 3999) n;
    insert into project_members (project_id, user_id, role)
      select ${id('3', 'n')}, ${id('1', 'n')}, 'owner' from generate_series(0, 3999) n;
    insert into project_members (project_id, user_id, role) select ${id('3', 'n')}, '${adaId}', 'editor'
      from generate_series(0, 4) n;
    ${insertTodos('4', `${id('1', 'n % 400')}, case when n % 2 = 0 then ${id('3', 'n % 200')} end`, 'generate_series(1, 20000) n')};
    ${insertTodos('5', `'${adaId}', null`, 'generate_series(1, 1000) n')};
    update todos set deleted_at = now(), deleted_by = user_id where id in (select id from todos order by md5(id::text) limit 500);
    insert into events (id, type, actor_id, project_id, user_id, todo_id, data, changes)
      select ${id('6', 'n')}, 'todo.created', ${id('1', 'n % 400')}, case when n % 2 = 0 then ${id('3', 'n % 200')} end,
        ${id('1', 'n % 400')}, ${id('4', 'n')}, events.data, '[]'
      from generate_series(1, 20000) n, events where type = 'todo.created';
    insert into idempotency_keys (user_id, idempotency_key, fingerprint, reply_status, reply_headers)
      select ${id('1', 'n % 400')}, 'key-' || n, 'f', 201, '{}' from generate_series(1, 5000) n;
  `)
  await foldTexts({ pool }, AbortSignal.timeout(60_000))
  for (const table of large) await pool.raw('vacuum analyze ??', [table])
}

const todo = '50000000-0000-7000-8000-000000000001'
const project = '30000000-0000-7000-8000-000000000002'

/** Returns each statement that breaks the rule, with those of its nodes that do. */
function faults(plans: Plan[]): string[] {
  return plans.flatMap(({ statement, nodes }) =>
    nodes.flatMap((node) => {
      const table = node['Relation Name']
      const read = (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']
      const fault =
        node['Node Type'] === 'Seq Scan' && large.includes(table ?? '')
          ? `reads all of ${table}`
          : read > maxUnusedRows
            ? `reads ${read} rows of ${table ?? node['Node Type']} in vain`
            : null
      return fault === null ? [] : [`${fault}: ${statement}`]
    }),
  )
}

async function plansOf(work: () => Promise<{ status: number; text: string }>): Promise<Plan[]> {
  taken()
  const { status, text } = await work()
  expect(status, text).toBeLessThan(300)
  const plans = taken()
  expect(plans).not.toEqual([])
  return plans
}

const sorts = ['created_at', 'updated_at', 'due', 'priority', 'title', 'position'].flatMap((key) => [key, `-${key}`])
const lists = [
  ...sorts.map((sort) => `/todos?limit=20&sort=${sort}`),
  ...sorts.map((sort) => `/todos?limit=20&sort=${sort}&project_id=${project}`),
  '/todos?limit=100&skip=500',
  '/todos?limit=20&count=true',
  '/todos?limit=20&completed=false&search=oat',
  '/todos?limit=20&search=found-nowhere',
  '/todos?limit=20&search=oat%20plants&sort=relevance',
  '/todos?limit=20&search=watre%20plants&sort=relevance',
  '/todos?limit=20&priority=2&due_after=2020-01-01T00:00:00Z&sort=due',
  '/todos?limit=20&completed=false&due_before=2020-01-01T00:00:00Z',
  '/todos?limit=20&due_before=2020-01-01T00:00:00Z&sort=-due',
  '/todos?limit=20&available=true&sort=due',
  `/todos?limit=20&assignee_id=10000000-0000-7000-8000-000000000001`,
  '/todos?limit=20&project_id=none&sort=position',
  '/todos?limit=20&label_id=70000000-0000-7000-8000-000000000001',
  '/todos?limit=20&section_id=80000000-0000-7000-8000-000000000001',
  '/todos?limit=20&parent_id=80000000-0000-7000-8000-000000000001',
  '/todos?limit=20&parent_id=none&project_id=none&sort=position',
]

test.each([
  ...lists,
  `/todos/${todo}`,
  '/projects?limit=20',
  `/projects/${project}`,
  `/projects/${project}/members`,
  `/projects/${project}/sections`,
  '/labels?limit=20',
  '/views?limit=20',
  '/views/upcoming/todos?limit=20',
  '/trash',
  '/trash?type=todo',
  '/notifications',
  '/sync',
  '/activity',
  '/users/me',
])('GET %s reads what it answers', async (path) => {
  expect(faults(await plansOf(() => ada.send('get', path)))).toEqual([])
})

test.each(sorts)('so does every page behind a cursor, by %s', async (sort) => {
  let path = `/todos?limit=100&sort=${sort}`
  for (let page = 0; page < 12; page++) {
    const plans = await plansOf(async () => {
      const answer = await ada.send('get', path)
      path = nextOf(answer) ?? ''
      return answer
    })
    expect(faults(plans)).toEqual([])
    if (path === '') return
  }
})

test('every page of a copy, and what changes afterwards', async () => {
  let cursor = ''
  for (let more = true; more; ) {
    const plans = await plansOf(async () => {
      const answer = await ada.send('get', `/sync?limit=100${cursor}`)
      cursor = `&cursor=${answer.body.cursor}`
      more = answer.body.has_more
      return answer
    })
    expect(faults(plans)).toEqual([])
  }
  await ada.send('patch', `/todos/${todo}`, { title: 'Changed' })
  expect(faults(await plansOf(() => ada.send('get', `/sync?limit=100${cursor}`)))).toEqual([])
})

test.each([
  ['post', '/todos', { title: 'Buy milk' }],
  ['post', '/todos', { title: 'Buy milk', project_id: project }],
  ['patch', `/todos/${todo}`, { title: 'Buy oats' }],
  ['post', `/todos/${todo}/move`, { after: '50000000-0000-7000-8000-000000000005' }],
  ['delete', '/todos/50000000-0000-7000-8000-000000000007', undefined],
] as const)('%s %s finds what it changes by an index', async (method, path, body) => {
  expect(faults(await plansOf(() => ada.send(method, path, body)))).toEqual([])
})

test('a statement that reads a whole table is found', async () => {
  taken()
  await database.pool('todos').count().where({ description: 'nowhere' })
  expect(faults(taken())).toEqual([expect.stringMatching(/^reads all of todos: select count/)])
})
