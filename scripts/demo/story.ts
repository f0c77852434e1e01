/** The steps of the demo, all through the SDK: what a new user does on the first day. */
import {
  createLabel,
  createReminder,
  createTodo,
  createToken,
  deleteTodo,
  getMe,
  getTodo,
  listReminders,
  register,
  signIn,
  type TaskpactClient,
  type Todo,
  type TodoCreate,
  type Token,
  type User,
  updateTodo,
} from '../../src/sdk/index.ts'
import { type Account, deleteAccount, type Visitor } from './account.ts'
import { call, difference, readList, refusal } from './calls.ts'
import { step } from './screen.ts'
import type { TodoTxtItem } from './todotxt.ts'

/** All that a line of the text file says. The todos have no project and no assignee. */
type PlannedTodo = Required<Omit<TodoCreate, 'project_id' | 'assignee_ids'>>

/**
 * Converts a todo of the text file. Tags at the end of the title become the description.
 */
export function toTodo({ title, completed, priority, dueDate }: TodoTxtItem): PlannedTodo {
  const [, sentence = title, tags = ''] = /^(.*?\S)((?:\s+[+@]\S+)*)$/.exec(title) ?? []
  return {
    title: sentence,
    description: tags.trim() || null,
    completed,
    priority,
    due_on: dueDate,
    due_at: null,
    time_zone: null,
    start_on: null,
    recurrence: null,
    recurrence_from: 'due',
    section_id: null,
    label_ids: [],
  }
}

/** Registers, works, and deletes the account. Throws a DemoFailure at the first wrong response. */
export async function runStory(visitor: Visitor, items: TodoTxtItem[]): Promise<void> {
  const { client, account } = visitor
  const planned = items.map(toTodo)
  const user = await signUp(client, account)
  let todos = await create(client, user, planned)
  await read(client, todos)
  await filter(client, todos)
  await search(client, todos)
  todos = await label(client, todos)
  await remind(client, todos)
  await refresh(client, user)
  todos = await complete(client, todos)
  todos = await remove(client, todos)
  await step('clean up', async () => {
    await deleteAccount(visitor)
    return 'the account and all of its data'
  })
}

async function signUp(client: TaskpactClient, account: Account): Promise<User> {
  const { email, password, name } = account
  let user: User | undefined
  await step('register', async () => {
    account.mayExist = true
    const { data, must } = await call('register', 201, register({ client, body: { email, password, name } }))
    must(data.email === email && data.name === name && data.role === 'user', 'this is another user')
    user = data
    await refusal('register', 409, 'email_taken', register({ client, body: { email, password, name } }))
    return email
  })
  await step('sign in', async () => {
    const wrong = createToken({ client, body: { grant_type: 'password', username: email, password: `${password}!` } })
    await refusal('createToken', 401, 'invalid_credentials', wrong)
    await refusal('getMe', 401, 'unauthenticated', getMe({ client }))
    const { expires_in } = await signIn(client, { email, password })
    await isMe(client, user as User)
    return `an access token for ${expires_in / 60} minutes`
  })
  return user as User
}

async function isMe(client: TaskpactClient, user: User): Promise<void> {
  const { data, must } = await call('getMe', 200, getMe({ client }))
  must(JSON.stringify(data) === JSON.stringify(user), 'this is another user')
}

async function create(client: TaskpactClient, user: User, planned: PlannedTodo[]): Promise<Todo[]> {
  const todos: Todo[] = []
  await step('create', async (progress) => {
    for (const body of planned) {
      const { data, headers, must } = await call('createTodo', 201, createTodo({ client, body }))
      const wanted = { ...data, ...body, user_id: user.id, version: 1 }
      const wrong = difference(data, wanted)
      must(wrong === null, String(wrong))
      must((data.completed_at !== null) === body.completed, `completed_at is ${data.completed_at}`)
      must(headers.get('Location') === `todos/${data.id}`, `its Location is ${headers.get('Location')}`)
      todos.push(data)
      progress(todos.length, planned.length)
    }
    return `${todos.length} todos of todo.txt`
  })
  return todos
}

