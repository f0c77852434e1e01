/** Keeps a local copy of all projects, sections, labels, views and todos that the user can read, and of the user's reminders, equal to the service's. */
import { sync } from '../../generated/client/sdk.gen.ts'
import type {
  Label,
  Project,
  Reminder,
  Section,
  SyncChange,
  SyncPage,
  Todo,
  View,
} from '../../generated/client/types.gen.ts'
import type { TaskpactClient } from './client.ts'
import { TaskpactError, unexpectedAnswer } from './errors.ts'
import { events } from './events.ts'

export interface SyncOptions {
  client: TaskpactClient
  /** The `cursor` of the last applied step. Default: start with a full copy. */
  cursor?: string | undefined
  /** The largest number of changes in one step. */
  limit?: number | undefined
  /** `false`: end once the copy is complete. Default: continue with later changes. */
  follow?: boolean | undefined
  /** Ends the sync. The generator then throws the signal's reason. */
  signal?: AbortSignal | undefined
}

export interface SyncStep {
  /** True for the first step of a full copy: empty the local copy before applying it. */
  restarted: boolean
  /** The changes, to be applied in this order. */
  changes: SyncChange[]
  /** Pass it as `cursor` to continue after this step. Store it in the same transaction as the changes. */
  cursor: string
  /** Whether the copy equals the service's data after this step. */
  complete: boolean
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
export async function* syncSteps(options: SyncOptions): AsyncGenerator<SyncStep, void, undefined> {
  const { client, limit, follow = true, signal } = options
  let { cursor } = options
  let complete = false
  let watch: Watch | undefined
  try {
    for (;;) {
      // Before the page is read: a change from now on must start another round, even when the page below has it
      // already.
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
      // Some events, such as notifications, concern nothing in a copy.
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

/** Projects, sections, labels, views, todos and reminders by id. */
export interface Copy {
  projects: Map<string, Project>
  sections: Map<string, Section>
  labels: Map<string, Label>
  views: Map<string, View>
  todos: Map<string, Todo>
  reminders: Map<string, Reminder>
}

/** Applies one step of `syncSteps` to a copy in memory. An older version than the one that it holds changes nothing. */
export function applyStep(copy: Copy, { restarted, changes }: SyncStep): void {
  if (restarted) for (const held of Object.values(copy)) held.clear()
  for (const change of changes) applyChange(copy, change)
}

function applyChange(copy: Copy, change: SyncChange): void {
  const { projects, sections, labels, views, todos, reminders } = copy
  if (change.type === 'project') {
    if (change.project) keepLatest(projects, change.project)
    else forgetProject(copy, change.id)
  } else if (change.type === 'section') {
    if (change.section) keepLatest(sections, change.section)
    else sections.delete(change.id)
  } else if (change.type === 'label') {
    if (change.label) keepLatest(labels, change.label)
    else labels.delete(change.id)
  } else if (change.type === 'view') {
    if (change.view) keepLatest(views, change.view)
    else views.delete(change.id)
  } else if (change.type === 'todo') {
    if (change.todo) keepLatest(todos, change.todo)
    else forgetTodo(copy, change.id)
  } else if (change.reminder) keepLatest(reminders, change.reminder)
  else reminders.delete(change.id)
}

function forgetTodo({ todos, reminders }: Copy, todoId: string): void {
  todos.delete(todoId)
  for (const { id, todo_id } of reminders.values()) if (todo_id === todoId) reminders.delete(id)
}

function forgetProject(copy: Copy, projectId: string): void {
  copy.projects.delete(projectId)
  for (const held of [copy.sections, copy.labels, copy.views])
    for (const { id, project_id } of held.values()) if (project_id === projectId) held.delete(id)
  for (const { id, project_id } of copy.todos.values()) if (project_id === projectId) forgetTodo(copy, id)
}

function keepLatest<Held extends { id: string; version: number }>(held: Map<string, Held>, next: Held): void {
  const known = held.get(next.id)
  if (!known || known.version <= next.version) held.set(next.id, next)
}

async function readPage(
  client: TaskpactClient,
  query: { cursor: string | undefined; limit: number | undefined },
  signal: AbortSignal | undefined,
): Promise<SyncPage | 'expired'> {
  try {
    const { data, response } = await sync({ client, query, signal: signal ?? null, throwOnError: true })
    if (!Array.isArray(data.changes) || typeof data.cursor !== 'string') throw unexpectedAnswer(response)
    return data
  } catch (error) {
    if (error instanceof TaskpactError && error.code === 'cursor_expired') return 'expired'
    throw error
  }
}

/** Reports that something has changed, from one event stream. */
interface Watch {
  /** Resolves once an event has arrived since `reset`. Throws the error that ended the stream. */
  changed(): Promise<void>
  reset(): void
  stop(): void
}

function startWatch(client: TaskpactClient, since: string, signal: AbortSignal | undefined): Watch {
  const stopped = new AbortController()
  const stop = () => stopped.abort(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  let happened = false
  let failure: { error: unknown } | undefined
  let wake = () => {}

  async function watch(): Promise<void> {
    try {
      for await (const _ of events({ client, since, signal: stopped.signal })) {
        happened = true
        wake()
      }
    } catch (error) {
      // Reading the next page fails with the same code, and starts a new copy.
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
      stopped.abort()
    },
  }
}
