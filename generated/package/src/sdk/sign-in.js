/** Signing a client in with a password, and out. */
import { createToken, revokeToken } from "../../generated/client/sdk.gen.js";
/**
 * Signs in with a password: from now on the client sends its calls as this user. Returns the tokens. Throws a
 * TaskpactError: `invalid_credentials` for a wrong address or password.
 *
 * @example
 * await signIn(client, { email: 'ada@example.com', password })
 */
export async function signIn(client, { email, password, signal }) {
    const { data } = await createToken({
        client,
        body: { grant_type: 'password', username: email, password },
        signal: signal ?? null,
        throwOnError: true,
    });
    await client.session.begin(data);
    return data;
}
/**
 * Signs out: removes the client's tokens and ends the session on the service. Throws a TaskpactError when the service
 * cannot be reached; the tokens are removed even then.
 */
export async function signOut(client, { signal } = {}) {
    const tokens = await client.session.end();
    if (tokens === null)
        return;
    await revokeToken({ client, body: { token: tokens.refresh_token }, signal: signal ?? null, throwOnError: true });
}
//# sourceMappingURL=sign-in.js.map