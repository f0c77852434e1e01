/** Options for TanStack Query of any operation; generated/react-query.ts has them by the name of each operation. */
import { infiniteQueryOptions, queryOptions, } from '@tanstack/react-query';
import { nextCursor } from "./pages.js";
export function queryKey(id, options) {
    const { body, headers, path, query } = options;
    const members = Object.entries({ body, headers, path, query }).filter(([, value]) => value !== undefined);
    return [{ _id: id, baseUrl: options.client.getConfig().baseUrl, ...Object.fromEntries(members) }];
}
export function query(id, operation, options) {
    return queryOptions({
        queryKey: queryKey(id, options),
        async queryFn({ signal }) {
            const { data } = await operation({ ...options, signal, throwOnError: true });
            return data;
        },
    });
}
/**
 * A list that grows page by page. Each page is read with the cursor at the end of the one before it, so that no item is
 * skipped or repeated when others change the list meanwhile.
 */
export function infinite(id, operation, options) {
    const [key] = queryKey(id, options);
    return infiniteQueryOptions({
        queryKey: [{ ...key, _infinite: true }],
        initialPageParam: null,
        getNextPageParam: ({ next }) => next,
        async queryFn({ pageParam, signal }) {
            const first = options.query;
            const query = pageParam === null ? first : { ...first, skip: undefined, cursor: pageParam };
            const call = { ...options, query, signal, throwOnError: true };
            const { data, response } = await operation(call);
            return { items: data, next: nextCursor(response) };
        },
    });
}
export function mutation(operation, given) {
    return {
        async mutationFn(variables) {
            const call = { ...given, ...variables, throwOnError: true };
            const { data } = await operation(call);
            return data;
        },
    };
}
//# sourceMappingURL=query.js.map