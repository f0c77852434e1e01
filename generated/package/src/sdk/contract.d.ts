/** A call as the generated client is about to send it. */
export interface Call {
    /** The path of the operation, with its parameters in braces. */
    url: string;
    path?: Record<string, unknown> | undefined;
}
/**
 * Throws a TaskpactError `path_invalid` unless each path parameter is a text that fits its pattern. Otherwise `..` would
 * be another operation: `fetch` resolves it, and `DELETE /users/me/sessions/..` is `DELETE /users/me`.
 */
export declare function checkPath({ url, path }: Call): void;
/**
 * Returns the response. Throws a TaskpactError `unexpected_answer` when it is a success that the operation does not
 * declare: another status or media type, a missing body, an array in place of an object or the reverse.
 */
export declare function checkSuccess(operation: string, response: Response): Promise<Response>;
/** Whether a call returns lines, which the generated client would take for bytes. */
export declare const returnsLines: (operation: string) => boolean;