async function read(client: TaskpactClient, todos: Todo[]): Promise<void> {
  await step('read', async () => {
    const pages = await readList(client, { sort: 'created_at' }, 30, todos)
    await readList(client, {}, 100, todos.toReversed())
    return `all todos, in ${pages} pages of 30, and newest first`
  })
  await step('sort', async () => {
    await readList(
      client,
      { sort: 'priority' },
      30,
      sorted(todos, ({ priority }) => priority),
    )
    await readList(
      client,
      { sort: 'due' },
      30,
      sorted(todos, ({ due_on }) => (due_on ? Date.parse(due_on) : Infinity)),
    )
    return 'by priority and by due date'
  })
  await step('look up', async () => {
    const todo = todos[0] as Todo
    const path = { todo_id: todo.id }
    const { data, headers, must } = await call('getTodo', 200, getTodo({ client, path }))
    must(difference(data, todo) === null, String(difference(data, todo)))
    const etag = headers.get('ETag') as string
    await call('getTodo', 304, getTodo({ client, path, headers: { 'If-None-Match': etag } }))
    return 'one todo, and 304 when it has not changed'
  })
}

/** Sorts as the contract says: todos with equal keys by id. */
function sorted(todos: Todo[], key: (todo: Todo) => number): Todo[] {
  return todos.toSorted((a, b) => {
    const [first, second] = [key(a), key(b)]
    return first === second ? (a.id < b.id ? -1 : 1) : first - second
  })
}

async function filter(client: TaskpactClient, todos: Todo[]): Promise<void> {
  // A day is due at its end, here in UTC: before the start of the next one.
  const isDue = ({ due_on }: Todo, from: string, to: string) =>
    due_on !== null && Date.parse(due_on) >= Date.parse(from) && Date.parse(due_on) < Date.parse(to)
  const [december, january, never] = ['2026-12-01T00:00:00Z', '2027-01-01T00:00:00+00:00', '2999-12-31T00:00:00Z']
  const filters: [Parameters<typeof readList>[1], (todo: Todo) => boolean][] = [
    [{ completed: false }, (todo) => !todo.completed],
    [{ completed: true }, (todo) => todo.completed],
    ...[1, 2, 3, 4, 5].map((priority): (typeof filters)[number] => [
      { priority },
      (todo) => todo.priority === priority,
    ]),
    [{ due_before: december }, (todo) => isDue(todo, '1900-01-01T00:00:00Z', december)],
    [{ due_after: january }, (todo) => isDue(todo, january, never)],
    [{ due_after: december, due_before: january }, (todo) => isDue(todo, december, january)],
    [
      { completed: false, priority: 1, due_before: december },
      (todo) => !todo.completed && todo.priority === 1 && isDue(todo, '1900-01-01T00:00:00Z', december),
    ],
  ]
  await step('filter', async () => {
    const counts: number[] = []
    for (const [query, matches] of filters) {
      const expected = todos.filter(matches)
      await readList(client, { ...query, sort: 'created_at' }, 100, expected)
      counts.push(expected.length)
    }
    return `${filters.length} ways: ${counts[0]} open, ${counts[1]} done, ${counts[9]} due in December`
  })
}

async function search(client: TaskpactClient, todos: Todo[]): Promise<void> {
  const texts = ['biscuit', 'café zoë', '+Lisbon', '20 %', '"The Leopard"', '_', 'no such thing']
  await step('search', async () => {
    const found: string[] = []
    for (const text of texts) {
      const expected = todos.filter((todo) => isFound(`${todo.title} ${todo.description ?? ''}`, text))
      await readList(client, { search: text, sort: 'created_at' }, 100, expected)
      found.push(`${expected.length} ${text}`)
    }
    return found.slice(0, 4).join(', ')
  })
}

/** Whether a text has words that begin as those of a search; of signs alone, whether it contains them. */
function isFound(text: string, search: string): boolean {
  const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const wordsOf = (text: string) => plain(text).split(/[\p{P}\p{Z}\p{C}]+/u)
  const asked = wordsOf(search).filter((word) => word !== '')
  if (asked.length === 0) return text.includes(search)
  return asked.every((word) => wordsOf(text).some((other) => other.startsWith(word)))
}

