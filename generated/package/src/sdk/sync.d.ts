import type { Label, Project, Reminder, Section, SyncChange, Todo, View } from '../../generated/client/types.gen.ts';
import type { TaskpactClient } from './client.ts';
export interface SyncOptions {
    client: TaskpactClient;
    /** The `cursor` of the last applied step. Default: start with a full copy. */
    cursor?: string | undefined;
    /** The largest number of changes in one step. */
    limit?: number | undefined;
    /** `false`: end once the copy is complete. Default: continue with later changes. */
    follow?: boolean | undefined;
    /** Ends the sync. The generator then throws the signal's reason. */
    signal?: AbortSignal | undefined;
}
export interface SyncStep {
    /** True for the first step of a full copy: empty the local copy before applying it. */
    restarted: boolean;
    /** The changes, to be applied in this order. */
    changes: SyncChange[];
    /** Pass it as `cursor` to continue after this step. Store it in the same transaction as the changes. */
    cursor: string;
    /** Whether the copy equals the service's data after this step. */
    complete: boolean;
}
/**
 * Yields the steps that build a copy and keep it up to date; apply each with `applyStep`, or to a database of your own.
 * When the cursor is too old, it starts again with a step whose `restarted` is true. Throws a TaskpactError when the
 * service rejects the request, for example `unauthenticated` after the session has ended.
 *
 * @example
 * const copy = { projects: new Map(), sections: new Map(), labels: new Map(), views: new Map(), todos: new Map(), reminders: new Map() }
 * for await (const step of syncSteps({ client })) applyStep(copy, step)
 */
export declare function syncSteps(options: SyncOptions): AsyncGenerator<SyncStep, void, undefined>;
/** Projects, sections, labels, views, todos and reminders by id. */
export interface Copy {
    projects: Map<string, Project>;
    sections: Map<string, Section>;
    labels: Map<string, Label>;
    views: Map<string, View>;
    todos: Map<string, Todo>;
    reminders: Map<string, Reminder>;
}
/** Applies one step of `syncSteps` to a copy in memory. An older version than the one that it holds changes nothing. */
export declare function applyStep(copy: Copy, { restarted, changes }: SyncStep): void;
