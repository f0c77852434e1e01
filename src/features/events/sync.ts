/** Delta sync: pages of all objects that a user sees, then of those that change. */
import type { Knex } from 'knex'
import { decodePosition, encodePosition, type Position } from '../../changelog/position.ts'
import { currentPosition, isExpired, type LoggedEvent, readEvents } from '../../changelog/queries.ts'
import { isUuid } from '../../db/new-id.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { findProjects, listProjectIds } from '../projects/queries.ts'
import { listTodoIds } from '../todos/lists.ts'
import { findTodos } from '../todos/queries.ts'

type Change = Schemas['SyncChange']

/**
 * Objects that must be sent before the log is read from `after`: projects or todos with ids after `behind`, of all
 * projects or of one that has just become visible by a membership or a restore.
 */
interface Backlog {
  kind: 'project' | 'todo'
  /** The last id that was sent; absent at the beginning. */
  behind?: string
  /** Only the todos of this project. */
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
  return { after: await currentPosition(db), backlog: [{ kind: 'project' }, { kind: 'todo' }] }
}

/** A page of objects in their present state, ordered by id. */
async function backlogPage(db: Knex, userId: string, rest: SyncCursor, backlog: Backlog, limit: number) {
  const { kind, behind, project } = backlog
  const ids =
    kind === 'project'
      ? await listProjectIds(db, userId, behind, limit)
      : await listTodoIds(db, userId, { behind, projectId: project }, limit)
  const changes = kind === 'project' ? await projectsNow(db, userId, ids) : await todosNow(db, userId, ids)
  const last = ids.at(-1)
  const next =
    last !== undefined && ids.length === limit
      ? { ...rest, backlog: [{ ...backlog, behind: last }, ...rest.backlog] }
      : rest
  // A full last page may be followed by an empty one; only the next query tells.
  return {
    changes,
    cursor: encode(next),
    has_more: next.backlog.length > 0 || (await hasEvents(db, userId, next.after)),
  }
}

/** The objects of the next events in their present state, each once, at the position of its last change. */
async function logPage(db: Knex, userId: string, after: Position, limit: number) {
  // An event concerns at most two objects: a todo, and its project, whose counts may have changed.
  const most = Math.max(1, Math.floor(limit / 2))
  // One more than the page has room for tells whether there is more.
  const read = await readEvents(db, after, most + 1, userId)
  const events = read.slice(0, most)
  const places = new Map<string, 'project' | 'todo'>()
  const joined: Backlog[] = []
  for (const { event, todoId, userId: audience } of events) {
    for (const [id, kind] of [
      [event.project_id, 'project'],
      [todoId, 'todo'],
    ] as const) {
      if (id === null) continue
      places.delete(id)
      places.set(id, kind)
    }
    const appeared = (event.type === 'member.added' && audience === userId) || event.type === 'project.restored'
    if (appeared && event.project_id !== null) joined.push({ kind: 'todo', project: event.project_id })
  }
  const ids = (kind: 'project' | 'todo') => [...places].flatMap(([id, of]) => (of === kind ? [id] : []))
  const now = new Map(
    [...(await projectsNow(db, userId, ids('project'))), ...(await todosNow(db, userId, ids('todo')))].map((change) => [
      change.id,
      change,
    ]),
  )
  const changes = [...places.keys()].flatMap((id) => now.get(id) ?? [])
  const next = { after: events.at(-1)?.position ?? after, backlog: joined }
  return { changes, cursor: encode(next), has_more: joined.length > 0 || read.length > most }
}

async function hasEvents(db: Knex, userId: string, after: Position): Promise<boolean> {
  const events: LoggedEvent[] = await readEvents(db, after, 1, userId)
  return events.length > 0
}

async function projectsNow(db: Knex, userId: string, ids: string[]): Promise<Change[]> {
  const found = new Map((await findProjects(db, userId, ids)).map((project) => [project.id, project]))
  return ids.map((id) => ({ type: 'project', id, project: found.get(id) ?? null }))
}

async function todosNow(db: Knex, userId: string, ids: string[]): Promise<Change[]> {
  const found = new Map((await findTodos(db, userId, ids)).map((todo) => [todo.id, todo]))
  return ids.map((id) => ({ type: 'todo', id, todo: found.get(id) ?? null }))
}

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
  if (!['project', 'todo'].includes(kind) || !isId(behind) || !isId(project) || others.length > 0)
    throw problem('cursor_invalid')
  return { kind, behind, project }
}

const isId = (value: unknown): boolean => value === undefined || isUuid(value)
