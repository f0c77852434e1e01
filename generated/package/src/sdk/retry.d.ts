export interface RetryOptions {
    /** How often a call is sent at most. Default: 5. */
    attempts?: number | undefined;
    /**
     * The approximate wait before the second attempt in milliseconds; it doubles with each further attempt. Default: 500.
     */
    delay?: number | undefined;
    /**
     * The longest wait in milliseconds. A response whose `Retry-After` is longer is returned at once. Default: 60 000.
     */
    longestDelay?: number | undefined;
}
/**
 * Sends a request, and again after a temporary failure, up to `attempts` times. Returns the last response. Throws a
 * TaskpactError `no_answer` when there was no response, and the signal's reason when the request is aborted.
 */
export declare function withRetries(request: Request, send: () => Promise<Response>, { attempts, delay, longestDelay }: RetryOptions): Promise<Response>;
/** The wait in milliseconds. Half of it is random, so that clients disconnected together do not reconnect together. */
export declare function backoff(attempt: number, delay: number, longestDelay: number): number;
