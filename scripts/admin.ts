/** `taskpact admin COMMAND`: administers the service on the machine that has the configuration. */
import { StartupError } from '../src/config/startup-error.ts'
import { commands } from './admin/commands.ts'
import { withInstallation } from './admin/installation.ts'
import { type AdminCommand, adminCommandsHelp, adminTable } from './admin/table.ts'
import { calledAs, readPositionals } from './cli-options.ts'

export async function main(given: string[]): Promise<void> {
  const [first = '', ...rest] = readPositionals('admin', given)
  if (first === 'help') return console.log(adminCommandsHelp)
  // An address alone is the same as promote.
  const [name, args] = first.includes('@') && rest.length === 0 ? ['promote', [first]] : [first, rest]
  if (!isCommand(name)) {
    const fault = first === '' ? 'Write a command' : `There is no command "${first}"`
    throw new StartupError(`${fault}: \`${calledAs('admin')} COMMAND\`, one of these.\n\n${adminCommandsHelp}`)
  }
  const { args: names }: AdminCommand = adminTable[name]
  const required = names.filter((arg) => !arg.startsWith('['))
  const most = names.at(-1)?.includes('...') ? Number.POSITIVE_INFINITY : names.length
  if (args.length < required.length || args.length > most)
    throw new StartupError(`Usage: ${[calledAs('admin'), name, ...names].join(' ')}`)
  await withInstallation((installation) => commands[name](installation, args))
}

function isCommand(name: string): name is keyof typeof adminTable {
  return Object.hasOwn(adminTable, name)
}
