/** Runs a command of the table, or prints its help. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartupError } from '../src/config/startup-error.ts'
import { runCommand } from '../src/start/run-command.ts'
import { calledAs, isHelp, readOptions } from './cli-options.ts'
import { type Command, commands } from './commands.ts'

/** `args`: those of the program. Without a name: `start`. */
export async function runCommandLine([name = 'start', ...args]: string[]): Promise<void> {
  await runCommand(async () => {
    if (isHelp(name) || name === 'help') return console.log(overview())
    if (name === '--version' || name === '-v') return console.log(await version())
    const command = Object.hasOwn(commands, name) ? (commands as Record<string, Command>)[name] : undefined
    if (!command) throw new StartupError(await unknownCommand(name))
    if (args.some(isHelp)) return console.log(helpOf(name, command))
    // A command without a usage takes no arguments.
    if (command.usage === '') readOptions(name, args, {})
    await (await command.load()).main(args)
  })
}

/** The text of `taskpact --help`. */
function overview(): string {
  const lines = Object.entries<Command>(commands).map(([name, { summary }]) => `  ${name.padEnd(14)} ${summary}`)
  return `Usage: taskpact [COMMAND] [OPTIONS]

${lines.join('\n')}

Without a command: start. \`taskpact COMMAND --help\` shows options and examples. Settings are environment variables, or lines
of the file .env in the present folder.`
}

/** The text of `taskpact COMMAND --help`. */
function helpOf(name: string, { summary, usage, details, examples }: Command): string {
  const program = calledAs(name)
  const lines = examples.map(([line, purpose]) => [line.replace('%', program).replace(/ --$/, ''), purpose] as const)
  const width = Math.max(...lines.map(([line]) => line.length))
  return `Usage: ${`${program} ${usage}`.trim().replace(/ --$/, '')}

${summary}${details && ` ${details}`}

Examples:
${lines.map(([line, purpose]) => `  ${line.padEnd(width)}  ${purpose}`).join('\n')}`
}

async function version(): Promise<string> {
  return JSON.parse(await readFile(join(import.meta.dirname, '../package.json'), 'utf8')).version
}

async function unknownCommand(name: string): Promise<string> {
  const { nearestName } = await import('../src/kernel/index.ts')
  const meant = nearestName(name, Object.keys(commands))
  return `Taskpact has no command "${name}"${meant ? `: did you mean "${meant}"?` : '.'} \`taskpact --help\` lists them.`
}
