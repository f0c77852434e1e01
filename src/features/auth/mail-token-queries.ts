/** The SQL of the tokens that are sent by email for the user's own account. */
import type { Knex } from 'knex'

export type MailTokenPurpose = 'password_reset' | 'email_change'

const lifetimes: Record<MailTokenPurpose, string> = { password_reset: '1 hour', email_change: '1 day' }

export interface MailToken {
  id: string
  user_id: string
  /** The new address, for an email change. */
  email: string | null
  expires_at: string
}

const columns = ['id', 'user_id', 'email', 'expires_at'] as const satisfies (keyof MailToken)[]

/**
 * Inserts a token and deletes the user's earlier ones of this purpose. Repeating it with the same id changes nothing.
 */
export async function replaceMailToken(
  db: Knex,
  purpose: MailTokenPurpose,
  { id, userId, email = null }: { id: string; userId: string; email?: string | null },
): Promise<void> {
  await db('mail_tokens').delete().where({ user_id: userId, purpose }).whereNot({ id })
  const expires_at = db.raw('now() + ?::interval', [lifetimes[purpose]])
  await db('mail_tokens').insert({ id, purpose, user_id: userId, email, expires_at }).onConflict('id').ignore()
}

/** Null for a token that was used or replaced, or that has expired. */
export async function findMailToken(db: Knex, purpose: MailTokenPurpose, id: string): Promise<MailToken | null> {
  const row = await live(db, purpose, id).first(columns)
  return row ?? null
}

/** Uses a token: of two concurrent uses one succeeds. Deletes the user's other tokens too. */
export async function useMailToken(db: Knex, purpose: MailTokenPurpose, id: string): Promise<MailToken | null> {
  const [row] = await live(db, purpose, id).delete().returning(columns)
  if (row) await db('mail_tokens').delete().where({ user_id: row.user_id })
  return row ?? null
}

export async function deleteMailTokens(db: Knex, userId: string): Promise<void> {
  await db('mail_tokens').delete().where({ user_id: userId })
}

function live(db: Knex, purpose: MailTokenPurpose, id: string): Knex.QueryBuilder {
  return db('mail_tokens').where({ id, purpose }).where('expires_at', '>', db.fn.now())
}
