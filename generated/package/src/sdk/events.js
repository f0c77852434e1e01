import { abortable, sleep } from "./abort.js";
import { TaskpactError, unexpectedAnswer } from "./errors.js";
import { createStreamParser } from "./event-stream.js";
import { backoff } from "./retry.js";
/** The longest wait before a reconnect, in milliseconds. */
const longestDelay = 30_000;
/**
 * Yields each event once and in order. It reconnects when the connection fails, resumes after the last event, and
 * refreshes an expired token. Once the first connection has succeeded, it tries to reconnect without limit.
 *
 * Throws a TaskpactError when the service rejects the request: `unauthenticated` after the session has ended,
 * `cursor_expired` when `since` is too old. Also throws when the first connection fails.
 *
 * @example
 * for await (const { event, cursor } of events({ client, types: ['todo.created'] })) show(event.data, cursor)
 */
export async function* events(options) {
    const { client, since, types, project_id, signal, silenceTimeout = 45_000 } = options;
    let last;
    let failures = 0;
    let reached = false;
    for (;;) {
        // Aborts this connection; `signal` ends the whole stream.
        const connection = new AbortController();
        const stop = () => connection.abort(signal?.reason);
        signal?.addEventListener('abort', stop, { once: true });
        if (signal?.aborted)
            stop();
        try {
            const { data: body, response } = await connect(client, {
                query: { since, types, project_id },
                last,
                signal: connection.signal,
            });
            reached = true;
            for await (const { id, data } of read(body, silenceTimeout, connection)) {
                failures = 0;
                last = id ?? last;
                if (data === undefined)
                    continue;
                const event = parseEvent(data, response);
                // The reason does not matter here: the next connection either resumes or is rejected.
                if (event.type === 'stream.ended')
                    break;
                yield { event, cursor: last ?? '' };
            }
        }
        catch (error) {
            if (signal?.aborted)
                throw signal.reason;
            if (!reached || !isTemporary(error))
                throw error;
        }
        finally {
            signal?.removeEventListener('abort', stop);
            connection.abort();
        }
        failures++;
        await sleep(backoff(failures, 500, longestDelay), signal);
    }
}
/** Throws a TaskpactError `unexpected_answer` for data that is no event. */
function parseEvent(data, response) {
    try {
        const event = JSON.parse(data);
        if (typeof event?.type === 'string')
            return event;
    }
    catch {
        // It is no JSON.
    }
    throw unexpectedAnswer(response);
}
/**
 * Opens the stream. Does not use the generated `streamEvents`, which cannot tell a rejected request from a broken
 * connection.
 */
function connect(client, { query, last, signal }) {
    return client.get({
        url: '/events',
        security: [{ scheme: 'bearer', type: 'http' }],
        query: query ?? {},
        headers: { Accept: 'text/event-stream', ...(last !== undefined && { 'Last-Event-ID': last }) },
        parseAs: 'stream',
        signal,
        throwOnError: true,
    });
}
/**
 * Yields the events of one connection until it closes. Throws when it fails, or sends nothing for `silenceTimeout` ms.
 */
async function* read(body, silenceTimeout, connection) {
    const reader = body.getReader();
    const parse = createStreamParser();
    try {
        for (;;) {
            const timer = setTimeout(() => connection.abort(new DOMException('No data from the event stream', 'TimeoutError')), silenceTimeout);
            const { done, value } = await abortable(reader.read(), connection.signal).finally(() => clearTimeout(timer));
            if (done)
                return;
            yield* parse(value);
        }
    }
    finally {
        await reader.cancel().catch(() => { });
    }
}
/**
 * True for a broken connection and for a temporary failure of the service; false when the service rejects the request.
 */
function isTemporary(error) {
    if (error instanceof SyntaxError)
        return false;
    return !(error instanceof TaskpactError) || error.status === 0 || error.status === 429 || error.status >= 500;
}
//# sourceMappingURL=events.js.map