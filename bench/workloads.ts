/** The workloads: requests that are sent to a server again and again. */
import type { LoadRequest } from 'autocannon'
import { emailOf, type Person, password, planner, plannersLabel, reader, todoId, writer } from './people.ts'

export interface Workload {
  name: string
  /** For the table. */
  title: string
  /** The user whose token is sent. */
  person: Person
  /** Each connection sends them one after the other, and begins again. */
  requests: LoadRequest[]
  /** The request needs no defaults, which validation would add. */
  complete?: boolean
  /** The other servers have no such operation. */
  onlyTaskpact?: boolean
  /** Requests in flight at most; any number when absent. */
  mostConnections?: number
}

const get: LoadRequest[] = indices(200).map((index) => ({ path: `/todos/${todoId(reader, index)}` }))

const create: LoadRequest = {
  method: 'POST',
  path: '/todos',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': '[<id>]' },
  body: JSON.stringify({ title: 'Buy oat milk', description: 'Two litres, on the way home', priority: 2 }),
}

const patch: LoadRequest[] = indices(200).map((index) => ({
  method: 'PATCH',
  path: `/todos/${todoId(writer, index)}`,
  headers: { 'Content-Type': 'application/json' },
  // A title of its own for each request: the present values would be no change.
  body: JSON.stringify({ title: `Buy milk at ${index}, [<id>]`, priority: 1 + (index % 5) }),
}))

/** Completes a todo, which makes the next one, and reopens it, which takes the next one back. */
const recur: LoadRequest[] = indices(200).flatMap((index) =>
  [true, false].map((completed) => ({
    method: 'PATCH',
    path: `/todos/${todoId(planner, index)}`,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ completed }),
  })),
)

const filter = `label = ${plannersLabel} and due < today+14d and not completed`

export const workloads: Workload[] = [
  { name: 'health', title: 'GET /health', person: reader, requests: [{ path: '/health' }], complete: true },
  { name: 'get', title: 'GET /todos/{id}', person: reader, requests: get, complete: true },
  { name: 'list20', title: 'GET /todos, 20 of 1,000', person: reader, requests: [{ path: '/todos?limit=20' }] },
  { name: 'list100', title: 'GET /todos, 100 of 1,000', person: reader, requests: [{ path: '/todos?limit=100' }] },
  {
    name: 'search',
    title: 'GET /todos, filtered and searched',
    person: reader,
    requests: [{ path: '/todos?completed=false&search=oat&limit=20' }],
  },
  {
    name: 'filter',
    title: 'GET /todos by a label and a due date in the filter language',
    person: planner,
    requests: [{ path: `/todos?filter=${encodeURIComponent(filter)}&sort=due&limit=20` }],
    onlyTaskpact: true,
  },
  {
    name: 'recur',
    title: 'PATCH /todos/{id}: completing and reopening a todo that recurs',
    person: planner,
    requests: recur,
    onlyTaskpact: true,
    // More of them would find todos as they want them, and change nothing.
    mostConnections: 1,
  },
  { name: 'create', title: 'POST /todos', person: writer, requests: [create] },
  { name: 'patch', title: 'PATCH /todos/{id}', person: writer, requests: patch },
  { name: 'mix', title: '90 % reads, 10 % writes', person: writer, requests: mixed() },
  {
    name: 'sign-in',
    title: 'POST /auth/token',
    person: reader,
    requests: [
      {
        method: 'POST',
        path: '/auth/token',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ grant_type: 'password', username: emailOf(reader), password }).toString(),
      },
    ],
    mostConnections: 10,
  },
]

/** Of twenty requests twelve read one todo, six read a list, one creates a todo and one changes one. */
function mixed(): LoadRequest[] {
  return indices(200).map((index): LoadRequest => {
    const place = index % 20
    if (place === 0) return create
    if (place === 10) return patch[index % patch.length] as LoadRequest
    return { path: place % 3 === 1 ? '/todos?limit=20' : `/todos/${todoId(writer, index)}` }
  })
}

/** Whether a contender can do a workload. */
export function isAble(contender: string, { complete, onlyTaskpact }: Workload): boolean {
  if (onlyTaskpact) return contender === 'taskpact' || contender === 'plain'
  return contender !== 'unchecked' || complete === true
}

/** The numbers of connections of a workload, ascending: none is above its `mostConnections`. */
export function connectionsOf({ mostConnections = Infinity }: Workload, wanted: number[]): number[] {
  const possible = wanted.map((connections) => Math.min(connections, mostConnections))
  return [...new Set(possible)].sort((a, b) => a - b)
}

/** Spread over a person's thousand todos. */
function indices(count: number): number[] {
  return Array.from({ length: count }, (_, index) => 1 + ((index * 617) % 1_000))
}
