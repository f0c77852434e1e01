/** Waiting that an AbortSignal can end. */
/**
 * Settles like `work`, or rejects with the signal's reason as soon as the signal is aborted. `work` itself is not
 * stopped.
 */
export declare function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T>;
/** Resolves after the given number of milliseconds. Rejects with the signal's reason when the signal is aborted. */
export declare function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void>;
