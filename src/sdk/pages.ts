/** Lists from their first page to their last, by the cursor of each page's `Link`. */

// biome-ignore lint/suspicious/noExplicitAny: any generated function; what it takes and gives is inferred
type ListOperation = (options: any) => Promise<{ data?: unknown[] | undefined; response?: Response }>

type OptionsOf<Operation extends ListOperation> = Omit<NonNullable<Parameters<Operation>[0]>, 'throwOnError'>

type ItemOf<Operation extends ListOperation> = NonNullable<Awaited<ReturnType<Operation>>['data']>[number]

/**
 * The pages of a list, each as it comes: `for await (const todos of pages(listTodos, { client, query: { limit: 100 } }))`.
 * What is added or removed meanwhile makes no item come twice or be left out. Throws a TaskpactError.
 */
export async function* pages<Operation extends ListOperation>(
  operation: Operation,
  options: OptionsOf<Operation>,
): AsyncGenerator<ItemOf<Operation>[], void, undefined> {
  let { query } = options as { query?: Record<string, unknown> }
  for (;;) {
    const { data, response } = await operation({ ...options, query, throwOnError: true })
    yield (data ?? []) as ItemOf<Operation>[]
    const cursor = nextCursor(response)
    if (cursor === null) return
    query = { ...query, skip: undefined, cursor }
  }
}

/** The items of a list, one by one: `for await (const todo of items(listTodos, { client }))`. Otherwise as `pages`. */
export async function* items<Operation extends ListOperation>(
  operation: Operation,
  options: OptionsOf<Operation>,
): AsyncGenerator<ItemOf<Operation>, void, undefined> {
  for await (const page of pages(operation, options)) yield* page
}

/** Of `</todos?limit=30&cursor=...>; rel="next"` (RFC 8288). */
function nextCursor(response: Response | undefined): string | null {
  const target = /<([^>]+)>;\s*rel="next"/.exec(response?.headers.get('Link') ?? '')?.[1]
  return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor')
}
