/** The SQL of invitations to the service. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'
import { lockActiveUser } from '../users/locks.ts'

export type ServiceInvitation = Schemas['ServiceInvitation']

const lifetime = '7 days'

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** Whether the inviter is an enabled admin, or the command line. */
const mayInvite = `(invited_by is null or exists (
  select from users where users.id = invited_by and role = 'admin' and disabled_at is null))`

const columns = (db: Knex) => [
  'id',
  'email',
  db.raw(
    `case when accepted_at is not null then 'accepted' when expires_at <= now() then 'expired'
       when ${mayInvite} then 'pending' else 'void' end as status`,
  ),
  'invited_by',
  'user_id',
  'created_at',
  'expires_at',
]

export async function listServiceInvitations(db: Knex, page: PageRequest): Promise<Page<ServiceInvitation>> {
  return readPage(db('service_invitations').select(columns(db)), sortKeys, page)
}

export async function countServiceInvitations(db: Knex): Promise<number> {
  const [row] = await db('service_invitations').count({ total: '*' })
  return Number(row?.total)
}

export async function findServiceInvitation(db: Knex, id: string): Promise<ServiceInvitation | null> {
  const row = await db('service_invitations').where({ id }).first(columns(db))
  return row ?? null
}

export async function lockServiceInvitation(db: Knex, id: string): Promise<void> {
  await db('service_invitations').where({ id }).first('id').forUpdate()
}

export async function insertServiceInvitation(
  db: Knex,
  { email, invitedBy }: { email: string | null; invitedBy: string | null },
): Promise<ServiceInvitation> {
  const expires_at = db.raw('now() + ?::interval', [lifetime])
  const [row] = await db('service_invitations')
    .insert({ id: newId(), email, invited_by: invitedBy, expires_at })
    .returning(columns(db))
  return row
}

/** Returns false where there is no such invitation. */
export async function deleteServiceInvitation(db: Knex, id: string): Promise<boolean> {
  return (await db('service_invitations').where({ id }).delete()) > 0
}

/** Uses a pending invitation for an account: of two concurrent uses one succeeds. Returns false for any other. */
export async function useServiceInvitation(db: Knex, id: string, userId: string): Promise<boolean> {
  return (await pending(db).where({ id }).update({ accepted_at: db.fn.now(), user_id: userId })) > 0
}

/** An invitation with which a person can register; null for any other. */
export async function findPendingServiceInvitation(
  db: Knex,
  id: string,
): Promise<Pick<ServiceInvitation, 'id' | 'email' | 'invited_by'> | null> {
  const row = await pending(db).where({ id }).first('id', 'email', 'invited_by')
  return row ?? null
}

/** The id of the newest pending invitation to an address, without regard to case, whose inviter is locked; null for none. */
export async function findPendingInvitationOf(db: Knex, email: string): Promise<string | null> {
  const row = await pending(db)
    .whereRaw('lower(email) = lower(?)', [email])
    .orderBy('created_at', 'desc')
    .first('id', 'invited_by')
  if (row === undefined) return null
  if (row.invited_by !== null && !(await lockActiveUser(db, row.invited_by))) return null
  return (await findPendingServiceInvitation(db, row.id))?.id ?? null
}

function pending(db: Knex): Knex.QueryBuilder {
  return db('service_invitations').whereNull('accepted_at').where('expires_at', '>', db.fn.now()).whereRaw(mayInvite)
}

/** The data of its email; null when it is no longer pending, or is a link. */
export async function findServiceInvitationLetter(
  db: Knex,
  id: string,
): Promise<{ id: string; email: string; expires_at: string; inviter_name: string | null } | null> {
  const inviter = db('users').select('name').whereRaw('users.id = invited_by')
  const row = await pending(db)
    .where({ id })
    .whereNotNull('email')
    .first('id', 'email', 'expires_at', { inviter_name: inviter })
  return row ?? null
}
