/** The SQL of invitations. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type Invitation = Schemas['Invitation']
type ReceivedInvitation = Schemas['ReceivedInvitation']
type Answer = 'accepted' | 'declined'

/** The invited person. An address and an id are two people, since no one is to learn which account has an address. */
export type Invitee = { user_id: string } | { email: string }

const lifetime = '7 days'

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** A pending invitation past its end is shown as `expired`. */
const columns = (db: Knex) => [
  'id',
  'project_id',
  'user_id',
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

const to = (invitee: Invitee) => (invitations: Knex.QueryBuilder) =>
  'user_id' in invitee
    ? invitations.where({ user_id: invitee.user_id })
    : invitations.whereRaw('lower(email) = lower(?)', [invitee.email])

/**
 * Whether a person has a pending invitation to a project, or has declined one that would not have expired yet; null for
 * neither. The caller must have locked the project.
 */
export async function findLastStatus(
  db: Knex,
  projectId: string,
  invitee: Invitee,
): Promise<'pending' | 'declined' | null> {
  const ofProject = (invitations: Knex.QueryBuilder) =>
    invitations.first('status').where({ project_id: projectId }).where(to(invitee))
  const row = (await ofProject(live(db))) ?? (await ofProject(lately(db, 'declined')))
  return row?.status ?? null
}

/** Replaces an invitation of the person that is pending and no longer valid. */
export async function insertInvitation(
  db: Knex,
  projectId: string,
  invitedBy: string,
  { role, ...invitee }: Invitee & Pick<Invitation, 'role'>,
): Promise<Invitation> {
  await db('invitations').delete().where({ project_id: projectId, status: 'pending' }).where(to(invitee))
  const [row] = await db('invitations')
    .insert({
      id: newId(),
      project_id: projectId,
      ...invitee,
      role,
      invited_by: invitedBy,
      expires_at: db.raw('now() + ?::interval', [lifetime]),
    })
    .returning(columns(db))
  return row
}

export async function listReceivedInvitations(
  db: Knex,
  userId: string,
  page: PageRequest,
): Promise<Page<ReceivedInvitation>> {
  const found = receivedInvitations(db, userId)
    .join('projects', 'projects.id', 'invitations.project_id')
    .join('users as inviter', 'inviter.id', 'invitations.invited_by')
    .select('invitations.id', 'invitations.project_id', 'projects.name as project_name', 'invitations.role')
    .select('invitations.invited_by', 'inviter.name as inviter_name')
    .select('invitations.created_at', 'invitations.expires_at')
  return readPage(db.select('*').from(found.as('received')), sortKeys, page)
}

export async function countReceivedInvitations(db: Knex, userId: string): Promise<number> {
  const [row] = await receivedInvitations(db, userId).count({ total: '*' })
  return Number(row?.total)
}

/** The project of a pending invitation, and its inviter; with a receiver only of one of that user's. */
export async function findParties(
  db: Knex,
  id: string,
  receiverId?: string,
): Promise<Pick<Invitation, 'project_id' | 'invited_by'> | undefined> {
  const invitations = receiverId === undefined ? live(db) : receivedInvitations(db, receiverId)
  return invitations.first('invitations.project_id', 'invitations.invited_by').where({ 'invitations.id': id })
}

/** The same of those of some invitations that the user may answer. */
export async function findNamedParties(
  db: Knex,
  userId: string,
  ids: string[],
): Promise<Pick<Invitation, 'project_id' | 'invited_by'>[]> {
  return receivedInvitations(db, userId)
    .whereRaw('invitations.id = any(?::uuid[])', [ids])
    .select('invitations.project_id', 'invitations.invited_by')
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

/** Withdraws the pending invitations of a user who has become a member of the project. */
export async function withdrawInvitationsTo(db: Knex, projectId: string, userId: string): Promise<void> {
  await db('invitations').delete().where({ project_id: projectId, status: 'pending' }).where(isTo(db, userId))
}

/** Deletes all invitations to the address of a user, if it is confirmed: else it may be another person's. */
export async function deleteInvitationsToAddress(db: Knex, userId: string): Promise<void> {
  await db('invitations')
    .delete()
    .whereRaw('lower(email) = (?)', [confirmedAddress(db, userId)])
}

/** Returns false where the project has no such invitation, and for one that was declined lately. */
export async function deleteInvitation(db: Knex, projectId: string, id: string): Promise<boolean> {
  const invitation = db('invitations').where({ project_id: projectId, id })
  return (await invitation.whereNotIn('id', lately(db, 'declined').select('id')).delete()) > 0
}

/** Those of a status that have not expired, or would not have. */
function lately(db: Knex, status: Invitation['status']): Knex.QueryBuilder {
  return db('invitations').where({ 'invitations.status': status }).where('invitations.expires_at', '>', db.fn.now())
}

/** A user's id, or the column that has it. */
type UserId = string | Knex.Ref<string, object>

/** By the user's id, or by the user's address if it is confirmed. */
function isTo(db: Knex, userId: UserId) {
  return (either: Knex.QueryBuilder) =>
    either
      .where('invitations.user_id', userId)
      .orWhereRaw('lower(invitations.email) = (?)', [confirmedAddress(db, userId)])
}

function confirmedAddress(db: Knex, userId: UserId): Knex.QueryBuilder {
  return db('users').select(db.raw('lower(email)')).where({ id: userId }).whereNotNull('email_verified_at')
}

/** The valid invitations of a user. */
export function receivedInvitations(db: Knex, userId: UserId): Knex.QueryBuilder {
  return live(db).where(isTo(db, userId))
}

/** Invitations that are pending and have not expired, and whose inviter may still invite. */
function live(db: Knex): Knex.QueryBuilder {
  const inviter = db('project_members')
    .join('users as owner', 'owner.id', 'project_members.user_id')
    .whereRaw('project_members.project_id = invitations.project_id')
    .whereRaw('project_members.user_id = invitations.invited_by')
    .where({ 'project_members.role': 'owner' })
    .whereNull('owner.disabled_at')
  return lately(db, 'pending')
    .whereIn('invitations.project_id', db('projects').select('id').whereNull('deleted_at'))
    .whereExists(inviter)
}

/** The data of its email; null when it is no longer pending, and for one by id. */
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
    .whereNotNull('invitations.email')
  return row ?? null
}
