import type { Token } from '../../generated/client/types.gen.ts';
import type { TaskpactClient } from './client.ts';
export interface SignInOptions {
    email: string;
    password: string;
    /**
     * `cookie`: the refresh token is in a cookie that no script can read, and the tokens have none. For pages of the service's
     * own origin; `resumeSession` signs in again when such a page is opened. Default: `token`.
     */
    session?: 'token' | 'cookie' | undefined;
    signal?: AbortSignal | undefined;
}
/**
 * Signs in with a password: from now on the client sends its calls as this user. Returns the tokens. Throws a
 * TaskpactError: `invalid_credentials` for a wrong address or password.
 *
 * @example
 * await signIn(client, { email: 'ada@example.com', password })
 */
export declare function signIn(client: TaskpactClient, { email, password, session, signal }: SignInOptions): Promise<Token>;
export interface StepUpOptions {
    password: string;
    signal?: AbortSignal | undefined;
}
/**
 * Authenticates the signed-in user again. For five minutes the client may then use the operations that are refused with
 * `step_up_required` otherwise. Throws a TaskpactError: `password_incorrect` for a wrong password.
 *
 * @example
 * const error = errorOf(await deleteMe({ client }))
 * if (error?.code === 'step_up_required') {
 *   await stepUp(client, { password: await askForPassword() })
 *   await deleteMe({ client })
 * }
 */
export declare function stepUp(client: TaskpactClient, { password, signal }: StepUpOptions): Promise<void>;
/**
 * Goes on with the cookie session of an earlier page. Returns its tokens; null where there is none, and the client is signed
 * out then. Throws a TaskpactError when the service cannot be reached.
 *
 * @example
 * const isSignedIn = (await resumeSession(client)) !== null
 */
export declare function resumeSession(client: TaskpactClient): Promise<Token | null>;
/**
 * Signs out: removes the client's tokens and ends the session on the service. Throws a TaskpactError when the service
 * cannot be reached; the tokens are removed even then.
 */
export declare function signOut(client: TaskpactClient, { signal }?: {
    signal?: AbortSignal | undefined;
}): Promise<void>;
