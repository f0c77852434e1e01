/** Reads lists page by page: each page's `Link` header has the cursor of the next one. */

// biome-ignore lint/suspicious/noExplicitAny: any generated function; its options and result are inferred
type ListOperation = (options: any) => Promise<{ data?: unknown[] | undefined; response?: Response }>

type OptionsOf<Operation extends ListOperation> = Omit<NonNullable<Parameters<Operation>[0]>, 'throwOnError'>

export interface Page<Item> {
  data: Item[]
  /** The response, for its headers, such as `Total-Count` with `count: true`. */
  response: Response
}

type ItemOf<Operation extends ListOperation> = NonNullable<Awaited<ReturnType<Operation>>['data']>[number]

/**
 * Yields the pages of a list; each is requested when the loop asks for it. Items added or removed meanwhile cause no
 * other item to be skipped or repeated. Throws a TaskpactError when a page cannot be read.
 *
 * @example
 * for await (const { data } of pages(listTodos, { client, query: { limit: 100 } })) render(data)
 */
export async function* pages<Operation extends ListOperation>(
  operation: Operation,
  options: OptionsOf<Operation>,
): AsyncGenerator<Page<ItemOf<Operation>>, void, undefined> {
  let { query } = options as { query?: Record<string, unknown> }
  for (;;) {
    const page = (await operation({ ...options, query, throwOnError: true })) as Page<ItemOf<Operation>>
    yield { data: page.data, response: page.response }
    const cursor = nextCursor(page.response)
    if (cursor === null) return
    query = { ...query, skip: undefined, cursor }
  }
}

/**
 * Yields the items of a list one by one; otherwise like `pages`.
 *
 * @example
 * for await (const todo of items(listTodos, { client })) console.log(todo.title)
 */
export async function* items<Operation extends ListOperation>(
  operation: Operation,
  options: OptionsOf<Operation>,
): AsyncGenerator<ItemOf<Operation>, void, undefined> {
  for await (const { data } of pages(operation, options)) yield* data
}

/** Returns the cursor in `<?limit=30&cursor=...>; rel="next"` (RFC 8288), or null on the last page. */
export function nextCursor({ headers }: Response): string | null {
  const target = /<([^>]+)>;\s*rel="next"/.exec(headers.get('Link') ?? '')?.[1]
  return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor')
}
