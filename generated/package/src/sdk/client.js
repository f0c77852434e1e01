/**
 * The client that the generated functions take: it signs requests, refreshes tokens, retries, and reports
 * TaskpactErrors.
 */
import { createClient, createConfig } from "../../generated/client/client/index.js";
import { createToken } from "../../generated/client/sdk.gen.js";
import { keyedOperations } from "../../generated/sdk.js";
import { abortable } from "./abort.js";
import { complete } from "./body.js";
import { checkPath, checkSuccess, returnsLines } from "./contract.js";
import { codeOf, TaskpactError, toError } from "./errors.js";
import { withRetries } from "./retry.js";
import { Session } from "./session.js";
/**
 * Returns a client for one user. It is signed in when it has `tokens` or a `token`; otherwise call `signIn`. It sends
 * nothing before the first call.
 *
 * @example
 * const client = createTaskpact({ baseUrl: 'https://todo.example.com' })
 * await signIn(client, { email: 'ada@example.com', password })
 * const { data, error } = await listTodos({ client })
 */
export function createTaskpact({ baseUrl, token, tokens, onTokens, retry, ...options }) {
    const attempts = retry === false ? { attempts: 1 } : (retry ?? {});
    // Read at each call: the page may replace the global `fetch` later.
    const send = (request) => (options.fetch ?? fetch)(request);
    const client = createClient(createConfig({
        baseUrl,
        // A token must not get into an address, as another scheme of the contract would have it.
        auth: ({ scheme }) => (scheme === 'bearer' ? (session.tokens?.access_token ?? token) : undefined),
        fetch: (input, init) => {
            const request = new Request(input, init);
            return withRetries(request, () => sendSigned(request, session, send), attempts);
        },
        // The only hook that the generated client calls with the path parameters, before it builds an address of them.
        requestValidator: (call) => prepare(call),
    }));
    const session = new Session(baseUrl, tokens ?? null, onTokens ?? (() => { }), async (refresh_token) => {
        const grant_type = 'refresh_token';
        const body = refresh_token === undefined ? { grant_type, session: 'cookie' } : { grant_type, refresh_token };
        const refresh = async () => (await createToken({ client, body, throwOnError: true })).data;
        // Repeated at once, since the service returns the same new tokens for ten seconds only.
        return refresh().catch((error) => {
            if (error instanceof TaskpactError && error.code === 'no_answer')
                return refresh();
            throw error;
        });
    });
    client.interceptors.error.use((error, response) => toError(error, response));
    return Object.assign(client, { session });
}
/**
 * Prepares a call of any generated function: checks its path, gives it an `Idempotency-Key` if it takes one, and has its
 * response checked.
 */
async function prepare(call) {
    checkPath(call);
    const operation = `${call.method ?? 'GET'} ${call.url}`;
    if (keyedOperations.includes(operation) && !call.headers.has('Idempotency-Key'))
        call.headers.set('Idempotency-Key', newKey());
    if (returnsLines(operation) && call.parseAs === 'auto')
        call.parseAs = 'text';
    const send = call.fetch ?? fetch;
    call.fetch = async (input, init) => checkSuccess(operation, await send(input, init));
}
/** Sends the request with the session's access token. After a 401 for that token, refreshes it and sends once more. */
async function sendSigned(request, session, send) {
    const attempt = async () => {
        const copy = request.clone();
        if (session.tokens && session.signed(request))
            copy.headers.set('Authorization', `Bearer ${session.tokens.access_token}`);
        return abortable(send(copy).then(complete), request.signal);
    };
    const used = session.tokens?.access_token;
    const response = await attempt();
    if (response.status !== 401 || used === undefined || !session.signed(request))
        return response;
    // `unauthenticated` too: with a new signing secret access tokens are invalid, but refresh tokens still work.
    const code = await codeOf(response);
    if (code !== 'token_expired' && code !== 'unauthenticated')
        return response;
    await abortable(session.renew(used), request.signal);
    return session.tokens && session.signed(request) ? attempt() : response;
}
/** 128 random bits in hexadecimal. Not `crypto.randomUUID`: browsers lack it on pages loaded over plain HTTP. */
function newKey() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
//# sourceMappingURL=client.js.map