/** The story with the client of openapi-generator's `typescript-fetch`. The address and the email are its arguments. */
import { AuthApi, BatchApi, Configuration, ProjectsApi, type ResponseError, TodosApi } from './client/index.js'

const [basePath = '', email = ''] = process.argv.slice(2)
const password = 'tin whistle at low tide'
const say = (...words: unknown[]) => console.log(words.join(' '))
const stranger = new AuthApi(new Configuration({ basePath }))

const user = await stranger.register({ registration: { email, password, name: 'Ada' } })
say('registered', user.email === email)
const token = await stranger.createToken({ grantType: 'password', username: email, password })
say('token', token.tokenType)
const configuration = new Configuration({ basePath, accessToken: token.accessToken })
const [todos, projects] = [new TodosApi(configuration), new ProjectsApi(configuration)]
const made: string[] = []
for (const title of ['One', 'Two', 'Three'])
  made.push((await todos.createTodo({ todoCreate: { title, priority: 2 } })).id)
say('created', made.length)
const query = { completed: false, priority: 2, sort: '-created_at', limit: 2 } as const
const first = await todos.listTodosRaw({ ...query })
const cursor = /cursor=([^&>]+)/.exec(first.raw.headers.get('Link') ?? '')?.[1] ?? ''
const titles = [...(await first.value()), ...(await todos.listTodos({ ...query, cursor }))].map(({ title }) => title)
say('pages', titles)
const [one = '', two = ''] = made
const patched = await todos.updateTodo({ todoId: one, todoUpdate: { completed: true, dueAt: null } })
say('patched', patched.completed && patched.dueAt === null)
const project = await projects.createProject({ projectCreate: { name: 'Garden' } })
say('project', project.name)
say(
  'members',
  (await projects.listMembers({ projectId: project.id })).map(({ role }) => role),
)
const operation = { method: 'POST', path: '/todos', body: { title: 'Four' } } as const
const { committed, results } = await new BatchApi(configuration).runBatch({ batch: { operations: [operation] } })
say('batch', committed, results[0]?.status)
await todos.deleteTodo({ todoId: two })
say('deleted')
for (const attempt of [() => todos.getTodo({ todoId: two }), () => todos.createTodo({ todoCreate: { title: ' ' } })])
  await attempt().catch(async (error: ResponseError) => {
    const { status, code } = (await error.response.json()) as { status: number; code: string }
    say('problem', status, code)
  })
