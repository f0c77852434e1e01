/** Examines an installation: runs each check by itself, so that one that fails says so and leaves the others alone. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../config/config.ts'
import { secretsOf } from '../config/secrets.ts'
import { StartupError } from '../config/startup-error.ts'
import { reasonOf } from '../db/knex.ts'
import { connectDatabase } from '../start/database.ts'
import { contentChecks, isReadable, migrationCheck } from './content.ts'
import { type Check, type Finding, fault } from './finding.ts'
import { hasEmbeddedData, machineChecks } from './machine.ts'
import { outsideChecks } from './outside.ts'
import { type Server, serverChecks } from './server.ts'

/** A finding, and the name of the check that made it. */
export type Examined = Finding & { check: string }

/** Milliseconds for each check; those of the invariants read whole tables. */
const timeoutMs = 60_000

/** Runs all checks. Creates nothing but, where the embedded server does not run, its process while they run. */
export async function examine(config: Config): Promise<Examined[]> {
  const findings = [
    ...(await runAll(machineChecks, config)),
    ...(await examineDatabase(config)),
    ...(await runAll(outsideChecks, config)),
  ]
  const secrets = secretsOf(config)
  return findings.map((finding) => ({ ...finding, message: masked(finding.message, secrets) }))
}

async function examineDatabase(config: Config): Promise<Examined[]> {
  // A check of the data folder has named it.
  if (config.databaseUrl === null && !(await hasEmbeddedData(config))) return []
  let database: Awaited<ReturnType<typeof connectDatabase>>
  try {
    database = await connectDatabase(config, { applicationName: 'taskpact doctor' })
  } catch (error) {
    if (!(error instanceof StartupError)) throw error
    return [{ check: 'postgres', ...fault(error.message, 'Start Postgres, or correct DATABASE_URL or TASKPACT_DATA.') }]
  }
  const server: Server = { config, pool: database.pool }
  try {
    const findings = await runAll([...serverChecks, migrationCheck], server)
    const readable = await isReadable(server.pool).catch(() => false)
    return readable ? [...findings, ...(await runAll(contentChecks, server))] : findings
  } finally {
    await database.close()
  }
}

async function runAll<S>(checks: Check<S>[], subject: S): Promise<Examined[]> {
  const findings: Examined[][] = []
  for (const check of checks) {
    const found = [await run(check, subject)].flat()
    findings.push(found.map((finding) => ({ check: check.name, ...finding })))
  }
  return findings.flat()
}

async function run<S>({ examine: examineOne }: Check<S>, subject: S): Promise<Finding | Finding[]> {
  const late = sleep(timeoutMs, null, { ref: false }).then(() => {
    throw new Error(`no result within ${timeoutMs / 1000} s`)
  })
  try {
    return await Promise.race([examineOne(subject), late])
  } catch (error) {
    return fault(
      `This could not be examined: ${reasonOf(error)}.`,
      'Run the command again; if it remains, see the log of Postgres.',
    )
  }
}

/** A server's words may repeat what it was sent. */
function masked(message: string, secrets: string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), message)
}
