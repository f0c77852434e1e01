/** The SQL of the audit trail. */
import type { Knex } from 'knex'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

type AuditEntry = Schemas['AuditEntry']

/** Days for which entries are kept. */
const retentionDays = 365
/** Entries of one user at most: older ones are deleted. */
const maximumOfUser = 10_000
/** Rows per statement, so that none holds its locks for long. */
const batchSize = 5_000

const columns = [
  'id',
  'kind',
  'user_id',
  'actor_id',
  'session_id',
  'target_id',
  'user_agent',
  'address',
  'created_at',
] as const satisfies (keyof AuditEntry)[]

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** An absent member does not narrow the list. */
export interface AuditFilter {
  user_id?: string | undefined
  kind?: AuditEntry['kind'] | undefined
  /** Only those until this instant. */
  until?: string | undefined
}

export async function insertAuditEntry(db: Knex, entry: Omit<AuditEntry, 'id' | 'created_at'>): Promise<void> {
  await db('audit_entries').insert({ id: newId(), ...entry })
}

export async function listAuditEntries(db: Knex, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
  return readPage(filtered(db, filter).select(columns), sortKeys, page)
}

export async function countAuditEntries(db: Knex, filter: AuditFilter): Promise<number> {
  const [row] = await filtered(db, filter).count({ total: '*' })
  return Number(row?.total)
}

function filtered(db: Knex, { user_id, kind, until }: AuditFilter) {
  const query = db('audit_entries')
  if (user_id !== undefined) query.where({ user_id })
  if (kind !== undefined) query.where({ kind })
  if (until !== undefined) query.where('created_at', '<=', until)
  return query
}

/** Removes what identifies the devices of a user whose account is deleted. */
export async function forgetDevices(db: Knex, userId: string): Promise<void> {
  await db('audit_entries')
    .update({ address: null, user_agent: null })
    .where((either) => either.where({ user_id: userId, actor_id: null }).orWhere({ actor_id: userId }))
}

/** Deletes entries past the retention, and those of users who have more than the maximum. */
export async function forgetOldEntries({ pool }: { pool: Knex }): Promise<void> {
  const surplus = `
    select entry.id from (select user_id from audit_entries group by user_id having count(*) > ?) as crowded
      cross join lateral (
        select id from audit_entries where user_id = crowded.user_id order by created_at desc, id desc offset ? limit ?
      ) as entry`
  const old = 'select id from audit_entries where created_at < now() - make_interval(days => ?) limit ?'
  const batches: [string, number[]][] = [
    [old, [retentionDays, batchSize]],
    [surplus, [maximumOfUser, maximumOfUser, batchSize]],
  ]
  for (const [ids, bindings] of batches)
    while ((await pool.raw(`delete from audit_entries where id in (${ids})`, bindings)).rowCount > 0);
}
