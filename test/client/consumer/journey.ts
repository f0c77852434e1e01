/** The journey of an application with the package, from signing up to signing out. Runs on every supported platform. */

import { MutationObserver, QueryClient } from '@tanstack/react-query'
import {
  applyStep,
  type Copy,
  createTaskpact,
  createTodo,
  errorOf,
  events,
  getTodo,
  items,
  listTodos,
  register,
  signIn,
  signOut,
  syncSteps,
  TaskpactError,
  updateTodo,
} from '@taskpact/client'
import { createTodoMutation, listTodosOptions } from '@taskpact/client/react-query'
import { verifyWebhook, WebhookVerificationError } from '@taskpact/client/webhooks'

/** Returns the steps that were done. Throws at the first unexpected result. */
export async function journey(baseUrl: string, email: string): Promise<string[]> {
  const done: string[] = []
  function must(what: string, truth: boolean): void {
    if (!truth) throw new Error(`not so: ${what}`)
    done.push(what)
  }

  const client = createTaskpact({ baseUrl })
  const password = 'tin whistle at low tide'
  await register({ client, body: { email, password, name: 'Ada' }, throwOnError: true })
  await signIn(client, { email, password })
  must('signed in', client.session.tokens !== null)

  const titles = ['Feed the cat', 'Buy milk', 'Water the plants']
  for (const title of titles) await createTodo({ client, body: { title }, throwOnError: true })
  const found: string[] = []
  for await (const { title } of items(listTodos, { client, query: { limit: 2, sort: 'created_at' } })) found.push(title)
  must('todos came page by page', found.join() === titles.join())

  const blank = errorOf(await createTodo({ client, body: { title: ' ' } }))
  must('a refusal says where', blank?.code === 'validation_failed' && blank.errors?.[0]?.pointer === '/title')

  const { data: todo, response } = await createTodo({ client, body: { title: 'Sing' }, throwOnError: true })
  const path = { todo_id: todo.id }
  const tag = response.headers.get('ETag') ?? ''
  await updateTodo({ client, path, headers: { 'If-Match': tag }, body: { completed: true }, throwOnError: true })
  const late = updateTodo({ client, path, headers: { 'If-Match': tag }, body: { priority: 1 }, throwOnError: true })
  const clash = await late.catch((error: unknown) => error)
  must('a lost update is refused', clash instanceof TaskpactError && clash.code === 'precondition_failed')

  const copy: Copy = {
    projects: new Map(),
    sections: new Map(),
    labels: new Map(),
    views: new Map(),
    todos: new Map(),
    reminders: new Map(),
  }
  let since: string | undefined
  for await (const step of syncSteps({ client, follow: false })) {
    applyStep(copy, step)
    since = step.cursor
  }
  must('the copy is complete', copy.todos.size === 4 && copy.todos.get(todo.id)?.completed === true)

  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const creation = new MutationObserver(queries, createTodoMutation({ client }))
  const made = await creation.mutate({ body: { title: 'Query' } })
  const listed = await queries.fetchQuery(listTodosOptions({ client, query: { search: 'Query' } }))
  must('TanStack Query creates and lists', listed.length === 1 && listed[0]?.id === made.id)

  for await (const { event } of events({ client, since })) {
    must('an event arrives', event.type === 'todo.created' && event.data.id === made.id)
    break
  }

  const abort = new AbortController()
  abort.abort(new Error('enough'))
  const aborted = await getTodo({ client, path, signal: abort.signal, throwOnError: true }).catch((error) => error)
  must('an aborted call ends with the reason', aborted instanceof Error && aborted.message === 'enough')

  const { secret, headers, body } = await signedWebhook()
  const event = await verifyWebhook<{ id: string }>(secret, headers, body)
  const falsified = await verifyWebhook(secret, headers, `${body} `).catch((error: unknown) => error)
  must('a webhook is verified', event.id === 'evt_1' && falsified instanceof WebhookVerificationError)

  await signOut(client)
  must('signed out', errorOf(await listTodos({ client }))?.code === 'unauthenticated')
  return done
}

/** Signs like the service, by the Standard Webhooks scheme. */
async function signedWebhook() {
  const key = new TextEncoder().encode('a secret of 24 bytes....')
  const body = '{"id":"evt_1"}'
  const timestamp = String(Math.floor(Date.now() / 1000))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const signer = await crypto.subtle.importKey('raw', key, algorithm, false, ['sign'])
  const content = new TextEncoder().encode(`evt_1.${timestamp}.${body}`)
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', signer, content))
  const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
  const headers = new Headers({
    'webhook-id': 'evt_1',
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${base64(signature)}`,
  })
  return { secret: `whsec_${base64(key)}`, headers, body }
}
