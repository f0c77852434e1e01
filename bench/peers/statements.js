/**
 * The statements of the contenders that write their own SQL, so that all of them send the same to Postgres. Taskpact batches
 * the look-ups of todos and users of concurrent requests in one statement, which is a part of the comparison.
 */

const columns = `id, title, description, completed, completed_at, priority, due_on, due_at, time_zone, start_on, recurrence,
  recurrence_from, next_id, series_id, project_id, section_id, position, label_ids, assignee_ids, user_id, version, created_at,
  updated_at`

/** The todos that a user sees: their own, and those of the projects that they are a member of. $1 is the user. */
const visible = `deleted_at is null and ((user_id = $1 and project_id is null)
  or exists (select 1 from project_members where project_members.project_id = todos.project_id and user_id = $1))`

export const findUser = 'select id, email, name, role, created_at from users where id = $1 and disabled_at is null'

/** The account that signs in. $1 is an e-mail address. */
export const findAccount = 'select id, password_hash from users where lower(email) = lower($1) and disabled_at is null'

/** $2 is the todo. */
export const findTodo = `select ${columns} from todos where ${visible} and id = $2`

/** $2 is the todo's id. Its position is after the user's other todos. */
export const insertTodo = `insert into todos (id, user_id, title, description, priority, position)
  values ($2, $1, $3, $4, $5, (
    select lpad((coalesce(left(max(position), 10)::bigint, 4999999999) + 1)::text, 10, '0')
    from todos where user_id = $1 and project_id is null
  ))
  returning ${columns}`

/**
 * The newest first. A condition is only in the statement when the request has it. The user's own todos and those of each
 * project are read separately, in the order of an index, and merged: `visible` would read all of them.
 */
export function listTodos(userId, { completed, search, skip, limit }) {
  const values = [userId]
  const parameter = (value) => `$${values.push(value)}`
  let narrowed = ''
  if (completed !== undefined) narrowed += ` and completed = ${parameter(completed)}`
  if (search !== undefined) {
    const pattern = parameter(`%${search.replaceAll(/[\\%_]/g, '\\$&')}%`)
    narrowed += ` and (title ilike ${pattern} or description ilike ${pattern})`
  }
  const order = 'order by created_at desc, id desc'
  const read = (where) =>
    `select ${columns} from todos where ${where} and deleted_at is null${narrowed} ${order} limit ${parameter(skip + limit)}`
  const text = `select * from (
    (${read('user_id = $1 and project_id is null')})
    union all
    (select todos.* from (select project_id from project_members where user_id = $1) as mine
      cross join lateral (${read('todos.project_id = mine.project_id')}) as todos)
  ) as merged ${order} offset ${parameter(skip)} limit ${parameter(limit)}`
  return { text, values }
}

/** Only what is given changes. */
export function updateTodo(userId, id, changes) {
  const values = [userId, id]
  const set = ['version = version + 1', 'updated_at = now()']
  for (const name of ['title', 'description', 'priority', 'completed'])
    if (changes[name] !== undefined) set.push(`${name} = $${values.push(changes[name])}`)
  if (changes.completed !== undefined)
    set.push(`completed_at = ${changes.completed ? 'coalesce(completed_at, now())' : 'null'}`)
  return { text: `update todos set ${set.join(', ')} where ${visible} and id = $2 returning ${columns}`, values }
}
