/** The SQL of invitations. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type Invitation = Schemas['Invitation']
type Answer = 'accepted' | 'declined'

const lifetime = '7 days'

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** A pending invitation past its end is shown as `expired`. */
const columns = (db: Knex) => [
  'id',
  'project_id',
  'email',
  'role',
  db.raw(`case when status = 'pending' and expires_at <= now() then 'expired' else status end as status`),
  'invited_by',
  'created_at',
  'expires_at',
]

export async function listInvitations(db: Knex, projectId: string, page: PageRequest): Promise<Page<Invitation>> {
  return readPage(db('invitations').select(columns(db)).where({ project_id: projectId }), sortKeys, page)
}

export async function countInvitations(db: Knex, projectId: string): Promise<number> {
  const [row] = await db('invitations').where({ project_id: projectId }).count({ total: '*' })
  return Number(row?.total)
}

export async function findInvitation(db: Knex, projectId: string, id: string): Promise<Invitation | null> {
  const row = await db('invitations').first(columns(db)).where({ project_id: projectId, id })
  return row ?? null
}

/** Whether an address has a pending invitation to a project. The caller must have locked the project. */
export async function hasPending(db: Knex, projectId: string, email: string): Promise<boolean> {
  const row = await live(db).first('id').where({ project_id: projectId }).whereRaw('lower(email) = lower(?)', [email])
  return row !== undefined
}

export async function insertInvitation(
  db: Knex,
  projectId: string,
  invitedBy: string,
  { email, role }: Schemas['InvitationCreate'],
): Promise<Invitation> {
  const [row] = await db('invitations')
    .insert({
      id: newId(),
      project_id: projectId,
      email,
      role,
      invited_by: invitedBy,
      expires_at: db.raw('now() + ?::interval', [lifetime]),
    })
    .returning(columns(db))
  return row
}

/** The project of an invitation, and its inviter. */
export async function findParties(
  db: Knex,
  id: string,
): Promise<Pick<Invitation, 'project_id' | 'invited_by'> | undefined> {
  return db('invitations').first('project_id', 'invited_by').where({ id })
}

/**
 * Accepts or declines a pending invitation: of two concurrent calls one succeeds. Null where it is no longer pending.
 */
export async function answerInvitation(db: Knex, id: string, status: Answer): Promise<Invitation | null> {
  const [row] = await live(db).where({ id }).update({ status }).returning(columns(db))
  return row ?? null
}

/** Withdraws the pending invitations of a user who is no longer an owner of the project. */
export async function withdrawInvitationsOf(db: Knex, projectId: string, userId: string): Promise<void> {
  await db('invitations').delete().where({ project_id: projectId, invited_by: userId, status: 'pending' })
}

/** Returns false where the project has no such invitation. */
export async function deleteInvitation(db: Knex, projectId: string, id: string): Promise<boolean> {
  return (await db('invitations').delete().where({ project_id: projectId, id })) > 0
}

/** Invitations that are pending and have not expired, and whose inviter may still invite. */
function live(db: Knex): Knex.QueryBuilder {
  const inviter = db('project_members')
    .join('users as owner', 'owner.id', 'project_members.user_id')
    .whereRaw('project_members.project_id = invitations.project_id')
    .whereRaw('project_members.user_id = invitations.invited_by')
    .where({ 'project_members.role': 'owner' })
    .whereNull('owner.disabled_at')
  return db('invitations')
    .where({ 'invitations.status': 'pending' })
    .where('invitations.expires_at', '>', db.fn.now())
    .whereIn('invitations.project_id', db('projects').select('id').whereNull('deleted_at'))
    .whereExists(inviter)
}

/** The data of its email; null when it is no longer pending. */
export async function findInvitationLetter(
  db: Knex,
  id: string,
): Promise<{
  id: string
  email: string
  role: Invitation['role']
  expires_at: string
  project_name: string
  inviter_name: string | null
} | null> {
  const row = await live(db)
    .join('projects', 'projects.id', 'invitations.project_id')
    .leftJoin('users', 'users.id', 'invitations.invited_by')
    .first(
      'invitations.id',
      'invitations.email',
      'invitations.role',
      'invitations.expires_at',
      'projects.name as project_name',
      'users.name as inviter_name',
    )
    .where({ 'invitations.id': id })
  return row ?? null
}
