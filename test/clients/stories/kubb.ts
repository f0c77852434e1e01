/** The story with the client of kubb. The address and the email are its arguments. */
import { setConfig } from '@kubb/plugin-client/clients/axios'
import { isAxiosError } from 'axios'
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
} from './client/client.ts'

const [baseURL = '', email = ''] = process.argv.slice(2)
const password = 'tin whistle at low tide'
const say = (...words: unknown[]) => console.log(words.join(' '))

setConfig({ baseURL })
const { data: user } = await register({ email, password, name: 'Ada' })
say('registered', user.email === email)
const { data: token } = await createToken({ grant_type: 'password', username: email, password })
say('token', token.token_type)
setConfig({ baseURL, headers: { Authorization: `Bearer ${token.access_token}` } })
const made: string[] = []
for (const title of ['One', 'Two', 'Three']) made.push((await createTodo({ title, priority: 2 })).data.id)
say('created', made.length)
const query = { completed: false, priority: 2, sort: '-created_at', limit: 2 } as const
const first = await listTodos(query)
const cursor = /cursor=([^&>]+)/.exec(String(first.headers.link))?.[1] ?? ''
const todos = [...first.data, ...(await listTodos({ ...query, cursor })).data]
const titles = todos.map(({ title }) => title)
say('pages', titles)
const [one = '', two = ''] = made
const { data: patched } = await updateTodo(one, { completed: true, due_at: null })
say('patched', patched.completed && patched.due_at === null)
const { data: project } = await createProject({ name: 'Garden' })
say('project', project.name)
const { data: members } = await listMembers(project.id)
say('members', members[0]?.role)
const { data: batch } = await runBatch({ operations: [{ method: 'POST', path: '/todos', body: { title: 'Four' } }] })
say('batch', batch.committed, batch.results[0]?.status)
await deleteTodo(two)
say('deleted')
for (const call of [() => getTodo(two), () => createTodo({ title: ' ' })])
  await call().catch((error: unknown) => {
    if (isAxiosError(error)) say('problem', error.response?.data.status, error.response?.data.code)
  })
