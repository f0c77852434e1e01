/** The commands of `taskpact admin`, without what they run: the help of the program needs no database. */

export interface AdminCommand {
  /** The names of its arguments; those in brackets may be left out. */
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
  'set-password': { args: ['EMAIL'], about: 'sets a random password, and prints it once' },
  confirm: { args: ['EMAIL'], about: 'confirms the email address of a user' },
  'remove-second-factor': {
    args: ['EMAIL'],
    about: 'removes the second factor of a person who has lost it',
  },
  delete: { args: ['EMAIL', '[HEIR]'], about: 'deletes an account; what it owned is deleted too, or goes to the heir' },
  invite: { args: ['[EMAIL]'], about: 'invites a person to the service, by email or with a link to pass on' },
  invitations: { args: [], about: 'lists the invitations to the service' },
  withdraw: { args: ['ID'], about: 'withdraws an invitation' },
} as const satisfies Record<string, AdminCommand>

/** One line for each command. */
export const adminCommandsHelp = Object.entries<AdminCommand>(adminTable)
  .map(([name, { args, about }]) => `  ${[name, ...args].join(' ').padEnd(26)} ${about}`)
  .join('\n')
