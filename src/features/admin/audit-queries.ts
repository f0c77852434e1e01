/** The SQL of the audit trail. */
import type { Knex } from 'knex'
import { isForgotten } from '../../changelog/forgotten.ts'
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
  'created_at',
] as const satisfies (keyof AuditEntry)[]

/** SQL for the user whose device an entry has: the account's own, or an admin's. */
const deviceOf = 'coalesce(audit_entries.actor_id, audit_entries.user_id)'

/** A device is shown as long as its user has an account. */
const deviceColumns = (db: Knex) =>
  ['user_agent', 'address'].map((column) =>
    db.raw(`case when not ${isForgotten(deviceOf)} then ${column} end as ${column}`),
  )

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** An absent member does not narrow the list. */
export interface AuditFilter {
  user_id?: string | undefined
  kind?: AuditEntry['kind'] | undefined
  /** Only those until this instant. */
  until?: string | undefined
}

/** Entries of one kind and user that wait for an email at most: the email leaves further ones out. */
const maxNotices = 5

/** `isNotified`: the user gets an email about it, if the address of the account is confirmed. */
export async function insertAuditEntry(
  db: Knex,
  entry: Omit<AuditEntry, 'id' | 'created_at'>,
  { isNotified }: { isNotified: boolean },
): Promise<void> {
  const waiting = db('audit_entries')
    .where({ user_id: entry.user_id, kind: entry.kind })
    .whereNotNull('notice_to')
    .limit(maxNotices)
  const notice_to = db('users')
    .select('email')
    .where({ id: entry.user_id })
    .whereNotNull('email_verified_at')
    .whereRaw('(select count(*) from (?) as waiting) < ?', [waiting.select(db.raw('1')), maxNotices])
  await db('audit_entries').insert({ id: newId(), ...entry, ...(isNotified && { notice_to }) })
}

/** An entry as its email needs it. */
export interface NoticeEntry {
  kind: AuditEntry['kind']
  user_agent: string | null
  address: string | null
  created_at: string
  /** Of an API token and of a webhook that are still there. */
  token_name: string | null
  webhook_url: string | null
}

/** The entries of an email, the oldest first. */
export async function findNotices(db: Knex, mailId: string): Promise<NoticeEntry[]> {
  return db('audit_entries as entry')
    .leftJoin('sessions', 'sessions.id', 'entry.target_id')
    .leftJoin('webhooks', 'webhooks.id', 'entry.target_id')
    .select('entry.kind', 'entry.user_agent', 'entry.address', 'entry.created_at')
    .select('sessions.name as token_name', 'webhooks.url as webhook_url')
    .where({ 'entry.mail_id': mailId })
    .orderBy(['entry.created_at', 'entry.id'])
}

export async function listAuditEntries(db: Knex, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>> {
  return readPage(filtered(db, filter).select([...columns, ...deviceColumns(db)]), sortKeys, page)
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

/** Removes the addresses of emails that wait, of a user whose account is deleted. */
export async function forgetNotices(db: Knex, userId: string): Promise<void> {
  await db('audit_entries').update({ notice_to: null }).where({ user_id: userId }).whereNotNull('notice_to')
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
