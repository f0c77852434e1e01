/** Exports a user's data as a series of documents, each small enough for one import request. */

import type { Knex } from 'knex'
import { decodeCursor, encodeCursor } from '../../db/cursor.ts'
import type { Page, PageRequest } from '../../db/page.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { findMailPreference, listNotifications } from '../notifications/queries.ts'
import { listWebhooks } from '../webhooks/queries.ts'
import { listMembershipsPage, listOwnedProjects, listOwnTodos } from './export-queries.ts'

type DataExport = Schemas['DataExport']
type Things = Pick<DataExport, 'projects' | 'memberships' | 'todos' | 'webhooks' | 'notifications'>

/** Objects in a document. The largest todo takes 8 kB of JSON, so a document fits into an import's 10 MB. */
const limit = 1000

/** The kinds of objects in export order: a todo follows its project. */
const readers: {
  [Kind in keyof Things]: (db: Knex, userId: string, page: PageRequest) => Promise<Page<Things[Kind][number]>>
} = {
  projects: listOwnedProjects,
  memberships: listMembershipsPage,
  todos: listOwnTodos,
  webhooks: listWebhooks,
  notifications: (db, userId, page) => listNotifications(db, userId, {}, page),
}
const kinds = Object.keys(readers) as (keyof Things)[]

/** The document at a cursor, and the next cursor. Throws 409 `cursor_invalid`. */
export async function readExport(
  db: Knex,
  profile: Schemas['User'],
  cursor: string | undefined,
): Promise<{ document: DataExport; next: string | null }> {
  const things: Things = { projects: [], memberships: [], todos: [], webhooks: [], notifications: [] }
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
  const document: DataExport = {
    format: 'taskpact-export',
    format_version: 1,
    exported_at: new Date().toISOString(),
    profile,
    preferences: { mail: await findMailPreference(db, profile.id) },
    ...things,
  }
  return { document, next: place.kind < kinds.length ? encode(place) : null }
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
