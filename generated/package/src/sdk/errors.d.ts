/** The one error type of the SDK. Its `code` says what went wrong. */
import type { Problem, ProblemCode } from '../../generated/client/types.gen.ts';
import type { ProblemStatuses } from '../../generated/sdk.ts';
/** Codes that the SDK adds to those of the service. */
interface ClientStatuses {
    /** A path parameter does not fit its pattern. Nothing was sent. `errors` names the parameter. */
    path_invalid: 0;
    /** There was no response, or only a part of one: the connection failed. `cause` has the reason. */
    no_answer: 0;
    /**
     * The response does not match the contract, for example a proxy's error page, or the page of a network that wants
     * a sign-in first. `status` and `response` are as received.
     */
    unexpected_answer: number;
    /** The resource still has the `ETag` that the request sent as `If-None-Match`. */
    not_modified: 304;
}
interface Statuses extends ProblemStatuses, ClientStatuses {
}
export type TaskpactErrorCode = ProblemCode | keyof ClientStatuses;
type Details = Partial<Omit<Problem, 'code' | 'status' | 'title'>> & {
    code: TaskpactErrorCode;
    status: number;
    title: string;
};
declare class AnyTaskpactError extends Error {
    readonly name = "TaskpactError";
    readonly code: TaskpactErrorCode;
    /** The status of the response; 0 when there was no response. */
    readonly status: number;
    /** The meaning of the code. */
    readonly title: string;
    /** The address of a page about the code, relative to the service. */
    readonly type: string | undefined;
    /** The details of this error. */
    readonly detail: string | undefined;
    /** The request's id, to find it in the service's log. */
    readonly request_id: string | undefined;
    /** Each place where the request does not match the contract. */
    readonly errors: Problem['errors'] | undefined;
    /** The quota that is used up, with its limit and use, where the code is `quota_exceeded`. */
    readonly quota: Problem['quota'] | undefined;
    /** The challenge of a sign-in with a second factor, where the code is `mfa_required`: see `confirmSignIn`. */
    readonly mfa: Problem['mfa'] | undefined;
    /** The response, for its headers. Its body has been read. */
    readonly response: Response | undefined;
    constructor(problem: Details, { response, cause }?: {
        response?: Response | undefined;
        cause?: unknown;
    });
}
/**
 * A union with one member for each code. A `switch` over `code` narrows the status, and the compiler finds a missing
 * case.
 */
export type TaskpactError<Code extends TaskpactErrorCode = TaskpactErrorCode> = Code extends TaskpactErrorCode ? Omit<AnyTaskpactError, 'code' | 'status'> & {
    readonly code: Code;
    readonly status: Statuses[Code];
} : never;
/**
 * The error that calls with `throwOnError: true` and the functions of this SDK throw. Without `throwOnError`, a result
 * has it as `error`. An aborted call throws its signal's reason instead, as `fetch` does.
 */
export declare const TaskpactError: {
    new (...details: ConstructorParameters<typeof AnyTaskpactError>): TaskpactError;
    readonly prototype: TaskpactError;
};
/**
 * Returns the error of a result, or of a hook of TanStack Query, with its full type; undefined when there is none.
 * Throws an error that is not a TaskpactError, such as one that an application's `queryFn` has thrown.
 *
 * @example
 * const error = errorOf(await getTodo({ client, path: { todo_id } }))
 * if (error?.code === 'todo_not_found') removeFromView(todo_id)
 */
export declare function errorOf({ error }: {
    error?: unknown;
}): TaskpactError | undefined;
/**
 * Returns the TaskpactError for a failed call of the generated client. Throws any other error: the reason of an aborted
 * signal, or a mistake such as an invalid `baseUrl`.
 */
export declare function toError(error: unknown, response: Response | undefined): TaskpactError;
/** Returns the error of a response that the contract does not allow. */
export declare function unexpectedAnswer(response: Response, cause?: unknown): TaskpactError;
/** Returns the error of a call with a path parameter that does not fit its pattern. */
export declare function invalidPath(name: string, pattern: string | undefined): TaskpactError;
/** Returns the error of a call without a response. */
export declare function noAnswer(cause: unknown): TaskpactError;
/** Returns the problem code of a response, or undefined when it has none. The response's body can still be read. */
export declare function codeOf(response: Response): Promise<ProblemCode | undefined>;
export {};
