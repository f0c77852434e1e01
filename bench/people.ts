/** The users that send the bench's requests. Their ids are known; `npm run seed` makes other users beside them. */
import type { Knex } from 'knex'
import { createPasswords } from '../src/features/auth/passwords.ts'
import { createSigningKeys } from '../src/features/auth/signing-keys.ts'
import { createTokens } from '../src/features/auth/tokens.ts'
import { foldTexts } from '../src/features/todos/search.ts'

/** `number` is a digit that all of the person's ids begin with. */
export interface Person {
  number: number
  todos: number
}

/** Their todos are read and never changed. */
export const reader: Person = { number: 1, todos: 1_000 }
/** Their todos are changed, and new ones are added. */
export const writer: Person = { number: 2, todos: 1_000 }
/** Each of their todos is due on a day and recurs, and every fifth has a label. */
export const planner: Person = { number: 4, todos: 1_000 }
/** Has an event for each todo. */
export const follower: Person = { number: 3, todos: 10_000 }

export const password = 'tin whistle at low tide'
/** The name of the label that some of the planner's todos have. */
export const plannersLabel = 'garden'
export const emailOf = ({ number }: Person) => `bench-${number}@example.com`
export const userId = ({ number }: Person) => `${number}0000000-0000-7000-8000-000000000000`
const sessionId = ({ number }: Person) => `${number}1000000-0000-7000-8000-000000000000`
/** `index` counts from 1. */
export const todoId = ({ number }: Person, index: number) =>
  `${number}2000000-0000-7000-8000-${String(index).padStart(12, '0')}`

/** An access token as the service signs it, which lasts for 15 minutes. */
export function tokenOf(person: Person, secret: string): string {
  const tokens = createTokens({
    keys: createSigningKeys([Buffer.from(secret)]),
    issuer: 'taskpact',
    audience: 'taskpact',
  })
  return tokens.signAccess({ userId: userId(person), sessionId: sessionId(person), version: 1 }).token
}

/** Inserts all of them. Every third todo is done; every tenth has "oat" in its title. */
export async function insertPeople(db: Knex): Promise<void> {
  const password_hash = await createPasswords().hash(password)
  for (const person of [reader, writer, planner, follower]) {
    const id = userId(person)
    await db('users').insert({ id, email: emailOf(person), name: 'Ada', password_hash })
    await db('sessions').insert({ id: sessionId(person), user_id: id, expires_at: db.raw("now() + interval '1 day'") })
    await db.raw(
      `insert into todos
        (id, user_id, title, description, completed, completed_at, priority, position, created_at, updated_at)
      select
        ('${person.number}2000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, ?::uuid,
        case when n % 10 = 0 then 'Buy oat milk ' else 'Water the plants ' end || n,
        'In the afternoon, on the way home, if there is time',
        n % 3 = 0, case when n % 3 = 0 then now() end, 1 + n % 5, (5000000000 + n)::text,
        now() - (? - n) * interval '1 minute', now() - (? - n) * interval '1 minute'
      from generate_series(1, ?) as n`,
      [id, person.todos, person.todos, person.todos],
    )
  }
  await planTodos(db)
  // Otherwise the service would do it in the background, while it is measured. An earlier version has no such column.
  if (await db.schema.hasColumn('todos', 'search_text')) await foldTexts({ pool: db }, new AbortController().signal)
  // Otherwise, until the next autovacuum, plans would be made for other data, and reads would set hint bits.
  for (const table of ['users', 'sessions', 'todos', 'projects', 'project_members'])
    await db.raw('vacuum analyze ??', [table])
}

/** Gives the planner's todos their days and a label. An earlier version of Taskpact, with which this one is compared, has none. */
async function planTodos(db: Knex): Promise<void> {
  if (!(await db.schema.hasTable('labels'))) return
  const label = { id: `${planner.number}3000000-0000-7000-8000-000000000000`, name: plannersLabel }
  await db('labels').insert({ ...label, user_id: userId(planner), folded_name: label.name })
  await db.raw(
    `update todos set
      due_on = current_date + (substr(id::text, 25)::int % 60), recurrence = 'FREQ=DAILY',
      label_ids = case when substr(id::text, 25)::int % 5 = 0 then array[?::uuid] else '{}' end
    where user_id = ?`,
    [label.id, userId(planner)],
  )
}
