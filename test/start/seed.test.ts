/** `npm run seed` as a real process, on a database of its own, and what the service then says of it. */
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { dueSoonNotices } from '../../src/features/notifications/due-soon.ts'
import { doPeriodically } from '../../src/jobs/left-overs.ts'
import { urlOf } from '../support/database.ts'
import { signIn, useService } from '../support/service.ts'
import { newPlace, type Options, type Place, run } from './process.ts'

const service = useService()

async function seed(args: string[], env: NonNullable<Options['env']> = {}, place?: Place) {
  const DATABASE_URL = urlOf(service().database)
  return run(place ?? (await newPlace()), { args: ['seed', ...args], env: { DATABASE_URL, ...env } })
}

const tables = ['users', 'projects', 'project_members', 'todos'] as const

async function counts(): Promise<Record<string, number>> {
  const { pool } = service().database
  const rows = tables.map(
    async (table) => [table, Number((await pool(table).count({ total: '*' }))[0]?.total)] as const,
  )
  return Object.fromEntries(await Promise.all(rows))
}

/** How many rows of a query there are. */
async function countOf(query: (pool: Knex) => Knex.QueryBuilder): Promise<number> {
  return (await query(service().database.pool)).length
}

/** The printed address and password of a user. */
function invitation(output: string): { email: string; password: string } {
  const [, email = '', password = ''] = /-d username=(\S+) -d password=(\S+)/.exec(output) ?? []
  return { email, password }
}

test('it makes what was asked for, as the service would have it', async () => {
  const before = await counts()
  const sizes = ['--users', '12', '--projects', '15', '--todos', '3000', '--seed', '7']
  const { code, output, errors } = await seed(sizes)
  expect({ code, errors }).toEqual({ code: 0, errors: '' })

  const after = await counts()
  const added = Object.fromEntries(tables.map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]))
  expect(added).toMatchObject({ users: 12, projects: 15, todos: 3000 })
  expect(output).toMatch(
    new RegExp(`Added 12 users, 15 projects with ${added.project_members} members, and 3,000 todos to .+ in [\\d.]+ s`),
  )
  // No bar: this is no terminal.
  expect(output).toContain('3,000 of 3,000 todos\n')
  expect(output).not.toContain('\u001b')

  // Each of these would be an empty list whatever was seeded, if nothing were there to compare.
  expect(await countOf((pool) => pool('todos').whereRaw(`assignee_ids <> '{}'`))).toBeGreaterThan(500)
  expect(await countOf((pool) => pool('todos').whereRaw('cardinality(assignee_ids) > 1'))).toBeGreaterThan(20)
  expect(await countOf((pool) => pool('todos').whereNull('project_id'))).toBeGreaterThan(300)
  expect(await countOf((pool) => pool('todos').where({ completed: true }))).toBeGreaterThan(1_000)
  expect(await countOf((pool) => pool('projects').where({ status: 'archived' }))).toBeGreaterThan(0)

  expect(
    await countOf((pool) =>
      pool('projects')
        .leftJoin('todos', 'todos.project_id', 'projects.id')
        .groupBy('projects.id')
        .havingRaw('task_count <> count(todos.id) or open_task_count <> count(todos.id) filter (where not completed)')
        .select('projects.id'),
    ),
    'projects with other counts than their todos',
  ).toBe(0)
  expect(
    await countOf((pool) =>
      pool('todos').whereRaw(
        `label_ids <> '{}' and label_ids <> (select coalesce(array_agg(id order by id), '{}') from labels
          where id = any(label_ids) and coalesce(labels.project_id, labels.user_id) = coalesce(todos.project_id, todos.user_id))`,
      ),
    ),
    'todos with labels of another home',
  ).toBe(0)
  expect(await countOf((pool) => pool('todos').whereRaw(`label_ids <> '{}'`))).toBeGreaterThan(500)
  expect(await countOf((pool) => pool('todos').whereNotNull('section_id'))).toBeGreaterThan(500)
  const roleOf = (pool: Knex, column: string) =>
    pool('project_members').whereRaw('project_id = todos.project_id and user_id = ??', [column])
  expect(
    await countOf((pool) =>
      pool('todos')
        .joinRaw('cross join unnest(assignee_ids) as assignee(id)')
        .whereNotExists(roleOf(pool, 'assignee.id')),
    ),
    'todos whose assignee is no member',
  ).toBe(0)
  expect(
    await countOf((pool) =>
      pool('todos')
        .whereNotNull('project_id')
        .whereNotExists(roleOf(pool, 'todos.user_id').whereIn('role', ['editor', 'owner'])),
    ),
    'todos whose maker may not write',
  ).toBe(0)
  expect(
    await countOf((pool) =>
      pool('projects').whereNotExists(
        pool('project_members').whereRaw("project_id = projects.id and user_id = owner_id and role = 'owner'"),
      ),
    ),
    'projects whose owner is none',
  ).toBe(0)
  expect(
    await countOf((pool) =>
      pool('todos')
        .leftJoin('projects', 'projects.id', 'project_id')
        .join('users', 'users.id', 'user_id')
        .whereRaw('todos.created_at < greatest(projects.created_at, users.created_at)')
        .orWhereRaw('todos.updated_at < todos.created_at or todos.updated_at > now()')
        .orWhereRaw('completed_at < todos.created_at or completed_at > now()')
        .orWhereRaw("projects.status = 'archived' and todos.created_at > projects.updated_at"),
    ),
    'todos at impossible times',
  ).toBe(0)
})

