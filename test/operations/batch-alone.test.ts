/** For random sequences of operations, a batch answers and does what the same operations do one by one. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createIn, nowhere, type Result, run, type Sent } from '../support/batches.ts'
import { locationOf } from '../support/links.ts'
import { type Method, newPerson, type Person, useService } from '../support/service.ts'

const service = useService()

/** Actions of the property. Each names earlier todos and projects by their position among those that were made. */
const actions = fc.array(
  fc.record({
    kind: fc.constantFrom(
      'project',
      'todo',
      'todo in',
      'rename',
      'complete',
      'clear',
      'get',
      'list',
      'delete',
      'drop',
      'invalid',
      'nothing',
    ),
    at: fc.nat(20),
    text: fc.constantFrom('milk', '{m0.id}', ' bread ', 'ä', '%2e'),
  }),
  { minLength: 1, maxLength: 12 },
)
type Action = typeof actions extends fc.Arbitrary<infer Each> ? Each : never

/** The operations of some actions. Each creation succeeds, so that later operations can refer to it. */
function operationsOf(planned: Action): Sent[] {
  const makers = { todo: [] as string[], project: [] as string[] }
  const pick = (kind: 'todo' | 'project', at: number) => makers[kind][at % (makers[kind].length || 1)]
  return planned.map(({ kind, at, text }, index): Sent => {
    const id = `m${index}`
    const [todo, project] = [pick('todo', at), pick('project', at)]
    const ofTodo = todo ? `/todos/{${todo}.id}` : '/todos/0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
    switch (kind) {
      case 'project':
        makers.project.push(id)
        return { id, method: 'POST', path: '/projects', body: { name: text } }
      case 'todo':
        makers.todo.push(id)
        return { id, method: 'POST', path: '/todos', body: { title: text } }
      case 'todo in':
        return project ? createIn({ $result: `${project}.id` }, text) : createIn(1, text)
      case 'rename':
        return { method: 'PATCH', path: ofTodo, body: { title: text } }
      case 'complete':
        return { method: 'PATCH', path: ofTodo, headers: { 'If-Match': '"1"' }, body: { completed: true } }
      case 'clear':
        return { method: 'PATCH', path: ofTodo, body: { description: null, priority: null } }
      case 'get':
        return { method: 'GET', path: project && at % 2 ? `/projects/{${project}.id}` : ofTodo }
      case 'list':
        return { method: 'GET', path: '/todos?sort=-created_at&limit=5&count=true' }
      case 'delete':
        return { method: 'DELETE', path: ofTodo }
      case 'drop':
        return project ? { method: 'DELETE', path: `/projects/{${project}.id}` } : nowhere
      case 'invalid':
        return { method: 'POST', path: '/todos', body: { title: '' } }
      default:
        return { method: 'PUT', path: '/todos' }
    }
  })
}

/** Sends the operations one by one, with the ids that the references mean. */
async function sendAlone(person: Person, operations: Sent[]): Promise<Result[]> {
  const ids = new Map<string, string>()
  const results: Result[] = []
  for (const { id, method, path, headers = {}, body } of operations) {
    const url = path.replace(/\{(\w+)\.id\}/, (_, maker) => ids.get(maker) as string)
    const given = body as { project_id?: { $result: string } } | undefined
    const reference = given?.project_id?.$result
    const filled = reference ? { ...given, project_id: ids.get(reference.replace('.id', '')) } : given
    const answer = await person.send(method.toLowerCase() as Method, url, filled).set(headers as Record<string, string>)
    if (id) ids.set(id, answer.body.id)
    results.push({
      status: answer.status,
      // A result of a batch has the whole path, since its operation has no address.
      headers: answer.headers.location ? { ...answer.headers, location: locationOf(answer) } : answer.headers,
      ...(answer.text && { body: JSON.parse(answer.text) }),
    })
  }
  return results
}

/** Without what differs from one time to the next: ids by the order in which they come, ranks, instants, the request's id. */
function comparable(results: Result[]): unknown {
  const seen = new Map<string, number>()
  const shown = results.map(({ status, headers, body }) => {
    const named = Object.entries(headers).map(([header, value]) => [header.toLowerCase(), value] as const)
    const told = ['location', 'etag', 'content-type', 'allow', 'total-count']
    return { status, headers: Object.fromEntries(named.filter(([header]) => told.includes(header))), body }
  })
  const text = JSON.stringify(shown, (key, value) => {
    if (key === 'request_id' || key === 'position' || key.endsWith('_at')) return value && key
    return key === 'headers' ? Object.fromEntries(Object.entries(value).sort()) : value
  })
  const ids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g
  return JSON.parse(
    text.replace(ids, (id) => {
      if (!seen.has(id)) seen.set(id, seen.size)
      return `id ${seen.get(id)}`
    }),
  )
}

test('the results of a batch are those of the same operations sent one by one', async () => {
  const property = fc.asyncProperty(actions, fc.boolean(), async (planned, atomic) => {
    const operations = operationsOf(planned)
    const [one, other] = [await newPerson(service()), await newPerson(service())]
    const alone = await sendAlone(one, operations)
    const { committed, results } = await run(other, operations, { atomic })
    const failed = alone.findIndex(({ status }) => status >= 400)
    expect(committed).toBe(!atomic || failed < 0)
    if (committed) {
      expect(comparable(results)).toEqual(comparable(alone))
      return
    }
    expect(results.map(({ status }) => status)).toEqual(
      operations.map((_, index) => (index === failed ? alone[failed]?.status : 424)),
    )
    expect((await other.send('get', '/todos')).body).toEqual([])
    expect((await other.send('get', '/projects')).body).toEqual([])
  })
  await fc.assert(property, { numRuns: 60 })
}, 120_000)
