/** The live queries of the copy, which the screens read. */
import { useLiveQuery } from 'dexie-react-hooks'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Database } from './database.ts'
import { today } from './dates.ts'
import type { Change, LabelRow, ProjectRow, ReminderRow, SectionRow, TodoRow, ViewRow } from './model.ts'
import { useTimeZone } from './preferences.ts'

export const DatabaseContext = createContext<Database | null>(null)

export function useDatabase(): Database {
  const database = use(DatabaseContext)
  if (!database) throw new Error('This screen needs a signed-in user.')
  return database
}

/** Today, and the next day once it has come. */
export function useToday(): string {
  useTimeZone()
  return useSyncExternalStore(subscribeToClock, today)
}

/** Milliseconds. */
const lookAgainMs = 30_000

function subscribeToClock(listener: () => void): () => void {
  const timer = setInterval(listener, lookAgainMs)
  document.addEventListener('visibilitychange', listener)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', listener)
  }
}

/** The completed to-dos of a project, the latest first. */
export function useDone(project: string, enabled: boolean): TodoRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    if (!enabled) return []
    const wanted = project === 'inbox' ? null : project
    return database.todos
      .orderBy('done')
      .reverse()
      .filter(({ todo }) => todo.project_id === wanted)
      .limit(200)
      .toArray()
  }, [database, project, enabled])
}

/** How many open to-dos each list has. */
export function useCounts(): Record<string, number> {
  const database = useDatabase()
  const now = useToday()
  return (
    useLiveQuery(async () => {
      const { todos } = database
      const counts: Record<string, number> = {
        today: await todos.where('day').belowOrEqual(now).count(),
        overdue: await todos.where('day').below(now).count(),
        inbox: await todos.where('list').equals('inbox').count(),
      }
      return counts
    }, [database, now]) ?? {}
  )
}

const byPlace = (one: { id: string; position: string }, other: { id: string; position: string }) =>
  one.position < other.position || (one.position === other.position && one.id < other.id) ? -1 : 1

/** In the user's own order, the archived ones too. */
export function useProjects(): ProjectRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = (await database.projects.toArray()).filter(({ hidden }) => !hidden)
    return rows.sort((one, other) => byPlace(one.project, other.project))
  }, [database])
}

/** The sections of a project, in their order. */
export function useSections(project: string | null): SectionRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    if (project === null) return []
    const rows = await database.sections.where('home').equals(project).toArray()
    return [...rows].sort((one, other) => byPlace(one.section, other.section))
  }, [database, project])
}

/** By name: all that the user sees. */
export function useLabels(): LabelRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = await database.labels.orderBy('home').toArray()
    return [...rows].sort((one, other) => one.label.name.localeCompare(other.label.name))
  }, [database])
}

/** The views that the user sees, in their order: their own first. */
export function useViews(): ViewRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = await database.views.orderBy('home').toArray()
    const isOfProject = ({ view }: ViewRow) => Number(view.project_id !== null)
    return [...rows].sort((one, other) => isOfProject(one) - isOfProject(other) || byPlace(one.view, other.view))
  }, [database])
}

export const useLabel = (id: string) => useRow<LabelRow>('labels', id)
export const useTodo = (id: string) => useRow<TodoRow>('todos', id)
export const useProject = (id: string) => useRow<ProjectRow>('projects', id)
export const useView = (id: string) => useRow<ViewRow>('views', id)

/** `null` where there is none; undefined until it is read. An id from before the service made it leads there too. */
function useRow<T extends { id: string; hidden?: boolean }>(
  name: 'todos' | 'projects' | 'labels' | 'views',
  id: string,
): T | null | undefined {
  const database = useDatabase()
  const found = useLiveQuery(async () => {
    const row = (await database.table(name).get((await database.aliases.get(id))?.to ?? id)) as T | undefined
    return { id, row: row && !row.hidden ? row : null }
  }, [database, name, id])
  // The query gives the row of the id before until it has read this one. It may be the same row under its other id.
  return found && (found.id === id || found.row?.id === id) ? found.row : undefined
}

/** The person's reminders of a to-do, in the order in which they were made. */
export function useReminders(todo: string): ReminderRow[] | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const rows = await database.reminders.where('home').equals(todo).toArray()
    return [...rows].sort((one, other) => (one.reminder.created_at < other.reminder.created_at ? -1 : 1))
  }, [database, todo])
}

/** The changes of one object that the service refused, or that contradict another person's. */
export function useTrouble(id: string): Change[] {
  const database = useDatabase()
  return (
    useLiveQuery(
      () =>
        database.changes
          .where('on')
          .equals(id)
          .filter(({ state }) => state !== 'waiting')
          .sortBy('seq'),
      [database, id],
    ) ?? []
  )
}

export interface Reach {
  /** Changes that wait to be sent. */
  waiting: number
  trouble: number
  service: 'reached' | 'away' | undefined
  /** Whether the copy was ever whole. */
  complete: boolean
}

export function useReach(): Reach | undefined {
  const database = useDatabase()
  return useLiveQuery(async () => {
    const waiting = await database.changes.where('state').equals('waiting').count()
    const trouble = (await database.changes.count()) - waiting
    const service = (await database.marks.get('service'))?.value as Reach['service']
    return { waiting, trouble, service, complete: (await database.marks.get('complete')) !== undefined }
  }, [database])
}
