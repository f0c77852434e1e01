/** Live events as one stream, which reconnects when its connection fails. */
import type { Event, EventCursor, EventType } from '../../generated/client/types.gen.ts';
import type { TaskpactClient } from './client.ts';
export interface EventsOptions {
    client: TaskpactClient;
    /**
     * Start after this cursor: the `cursor` of the last event, or of a completed sync. Default: start with new events.
     */
    since?: EventCursor | undefined;
    /** Only events of these types. */
    types?: EventType[] | undefined;
    /** Only events in this project. */
    project_id?: string | undefined;
    /** Ends the stream. The generator then throws the signal's reason. */
    signal?: AbortSignal | undefined;
    /** Reconnect after so many milliseconds without data. Default: 45 000; the service sends a heartbeat every 15 s. */
    silenceTimeout?: number | undefined;
}
export interface FollowedEvent {
    event: Event;
    /** Pass it as `since` to continue after this event. */
    cursor: EventCursor;
}
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
export declare function events(options: EventsOptions): AsyncGenerator<FollowedEvent, void, undefined>;
