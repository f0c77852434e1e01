/** Calls the SDK and expects a certain response. Any other response throws a DemoFailure. */
import { errorOf, type ListTodosData, listTodos, pages, type TaskpactClient, type Todo } from '../../src/sdk/index.ts'
import { DemoFailure, describe } from './check-responses.ts'

/** The result of every function of the SDK. */
interface SdkResult<T> {
  data?: T | undefined
  error?: unknown
  response?: Response
}

export interface Expected<T> {
  data: T
  headers: Headers
  /** Throws a DemoFailure unless `truth`. Its message is the operation, the status and `complaint`. */
  must(truth: boolean, complaint: string): void
}

/** Waits for a response and expects its status. */
export async function call<T>(operation: string, status: number, pending: Promise<SdkResult<T>>): Promise<Expected<T>> {
  const result = await pending
  const { data, response } = result
  const error = errorOf(result)
  if (!response) throw new DemoFailure(`${operation} got no response: ${reason(error?.cause)}.`)
  const said = describe(response, error?.code)
  const later = response.headers.get('Retry-After')
  if (response.status !== status)
    throw new DemoFailure(
      `${operation} answered ${said} instead of ${status}${later ? `. Try again in ${later} s` : ''}.`,
    )
  return {
    data: data as T,
    headers: response.headers,
    must(truth, complaint) {
      if (!truth) throw new DemoFailure(`${operation} answered ${said}: ${complaint}.`)
    },
  }
}

/** Expects a problem with this status and code. */
export async function refusal(operation: string, status: number, code: string, pending: Promise<SdkResult<unknown>>) {
  const result = await pending
  const { must } = await call(operation, status, Promise.resolve(result))
  must(errorOf(result)?.code === code, `the problem should be ${code}`)
}

function reason(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  if (name === 'TimeoutError') return 'it timed out'
  return cause?.code ?? cause?.message ?? message
}

type Query = NonNullable<ListTodosData['query']>

/**
 * Reads a list page by page. Expects exactly the todos of `expected` in their order, full pages, and the right total on
 * each page. Returns the number of pages.
 */
export async function readList(client: TaskpactClient, query: Query, limit: number, expected: Todo[]): Promise<number> {
  let read = 0
  let count = 0
  for await (const page of pages(listTodos, { client, query: { ...query, limit, count: true } })) {
    const { data, headers, must } = await call('listTodos', 200, Promise.resolve(page))
    count++
    const where = `page ${count} of ${JSON.stringify(query)}`
    const wanted = expected.slice(read, read + limit)
    must(data.length === wanted.length, `${where} has ${data.length} todos instead of ${wanted.length}`)
    for (const [index, todo] of data.entries()) {
      const wrong = difference(todo, wanted[index] as Todo)
      must(wrong === null, `on ${where} ${wrong}`)
    }
    read += data.length
    const total = headers.get('Total-Count')
    must(total === String(expected.length), `the Total-Count of ${where} is ${total} instead of ${expected.length}`)
    const link = headers.get('Link')
    must((link !== null) === read < expected.length, `${where} has the Link ${link} after ${read} todos`)
  }
  return count
}

/** Describes how a todo differs from `wanted`; null when they are equal. */
export function difference(todo: Todo, wanted: Todo): string | null {
  if (todo.id !== wanted.id) return `"${todo.title}" stands where "${wanted.title}" should be`
  const names = (Object.keys(wanted) as (keyof Todo)[]).filter(
    (name) => JSON.stringify(todo[name]) !== JSON.stringify(wanted[name]),
  )
  return names.length === 0
    ? null
    : `${names.map((name) => `${name} of "${wanted.title}" is ${JSON.stringify(todo[name])} instead of ${JSON.stringify(wanted[name])}`).join(', and ')}`
}
