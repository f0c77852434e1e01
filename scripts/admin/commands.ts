/** Runs the commands of `taskpact admin`: each is an operation of admins, by an email address in place of an id. */
import { randomBytes } from 'node:crypto'
import { listUsers } from '../../src/features/admin/queries.ts'
import { hasUsers } from '../../src/features/users/queries.ts'
import { accountOf, showAudit, showQuotas } from './accounts.ts'
import type { Input, Operation, Run } from './installation.ts'
import { invitePerson, listInvitations, withdrawInvitation } from './invitations.ts'
import {
  announce,
  cancelJob,
  maintain,
  retryJob,
  sendTestMail,
  showConfiguration,
  showJobs,
  showUsage,
} from './operating.ts'
import type { adminTable } from './table.ts'

/** Users that `find` prints at most. */
const shown = 100

/** Runs an operation on the account of the first argument, and prints what it did. */
function onAccount(operation: Operation, said: (email: string) => string, body?: Input['body']): Run {
  return async ({ pool, run }, [email = '']) => {
    await run(operation, { userId: (await accountOf(pool, email)).id, ...(body && { body }) })
    console.log(said(email))
  }
}

const promote: Run = async ({ pool, run }, [email = '']) => {
  const account = await accountOf(pool, email)
  await run('updateUser', { userId: account.id, body: { role: 'admin' } })
  console.log(`${account.email} is an admin.`)
  if (!account.is_verified)
    console.log('The address of this account is not confirmed. Check that the account belongs to the right person.')
}

const find: Run = async ({ pool }, [text = '']) => {
  const { rows } = await listUsers(pool, { search: text }, { limit: shown, skip: 0, sort: 'email' })
  for (const { id, email, role, disabled_at, name } of rows)
    console.log(`${id}  ${email}  ${role}${disabled_at === null ? '' : ', disabled'}  ${name}`)
  if (rows.length === 0) console.log(`No address or name contains "${text}".`)
  if (rows.length === shown) console.log(`These are the first ${shown}.`)
}

/** Twenty characters, shown once. */
const newPassword = () => randomBytes(15).toString('base64url')

const setPassword: Run = async ({ pool, run }, [email = '']) => {
  const password = newPassword()
  await run('replaceUserPassword', {
    userId: (await accountOf(pool, email)).id,
    body: { new_password: password },
  })
  console.log(`The password of ${email} is now: ${password}`)
  console.log('It works for one sign-in, which asks for another one.')
}

const create: Run = async ({ pool, run }, [email = '', name = '']) => {
  // As at registration, the first account is an administrator's.
  const role = (await hasUsers(pool)) ? 'user' : 'admin'
  await run('createUser', { body: { email, name, role } })
  const account = role === 'admin' ? 'the account of the first administrator' : 'an account'
  console.log(`${email} has ${account}, and gets an email with a link to choose a password.`)
}

const remove: Run = async ({ pool, run }, [email = '', heir]) => {
  const userId = (await accountOf(pool, email)).id
  const query = heir === undefined ? {} : { hand_over_to: (await accountOf(pool, heir)).id }
  await run('deleteUser', { userId, query })
  const gone = `The account ${email} is deleted`
  console.log(heir === undefined ? `${gone}.` : `${gone}; ${heir} has what it owned.`)
}

export const commands: Record<keyof typeof adminTable, Run> = {
  find,
  create,
  promote,
  demote: onAccount('updateUser', (email) => `${email} is no admin.`, { role: 'user' }),
  disable: onAccount('updateUser', (email) => `${email} is disabled.`, { disabled: true }),
  enable: onAccount('updateUser', (email) => `${email} is enabled.`, { disabled: false }),
  'sign-out': onAccount('endUserSessions', (email) => `${email} is signed out everywhere.`),
  'send-reset': onAccount(
    'sendUserPasswordReset',
    (email) => `${email} gets an email with a link to choose a password.`,
  ),
  'set-password': setPassword,
  confirm: onAccount('confirmUserEmail', (email) => `The address ${email} is confirmed.`),
  'remove-second-factor': onAccount(
    'removeUserSecondFactor',
    (email) => `${email} has no second factor: the password alone signs in.`,
  ),
  delete: remove,
  invite: invitePerson,
  invitations: listInvitations,
  withdraw: withdrawInvitation,
  quotas: showQuotas,
  audit: showAudit,
  jobs: showJobs,
  retry: retryJob,
  cancel: cancelJob,
  maintenance: maintain,
  announce,
  'test-mail': sendTestMail,
  configuration: showConfiguration,
  usage: showUsage,
}
