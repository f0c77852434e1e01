/** Mailed tokens and notifications without a mail: their rows by SQL, the tokens signed as for a mail. */
import { v7 as uuid } from 'uuid'
import { insertServiceInvitation } from '../../src/features/admin/invitation-queries.ts'
import { type MailTokenPurpose, replaceMailToken } from '../../src/features/auth/mail-token-queries.ts'
import { insertInvitation } from '../../src/features/invitations/queries.ts'
import { insertNotifications } from '../../src/features/notifications/queries.ts'
import { newProject } from './build.ts'
import type { Person, TestService } from './service.ts'

const soon = () => new Date(Date.now() + 3_600_000).toISOString()

/** A token for something that is not there. */
export function danglingToken({ context }: TestService, purpose: MailTokenPurpose | 'invitation'): string {
  return context.mailedTokens.sign(purpose, { id: uuid(), expires_at: soon() })
}

export async function mailToken(
  { context, database: { pool } }: TestService,
  purpose: MailTokenPurpose,
  person: Pick<Person, 'id'>,
): Promise<string> {
  const id = uuid()
  const email = purpose === 'email_change' ? `new-${id}@example.com` : null
  await replaceMailToken(pool, purpose, { id, userId: person.id, email })
  return context.mailedTokens.sign(purpose, { id, expires_at: soon() })
}

/** A token that stops a pending change of a person's address. */
export async function cancelToken(service: TestService, person: Pick<Person, 'id'>): Promise<string> {
  const { context } = service
  const change = context.mailedTokens.verify('email_change', await mailToken(service, 'email_change', person))
  return context.mailedTokens.sign('email_cancel', { id: change as string, expires_at: soon() })
}

/** A pending invitation to a new project of somebody's. */
export async function invitation(
  { context, database: { pool } }: TestService,
  owner: Person,
): Promise<{ project_id: string; invitation_id: string; token: string }> {
  const project_id = await newProject(owner)
  const invited = await insertInvitation(pool, project_id, owner.id, { email: 'grace@example.com', role: 'editor' })
  return {
    project_id,
    invitation_id: invited.id,
    token: context.mailedTokens.sign('invitation', invited),
  }
}

/** An invitation to the service, by an admin; null for the command line. */
export async function serviceInvitation(
  { context, database: { pool } }: TestService,
  admin: Pick<Person, 'id'> | null,
  email: string | null = null,
): Promise<{ invitation_id: string; token: string }> {
  const invited = await insertServiceInvitation(pool, { email, invitedBy: admin?.id ?? null })
  return { invitation_id: invited.id, token: context.mailedTokens.sign('service_invitation', invited) }
}

/** An unread notification. */
export async function notification({ database: { pool } }: TestService, user_id: string): Promise<string> {
  const given = { type: 'todo_assigned' as const, message: 'Dig.', actor_id: null, project_id: null, todo_id: null }
  await insertNotifications(pool, [{ user_id, ...given }], { mails: false })
  const row = await pool('notifications').first('id').where({ user_id }).orderBy('id', 'desc')
  return row.id
}
