/** Reads lists page by page: each page's `Link` header has the cursor of the next one. */
/**
 * Yields the pages of a list; each is requested when the loop asks for it. Items added or removed meanwhile cause no
 * other item to be skipped or repeated. Throws a TaskpactError when a page cannot be read.
 *
 * @example
 * for await (const { data } of pages(listTodos, { client, query: { limit: 100 } })) render(data)
 */
export async function* pages(operation, options) {
    let { query } = options;
    for (;;) {
        const page = (await operation({ ...options, query, throwOnError: true }));
        yield { data: page.data, response: page.response };
        const cursor = nextCursor(page.response);
        if (cursor === null)
            return;
        query = { ...query, skip: undefined, cursor };
    }
}
/**
 * Yields the items of a list one by one; otherwise like `pages`.
 *
 * @example
 * for await (const todo of items(listTodos, { client })) console.log(todo.title)
 */
export async function* items(operation, options) {
    for await (const { data } of pages(operation, options))
        yield* data;
}
/** Returns the cursor in `<?limit=30&cursor=...>; rel="next"` (RFC 8288), or null on the last page. */
export function nextCursor({ headers }) {
    const target = /<([^>]+)>;\s*rel="next"/.exec(headers.get('Link') ?? '')?.[1];
    return target === undefined ? null : new URL(target, 'http://localhost').searchParams.get('cursor');
}
//# sourceMappingURL=pages.js.map