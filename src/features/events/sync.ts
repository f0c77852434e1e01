/** Delta sync: pages of all objects that a user sees, then of those that change. */
import type { Knex } from 'knex'
import { decodePosition, encodePosition, type Position } from '../../changelog/position.ts'
import { currentPosition, isExpired, type LoggedEvent, readEvents } from '../../changelog/queries.ts'
import { isUuid } from '../../db/new-id.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { findLabels, listLabelIds } from '../labels/queries.ts'
import { findProjects, listProjectIds } from '../projects/queries.ts'
import { findReminders, listReminderIds } from '../reminders/queries.ts'
import { findSections, listSectionIds } from '../sections/queries.ts'
import { listTodoIds } from '../todos/lists.ts'
import { findTodos } from '../todos/queries.ts'
import { findViews, listViewIds } from '../views/queries.ts'

type Change = Schemas['SyncChange']
type Kind = Change['type']

interface Objects {
  /** The ids of what a user sees, after one of them; of one project or of all. */
  listIds(db: Knex, userId: string, from: Omit<Backlog, 'kind'>, limit: number): Promise<string[]>
  /** Of some ids, the objects as they are now. */
  now(db: Knex, userId: string, ids: string[]): Promise<Change[]>
}

/** The kinds of objects, in the order in which they are sent: what others refer to comes first. */
const kinds: { [K in Kind]: Objects } = {
  project: {
    listIds: (db, userId, { behind }, limit) => listProjectIds(db, userId, behind, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findProjects(db, userId, ids))
      return ids.map((id) => ({ type: 'project', id, project: found.get(id) ?? null }))
    },
  },
  section: {
    listIds: (db, userId, { behind, project: projectId }, limit) =>
      listSectionIds(db, userId, { behind, projectId }, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findSections(db, userId, ids))
      return ids.map((id) => ({ type: 'section', id, section: found.get(id) ?? null }))
    },
  },
  label: {
    listIds: (db, userId, { behind, project: projectId }, limit) =>
      listLabelIds(db, userId, { behind, projectId }, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findLabels(db, userId, ids))
      return ids.map((id) => ({ type: 'label', id, label: found.get(id) ?? null }))
    },
  },
  view: {
    listIds: (db, userId, { behind, project: projectId }, limit) =>
      listViewIds(db, userId, { behind, projectId }, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findViews(db, userId, ids))
      return ids.map((id) => ({ type: 'view', id, view: found.get(id) ?? null }))
    },
  },
  todo: {
    listIds: (db, userId, { behind, project: projectId }, limit) =>
      listTodoIds(db, userId, { behind, projectId }, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findTodos(db, userId, ids))
      return ids.map((id) => ({ type: 'todo', id, todo: found.get(id) ?? null }))
    },
  },
  reminder: {
    listIds: (db, userId, { behind, project: projectId }, limit) =>
      listReminderIds(db, userId, { behind, projectId }, limit),
    now: async (db, userId, ids) => {
      const found = byId(await findReminders(db, userId, ids))
      return ids.map((id) => ({ type: 'reminder', id, reminder: found.get(id) ?? null }))
    },
  },
}
const order = Object.keys(kinds) as Kind[]

const byId = <T extends { id: string }>(objects: T[]) => new Map(objects.map((object) => [object.id, object]))

/**
 * Objects that must be sent before the log is read from `after`: of a kind, with ids after `behind`, and then those of the
 * kinds behind it. They are of all projects, or of one that has just become visible by a membership or a restore.
 */
interface Backlog {
  kind: Kind
  /** The last id that was sent; absent at the beginning. */
  behind?: string
  /** Only what is in this project. */
  project?: string
}

/** The content of a sync cursor. */
interface SyncCursor {
  after: Position
  backlog: Backlog[]
}

/** The page after a cursor, the first one without. Throws 409 for a foreign or an expired cursor. */
export async function readSyncPage(
  db: Knex,
  userId: string,
  cursor: string | undefined,
  limit: number,
): Promise<Schemas['SyncPage']> {
  const place = cursor === undefined ? await beginning(db) : decode(cursor)
  if (cursor !== undefined && (await isExpired(db, place.after))) throw problem('cursor_expired')
  const [backlog, ...others] = place.backlog
  if (backlog) return backlogPage(db, userId, { after: place.after, backlog: others }, backlog, limit)
  return logPage(db, userId, place.after, limit)
}

