/** The emails: recipient, subject and text of each kind. */
import type { Knex } from 'knex'
import { inTransaction } from '../db/transactions/transaction.ts'
import { findServiceInvitationLetter } from '../features/admin/invitation-queries.ts'
import { findMailToken, replaceMailToken } from '../features/auth/mail-token-queries.ts'
import type { MailedTokens } from '../features/auth/mail-token-signer.ts'
import { findInvitationLetter } from '../features/invitations/queries.ts'
import { findNotificationsLetter, type NotificationsLetter } from '../features/notifications/letter-queries.ts'
import { lockCredentials } from '../features/users/locks.ts'
import { findActiveUser, findActiveUserByEmail } from '../features/users/queries.ts'
import { findDisabledUrls } from '../features/webhooks/queries.ts'
import type { MailData } from '../jobs/queues.ts'
import { accountNotices } from './account-notices.ts'
import { digest } from './digest.ts'
import { type Letter, oneLine } from './template.ts'

export interface LetterContext {
  pool: Knex
  mailedTokens: MailedTokens
  config: { publicUrl: string }
}

/** The letter, from the data of this moment; null when it must no longer be sent. */
export async function writeLetter(context: LetterContext, data: MailData): Promise<Letter | null> {
  switch (data.letter) {
    case 'password_reset':
      return passwordReset(context, data)
    case 'email_change':
      return emailChange(context, data)
    case 'email_change_requested':
      return emailChangeRequested(context, data)
    case 'webhooks_disabled':
      return webhooksDisabled(context, data)
    case 'email_changed':
      return emailChanged(context, data)
    case 'account_notices':
      return accountNotices(context, data)
    case 'test':
      return test(context, data)
    case 'invitation':
      return invitation(context, data)
    case 'service_invitation':
      return serviceInvitation(context, data)
    case 'digest':
      return digest(context, data)
    case 'notifications':
      return notifications(await findNotificationsLetter(context.pool, { mail_id: data.id }, maxMessages))
    case 'notification':
      return notifications(await findNotificationsLetter(context.pool, { id: data.id }, maxMessages))
  }
}

type Data<L extends MailData['letter']> = Extract<MailData, { letter: L }>

async function passwordReset(
  context: LetterContext,
  { id, email, version }: Data<'password_reset'>,
): Promise<Letter | null> {
  const user = await findActiveUserByEmail(context.pool, email)
  if (!user || version === null) return null
  // Locked, so that a revocation at this moment deletes the token, or comes first and leaves none to make.
  await inTransaction(context.pool, async (db) => {
    const isCurrent =
      version === undefined || (await lockCredentials(db, { id: user.id, credentials_version: version })) !== null
    if (isCurrent) await replaceMailToken(db, 'password_reset', { id, userId: user.id })
  })
  const token = await findMailToken(context.pool, 'password_reset', id)
  if (!token) return null
  return {
    to: user.email,
    subject: 'Set a new password',
    paragraphs: [
      `Hello ${oneLine(user.name)},`,
      'a new password was requested for your Taskpact account. The link works once, for one hour.',
    ],
    action: { label: 'Set a new password', ...link(context, 'password-reset', 'password_reset', token) },
    footer: 'If you did not request this, ignore this email: your password stays the same.',
  }
}

async function emailChange(
  context: LetterContext,
  { id, user_id, email }: Data<'email_change'>,
): Promise<Letter | null> {
  const user = await findActiveUser(context.pool, user_id)
  if (!user) return null
  const owner = await findActiveUserByEmail(context.pool, email)
  if (owner && owner.id !== user.id) {
    return {
      to: owner.email,
      subject: 'Your email address is already in use',
      paragraphs: [
        `Hello ${oneLine(owner.name)},`,
        'this email address was requested for another Taskpact account. It belongs to your account, so nothing was changed.',
      ],
      footer: 'If you requested this, sign in with this address, or choose another address for the other account.',
    }
  }
  // Without it the change was stopped, replaced or revoked.
  const token = await findMailToken(context.pool, 'email_change', id)
  if (!token) return null
  return {
    to: email,
    subject: owner ? 'Confirm your email address' : 'Confirm your new email address',
    paragraphs: [
      `Hello ${oneLine(user.name)},`,
      'confirm that this is the email address of your Taskpact account. The link works once, for one day.',
    ],
    action: { label: 'Confirm the address', ...link(context, 'email', 'email_change', token) },
    footer: 'If you did not request this, ignore this email: nothing changes.',
  }
}

