/** The copy on the device, in IndexedDB: one database per user, so that no user sees anything of another one. */
import Dexie, { type Table } from 'dexie'
import type { Label, Member, Project, Reminder, Section, Todo, View } from '../../sdk/index.ts'
import {
  blankLabel,
  blankProject,
  blankReminder,
  blankSection,
  blankView,
  nextStamp,
  objectOf,
  orderOf,
  todoOf,
  todoRow,
} from './apply.ts'
import { dueDay } from './dates.ts'
import {
  type Change,
  type Kind,
  kindOf,
  type LabelRow,
  type ProjectRow,
  type ReminderRow,
  type SectionRow,
  type TodoRow,
  type ViewRow,
} from './model.ts'

export class Database extends Dexie {
  declare todos: Table<TodoRow, string>
  declare projects: Table<ProjectRow, string>
  declare sections: Table<SectionRow, string>
  declare labels: Table<LabelRow, string>
  declare reminders: Table<ReminderRow, string>
  declare views: Table<ViewRow, string>
  declare changes: Table<Change, number>
  declare members: Table<{ project: string; members: Member[] }, string>
  /** The ids that the service gave to objects that were made here. */
  declare aliases: Table<{ from: string; to: string }, string>
  /** `cursor`: how far the copy is; `complete`: whether it ever was whole. */
  declare marks: Table<{ name: string; value: string }, string>
  readonly userId: string

  constructor(userId: string) {
    super(databaseName(userId), { cache: 'immutable' })
    this.userId = userId
    this.version(1).stores({
      todos: 'id, list, day, done',
      projects: 'id',
      changes: '++seq, on, state',
      members: 'project',
      aliases: 'from',
      marks: 'name',
    })
    this.version(2)
      .stores({ todos: 'id, list, day, done, [list+order]' })
      .upgrade((upgrade) =>
        upgrade
          .table<TodoRow>('todos')
          .filter(({ list }) => list !== undefined)
          .modify((row) => {
            row.order = orderOf(row.todo)
          }),
      )
    this.version(3)
      .stores({})
      .upgrade(async (upgrade) => {
        await upgrade.table<TodoRow>('todos').toCollection().modify(assignSeveral)
        await upgrade.table<Change>('changes').toCollection().modify(assignSeveral)
      })
    this.version(4)
      .stores({ todos: 'id, list, day, done, stamp, [list+order], *labels', sections: 'id, home', labels: 'id, home' })
      // The copy begins anew, since the ones before had no sections and labels.
      .upgrade((upgrade) => upgrade.table('marks').delete('cursor'))
    this.version(5)
      .stores({
        todos: 'id, list, day, done, stamp, parent, [parent+done], [list+order], *labels',
        changes: '++seq, on, state, *also',
        reminders: 'id, home',
        views: 'id, home',
      })
      // As before: the copy had neither reminders nor views, and its rows no parents.
      .upgrade((upgrade) => upgrade.table('marks').delete('cursor'))
  }

  /** All that a change can touch. */
  get touchable(): Table[] {
    const objects = [this.todos, this.projects, this.sections, this.labels, this.reminders, this.views]
    return [...objects, this.changes, this.aliases]
  }
}

/** Gives `assignee_ids` in place of `assignee_id` to an object and those in it. */
function assignSeveral(object: object): void {
  const members = object as Record<string, unknown>
  if ('assignee_id' in members) {
    members.assignee_ids = members.assignee_id === null ? [] : [members.assignee_id]
    delete members.assignee_id
  }
  for (const value of Object.values(members))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) assignSeveral(value)
}

const databaseName = (userId: string) => `taskpact-${userId}`

let open: Database | undefined

/** The database of the user. */
export function databaseOf(userId: string): Database {
  if (open?.userId !== userId) {
    open?.close()
    open = new Database(userId)
  }
  return open
}

/** Another tab deletes the database: this one must not open it again. */
export const closeDatabase = (): void => open?.close({ disableAutoOpen: true })

/** Deletes the databases that another tab may have left behind, while no user is signed in. */
export async function deleteAllDatabases(): Promise<void> {
  const names = await Dexie.getDatabaseNames()
  for (const name of names.filter((each) => each.startsWith(databaseName('')))) await Dexie.delete(name)
}

export async function deleteDatabaseOf(userId: string): Promise<void> {
  if (open?.userId === userId) {
    open.close()
    open = undefined
  }
  await Dexie.delete(databaseName(userId))
}

/** The days of times are by the person's time zone. Computes them anew where it is another one than before. */
export async function followZone(database: Database, zone: string): Promise<void> {
  const { todos, marks } = database
  await database.transaction('rw', todos, marks, async () => {
    const before = (await marks.get('zone'))?.value
    if (before === zone) return
    await marks.put({ name: 'zone', value: zone })
    if (before === undefined) return
    await todos
      .filter(({ day, todo }) => day !== undefined && todo.due_at !== null)
      .modify((row) => {
        row.day = dueDay(row.todo) as string
        row.stamp = nextStamp()
      })
  })
}

const todosOf = ({ todos }: Database, project: string) =>
  todos.filter(({ server, todo }) => (server ?? todo).project_id === project).toArray()

