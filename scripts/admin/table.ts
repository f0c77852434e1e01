/** The commands of `taskpact admin`, without what they run: the help of the program needs no database. */

export interface AdminCommand {
  /** The names of its arguments; those in brackets may be left out, and one with dots may be several. */
  readonly args: readonly string[]
  readonly about: string
}

export const adminTable = {
  find: { args: ['TEXT'], about: 'lists users whose address or name contains the text' },
  create: { args: ['EMAIL', 'NAME'], about: 'creates an account, whose person gets an email to choose a password' },
  promote: { args: ['EMAIL'], about: 'makes a user an admin' },
  demote: { args: ['EMAIL'], about: 'makes an admin a user' },
  disable: { args: ['EMAIL'], about: 'disables an account, and ends its sessions' },
  enable: { args: ['EMAIL'], about: 'enables a disabled account' },
  'sign-out': { args: ['EMAIL'], about: 'ends every session and API token of a user' },
  'send-reset': { args: ['EMAIL'], about: 'sends the email that resets the password' },
  'set-password': { args: ['EMAIL'], about: 'sets a random password for one sign-in, and prints it once' },
  confirm: { args: ['EMAIL'], about: 'confirms the email address of a user' },
  'remove-second-factor': {
    args: ['EMAIL'],
    about: 'removes the second factor of a person who has lost it',
  },
  delete: { args: ['EMAIL', '[HEIR]'], about: 'deletes an account; what it owned is deleted too, or goes to the heir' },
  invite: { args: ['[EMAIL]'], about: 'invites a person to the service, by email or with a link to pass on' },
  invitations: { args: [], about: 'lists the invitations to the service' },
  withdraw: { args: ['ID'], about: 'withdraws an invitation' },
  quotas: { args: ['EMAIL', '[NAME=NUMBER ...]'], about: 'shows the quotas of a user, and sets limits' },
  audit: { args: ['[EMAIL]'], about: 'lists the latest entries of the audit trail, of all users or of one' },
  jobs: { args: ['[STATE]'], about: 'lists the latest background jobs, all or those in a state such as failed' },
  retry: { args: ['ID'], about: 'runs a failed or cancelled job again' },
  cancel: { args: ['ID'], about: 'gives up a job that is not completed' },
  maintenance: { args: ['on|off', '[MESSAGE ...]'], about: 'lets admins alone change something, or everyone again' },
  announce: { args: ['[MESSAGE ...]'], about: 'has clients show a message to all users, or none' },
  'test-mail': { args: ['EMAIL'], about: 'sends an email, to see that it arrives' },
  configuration: { args: [], about: 'shows each variable with its value, without secrets' },
  usage: { args: [], about: 'shows what the service stores, and how much' },
} as const satisfies Record<string, AdminCommand>

/** One line for each command. */
export const adminCommandsHelp = Object.entries<AdminCommand>(adminTable)
  .map(([name, { args, about }]) => `  ${[name, ...args].join(' ').padEnd(32)} ${about}`)
  .join('\n')