/** The log is read from the position of this moment, so changes during the first pages follow them. */
async function beginning(db: Knex): Promise<SyncCursor> {
  return { after: await currentPosition(db), backlog: [{ kind: 'project' }] }
}

/** A page of objects in their present state, ordered by id. */
async function backlogPage(db: Knex, userId: string, rest: SyncCursor, backlog: Backlog, limit: number) {
  const { kind, project } = backlog
  const ids = await kinds[kind].listIds(db, userId, backlog, limit)
  const changes = await kinds[kind].now(db, userId, ids)
  const [last, following] = [ids.at(-1), order[order.indexOf(kind) + 1]]
  const left: Backlog[] =
    last !== undefined && ids.length === limit
      ? [{ ...backlog, behind: last }]
      : following
        ? [{ kind: following, ...(project && { project }) }]
        : []
  const next = { ...rest, backlog: [...left, ...rest.backlog] }
  // A full last page may be followed by an empty one; only the next query tells.
  return {
    changes,
    cursor: encode(next),
    has_more: next.backlog.length > 0 || (await hasEvents(db, userId, next.after)),
  }
}

/** The objects of the next events in their present state, each once, at the position of its last change. */
async function logPage(db: Knex, userId: string, after: Position, limit: number) {
  // An event concerns at most two objects: a todo, a section, a label or a view, and its project, whose counts may have changed.
  const most = Math.max(1, Math.floor(limit / 2))
  // One more than the page has room for tells whether there is more.
  const read = await readEvents(db, after, most + 1, userId)
  const events = read.slice(0, most)
  const places = new Map<string, Kind>()
  const joined: Backlog[] = []
  for (const { event, todoId, userId: audience } of events) {
    for (const [id, kind] of [
      [event.project_id ?? idOf('project', event), 'project'],
      [idOf('section', event), 'section'],
      [idOf('label', event), 'label'],
      [idOf('view', event), 'view'],
      [idOf('reminder', event), 'reminder'],
      [todoId, 'todo'],
    ] as const) {
      if (id === null) continue
      places.delete(id)
      places.set(id, kind)
    }
    const appeared = (event.type === 'member.added' && audience === userId) || event.type === 'project.restored'
    if (appeared && event.project_id !== null) joined.push({ kind: 'section', project: event.project_id })
  }
  const now = new Map<string, Change>()
  for (const kind of order) {
    const ids = [...places].flatMap(([id, of]) => (of === kind ? [id] : []))
    for (const change of ids.length > 0 ? await kinds[kind].now(db, userId, ids) : []) now.set(change.id, change)
  }
  const changes = [...places.keys()].flatMap((id) => now.get(id) ?? [])
  const next = { after: events.at(-1)?.position ?? after, backlog: joined }
  return { changes, cursor: encode(next), has_more: joined.length > 0 || read.length > most }
}

async function hasEvents(db: Knex, userId: string, after: Position): Promise<boolean> {
  const events: LoggedEvent[] = await readEvents(db, after, 1, userId)
  return events.length > 0
}

/** The object of a kind that an event concerns; null for none. */
const idOf = (kind: Kind, { type, data }: LoggedEvent['event']) =>
  type.startsWith(`${kind}.`) ? (data as { id: string }).id : null

function encode({ after, backlog }: SyncCursor): string {
  return encodePosition(
    after,
    backlog.length === 0 ? [] : [backlog.map(({ kind, behind, project }) => [kind, behind, project])],
  )
}

/** Entries of a backlog at most: as many as the events of the largest page. A longer one would make too long a cursor. */
const maxBacklog = 50

function decode(cursor: string): SyncCursor {
  const { position, rest } = decodePosition(cursor)
  const [backlog = [], ...others] = rest
  if (!Array.isArray(backlog) || backlog.length > maxBacklog || others.length > 0) throw problem('cursor_invalid')
  return { after: position, backlog: backlog.map(toBacklog) }
}

function toBacklog(entry: unknown): Backlog {
  const [kind, behind, project, ...others] = (Array.isArray(entry) ? entry : []).map((value) => value ?? undefined)
  if (!order.includes(kind) || !isId(behind) || !isId(project) || others.length > 0) throw problem('cursor_invalid')
  return { kind, behind, project }
}

const isId = (value: unknown): boolean => value === undefined || isUuid(value)
