/** Parses server-sent events (HTML standard, 9.2.6). */
export interface SentEvent {
    /** The last id received so far; undefined before the first one. */
    id: string | undefined;
    /** Undefined for a heartbeat, which may carry a new id. */
    data: string | undefined;
}
/** Returns a function that takes the chunks of a stream in order and returns the events each one completes. */
export declare function createStreamParser(): (chunk: Uint8Array) => SentEvent[];
