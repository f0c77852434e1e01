/** `taskpact doctor`: says what is wrong with the installation, and what to do. Ends with 1 where something is. */
import { styleText } from 'node:util'
import { ownVersion } from '../src/backup/backup.ts'
import { StartupError } from '../src/config/startup-error.ts'
import { type Examined, examine } from '../src/doctor/examine.ts'
import { fault, type Status } from '../src/doctor/finding.ts'
import { readConfig } from '../src/start/read-config.ts'
import { readOptions } from './cli-options.ts'

const colours: Record<Status, 'green' | 'yellow' | 'red'> = { ok: 'green', warning: 'yellow', fault: 'red' }

export async function main(args: string[]): Promise<void> {
  const { json = false } = readOptions('doctor', args, { json: { type: 'boolean' } })
  const findings = await examineInstallation()
  const isSound = findings.every(({ status }) => status !== 'fault')
  const version = await ownVersion()
  if (json) console.log(JSON.stringify({ version, node: process.versions.node, ok: isSound, findings }, null, 2))
  else print(version, findings)
  process.exitCode = isSound ? 0 : 1
}

async function examineInstallation(): Promise<Examined[]> {
  try {
    return await examine(await readConfig())
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
