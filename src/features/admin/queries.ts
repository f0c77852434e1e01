/** The SQL of user administration. */
import type { Knex } from 'knex'
import { containing, type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type AdminUser = Schemas['AdminUser']

const columns = ['id', 'email', 'name', 'role', 'disabled_at', 'created_at'] as const satisfies (keyof AdminUser)[]

const sortKeys: Record<string, SortKey> = {
  created_at: { column: 'created_at', type: 'timestamptz' },
  email: { column: 'email', type: 'text', isName: true },
}

/** Filters of the list of users; an absent member does not narrow it. */
export interface UserFilter {
  search?: string | undefined
  role?: AdminUser['role'] | undefined
  disabled?: boolean | undefined
}

export async function listUsers(db: Knex, filter: UserFilter, page: PageRequest): Promise<Page<AdminUser>> {
  return readPage(filtered(db, filter).select(columns), sortKeys, page)
}

export async function countUsers(db: Knex, filter: UserFilter): Promise<number> {
  const [row] = await filtered(db, filter).count({ total: '*' })
  return Number(row?.total)
}

function filtered(db: Knex, { search, role, disabled }: UserFilter) {
  const query = db('users')
  if (role !== undefined) query.where({ role })
  if (disabled !== undefined) query.whereRaw('(disabled_at is not null) = ?', [disabled])
  if (search !== undefined) {
    query.where((either) => either.whereILike('email', containing(search)).orWhereILike('name', containing(search)))
  }
  return query
}

/** Finds disabled users too; null for an unknown id. */
export async function findUser(db: Knex, id: string): Promise<AdminUser | null> {
  const row = await db('users').first(columns).where({ id })
  return row ?? null
}

/** Changes a user's role, or disables or enables the user. */
export async function updateUserAccess(
  db: Knex,
  id: string,
  { role, disabled }: Schemas['AdminUserUpdate'],
): Promise<AdminUser | null> {
  const [row] = await db('users')
    .update({
      ...(role !== undefined && { role }),
      ...(disabled !== undefined && { disabled_at: disabled ? db.raw('coalesce(disabled_at, now())') : null }),
      updated_at: db.fn.now(),
    })
    .where({ id })
    .returning(columns)
  return row ?? null
}

/** The members of a user that an email about their credentials needs. */
export interface Addressee {
  email: string
  credentials_version: number
  disabled_at: string | null
}

/** Null for an unknown user. */
export async function findAddressee(db: Knex, id: string): Promise<Addressee | null> {
  const row = await db('users').first('email', 'credentials_version', 'disabled_at').where({ id })
  return row ?? null
}

/** Confirms the present address; one that is confirmed keeps its time. False for an unknown user. */
export async function confirmEmail(db: Knex, id: string): Promise<boolean> {
  const confirmed = { email_verified_at: db.raw('coalesce(email_verified_at, now())') }
  return (await db('users').update(confirmed).where({ id })) > 0
}

/** The limits that an admin has set for a user; null for an unknown user. */
export async function findOwnLimits(db: Knex, userId: string): Promise<Schemas['QuotaLimits'] | null> {
  const row = await db('users').first('quotas').where({ id: userId })
  return row?.quotas ?? null
}

/** Sets the limits of a user; false for an unknown user. */
export async function replaceOwnLimits(db: Knex, userId: string, limits: Schemas['QuotaLimits']): Promise<boolean> {
  const changes = { quotas: JSON.stringify(limits), updated_at: db.fn.now() }
  return (await db('users').update(changes).where({ id: userId })) > 0
}
