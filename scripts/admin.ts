/** `npm run admin -- COMMAND`: administers accounts on the machine that has the configuration. */
import { loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { runCommand } from '../src/start/run-command.ts'
import { commands } from './admin/commands.ts'
import { withInstallation } from './admin/installation.ts'

const usage = `npm run admin -- COMMAND ...

Administers accounts, with a service that runs or without. An email address names the account.

${Object.entries(commands)
  .map(([name, { args, about }]) => `  ${[name, ...args].join(' ').padEnd(24)}  ${about}`)
  .join('\n')}
  help                      prints this text

An address alone is the same as promote. Example: npm run admin -- promote ada@example.com`

await runCommand(async () => {
  loadDotEnv()
  const [first = '', ...rest] = process.argv.slice(2)
  if (['help', '--help', '-h'].includes(first)) return console.log(usage)
  const [name, args] = first.includes('@') && rest.length === 0 ? ['promote', [first]] : [first, rest]
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new StartupError(usage)
  const required = command.args.filter((arg) => !arg.startsWith('['))
  if (args.length < required.length || args.length > command.args.length || args.some((arg) => arg.startsWith('-')))
    throw new StartupError(`Usage: npm run admin -- ${[name, ...command.args].join(' ')}`)
  await withInstallation((installation) => command.run(installation, args))
})
