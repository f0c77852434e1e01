/** Calls of the SDK that must answer as expected: what does not is a Disappointment. */
import { errorOf, type ListTodosData, listTodos, pages, type TaskpactClient, type Todo } from '../../src/sdk/index.ts'
import { Disappointment, describe } from './answers.ts'

/** What every function of the SDK resolves to. */
interface SdkResult<T> {
  data?: T | undefined
  error?: unknown
  response?: Response
}

export interface Answer<T> {
  data: T
  headers: Headers
  /** Ends the demo unless it is so; the complaint follows on the operation and its status. */
  must(truth: boolean, complaint: string): void
}

/** Waits for an answer and insists on its status. */
export async function call<T>(operation: string, status: number, pending: Promise<SdkResult<T>>): Promise<Answer<T>> {
  const result = await pending
  const { data, response } = result
  const error = errorOf(result)
  if (!response) throw new Disappointment(`${operation} got no answer: ${reason(error?.cause)}.`)
  const said = describe(response, error?.code)
  const later = response.headers.get('Retry-After')
  if (response.status !== status)
    throw new Disappointment(
      `${operation} answered ${said}, and ${status} was to be expected${later ? `: try again in ${later} s` : ''}.`,
    )
  return {
    data: data as T,
    headers: response.headers,
    must(truth, complaint) {
      if (!truth) throw new Disappointment(`${operation} answered ${said}: ${complaint}.`)
    },
  }
}

/** Insists on a refusal with this problem code. */
export async function refusal(operation: string, status: number, code: string, pending: Promise<SdkResult<unknown>>) {
  const result = await pending
  const { must } = await call(operation, status, Promise.resolve(result))
  must(errorOf(result)?.code === code, `the problem ${code} was to be expected`)
}

function reason(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  if (name === 'TimeoutError') return 'it took too long'
  return cause?.code ?? cause?.message ?? message
}

type Query = NonNullable<ListTodosData['query']>

/**
 * Reads a list page by page, and insists that it is exactly
 * `expected`, in that order, in full pages, with the right total on each. Answers the number of pages.
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

/** How a todo differs from what it should be; null: not at all. */
export function difference(todo: Todo, wanted: Todo): string | null {
  if (todo.id !== wanted.id) return `"${todo.title}" stands where "${wanted.title}" should be`
  const names = (Object.keys(wanted) as (keyof Todo)[]).filter((name) => todo[name] !== wanted[name])
  return names.length === 0
    ? null
    : `${names.map((name) => `${name} of "${wanted.title}" is ${JSON.stringify(todo[name])} instead of ${JSON.stringify(wanted[name])}`).join(', and ')}`
}
