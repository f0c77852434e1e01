import { textOf } from "./body.js";
class AnyTaskpactError extends Error {
    name = 'TaskpactError';
    code;
    /** The status of the response; 0 when there was no response. */
    status;
    /** The meaning of the code. */
    title;
    /** The address of a page about the code, relative to the service. */
    type;
    /** The details of this error. */
    detail;
    /** The request's id, to find it in the service's log. */
    request_id;
    /** Each place where the request does not match the contract. */
    errors;
    /** The quota that is used up, with its limit and use, where the code is `quota_exceeded`. */
    quota;
    /** The challenge of a sign-in with a second factor, where the code is `mfa_required`: see `confirmSignIn`. */
    mfa;
    /** The response, for its headers. Its body has been read. */
    response;
    constructor(problem, { response, cause } = {}) {
        const { title, detail, code, status, request_id } = problem;
        const facts = [code, status || undefined, request_id && `request ${request_id}`].filter(Boolean).join(', ');
        super(`${title}${detail ? `: ${detail}` : ''} (${facts})`, cause === undefined ? undefined : { cause });
        this.code = code;
        this.status = status;
        this.title = title;
        this.type = problem.type;
        this.detail = detail;
        this.request_id = request_id;
        this.errors = problem.errors;
        this.quota = problem.quota;
        this.mfa = problem.mfa;
        this.response = response;
    }
}
/**
 * The error that calls with `throwOnError: true` and the functions of this SDK throw. Without `throwOnError`, a result
 * has it as `error`. An aborted call throws its signal's reason instead, as `fetch` does.
 */
// A class cannot be a union. The cast gives its instances the type of the union, to which `instanceof` then narrows.
export const TaskpactError = AnyTaskpactError;
/**
 * Returns the error of a result, or of a hook of TanStack Query, with its full type; undefined when there is none.
 * Throws an error that is not a TaskpactError, such as one that an application's `queryFn` has thrown.
 *
 * @example
 * const error = errorOf(await getTodo({ client, path: { todo_id } }))
 * if (error?.code === 'todo_not_found') removeFromView(todo_id)
 */
export function errorOf({ error }) {
    if (error === undefined || error === null)
        return undefined;
    if (error instanceof TaskpactError)
        return error;
    throw error;
}
/**
 * Returns the TaskpactError for a failed call of the generated client. Throws any other error: the reason of an aborted
 * signal, or a mistake such as an invalid `baseUrl`.
 */
export function toError(error, response) {
    if (error instanceof TaskpactError)
        return error;
    if (!response || (error instanceof Error && !(error instanceof SyntaxError)))
        throw error;
    if (isProblem(error))
        return new TaskpactError(error, { response });
    const { status } = response;
    if (status === 304)
        return new TaskpactError({ code: 'not_modified', status, title: 'Not modified' }, { response });
    return unexpectedAnswer(response, error);
}
/** Returns the error of a response that the contract does not allow. */
export function unexpectedAnswer(response, cause) {
    const title = 'The response does not match the contract';
    const details = { code: 'unexpected_answer', status: response.status, title };
    return new TaskpactError(details, { response, cause: cause || undefined });
}
/** Returns the error of a call with a path parameter that does not fit its pattern. */
export function invalidPath(name, pattern) {
    const message = pattern === undefined ? 'is not a parameter of the contract' : `must be a text that matches ${pattern}`;
    return new TaskpactError({
        code: 'path_invalid',
        status: 0,
        title: 'A path parameter does not match the contract',
        detail: `${name} ${message}`,
        errors: [{ location: 'path', pointer: `/${name}`, message, code: 'pattern' }],
    });
}
/** Returns the error of a call without a response. */
export function noAnswer(cause) {
    return new TaskpactError({ code: 'no_answer', status: 0, title: 'No response from the service' }, { cause });
}
/** Returns the problem code of a response, or undefined when it has none. The response's body can still be read. */
export async function codeOf(response) {
    const body = await textOf(response)
        .then(JSON.parse)
        .catch(() => undefined);
    return isProblem(body) ? body.code : undefined;
}
function isProblem(body) {
    return (typeof body === 'object' &&
        body !== null &&
        typeof body.code === 'string' &&
        typeof body.status === 'number');
}
//# sourceMappingURL=errors.js.map