/** Decides which calls are sent again, and how long to wait before that. */
import { sleep } from "./abort.js";
import { codeOf, noAnswer, TaskpactError } from "./errors.js";
/**
 * Methods that may be sent twice (RFC 9110, 9.2.2). Their effect is the same as that of one request, but the response
 * may differ: a DELETE whose first response was lost returns 404.
 */
const idempotentMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'];
/** Statuses of temporary failures. 502 and 504 come from a proxy that cannot reach the service. */
const temporaryStatuses = [429, 502, 503, 504];
/**
 * Sends a request, and again after a temporary failure, up to `attempts` times. Returns the last response. Throws a
 * TaskpactError `no_answer` when there was no response, and the signal's reason when the request is aborted.
 */
export async function withRetries(request, send, { attempts = 5, delay = 500, longestDelay = 60_000 }) {
    const repeatable = idempotentMethods.includes(request.method) || request.headers.has('Idempotency-Key');
    for (let attempt = 1;; attempt++) {
        const last = !repeatable || attempt >= attempts;
        let wanted = null;
        request.signal.throwIfAborted();
        try {
            const response = await send();
            if (last || !(await isTemporary(request, response)))
                return response;
            wanted = retryAfter(response);
            if (wanted !== null && wanted > longestDelay)
                return response;
        }
        catch (error) {
            if (request.signal.aborted)
                throw request.signal.reason;
            if (error instanceof TaskpactError && error.code !== 'no_answer')
                throw error;
            if (last)
                throw error instanceof TaskpactError ? error : noAnswer(error);
        }
        const wait = wanted === null ? backoff(attempt, delay, longestDelay) : wanted + Math.random() * delay;
        await sleep(wait, request.signal);
    }
}
/** The wait in milliseconds. Half of it is random, so that clients disconnected together do not reconnect together. */
export function backoff(attempt, delay, longestDelay) {
    const wait = Math.min(longestDelay, delay * 2 ** (attempt - 1));
    return wait / 2 + (Math.random() * wait) / 2;
}
async function isTemporary(request, response) {
    if (temporaryStatuses.includes(response.status))
        return true;
    // An earlier attempt, whose response was lost, is still in progress.
    return (response.status === 409 &&
        request.headers.has('Idempotency-Key') &&
        (await codeOf(response)) === 'idempotency_in_flight');
}
/** Returns `Retry-After`, which has seconds or a date (RFC 9110, 10.2.3), in milliseconds; null without a valid one. */
function retryAfter({ headers }) {
    const value = headers.get('Retry-After');
    if (value === null)
        return null;
    const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
    return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
//# sourceMappingURL=retry.js.map