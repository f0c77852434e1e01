/** Reads the body of a response once, for the checks and for the generated client. */
/**
 * Reads the whole body unless it is an event stream, so that a truncated response counts as a failed attempt. Returns the
 * response with the body in memory.
 */
export declare function complete(response: Response): Promise<Response>;
/** The body of a response as text. It can still be read. */
export declare function textOf(response: Response): Promise<string>;