async function emailChangeRequested(
  context: LetterContext,
  { id, user_id }: Data<'email_change_requested'>,
): Promise<Letter | null> {
  const user = await findActiveUser(context.pool, user_id)
  const token = user && (await findMailToken(context.pool, 'email_change', id))
  if (!token) return null
  return {
    to: user.email,
    subject: 'A new email address was requested for your account',
    paragraphs: [
      `Hello ${oneLine(user.name)},`,
      `${token.email} was requested as the new email address of your Taskpact account. It replaces this one once it is confirmed there.`,
      'If you did not request this, another person has your password: stop the change, and then set a new password.',
    ],
    action: { label: 'Stop the change', ...link(context, 'email-cancel', 'email_cancel', token) },
    footer: 'If you requested this, ignore this email.',
  }
}

/** Webhooks that the letter names at most. */
const namedWebhooks = 10

async function webhooksDisabled(
  context: LetterContext,
  { user_id }: Data<'webhooks_disabled'>,
): Promise<Letter | null> {
  const user = await findActiveUser(context.pool, user_id)
  if (!user) return null
  const urls = await findDisabledUrls(context.pool, user_id, 'password_reset', namedWebhooks)
  if (urls.length === 0) return null
  return {
    to: user.email,
    subject: 'Your webhooks were disabled',
    paragraphs: [
      `Hello ${oneLine(user.name)},`,
      'a new password was set by email for your Taskpact account. Another person may have had access to it before, so its webhooks were disabled. They sent your events to:',
      urls.map((url) => new URL(url).host).join(', '),
    ],
    footer: 'Enable those that are yours (PATCH /webhooks/{webhook_id}), and delete the others.',
  }
}

async function emailChanged(
  { pool }: LetterContext,
  { user_id, email, new_email }: Data<'email_changed'>,
): Promise<Letter | null> {
  if (user_id !== undefined && !(await findActiveUser(pool, user_id))) return null
  return {
    to: email,
    subject: 'Your email address was changed',
    paragraphs: [`The email address of your Taskpact account is now ${new_email}. Emails are now sent there.`],
    footer: 'If you did not change it, another person has your password: ask an admin of this service for help.',
  }
}

function test({ config }: LetterContext, { email }: Data<'test'>): Letter {
  return {
    to: email,
    subject: 'A test of Taskpact',
    paragraphs: ['Hello,', `this email shows that Taskpact at ${new URL(config.publicUrl).host} can send emails.`],
    footer: 'An admin of the service requested it. You need not do anything.',
  }
}

async function invitation(context: LetterContext, { id }: Data<'invitation'>): Promise<Letter | null> {
  const found = await findInvitationLetter(context.pool, id)
  if (!found) return null
  const inviter = oneLine(found.inviter_name ?? 'A former user')
  const project = oneLine(found.project_name)
  return {
    to: found.email,
    subject: `${inviter} invites you to ${project}`,
    paragraphs: [
      'Hello,',
      `${inviter} invites you to the project “${project}” on Taskpact, as ${found.role}. The link works once, for seven days.`,
    ],
    action: { label: 'Answer the invitation', ...link(context, 'invitation', 'invitation', found) },
    footer: 'If you did not expect this invitation, ignore this email.',
  }
}

async function serviceInvitation(context: LetterContext, { id }: Data<'service_invitation'>): Promise<Letter | null> {
  const found = await findServiceInvitationLetter(context.pool, id)
  if (!found) return null
  const inviter = oneLine(found.inviter_name ?? 'An admin')
  return {
    to: found.email,
    subject: `${inviter} invites you to Taskpact`,
    paragraphs: [
      'Hello,',
      `${inviter} invites you to create an account on Taskpact at ${new URL(context.config.publicUrl).host}. The link works once, for seven days, with this email address.`,
    ],
    action: { label: 'Create an account', ...link(context, 'register', 'service_invitation', found) },
    footer: 'If you did not expect this invitation, ignore this email.',
  }
}

/** Characters of a subject, and of a message in the text. */
const [maxSubject, maxMessage] = [200, 400]

/** Notifications that an email names; of further ones it gives the number. */
const maxMessages = 20

function notifications(found: NotificationsLetter | null): Letter | null {
  const [only, ...others] = found?.messages ?? []
  if (!found || only === undefined) return null
  const more = found.count - found.messages.length
  return {
    to: found.email,
    subject: others.length === 0 ? oneLine(only, maxSubject) : `${found.count} notifications`,
    paragraphs: [
      `Hello ${oneLine(found.name)},`,
      ...found.messages.map((message) => oneLine(message, maxMessage)),
      ...(more > 0 ? [`And ${more} more.`] : []),
    ],
    footer: 'To choose which of these emails you get, change your preferences (PATCH /users/me/preferences).',
  }
}

/** The token is in the URL's fragment, which browsers do not send, so that no server or proxy logs it. */
function link(
  { config, mailedTokens }: LetterContext,
  page: 'password-reset' | 'email' | 'email-cancel' | 'invitation' | 'register',
  purpose: Parameters<MailedTokens['sign']>[0],
  row: { id: string; expires_at: string },
): { url: string } {
  return { url: `${config.publicUrl}/account/${page}#${mailedTokens.sign(purpose, row)}` }
}
