/** Lists from their first page to their last, by the cursor of each page's `Link`. */

// biome-ignore lint/suspicious/noExplicitAny: any generated function; what it takes and gives is inferred
type ListOperation = (options: any) => Promise<{ data?: unknown[] | undefined; response?: Response }>

type OptionsOf<Operation extends ListOperation> = Omit<NonNullable<Parameters<Operation>[0]>, 'throwOnError'>

export interface Page<Item> {
  data: Item[]
  /** For its headers, such as `Total-Count` with `count: true`. */
  response: Response
}

type ItemOf<Operation extends ListOperation> = NonNullable<Awaited<ReturnType<Operation>>['data']>[number]

/**
 * The pages of a list, each as it comes: `for await (const { data } of pages(listTodos, { client, query: { limit: 100 } }))`.
 * What is added or removed meanwhile makes no other item come twice or be left out. Throws a TaskpactError.
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

/** The items of a list, one by one: `for await (const todo of items(listTodos, { client }))`. Otherwise as `pages`. */
export async function* items<Operation extends ListOperation>(
  operation: Operation,
  options: OptionsOf<Operation>,
): AsyncGenerator<ItemOf<Operation>, void, undefined> {
  for await (const { data } of pages(operation, options)) yield* data
}

/** Of `</todos?limit=30&cursor=...>; rel="next"` (RFC 8288). */
function nextCursor({ headers }: Response): string | null {
  const target = /<([^>]+)>;\s*rel="next"/.exec(headers.get('Link') ?? '')?.[1]
  return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor')
}
