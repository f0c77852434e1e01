/** The parents of projects: which one a project may have, and what each member sees of it. */
import type { Knex } from 'knex'
import type { Actor, Events } from '../../changelog/record.ts'
import { recordOwnProjects } from '../../changelog/record-structure.ts'
import { ChangedMeanwhile } from '../../db/errors.ts'
import { findAbove } from '../../db/trees.ts'
import { problem, type Schemas } from '../../service/api.ts'
import { requireLevels } from '../todos/parents.ts'
import { mayEdit } from './access.ts'
import { lockProjects } from './locks.ts'
import { findRole, seenParent, sharedColumns } from './queries.ts'

export const maxLevels = 3
/** Projects directly below another one at most. */
export const maxBelow = 100

/** The ids of a project and of those above it. */
export async function idsAbove(db: Knex, id: string): Promise<string[]> {
  return (await findAbove<{ id: string }>(db, 'projects', id, 'id')).map((above) => above.id)
}

/**
 * Locks a parent for a project, those above it, also those that the user does not see, and the project itself; without `id` a new
 * one. Nothing where the user sees no such parent.
 */
export async function lockForParent(db: Knex, userId: string, parentId: string, id?: string): Promise<void> {
  if ((await findRole(db, userId, parentId)) === null) return
  const above = await idsAbove(db, parentId)
  await lockProjects(db, id === undefined ? above : [...above, id])
  const now = await idsAbove(db, parentId)
  if (now.some((one) => one !== id && !above.includes(one))) throw new ChangedMeanwhile()
}

/** Puts a locked project below another one, which is locked with those above it; null for below none. Throws 409 where it may not be. */
export async function setParent(
  events: Events,
  db: Knex,
  user: { id: string },
  id: string,
  parentId: string | null,
): Promise<void> {
  if (parentId !== null) {
    if (!mayEdit(await findRole(db, user.id, parentId))) throw problem('unknown_parent')
    const rules = { table: 'projects', maxLevels, tooDeep: 'projects_too_deep' } as const
    const above = await idsAbove(db, parentId)
    await requireLevels(
      db,
      rules,
      above.map((one) => ({ id: one })),
      id,
    )
    if ((await countBelow(db, parentId, id)) >= maxBelow) throw problem('too_many_subprojects')
  }
  await withChangesOfParents(events, db, user, { ids: [id] }, async () => {
    await db('projects').update({ parent_id: parentId }).where({ id })
  })
}

/** How many projects are directly below another one and seen there by a member, without one of them. */
export async function countBelow(db: Knex, parentId: string, except: string | null = null): Promise<number> {
  const seen = db('project_members as of_parent')
    .join('project_members as own', 'own.user_id', 'of_parent.user_id')
    .select(db.raw('1'))
    .where({ 'of_parent.project_id': parentId })
    .whereRaw('own.project_id = projects.id')
  const [row] = await db('projects')
    .where({ parent_id: parentId })
    .whereRaw('id is distinct from ?::uuid', [except])
    .whereExists(seen)
    .count({ total: '*' })
  return Number(row?.total)
}

/** Projects whose members may see another parent after a change: some, or those below one, for all members or one of them. */
type Concerned = { ids: string[] } | { parentId: string; userId?: string }

/**
 * Makes a change after which members may see other parents, or none: each of them gets an event of their own, behind those of the
 * change. Its data is read together with the membership, so that it has nothing from later than that.
 */
export async function withChangesOfParents<Result>(
  events: Events,
  db: Knex,
  actor: Actor,
  concerned: Concerned,
  change: () => Promise<Result>,
): Promise<Result> {
  const before = new Map((await findSeen(db, concerned)).map((seen) => [keyOf(seen), seen]))
  const result = await change()
  const changes = (await findSeen(db, concerned)).flatMap((seen) => {
    const was = before.get(keyOf(seen))
    return was && was.parent_id !== seen.parent_id ? [{ userId: seen.user_id, before: was, after: seen }] : []
  })
  await recordOwnProjects(
    events,
    db,
    actor,
    changes.map(({ userId, before: { parent_id }, after: { user_id: _, ...after } }) => {
      return { userId, before: { parent_id }, after }
    }),
  )
  return result
}

type Seen = Schemas['ProjectData'] & Pick<Schemas['Project'], 'parent_id'> & { user_id: string }

const keyOf = ({ id, user_id }: Seen) => `${id} ${user_id}`

/** The parents of some projects as each member sees them, without those in the trash. */
async function findSeen(db: Knex, concerned: Concerned): Promise<Seen[]> {
  const query = db('projects')
    .join('project_members', 'project_members.project_id', 'projects.id')
    .select([...sharedColumns, 'project_members.user_id', seenParent(db)])
    .whereNull('projects.deleted_at')
    .orderBy(['projects.id', 'project_members.user_id'])
  if ('ids' in concerned) return query.whereRaw('projects.id = any(?::uuid[])', [concerned.ids])
  query.where({ 'projects.parent_id': concerned.parentId })
  return concerned.userId === undefined ? query : query.where({ 'project_members.user_id': concerned.userId })
}
