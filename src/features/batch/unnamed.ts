/** Finds the objects that operations of a batch change without naming them: by a name, by a filter or by way of another object. */
import type { Knex } from 'knex'
import { isUuid } from '../../db/new-id.ts'
import { Problem } from '../../kernel/index.ts'
import type { Caller, Schemas } from '../../service/api.ts'
import { findNamedParties } from '../invitations/queries.ts'
import { projectsWith } from '../projects/locks.ts'
import { idsAbove } from '../projects/parents.ts'
import { findRole } from '../projects/queries.ts'
import { findTodosOf } from '../reminders/queries.ts'
import { readFilterOf } from '../todos/filter/query.ts'
import { findMatchingIds, maxTodos } from '../todos/lists.ts'
import { readLine } from '../todos/quick-add.ts'
import { findBelowTrash, findProjectsOfTrash } from '../trash/queries.ts'

type Operation = Schemas['BatchOperation']

export interface Unnamed {
  /** Todos, and projects that the user is a member of. */
  ids: string[]
  /** Other projects: of invitations that the user answers, of an account that is deleted, and those above or below others. */
  projectIds: string[]
  /** Inviters. */
  userIds: string[]
}

/** Reads it without locks. `named`: the ids in the paths and bodies. */
export async function findUnnamed(db: Knex, user: Caller, writes: Operation[], named: string[]): Promise<Unnamed> {
  // Lists of lists, since an account may have any number of projects.
  const ids: string[][] = []
  const projectIds: string[][] = []
  const userIds: string[] = []
  for (const { method, path, body } of writes) {
    if (/^\/todos\/?$/.test(path) && method === 'PATCH') ids.push(await matching(db, user, body))
    if (/^\/todos\/quick\/?$/.test(path)) ids.push(await projectsOfLine(db, user, body))
    if (path === '/trash') projectIds.push(await findProjectsOfTrash(db, user.id))
    if (path.startsWith('/projects')) projectIds.push(await aboveParent(db, user, body))
    const deleted = method === 'DELETE' ? deletedUser(path, user) : null
    if (deleted !== null) projectIds.push(await projectsWith(db, deleted).pluck('id'))
  }
  if (writes.some(({ path }) => path.startsWith('/trash/'))) projectIds.push(await findBelowTrash(db, user.id, named))
  if (writes.some(({ path }) => path.startsWith('/reminders'))) ids.push(await findTodosOf(db, user.id, named))
  if (writes.some(({ path }) => path.startsWith('/users/me/invitations'))) {
    const parties = await findNamedParties(db, user.id, named)
    projectIds.push(parties.map(({ project_id }) => project_id))
    for (const { invited_by } of parties) if (invited_by) userIds.push(invited_by)
  }
  return { ids: ids.flat(), projectIds: projectIds.flat(), userIds }
}

/** The user whose account a request of a user deletes. */
function deletedUser(path: string, { id, role }: Caller): string | null {
  if (path === '/users/me') return id
  const named = /^\/admin\/users\/([^/?]+)/.exec(path)?.[1]?.toLowerCase()
  return role === 'admin' && isUuid(named) ? named : null
}

/** The projects above the parent that a project is to get, where the user sees that one. */
async function aboveParent(db: Knex, { id }: Caller, body: unknown): Promise<string[]> {
  const { parent_id } = Object(body)
  const isSeen = isUuid(parent_id) && (await findRole(db, id, parent_id)) !== null
  return isSeen ? idsAbove(db, parent_id) : []
}

async function matching(db: Knex, { id, time_zone }: Caller, body: unknown): Promise<string[]> {
  const { filter } = Object(body)
  if (typeof filter !== 'string') return []
  const reader = { userId: id, zone: time_zone }
  return orNone(async () => findMatchingIds(db, reader, readFilterOf(filter, reader, 'body'), maxTodos + 1))
}

/** Longer lines are refused. */
const maxLine = 1000

async function projectsOfLine(db: Knex, user: Caller, body: unknown): Promise<string[]> {
  const { text } = Object(body)
  if (typeof text !== 'string' || text.length > maxLine) return []
  return orNone(async () => {
    const { draft } = await readLine(db, user, { text }, { lock: false })
    return draft.project_id === null ? [] : [draft.project_id]
  })
}

/** Nothing where the operation will be refused. */
async function orNone(find: () => Promise<string[]>): Promise<string[]> {
  try {
    return await find()
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}
