/** The SQL of emails with notifications. */
import type { Knex } from 'knex'
import { deletedProject, isSeen, shownMessage } from './queries.ts'

/** The data of an email. */
export interface NotificationsLetter {
  email: string
  name: string
  /** The first ones. */
  messages: string[]
  /** All of them. */
  count: number
}

/**
 * The unread notifications of an email, which all have the same user; null without any, and when the user is disabled or
 * the address is not confirmed.
 */
export async function findNotificationsLetter(
  db: Knex,
  where: { mail_id: string } | { id: string },
  limit: number,
): Promise<NotificationsLetter | null> {
  const found = db('notifications')
    .where('mail_id' in where ? { mail_id: where.mail_id } : { 'notifications.id': where.id })
    .whereNull('read_at')
    .whereNotExists(deletedProject(db))
    .where(isSeen(db))
  const rows = await found
    .clone()
    .join('users', 'users.id', 'notifications.user_id')
    .select('users.email', 'users.name', db.raw(shownMessage))
    .whereNull('users.disabled_at')
    .whereNotNull('users.email_verified_at')
    .orderBy(['notifications.created_at', 'notifications.id'])
    .limit(limit)
  const [first] = rows
  if (!first) return null
  const [row] = rows.length < limit ? [{ total: rows.length }] : await found.count({ total: '*' })
  return {
    email: first.email,
    name: first.name,
    messages: rows.map(({ message }) => message),
    count: Number(row?.total),
  }
}
