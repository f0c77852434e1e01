/**
 * The client that the generated functions take: it signs requests, refreshes tokens, retries, and reports
 * TaskpactErrors.
 */
import { type Client } from '../../generated/client/client/index.ts';
import type { Token } from '../../generated/client/types.gen.ts';
import { type RetryOptions } from './retry.ts';
import { type OnTokens, Session } from './session.ts';
export interface TaskpactOptions {
    /** The address of the service, for example `https://todo.example.com`. */
    baseUrl: string;
    /** Sends the requests; called once for each attempt. Default: the platform's `fetch`. */
    fetch?: typeof fetch | undefined;
    /**
     * An API token, or another token that the client does not refresh. After `signIn` the user's tokens are used instead.
     */
    token?: string | undefined;
    /** Tokens of an earlier session, as `onTokens` received them. */
    tokens?: Token | null | undefined;
    /**
     * Called with the new tokens after each sign-in, refresh and sign-out. A refresh token works once: store the latest.
     */
    onTokens?: OnTokens | undefined;
    /** When to send a call again. `false`: never. */
    retry?: RetryOptions | false | undefined;
}
/** A client to pass as `client` to every generated function. */
export type TaskpactClient = Client & {
    readonly session: Session;
};
/**
 * Returns a client for one user. It is signed in when it has `tokens` or a `token`; otherwise call `signIn`. It sends
 * nothing before the first call.
 *
 * @example
 * const client = createTaskpact({ baseUrl: 'https://todo.example.com' })
 * await signIn(client, { email: 'ada@example.com', password })
 * const { data, error } = await listTodos({ client })
 */
export declare function createTaskpact({ baseUrl, token, tokens, onTokens, retry, ...options }: TaskpactOptions): TaskpactClient;
