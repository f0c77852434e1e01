/** The first admin, from the configuration or by a link: only an admin can promote another user. */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import { StartupError } from '../../config/startup-error.ts'
import type { Context } from '../../service/context.ts'
import { registrationLink } from '../admin/invite.ts'
import { findAccount, hasAdmin, hasUsers, insertUser, promoteToAdmin } from '../users/queries.ts'
import type { MailedTokens } from './mail-token-signer.ts'
import type { Passwords } from './passwords.ts'

/**
 * Creates the first admin, or promotes the account with that address; where there is an admin, it does nothing, so that a
 * demotion lasts. Throws a StartupError for an account whose address was never verified, since any person may have
 * registered it, and for a password that registration would refuse. An existing account keeps its password, so that an old
 * value in the environment does not undo a password change.
 */
export async function ensureAdmin(
  { pool, passwords, log }: { pool: Knex; passwords: Passwords; log: Logger },
  { email, password }: { email: string; password: string },
): Promise<void> {
  if (await hasAdmin(pool)) return
  const account = await findAccount(pool, email)
  if (account) {
    refuseUnfit(account)
    await promoteToAdmin(pool, email)
    log.warn({ email: account.email }, 'ADMIN_EMAIL: there was no admin, so the account was made one')
    return
  }
  const name = email.split('@')[0] ?? email
  if (await passwords.isCommon(password, { email, name }))
    throw new StartupError('ADMIN_PASSWORD is too common or easily guessed. Choose another one.')
  const password_hash = await passwords.hash(password)
  const created = await insertUser(pool, { email, name, password_hash, role: 'admin', email_verified_at: new Date() })
  if (created) log.warn({ email }, 'ADMIN_EMAIL: there was no admin, so an account was created for one')
  // Another process has created the account in the meantime, or a person has registered it.
  else await ensureAdmin({ pool, passwords, log }, { email, password })
}

const day = 24 * 60 * 60 * 1000

/** A token names no row: it is valid for as long as there is no account, and for a day at most. */
export function signFirstAccount(mailedTokens: MailedTokens): string {
  return mailedTokens.sign('first_account', { id: 'first', expires_at: new Date(Date.now() + day).toISOString() })
}

/** Logs the link that registers the first account, where one is needed. */
export async function announceFirstAccount(
  context: Pick<Context, 'config' | 'pool' | 'mailedTokens' | 'log'>,
): Promise<void> {
  if (context.config.isLocal || (await hasUsers(context.pool))) return
  const link = registrationLink(context, signFirstAccount(context.mailedTokens))
  context.log.warn({ link }, 'there is no account yet: open the link within a day to register the first admin')
}

function refuseUnfit({ email, is_verified, is_disabled }: NonNullable<Awaited<ReturnType<typeof findAccount>>>): void {
  if (is_disabled) throw new StartupError(`ADMIN_EMAIL is ${email}, an account that is disabled. Name another address.`)
  if (!is_verified)
    throw new StartupError(
      `ADMIN_EMAIL is ${email}, an account whose address was never verified: any person may have registered it. ` +
        `Verify it by a password reset, name another address, or run \`taskpact admin ${email}\`.`,
    )
}
