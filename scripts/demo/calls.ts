/** Calls of the SDK that must answer as expected: what does not is a Disappointment. */
import { type ListTodosData, listTodos, type Todo } from '../../generated/client/index.ts'
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
  const { data, error, response } = await pending
  if (error instanceof Disappointment) throw error
  if (!response) throw new Disappointment(`${operation} got no answer: ${reason(error)}.`)
  const said = describe(response, (error as { code?: string } | undefined)?.code)
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
  must((result.error as { code?: string }).code === code, `the problem ${code} was to be expected`)
}

function reason(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: NodeJS.ErrnoException }
  if (name === 'TimeoutError') return 'it took too long'
  return cause?.code ?? cause?.message ?? message
}

type Query = NonNullable<ListTodosData['query']>

/**
 * Reads a list page by page, each by the cursor of the `Link` header of the one before, and insists that it is exactly
 * `expected`, in that order, in full pages, with the right total on each. Answers the number of pages.
 */
export async function readList(query: Query, limit: number, expected: Todo[]): Promise<number> {
  let cursor: string | undefined
  let read = 0
  let pages = 0
  do {
    const page = await call('listTodos', 200, listTodos({ query: { ...query, limit, count: true, cursor } }))
    const { data, headers, must } = page
    pages++
    const where = `page ${pages} of ${JSON.stringify(query)}`
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
    cursor = link === null ? undefined : cursorOf(link)
  } while (cursor !== undefined)
  return pages
}

/** How a todo differs from what it should be; null: not at all. */
export function difference(todo: Todo, wanted: Todo): string | null {
  if (todo.id !== wanted.id) return `"${todo.title}" stands where "${wanted.title}" should be`
  const names = (Object.keys(wanted) as (keyof Todo)[]).filter((name) => todo[name] !== wanted[name])
  return names.length === 0
    ? null
    : `${names.map((name) => `${name} of "${wanted.title}" is ${JSON.stringify(todo[name])} instead of ${JSON.stringify(wanted[name])}`).join(', and ')}`
}

/** The cursor in `</todos?limit=30&cursor=...>; rel="next"`. */
function cursorOf(link: string): string | undefined {
  const target = /^<([^>]+)>/.exec(link)?.[1] ?? ''
  return new URL(target, 'http://localhost').searchParams.get('cursor') ?? undefined
}
