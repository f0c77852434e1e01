/** The email about what happened to the security of an account. */
import type { Knex } from 'knex'

import { findNotices, type NoticeEntry } from '../features/admin/audit-queries.ts'
import { familyOf } from '../features/sessions/device.ts'
import { findActiveUser } from '../features/users/queries.ts'
import type { MailData } from '../jobs/queues.ts'
import { type Letter, oneLine } from './template.ts'

/** Null when the account is gone. */
export async function accountNotices(
  { pool }: { pool: Knex },
  { user_id, mail_id, email }: Extract<MailData, { letter: 'account_notices' }>,
): Promise<Letter | null> {
  const user = await findActiveUser(pool, user_id)
  const entries = user ? await findNotices(pool, mail_id) : []
  const [only, ...others] = entries
  if (!user || !only) return null
  return {
    to: email,
    subject: others.length === 0 ? subjectOf(only) : 'Changes to the security of your account',
    paragraphs: [
      `Hello ${oneLine(user.name)},`,
      'this concerns the security of your Taskpact account:',
      ...entries.map((entry) => `${sentenceOf(entry)} ${when(entry)}${where(entry)}.`),
      'If this was you, there is nothing to do.',
      'If it was not you, another person may have your password: request a new one by email (POST /auth/password-reset). It ends all sessions and API tokens and disables the webhooks of the account. Then look at the list of all that happened (GET /users/me/audit).',
    ],
    footer: 'These emails keep your account safe, so they cannot be switched off.',
  }
}

const subjects: Record<string, string> = {
  signed_in: 'A sign-in from a new device',
  password_changed: 'Your password was changed',
  password_reset: 'Your password was changed',
  user_password_changed: 'Your password was changed',
  api_token_created: 'A new API token for your account',
  webhook_created: 'A new webhook for your account',
  webhook_changed: 'A webhook of your account has a new address',
  data_imported: 'New webhooks for your account',
  totp_enabled: 'An authenticator app for your account',
  totp_disabled: 'The authenticator app of your account is off',
  passkey_added: 'A new passkey for your account',
  passkey_removed: 'A passkey of your account was removed',
  passkey_counter_refused: 'A passkey of your account may have been copied',
  recovery_codes_replaced: 'New recovery codes for your account',
  recovery_code_used: 'A recovery code of your account was used',
  second_factor_refused: 'Your password was used with a wrong code',
  user_second_factor_removed: 'The second factor of your account was removed',
  identity_linked: 'A new way to sign in to your account',
}

const subjectOf = ({ kind }: NoticeEntry) => subjects[kind] ?? 'A change to the security of your account'

function sentenceOf(entry: NoticeEntry): string {
  const host = entry.webhook_url === null ? '' : ` to ${oneLine(new URL(entry.webhook_url).host)}`
  switch (entry.kind) {
    case 'signed_in':
      return 'There was a sign-in from a new device'
    case 'password_changed':
      return 'The password was changed'
    case 'password_reset':
      return 'A new password was set with a link from an email'
    case 'user_password_changed':
      return 'An administrator set a new password'
    case 'api_token_created':
      return `An API token was created${entry.token_name === null ? '' : ` with the name “${oneLine(entry.token_name)}”`}`
    case 'webhook_created':
      return `A webhook was created, which sends your events${host || ' elsewhere, and is deleted again'}`
    case 'webhook_changed':
      return `A webhook got another address, and sends your events${host || ' elsewhere, and is deleted again'}`
    case 'data_imported':
      return 'Data was imported, with webhooks that send your events elsewhere'
    case 'totp_enabled':
      return 'The authenticator app was turned on: each sign-in with the password needs a second factor'
    case 'totp_disabled':
      return 'The authenticator app was turned off'
    case 'passkey_added':
      return 'A passkey was added: it signs in without the password'
    case 'passkey_removed':
      return 'A passkey was removed, and the sessions that began with it ended'
    case 'passkey_counter_refused':
      return 'A passkey was refused, since its counter went back: remove it, unless you know why'
    case 'recovery_codes_replaced':
      return 'New recovery codes were made, and the former ones ended'
    case 'recovery_code_used':
      return 'A recovery code was used in place of a code of the authenticator app'
    case 'second_factor_refused':
      return 'A sign-in had the right password and a wrong code'
    case 'identity_linked':
      return 'An identity at a provider was linked to the account, and signs in to it'
    case 'user_second_factor_removed':
      return 'An administrator removed the second factor: the password alone signs in'
    default:
      return `There was a change (${entry.kind})`
  }
}

const when = ({ created_at }: NoticeEntry) =>
  `on ${new Date(created_at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`

/** Empty for what an admin did: the device is not the user's. */
const where = ({ kind, user_agent, address }: NoticeEntry) =>
  kind === 'user_password_changed' || kind === 'user_second_factor_removed'
    ? ''
    : `, from ${oneLine(familyOf(user_agent))} at ${address ?? 'an unknown address'}`