test('the first user signs in with what it printed, and sees projects and todos', async () => {
  const { output } = await seed(['--users', '3', '--projects', '2', '--todos', '200'])
  const { email, password } = invitation(output)
  const person = await signIn(service().server, { id: '', email, password })
  const projects = await person.send('get', '/projects')
  const todos = await person.send('get', '/todos?limit=100&count=true')
  expect([projects.status, todos.status]).toEqual([200, 200])
  expect(projects.body.length).toBeGreaterThan(0)
  expect(todos.body.length).toBeGreaterThan(0)

  const [, other = ''] = /Some of the others:\n {2}(\S+)/.exec(output) ?? []
  await signIn(service().server, { id: '', email: other, password })
})

test('no mail is sent to anybody whom it made', async () => {
  const { pool } = service().database
  await seed(['--users', '3', '--projects', '1', '--todos', '300'])
  await pool('todos').update({
    due_at: pool.raw(`now() + interval '1 hour'`),
    time_zone: 'UTC',
    completed: false,
    completed_at: null,
  })
  await doPeriodically(service().context, dueSoonNotices(service().context))
  expect(await countOf((db) => db('notifications'))).toBeGreaterThan(100)
  expect(await countOf((db) => db('pgboss.job').where({ name: 'mail' }))).toBe(0)
})

test('twice the same seed: the same data beside the first, for other people', async () => {
  const sizes = ['--users', '4', '--projects', '3', '--todos', '50', '--seed', '99']
  const titles = async ({ output }: { output: string }) => {
    const domain = invitation(output).email.split('@')[1]
    const { pool } = service().database
    const mine = pool('todos').join('users', 'users.id', 'user_id').whereLike('email', `%@${domain}`)
    return mine.orderBy(['todos.created_at', 'todos.id']).select('title', 'priority', 'completed', 'users.name')
  }
  const first = await titles(await seed(sizes))
  const second = await titles(await seed(sizes))
  expect(first).toHaveLength(50)
  expect(second).toEqual(first)
  expect(await titles(await seed([...sizes.slice(0, -1), '100']))).not.toEqual(first)
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of it: a sentence, and nothing is there',
  async (signal) => {
    const before = await counts()
    const place = await newPlace()
    const end = seed(['--todos', '5000000'], {}, place)
    const child = place.children[0]
    // The first line of progress comes when users and projects are in.
    child?.stdout?.once('data', () => child.kill(signal))
    expect(await end).toMatchObject({ code: 1, errors: 'Interrupted. Nothing was added.\n' })
    expect(await counts()).toEqual(before)
  },
)

test('nothing of what can be left out: one user', async () => {
  const before = await counts()
  const { code, output } = await seed(['--users', '1', '--projects', '0', '--todos', '0'])
  expect(code).toBe(0)
  expect(await counts()).toEqual({ ...before, users: (before.users ?? 0) + 1 })
  expect(invitation(output).email).toMatch(/@team-[0-9a-f]{8}\.example\.com$/)
})

test.each([
  [['--todos', 'many'], '--todos is "many", which does not fit: write a whole number from 0 to 100000000.\n'],
  [['--users', '0'], '--users is "0", which does not fit: write a whole number from 1 to 100000.\n'],
  [['--seed=-1'], '--seed is "-1", which does not fit: write a whole number from 0 to 4294967295.\n'],
  [['--projects'], "Option '--projects <value>' argument missing. Run `taskpact seed --help` to see all options."],
  [['--todo', '5'], "Unknown option '--todo'. Run `taskpact seed --help` to see all options."],
  [['5000'], "Unexpected argument '5000'. Run `taskpact seed --help` to see all options."],
])('%j is refused in a sentence, before anything is done', async (args, sentence) => {
  // With this variable, using the database would print another error.
  const { code, output, errors } = await seed(args, { DATABASE_URL: 'nowhere' })
  expect({ code, output }).toEqual({ code: 1, output: '' })
  expect(errors).toContain(sentence)
  expect(errors.trim().split('\n')).toHaveLength(1)
})

test('--help names every flag', async () => {
  const { code, output } = await seed(['--help'], { DATABASE_URL: 'nowhere' })
  expect(code).toBe(0)
  for (const flag of ['--users', '--projects', '--todos', '--seed']) expect(output).toContain(`  ${flag} `)
})
