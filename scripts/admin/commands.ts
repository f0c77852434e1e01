/** The commands of `npm run admin`: each is an operation of admins, by an email address in place of an id. */
import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { StartupError } from '../../src/config/startup-error.ts'
import { parseEmail, Unusable } from '../../src/config/values.ts'
import { listUsers } from '../../src/features/admin/queries.ts'
import { findAccount } from '../../src/features/users/queries.ts'
import type { Input, Installation, Operation } from './installation.ts'

export interface Command {
  /** The names of its arguments. */
  args: string[]
  about: string
  run(installation: Installation, args: string[]): Promise<void>
}

/** Users that `find` prints at most. */
const shown = 100

/** The id of the account with an address. Throws a StartupError where there is none. */
async function idOf(pool: Knex, email: string): Promise<string> {
  const row = await pool('users').first('id').whereRaw('lower(email) = lower(?)', [email])
  if (row) return row.id
  throw new StartupError(`No user is registered as ${email}. Register that user first, then run this command again.`)
}

/** A command that runs an operation on the account of its first argument, and says that it did. */
function onAccount(
  operation: Operation,
  { about, said, body }: { about: string; said: (email: string) => string; body?: Input['body'] },
): Command {
  return {
    args: ['EMAIL'],
    about,
    async run({ pool, run }, [email = '']) {
      await run(operation, { userId: await idOf(pool, email), ...(body && { body }) })
      console.log(said(email))
    },
  }
}

async function promote({ pool, run }: Installation, [email = '']: string[]): Promise<void> {
  await run('updateUser', { userId: await idOf(pool, email), body: { role: 'admin' } })
  const account = await findAccount(pool, email)
  console.log(`${account?.email} is an admin.`)
  if (!account?.is_verified)
    console.log('The address was never verified: make sure that the account belongs to the person whom you mean.')
}

async function find({ pool }: Installation, [text = '']: string[]): Promise<void> {
  const { rows } = await listUsers(pool, { search: text }, { limit: shown, skip: 0, sort: 'email' })
  for (const { id, email, role, disabled_at, name } of rows)
    console.log(`${id}  ${email}  ${role}${disabled_at === null ? '' : ', disabled'}  ${name}`)
  if (rows.length === 0) console.log(`No address or name contains "${text}".`)
  if (rows.length === shown) console.log(`These are the first ${shown}.`)
}

/** Twenty characters, shown once. */
const newPassword = () => randomBytes(15).toString('base64url')

async function setPassword({ pool, run }: Installation, [email = '']: string[]): Promise<void> {
  const password = newPassword()
  await run('replaceUserPassword', { userId: await idOf(pool, email), body: { new_password: password } })
  console.log(`The password of ${email} is now: ${password}`)
}

function readEmail(text: string): string {
  try {
    return parseEmail(text)
  } catch (error) {
    throw error instanceof Unusable ? new StartupError(`"${text}" ${error.message}.`) : error
  }
}

async function create({ run }: Installation, [email = '', name = '']: string[]): Promise<void> {
  await run('createUser', { body: { email: readEmail(email), name, role: 'user' } })
  console.log(`${email} has an account, and gets an email with a link to choose a password.`)
}

async function remove({ pool, run }: Installation, [email = '', heir]: string[]): Promise<void> {
  const userId = await idOf(pool, email)
  const query = heir === undefined ? {} : { hand_over_to: await idOf(pool, heir) }
  await run('deleteUser', { userId, query })
  console.log(
    heir === undefined
      ? `The account ${email} is deleted.`
      : `The account ${email} is deleted; ${heir} has what it owned.`,
  )
}

export const commands: Record<string, Command> = {
  find: { args: ['TEXT'], about: 'lists users whose address or name contains the text', run: find },
  create: {
    args: ['EMAIL', 'NAME'],
    about: 'creates an account, whose person gets an email to choose a password',
    run: create,
  },
  promote: { args: ['EMAIL'], about: 'makes a user an admin', run: promote },
  demote: onAccount('updateUser', {
    about: 'makes an admin a user',
    said: (email) => `${email} is no admin.`,
    body: { role: 'user' },
  }),
  disable: onAccount('updateUser', {
    about: 'disables an account, and ends its sessions',
    said: (email) => `${email} is disabled.`,
    body: { disabled: true },
  }),
  enable: onAccount('updateUser', {
    about: 'enables a disabled account',
    said: (email) => `${email} is enabled.`,
    body: { disabled: false },
  }),
  'sign-out': onAccount('endUserSessions', {
    about: 'ends every session and API token of a user',
    said: (email) => `${email} is signed out everywhere.`,
  }),
  'send-reset': onAccount('sendUserPasswordReset', {
    about: 'sends the email that resets the password',
    said: (email) => `${email} gets an email with a link to choose a password.`,
  }),
  'set-password': { args: ['EMAIL'], about: 'sets a random password, and prints it once', run: setPassword },
  confirm: onAccount('confirmUserEmail', {
    about: 'confirms the email address of a user',
    said: (email) => `The address ${email} is confirmed.`,
  }),
  delete: {
    args: ['EMAIL', '[HEIR]'],
    about: 'deletes an account; what it owned is deleted too, or goes to the heir',
    run: remove,
  },
}
