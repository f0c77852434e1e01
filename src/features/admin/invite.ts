/** Invites a person to the service: for the operation of admins, and for the command of the operator. */
import type { Knex } from 'knex'
import { problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import { requireConfirmed } from '../users/access.ts'
import { findAccount } from '../users/queries.ts'
import { insertServiceInvitation } from './invitation-queries.ts'

/** The page where a person registers with a token. */
export function registrationLink({ config }: Pick<Context, 'config'>, token: string): string {
  return `${config.publicUrl}/account/register#${token}`
}

/**
 * Makes an invitation, and has it sent if it has an address; else its link is returned. Throws 403 where registration is
 * closed, 409 for an address that has an account or an inviter without a confirmed one, and 429 for one that gets too many.
 * `invitedBy`: null for the operator.
 */
export async function invite(
  context: Pick<Context, 'config' | 'mailedTokens' | 'jobs' | 'attempts'>,
  db: Knex,
  { email, invitedBy }: { email: string | null; invitedBy: string | null },
): Promise<Schemas['ServiceInvitationWithLink']> {
  const { config, mailedTokens, jobs, attempts } = context
  if (config.registration === 'closed')
    throw problem('registration_closed', { detail: 'REGISTRATION is closed: an invitation would let no one register.' })
  if (email !== null && invitedBy !== null) await requireConfirmed(db, invitedBy)
  if (email !== null && (await findAccount(db, email))) throw problem('email_taken')
  if (email !== null) await attempts.countMail('invitation', email)
  const invitation = await insertServiceInvitation(db, { email, invitedBy })
  if (email === null)
    return { ...invitation, link: registrationLink(context, mailedTokens.sign('service_invitation', invitation)) }
  await jobs.enqueue(db, 'mail', [{ letter: 'service_invitation', id: invitation.id, cause: invitedBy }])
  return { ...invitation, link: null }
}