async function label(client: TaskpactClient, todos: Todo[]): Promise<Todo[]> {
  const changed = new Map<string, Todo>()
  await step('label', async () => {
    const made = await call('createLabel', 201, createLabel({ client, body: { name: 'Trip', color: '#3b82f6' } }))
    const { id, name, project_id } = made.data
    made.must(name === 'Trip' && project_id === null, 'this is another label')
    await refusal('createLabel', 409, 'label_name_taken', createLabel({ client, body: { name: 'TRIP' } }))
    for (const todo of todos.filter(({ description }) => description?.includes('+Lisbon'))) {
      const pending = updateTodo({ client, path: { todo_id: todo.id }, body: { label_ids: [id] } })
      const { data, must } = await call('updateTodo', 200, pending)
      const { updated_at } = data
      const wrong = difference(data, { ...todo, label_ids: [id], version: todo.version + 1, updated_at })
      must(wrong === null, String(wrong))
      changed.set(todo.id, data)
    }
    const labelled = todos.flatMap((todo) => changed.get(todo.id) ?? [])
    await readList(client, { label_id: [id], sort: 'created_at' }, 100, labelled)
    await readList(client, { filter: 'label = trip', sort: 'created_at' }, 100, labelled)
    return `${labelled.length} todos of a trip, found by the label and by its name`
  })
  return todos.map((todo) => changed.get(todo.id) ?? todo)
}

async function remind(client: TaskpactClient, todos: Todo[]): Promise<void> {
  await step('remind', async () => {
    const todo = todos.find(({ due_on, completed }) => due_on !== null && !completed) as Todo
    const path = { todo_id: todo.id }
    const made = await call('createReminder', 201, createReminder({ client, path, body: { minutes_before: 30 } }))
    made.must(made.data.minutes_before === 30 && made.data.at === null, 'this is another reminder')
    const { data, must } = await call('listReminders', 200, listReminders({ client, path }))
    must(JSON.stringify(data) === JSON.stringify([made.data]), 'the list is another one')
    return `of “${todo.title}”, half an hour before nine on its day`
  })
}

async function refresh(client: TaskpactClient, user: User): Promise<void> {
  await step('refresh', async () => {
    const { access_token, refresh_token } = client.session.tokens as Token
    const pending = createToken({ client, body: { grant_type: 'refresh_token', refresh_token } })
    const { data, must } = await call('createToken', 200, pending)
    must(data.access_token !== access_token, 'this is the old access token')
    must(data.refresh_token !== refresh_token, 'this is the old refresh token')
    await client.session.begin(data)
    await isMe(client, user)
    return 'the access token, with the refresh token'
  })
}

async function complete(client: TaskpactClient, todos: Todo[]): Promise<Todo[]> {
  const urgent = sorted(todos, ({ priority }) => priority).filter(({ completed }) => !completed)
  const changed = new Map<string, Todo>()
  await step('complete', async (progress) => {
    for (const todo of urgent.slice(0, 10)) {
      const pending = updateTodo({ client, path: { todo_id: todo.id }, body: { completed: true } })
      const { data, must } = await call('updateTodo', 200, pending)
      const { completed_at, updated_at } = data
      const wrong = difference(data, { ...todo, completed: true, completed_at, version: todo.version + 1, updated_at })
      must(wrong === null, String(wrong))
      must(
        completed_at !== null && updated_at > todo.updated_at,
        'completed_at or updated_at is not the time of this change',
      )
      changed.set(todo.id, data)
      progress(changed.size, 10)
    }
    const now = todos.map((todo) => changed.get(todo.id) ?? todo)
    const done = now.filter(({ completed }) => completed)
    await readList(client, { completed: true, sort: 'created_at' }, 100, done)
    return `the ${changed.size} most urgent todos: now ${done.length} are completed`
  })
  return todos.map((todo) => changed.get(todo.id) ?? todo)
}

async function remove(client: TaskpactClient, todos: Todo[]): Promise<Todo[]> {
  const gone = todos.filter(({ completed }) => completed).slice(0, 20)
  const left = todos.filter((todo) => !gone.includes(todo))
  await step('delete', async (progress) => {
    for (const [index, { id }] of gone.entries()) {
      await call('deleteTodo', 204, deleteTodo({ client, path: { todo_id: id } }))
      await refusal('getTodo', 404, 'todo_not_found', getTodo({ client, path: { todo_id: id } }))
      progress(index + 1, gone.length)
    }
    await readList(client, { sort: 'created_at' }, 100, left)
    return `${gone.length} completed todos: ${left.length} are left`
  })
  return left
}
