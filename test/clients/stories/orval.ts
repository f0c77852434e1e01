/** The story with the client of orval. The address and the email are its arguments. */
import {
  createProject,
  createTodo,
  createToken,
  deleteTodo,
  getTodo,
  listMembers,
  listTodos,
  register,
  runBatch,
  updateTodo,
} from './client.js'

const [baseUrl = '', email = ''] = process.argv.slice(2)
const password = 'tin whistle at low tide'
const say = (...words: unknown[]) => console.log(words.join(' '))
/** Orval has the address in its configuration, or none: then the path is all that `fetch` gets. */
const send = fetch
globalThis.fetch = (path, init) => send(baseUrl + path, init)

/** The body of a response with the expected status. */
function must<Answer extends { status: number; data: unknown }, Status extends Answer['status']>(
  answer: Answer,
  status: Status,
): Extract<Answer, { status: Status }>['data'] {
  if (answer.status !== status) throw new Error(JSON.stringify(answer))
  return answer.data as Extract<Answer, { status: Status }>['data']
}

const user = must(await register({ email, password, name: 'Ada' }), 201)
say('registered', user.email === email)
const token = must(await createToken({ grant_type: 'password', username: email, password }), 200)
say('token', token.token_type)
const options = { headers: { Authorization: `Bearer ${token.access_token}` } }
const made: string[] = []
for (const title of ['One', 'Two', 'Three']) made.push(must(await createTodo({ title, priority: 2 }, options), 201).id)
say('created', made.length)
const query = { completed: false, priority: 2, sort: '-created_at', limit: 2 } as const
const first = await listTodos(query, options)
const cursor = /cursor=([^&>]+)/.exec(first.headers.get('Link') ?? '')?.[1] ?? ''
const todos = [...must(first, 200), ...must(await listTodos({ ...query, cursor }, options), 200)]
const titles = todos.map(({ title }) => title)
say('pages', titles)
const [one = '', two = ''] = made
const patched = must(await updateTodo(one, { completed: true, due_at: null }, options), 200)
say('patched', patched.completed && patched.due_at === null)
const project = must(await createProject({ name: 'Garden' }, options), 201)
say('project', project.name)
const members = must(await listMembers(project.id, undefined, options), 200)
say('members', members[0]?.role)
const operation = { method: 'POST', path: '/todos', body: { title: 'Four' } } as const
const { committed, results } = must(await runBatch({ operations: [operation] }, options), 200)
say('batch', committed, results[0]?.status)
must(await deleteTodo(two, options), 204)
say('deleted')
const gone = must(await getTodo(two, options), 404)
const blank = must(await createTodo({ title: ' ' }, options), 422)
for (const { status, code } of [gone, blank]) say('problem', status, code)
