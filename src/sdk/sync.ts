/** A copy of all projects and todos that one sees, kept as it is on the service. */
import { sync } from '../../generated/client/sdk.gen.ts'
import type { Project, SyncChange, SyncPage, Todo } from '../../generated/client/types.gen.ts'
import type { TaskpactClient } from './client.ts'
import { TaskpactError } from './errors.ts'
import { events } from './events.ts'

export interface SyncOptions {
  client: TaskpactClient
  /** The `cursor` of the last step that was applied; all of it from the beginning when absent. */
  cursor?: string | undefined
  /** How many changes a step has at most. */
  limit?: number | undefined
  /** False: ends once the copy is complete. When absent, it goes on with what changes from then on. */
  follow?: boolean | undefined
  /** Ends it, which then throws the signal's reason. */
  signal?: AbortSignal | undefined
}

export interface SyncStep {
  /** Empty the copy before applying this: it is the beginning. */
  restarted: boolean
  /** To be applied in this order. */
  changes: SyncChange[]
  /** To go on after this step another time. Keep it together with what the step changed. */
  cursor: string
  /** Whether the copy is what the service has now. */
  complete: boolean
}

/**
 * The steps that make a copy and keep it, to be given to `applyStep` or to a database. When the cursor is too old it
 * starts again, and says so by `restarted`. Throws a TaskpactError.
 */
export async function* syncSteps(options: SyncOptions): AsyncGenerator<SyncStep, void, undefined> {
  const { client, limit, follow = true, signal } = options
  let { cursor } = options
  let complete = false
  let watch: Watch | undefined
  try {
    for (;;) {
      // What changes after this moment must wake us, though the page below may have it already.
      watch?.reset()
      const page = await readPage(client, { cursor, limit }, signal)
      if (page === 'expired') {
        watch?.stop()
        watch = undefined
        cursor = undefined
        continue
      }
      const restarted = cursor === undefined
      cursor = page.cursor
      const step = { restarted, changes: page.changes, cursor, complete: !page.has_more }
      // An event may be about nothing that a copy has.
      if (restarted || page.changes.length > 0 || step.complete !== complete) yield step
      complete = step.complete
      if (page.has_more) continue
      if (!follow) return
      watch ??= startWatch(client, cursor, signal)
      await watch.changed()
    }
  } finally {
    watch?.stop()
  }
}

/** Projects and todos by their ids. */
export interface Copy {
  projects: Map<string, Project>
  todos: Map<string, Todo>
}

/** Makes a copy in memory what the service had at that step. */
export function applyStep({ projects, todos }: Copy, { restarted, changes }: SyncStep): void {
  if (restarted) {
    projects.clear()
    todos.clear()
  }
  for (const change of changes) {
    if (change.type === 'todo') {
      if (change.todo) todos.set(change.id, change.todo)
      else todos.delete(change.id)
    } else if (change.project) projects.set(change.id, change.project)
    else {
      projects.delete(change.id)
      for (const { id, project_id } of todos.values()) if (project_id === change.id) todos.delete(id)
    }
  }
}

async function readPage(
  client: TaskpactClient,
  query: { cursor: string | undefined; limit: number | undefined },
  signal: AbortSignal | undefined,
): Promise<SyncPage | 'expired'> {
  try {
    const { data } = await sync({ client, query, signal: signal ?? null, throwOnError: true })
    return data
  } catch (error) {
    if (error instanceof TaskpactError && error.code === 'cursor_expired') return 'expired'
    throw error
  }
}

/** Tells that something has happened, however much of it, by one stream of events. */
interface Watch {
  /** Resolves once there was something since `reset`. Throws what ended the stream. */
  changed(): Promise<void>
  reset(): void
  stop(): void
}

function startWatch(client: TaskpactClient, since: string, signal: AbortSignal | undefined): Watch {
  const over = new AbortController()
  const stop = () => over.abort(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  let happened = false
  let failure: { error: unknown } | undefined
  let wake = () => {}

  async function watch(): Promise<void> {
    try {
      for await (const _ of events({ client, since, signal: over.signal })) {
        happened = true
        wake()
      }
    } catch (error) {
      // Reading the next page tells that too.
      if (error instanceof TaskpactError && error.code === 'cursor_expired') happened = true
      else failure = { error }
      wake()
    }
  }
  watch()

  return {
    async changed() {
      if (!happened && !failure)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (failure) throw failure.error
    },
    reset() {
      happened = false
    },
    stop() {
      signal?.removeEventListener('abort', stop)
      over.abort()
    },
  }
}
