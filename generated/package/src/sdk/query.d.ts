/** Options for TanStack Query of any operation; generated/react-query.ts has them by the name of each operation. */
import { type DataTag, type InfiniteData, type UnusedSkipTokenInfiniteOptions, type UnusedSkipTokenOptions, type UseInfiniteQueryResult, type UseMutationOptions, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { Client, RequestResult, TDataShape } from '../../generated/client/client/index.ts';
import type { Options } from '../../generated/client/sdk.gen.ts';
import type { TaskpactError } from './errors.ts';
/** A generated function. `Data` has the members of its request, `Responses` its bodies by status. */
type Operation<Data extends TDataShape, Responses> = (options: Options<Data, true>) => RequestResult<Responses, unknown, true>;
type BodyOf<Responses> = Responses extends Record<string, unknown> ? Responses[keyof Responses] : never;
/** The operation of a query and its options. A key with fewer members stands for all queries that have these members too. */
export type QueryKey = readonly [
    {
        _id: string;
        baseUrl: string | undefined;
        _infinite?: true;
        body?: unknown;
        headers?: unknown;
        path?: unknown;
        query?: unknown;
    }
];
export declare function queryKey<Data extends TDataShape>(id: string, options: Options<Data>): QueryKey;
/** Options of `useQuery`, and its result. */
export type Query<Responses> = UnusedSkipTokenOptions<BodyOf<Responses>, TaskpactError, BodyOf<Responses>, QueryKey> & {
    queryKey: DataTag<QueryKey, BodyOf<Responses>, TaskpactError>;
};
export type QueryResult<Responses> = UseQueryResult<BodyOf<Responses>, TaskpactError>;
export declare function query<Data extends TDataShape, Responses>(id: string, operation: Operation<Data, Responses>, options: Options<Data>): Query<Responses>;
/** One page of a list. */
export interface ListPage<Item> {
    items: Item[];
    /** The cursor of the next page; null on the last one. */
    next: string | null;
}
type ItemOf<Responses> = BodyOf<Responses> extends (infer Item)[] ? Item : never;
type Pages<Responses> = InfiniteData<ListPage<ItemOf<Responses>>, string | null>;
/** Options of `useInfiniteQuery`, and its result. */
export type Infinite<Responses> = UnusedSkipTokenInfiniteOptions<ListPage<ItemOf<Responses>>, TaskpactError, Pages<Responses>, QueryKey, string | null> & {
    queryKey: DataTag<QueryKey, InfiniteData<ListPage<ItemOf<Responses>>>, TaskpactError>;
};
export type InfiniteResult<Responses> = UseInfiniteQueryResult<Pages<Responses>, TaskpactError>;
/**
 * A list that grows page by page. Each page is read with the cursor at the end of the one before it, so that no item is
 * skipped or repeated when others change the list meanwhile.
 */
export declare function infinite<Data extends TDataShape, Responses>(id: string, operation: Operation<Data, Responses>, options: Options<Data>): Infinite<Responses>;
/** The argument of `mutate`: without the `client` where the options had one. */
type Variables<Data extends TDataShape, Given> = Given extends {
    client: Client;
} ? Omit<Options<Data>, 'client'> & {
    client?: Client;
} : Options<Data>;
export declare function mutation<Data extends TDataShape, Responses, Given extends Partial<Options<Data>>>(operation: Operation<Data, Responses>, given: Given | undefined): Mutation<Data, Responses, Given>;
/** Options of `useMutation`, and the result of a hook. */
export type Mutation<Data extends TDataShape, Responses, Given = object> = UseMutationOptions<BodyOf<Responses>, TaskpactError, Variables<Data, Given>>;
export type MutationResult<Data extends TDataShape, Responses> = UseMutationResult<BodyOf<Responses>, TaskpactError, Variables<Data, object>>;
export {};
