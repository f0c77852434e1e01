/** `npm run doctor`: says what is wrong with the installation, and what to do. Ends with 1 where something is. */
import { styleText } from 'node:util'
import { ownVersion } from '../src/backup/backup.ts'
import { loadConfig, loadDotEnv } from '../src/config/config.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { type Examined, examine } from '../src/doctor/examine.ts'
import { fault, type Status } from '../src/doctor/finding.ts'
import { settleDataFolder } from '../src/start/embedded-server.ts'
import { runCommand } from '../src/start/run-command.ts'
import { readOptions } from './cli-options.ts'

const usage = `npm run doctor [-- --json]

Says what is wrong with the installation of the configuration, and what to do: Postgres, migrations and data, disk, clock,
jobs, quotas, the signing secret, the mail server and PUBLIC_URL. Changes nothing, and prints no secret.

  --json      one JSON document, for machines
  -h, --help  this text

Exit code: 0 where nothing is wrong, even with warnings; else 1.`

const colours: Record<Status, 'green' | 'yellow' | 'red'> = { ok: 'green', warning: 'yellow', fault: 'red' }

await runCommand(async () => {
  const { json = false, help } = readOptions('doctor', process.argv.slice(2), { json: { type: 'boolean' } })
  if (help) return console.log(usage)
  const findings = await examineInstallation()
  const isSound = findings.every(({ status }) => status !== 'fault')
  const version = await ownVersion()
  if (json) console.log(JSON.stringify({ version, node: process.versions.node, ok: isSound, findings }, null, 2))
  else print(version, findings)
  process.exitCode = isSound ? 0 : 1
})

async function examineInstallation(): Promise<Examined[]> {
  try {
    loadDotEnv()
    return await examine(await settleDataFolder(loadConfig()))
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    return [
      { check: 'configuration', ...fault(error.message, 'Correct it: docs/configuration.md has every variable.') },
    ]
  }
}

function print(version: string, findings: Examined[]): void {
  const width = findings.reduce((most, { check }) => Math.max(most, check.length), 0)
  console.log(`Taskpact ${version}, Node ${process.versions.node}\n`)
  for (const { check, status, message, advice } of findings) {
    console.log(`${marked(status)}  ${check.padEnd(width)}  ${message}`)
    if (advice !== null) console.log(`${' '.repeat(width + 11)}→ ${advice}`)
  }
  const count = (wanted: Status) => findings.filter(({ status }) => status === wanted).length
  console.log(`\n${counted(count('fault'), 'fault')}, ${counted(count('warning'), 'warning')}.`)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Coloured on a terminal alone. */
function marked(status: Status): string {
  return styleText(colours[status], status.padEnd(7), { stream: process.stdout })
}
