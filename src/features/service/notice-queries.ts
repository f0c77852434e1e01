/** The SQL of messages of the operator to all users: a maintenance and an announcement. */
import type { Knex } from 'knex'
import { preparedAtOnce } from '../../db/statements/prepared.ts'
import type { Schemas } from '../../service/api.ts'

type Kind = 'maintenance' | 'announcement'

/** The members of `GET /service` that show them. */
export type Notices = Pick<Schemas['Service'], 'maintenance' | 'announcement'>

export const noNotices: Notices = { maintenance: null, announcement: null }

/** The message of a running maintenance, as an expression of SQL; null where there is none. */
export const maintenanceMessage = `(select message from service_notices where kind = 'maintenance')`

/** Sent at once, as `preparedAtOnce` is. */
export const selectMaintenance = preparedAtOnce<never, { message: string | null }, null>((db) =>
  db.raw(`select ${maintenanceMessage} as message`),
)

/** Those that hold now. */
export async function findNotices(db: Knex): Promise<Notices> {
  const rows = await db('service_notices')
    .select('kind', 'message', 'level', 'since', 'until')
    .whereRaw('(until is null or until > now())')
  const of = (kind: Kind) => rows.find((row) => row.kind === kind)
  const [maintenance, announcement] = [of('maintenance'), of('announcement')]
  return {
    maintenance: maintenance ? { message: maintenance.message, since: maintenance.since } : null,
    announcement: announcement
      ? {
          message: announcement.message,
          level: announcement.level,
          since: announcement.since,
          until: announcement.until,
        }
      : null,
  }
}

/** Locks the notices against other changes until the transaction ends, where there is none too. */
export async function lockNotices(db: Knex): Promise<void> {
  await db.raw(`select pg_advisory_xact_lock(hashtextextended('taskpact notices', 0))`)
}

/** Begins a maintenance, or changes the message of the running one. */
export async function beginMaintenance(db: Knex, message: string): Promise<void> {
  await db('service_notices')
    .insert({ kind: 'maintenance', message, level: 'warning' })
    .onConflict('kind')
    .merge(['message'])
}

export async function replaceAnnouncement(
  db: Knex,
  notice: Pick<Schemas['Announcement'], 'message' | 'level' | 'until'>,
): Promise<Schemas['Announcement']> {
  const [row] = await db('service_notices')
    .insert({ kind: 'announcement', since: db.fn.now(), ...notice })
    .onConflict('kind')
    .merge(['message', 'level', 'since', 'until'])
    .returning(['message', 'level', 'since', 'until'])
  return row
}

export async function deleteNotice(db: Knex, kind: Kind): Promise<void> {
  await db('service_notices').delete().where({ kind })
}
