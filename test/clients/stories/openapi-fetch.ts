/** The story with openapi-fetch over the types of openapi-typescript. The address and the email are its arguments. */
import createClient from 'openapi-fetch'
import type { paths } from './taskpact.d.ts'

const [baseUrl = '', email = ''] = process.argv.slice(2)
const password = 'tin whistle at low tide'
const say = (...words: unknown[]) => console.log(words.join(' '))
const client = createClient<paths>({ baseUrl })

const user = await client.POST('/auth/register', { body: { email, password, name: 'Ada' } })
say('registered', user.data?.email === email)
const token = await client.POST('/auth/token', {
  body: { grant_type: 'password', username: email, password },
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
})
say('token', token.data?.token_type)
client.use({
  onRequest({ request }) {
    request.headers.set('Authorization', `Bearer ${token.data?.access_token}`)
  },
})
const made: string[] = []
for (const title of ['One', 'Two', 'Three'])
  made.push((await client.POST('/todos', { body: { title, priority: 2 } })).data?.id ?? '')
say('created', made.length)
const query = { completed: false, priority: 2, sort: '-created_at', limit: 2 } as const
const first = await client.GET('/todos', { params: { query } })
const cursor = /cursor=([^&>]+)/.exec(first.response.headers.get('Link') ?? '')?.[1] ?? ''
const second = await client.GET('/todos', { params: { query: { ...query, cursor } } })
say(
  'pages',
  [...(first.data ?? []), ...(second.data ?? [])].map(({ title }) => title),
)
const [one = '', two = ''] = made
const path = { todo_id: one }
const patched = await client.PATCH('/todos/{todo_id}', { params: { path }, body: { completed: true, due_at: null } })
say('patched', patched.data?.completed && patched.data.due_at === null)
const project = await client.POST('/projects', { body: { name: 'Garden' } })
say('project', project.data?.name)
const members = await client.GET('/projects/{project_id}/members', {
  params: { path: { project_id: project.data?.id ?? '' } },
})
say(
  'members',
  members.data?.map(({ role }) => role),
)
const batch = await client.POST('/batch', {
  body: { operations: [{ method: 'POST', path: '/todos', body: { title: 'Four' } as never }] },
})
say('batch', batch.data?.committed, batch.data?.results[0]?.status)
await client.DELETE('/todos/{todo_id}', { params: { path: { todo_id: two } } })
say('deleted')
const gone = await client.GET('/todos/{todo_id}', { params: { path: { todo_id: two } } })
const blank = await client.POST('/todos', { body: { title: ' ' } })
for (const { error } of [gone, blank]) say('problem', error?.status, error?.code)
