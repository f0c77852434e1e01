/** Exports a user's data as a series of documents, each small enough for one import request. */

import type { Knex } from 'knex'
import { decodeCursor, encodeCursor } from '../../db/cursor.ts'
import type { Page, PageRequest } from '../../db/page.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { findLabels } from '../labels/queries.ts'
import { listNotifications } from '../notifications/queries.ts'
import { listExportedIdentities } from '../oidc/queries.ts'
import { findReminders } from '../reminders/queries.ts'
import { idsInFilters } from '../todos/filter/ids.ts'
import { findPreferences } from '../users/preferences.ts'
import { listWebhooks } from '../webhooks/queries.ts'
import {
  findOwnedProjects,
  findOwnLabels,
  findOwnSections,
  findOwnTodos,
  listMembershipsPage,
  listOwnedProjects,
  listOwnLabels,
  listOwnReminders,
  listOwnSections,
  listOwnTodos,
  listOwnViews,
} from './export-queries.ts'

type DataExport = Schemas['DataExport']
type Todo = Schemas['Todo']
type Things = Pick<
  DataExport,
  | 'projects'
  | 'memberships'
  | 'identities'
  | 'sections'
  | 'labels'
  | 'views'
  | 'todos'
  | 'reminders'
  | 'webhooks'
  | 'notifications'
>

/** Objects of a document at most, and bytes: the body of an import. */
const maxObjects = 1000
const maxBytes = 10_000_000

/** The kinds of objects in export order: a todo follows its project, its section and its labels, and a reminder its todo. */
const readers: {
  [Kind in keyof Things]: (db: Knex, userId: string, page: PageRequest) => Promise<Page<Things[Kind][number]>>
} = {
  projects: listOwnedProjects,
  memberships: listMembershipsPage,
  // They are few.
  identities: async (db, userId) => ({ rows: await listExportedIdentities(db, userId), next: null }),
  sections: listOwnSections,
  labels: listOwnLabels,
  views: listOwnViews,
  todos: listOwnTodos,
  reminders: listOwnReminders,
  webhooks: listWebhooks,
  notifications: (db, userId, page) => listNotifications(db, userId, {}, page),
}
const kinds = Object.keys(readers) as (keyof Things)[]

interface Part {
  document: DataExport
  /** The cursor of the next document; null after the last one. */
  next: string | null
}

/** The document at a cursor. Throws 409 `cursor_invalid`. */
export async function readExport(
  db: Knex,
  profile: Schemas['User'],
  cursor: string | undefined,
  limit = maxObjects,
): Promise<Part> {
  const part = await readPart(db, profile, cursor, limit)
  const { projects, sections, labels, todos, reminders } = part.document
  const fits =
    Math.max(projects.length, sections.length, labels.length, todos.length, reminders.length) <= maxObjects &&
    Buffer.byteLength(JSON.stringify(part.document)) <= maxBytes
  return fits || limit === 1 ? part : readExport(db, profile, cursor, Math.ceil(limit / 4))
}

/** A document of up to `limit` objects and of those that they refer to, which other documents may have too. */
async function readPart(db: Knex, profile: Schemas['User'], cursor: string | undefined, limit: number): Promise<Part> {
  const things: Things = {
    projects: [],
    memberships: [],
    identities: [],
    sections: [],
    labels: [],
    views: [],
    todos: [],
    reminders: [],
    webhooks: [],
    notifications: [],
  }
  let left = limit
  let place: ExportCursor = cursor === undefined ? { kind: 0, behind: undefined } : decode(cursor)
  while (left > 0 && place.kind < kinds.length) {
    const kind = kinds[place.kind] as keyof Things
    const page = { sort: 'created_at', skip: 0, limit: left, cursor: place.behind }
    const { rows, next } = await readers[kind](db, profile.id, page)
    ;(things[kind] as unknown[]).push(...rows)
    left -= rows.length
    place = next === null ? { kind: place.kind + 1, behind: undefined } : { kind: place.kind, behind: next }
  }
  await addReferred(db, profile.id, things)
  const document: DataExport = {
    format: 'taskpact-export',
    format_version: 1,
    exported_at: new Date().toISOString(),
    profile,
    preferences: await findPreferences(db, profile.id),
    ...things,
  }
  return { document, next: place.kind < kinds.length ? encode(place) : null }
}

/** Adds the exported todos, sections, labels and projects that the objects of a document refer to, so that it can be imported by itself. */
async function addReferred(
  db: Knex,
  userId: string,
  { projects, sections, labels, views, todos, reminders, webhooks, notifications }: Things,
) {
  const lacking = (ids: (string | null)[], present: { id: string }[]) => {
    const known = new Set<string | null>(present.map(({ id }) => id)).add(null)
    return [...new Set(ids)].filter((id): id is string => !known.has(id))
  }
  const reminderIds = notifications.map(({ reminder_id }) => reminder_id)
  reminders.push(...(await findReminders(db, userId, lacking(reminderIds, reminders))))
  const todoIds = [...reminders, ...notifications].map(({ todo_id }) => todo_id)
  todos.push(...(await findOwnTodos(db, userId, lacking(todoIds, todos))))
  for (let found: Todo[] = todos; found.length > 0; todos.push(...found)) {
    const parentIds = found.map(({ parent_id }) => parent_id)
    found = await findOwnTodos(db, userId, lacking(parentIds, todos))
  }
  const named = idsInFilters([...views, ...webhooks])
  const namedAs = (kind: 'project' | 'section' | 'label') =>
    named.flatMap(({ field, id }) => (field === kind ? id : []))
  const labelIds = todos.flatMap(({ label_ids }) => label_ids)
  labels.push(...(await findLabels(db, userId, lacking(labelIds, labels))))
  labels.push(...(await findOwnLabels(db, userId, lacking(namedAs('label'), labels))))
  const sectionIds = [...todos.map(({ section_id }) => section_id), ...namedAs('section')]
  sections.push(...(await findOwnSections(db, userId, lacking(sectionIds, sections))))
  const projectIds = [...sections, ...labels, ...views, ...todos, ...webhooks, ...notifications].map(
    ({ project_id }) => project_id,
  )
  projects.push(...(await findOwnedProjects(db, userId, lacking([...projectIds, ...namedAs('project')], projects))))
  for (let found = projects; found.length > 0; projects.push(...found)) {
    const parentIds = found.map(({ parent_id }) => parent_id)
    found = await findOwnedProjects(db, userId, lacking(parentIds, projects))
  }
}

interface ExportCursor {
  /** An index of `kinds`. */
  kind: number
  /** The list cursor within the kind; undefined at its beginning. */
  behind: string | undefined
}

function encode({ kind, behind }: ExportCursor): string {
  return encodeCursor([kinds[kind], behind ?? null])
}

function decode(cursor: string): ExportCursor {
  const [name, behind] = decodeCursor(cursor)
  const kind = kinds.indexOf(name as (typeof kinds)[number])
  if (kind >= 0 && (behind === null || typeof behind === 'string')) return { kind, behind: behind ?? undefined }
  throw problem('cursor_invalid')
}