/** Removes the to-dos of a project that the service has no more. To be called as `refresh`. */
export async function forgetTodosOf(database: Database, project: string): Promise<void> {
  for (const row of await todosOf(database, project)) {
    await database.todos.update(row.id, { server: null })
    await refresh(database, 'todo', row.id)
  }
}

/** The service has taken the to-dos of a section out of it, with its deletion. To be called as `refresh`. */
export async function leaveSection(database: Database, section: string): Promise<void> {
  const rows = await database.todos.filter(({ server }) => server?.section_id === section).toArray()
  for (const { id, server } of rows) {
    await database.todos.update(id, { server: { ...(server as Todo), section_id: null } })
    await refresh(database, 'todo', id)
  }
}

/** Computes the row of one object anew. To be called in the transaction that has changed what it is made of. */
export async function refresh(database: Database, kind: Kind, id: string, touched?: number): Promise<void> {
  const found = database.changes.where('on').equals(id)
  if (kind === 'todo') return refreshTodo(database, id, await found.or('also').equals(id).sortBy('seq'), touched)
  const changes = await found.sortBy('seq')
  if (kind === 'project') return refreshProject(database, id, changes)
  const table = tableOf(database, kind)
  const server = (await table.get(id))?.server ?? null
  const blanks = {
    label: blankLabel,
    reminder: blankReminder,
    view: blankView,
    section: (_: string, at: string) => blankSection(id, at, projectOf(changes)),
  }
  const shown = objectOf<Section | Label | Reminder | View>(server, changes, (at) => blanks[kind](id, at))
  const object = shown ?? server
  if (!object) return table.delete(id)
  const rest = { id, [kind]: object, server, trouble: isTrouble(changes) }
  await table.put({ ...rest, ...(shown ? { home: homeOf(shown) } : { hidden: true }) })
}

const homeOf = (object: Section | Label | Reminder | View): string =>
  'todo_id' in object ? object.todo_id : (object.project_id ?? 'own')

/** Computes the rows anew that a change is of. To be called as `refresh`. */
export async function refreshOf(database: Database, change: Change): Promise<void> {
  await refresh(database, kindOf(change), change.on)
  for (const id of change.also ?? []) await refresh(database, 'todo', id)
}

const isTrouble = (changes: Change[]): boolean => changes.some(({ state }) => state !== 'waiting')

const projectOf = (changes: Change[]): string =>
  changes.flatMap(({ action }) => (action.kind === 'create-section' ? [action.project_id] : []))[0] ?? ''

/** The rows of a kind, as those that `refresh` writes. */
export const tableOf = (database: Database, kind: Kind) =>
  database[`${kind}s`] as unknown as Table<{ id: string; server: never | null } & Record<string, unknown>, string>

async function refreshProject(database: Database, id: string, changes: Change[]): Promise<void> {
  const before = await database.projects.get(id)
  const server = before?.server ?? null
  const project = objectOf<Project>(server, changes, (at) => blankProject(id, at, database.userId))
  const trouble = isTrouble(changes)
  if (project) await database.projects.put({ id, project, server, trouble })
  else if (server) await database.projects.put({ id, project: server, server, trouble, hidden: true })
  else await database.projects.delete(id)
  // Its to-dos are hidden with it, and come back with it.
  if (server && (before?.hidden === true) !== (project === null))
    for (const row of await todosOf(database, id)) await refresh(database, 'todo', row.id)
}

async function refreshTodo(database: Database, id: string, changes: Change[], touched?: number): Promise<void> {
  const row = await database.todos.get(id)
  const server = row?.server ?? null
  const made = todoOf(id, server, changes, database.userId)
  const isWithProject = made?.project_id && (await database.projects.get(made.project_id))?.hidden
  const todo = isWithProject || !made ? null : await counted(database, made)
  const trouble = isTrouble(changes.filter(({ on }) => on === id))
  const kept = row?.bornAs === undefined ? {} : { bornAs: row.bornAs }
  if (todo) await database.todos.put(todoRow(todo, server, { trouble, touched: touched ?? row?.touched, ...kept }))
  // Kept without its indexes, so that no list has it and it can come back.
  else if (server && row)
    await database.todos.put({ id, todo: row.todo, server, words: '', trouble, hidden: true, ...kept })
  else await database.todos.delete(id)
  for (const parent of new Set([row?.parent, todo?.parent_id])) if (parent) await countAgain(database, parent)
}

/** A to-do with the numbers of its subtasks in the copy, which has those that were not sent yet. */
async function counted({ todos }: Database, todo: Todo): Promise<Todo> {
  const subtask_count = await todos.where('parent').equals(todo.id).count()
  if (subtask_count === 0) return { ...todo, subtask_count, completed_subtask_count: 0 }
  const done = todos.where('[parent+done]').between([todo.id, ''], [todo.id, '\uffff'])
  return { ...todo, subtask_count, completed_subtask_count: await done.count() }
}

export async function countAgain(database: Database, id: string): Promise<void> {
  const row = await database.todos.get(id)
  if (!row || row.hidden) return
  const todo = await counted(database, row.todo)
  const { subtask_count, completed_subtask_count } = row.todo
  if (todo.subtask_count !== subtask_count || todo.completed_subtask_count !== completed_subtask_count)
    await database.todos.update(id, { todo, stamp: nextStamp() })
}
