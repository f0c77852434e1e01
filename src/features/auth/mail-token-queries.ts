/** The SQL of mailed tokens for the caller's own account. */
import type { Knex } from 'knex'

export type MailTokenPurpose = 'password_reset' | 'email_change'

const lifetimes: Record<MailTokenPurpose, string> = { password_reset: '1 hour', email_change: '1 day' }

export interface MailToken {
  id: string
  user_id: string
  /** The new address, of a change. */
  email: string | null
  expires_at: string
}

const columns = ['id', 'user_id', 'email', 'expires_at'] as const satisfies (keyof MailToken)[]

/** Replaces what was mailed to the user for this purpose before. The same id twice changes nothing. */
export async function replaceMailToken(
  db: Knex,
  purpose: MailTokenPurpose,
  { id, userId, email = null }: { id: string; userId: string; email?: string | null },
): Promise<void> {
  await db('mail_tokens').delete().where({ user_id: userId, purpose }).whereNot({ id })
  const expires_at = db.raw('now() + ?::interval', [lifetimes[purpose]])
  await db('mail_tokens').insert({ id, purpose, user_id: userId, email, expires_at }).onConflict('id').ignore()
}

/** Null when it was used, replaced, or has expired. */
export async function findMailToken(db: Knex, purpose: MailTokenPurpose, id: string): Promise<MailToken | null> {
  const row = await live(db, purpose, id).first(columns)
  return row ?? null
}

/** Takes a token: of two that come together one gets it. With it goes all that was mailed to the user before. */
export async function useMailToken(db: Knex, purpose: MailTokenPurpose, id: string): Promise<MailToken | null> {
  const [row] = await live(db, purpose, id).delete().returning(columns)
  if (row) await db('mail_tokens').delete().where({ user_id: row.user_id })
  return row ?? null
}

function live(db: Knex, purpose: MailTokenPurpose, id: string): Knex.QueryBuilder {
  return db('mail_tokens').where({ id, purpose }).where('expires_at', '>', db.fn.now())
}
